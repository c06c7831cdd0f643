"""The frame of 写总结: sections, text and findings side by side; what is typed is saved by itself and compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QInputDialog, QPushButton, QSplitter, QVBoxLayout, QWidget

from desk_union.reports.writing.drafts import Blank
from desk_union.screens.reports.writerpage import WriterPage
from desk_union.ui.kit import dialogs
from desk_union.ui.kit.dialogframe import GAP, Framed, push_button, told
from desk_union.ui.kit.fitting import Elided
from desk_union.ui.kit.quiet import Quiet
from desk_union.ui.kit.style import scaled
from desk_union.ui.reports import writerside
from desk_union.ui.reports.findbar import FindBar
from desk_union.ui.reports.outline import Outline
from desk_union.ui.reports.writerside import WriterSide
from desk_union.ui.reports.writingblocks import NAMES
from desk_union.ui.reports.writingtext import WritingText

if TYPE_CHECKING:
    from desk_union.screens.desk import Desk
    from desk_union.screens.reports.writerchecks import Findings, TypedByHand

WIDE, HIGH = 1240, 720
COMPARE_AFTER, SAVE_AFTER = 1200, 15_000  # ms after the last key
PARTS = (170, 700, 290)
GIVE_UP, WRITE_ON = "不要这些改动，关闭", "接着写"
SAVED, UNSAVED = "已存进账本", "正在写，停下来会自动存"


class WriterFrame(Framed):
    help_page = "reports.writing"
    asks_first = False  # all that is typed is saved by itself, and again on the way out

    def __init__(self, parent: QWidget | None, desk: Desk, writing: int) -> None:
        page = WriterPage(desk, writing)
        super().__init__(parent, f"写总结：{page.title}")
        self.desk, self.page = desk, page
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.outline, self.text, self.side = Outline(page), WritingText(page), WriterSide(page)
        self.finder = FindBar(self.text)
        self.state = Elided()
        self.commands: list[QPushButton] = []  # that write, also of a document that is final
        self.bar = self._bar()
        self.body.addLayout(self.bar)
        self.body.addWidget(self._middle(), 1)
        self._buttons()
        self.checks = Quiet(self)
        self.checks.answered.connect(self._found)
        self.comparing = QTimer(self, singleShot=True, interval=COMPARE_AFTER)
        self.comparing.timeout.connect(self.compare)
        self.saving = QTimer(self, singleShot=True, interval=SAVE_AFTER)
        self.saving.timeout.connect(self.save_quietly)
        self._listen()
        self.resize(WIDE, HIGH)
        self.show_anew()
        self.text.setFocus()

    def _bar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.kinds = QComboBox()
        for kind, name in NAMES.items():
            self.kinds.addItem(name, kind)
        self.kinds.setToolTip("这一行是什么：标题的编号、一是…二是…都自动排")
        row.addWidget(self.kinds)
        self.editing = [
            push_button("表格", self.put_table),
            push_button("撤销", self.text.undo), push_button("重做", self.text.redo),
        ]  # fmt: skip
        for button in self.editing:
            row.addWidget(button)
        row.addWidget(push_button("查找", self.finder.begin, key="Ctrl+F"))
        row.addWidget(self.state, 1)
        return row

    def _middle(self) -> QSplitter:
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.finder)
        column.addWidget(self.text, 1)
        whole = QSplitter(Qt.Orientation.Horizontal)
        for widget in (self.outline, centre, self.side):
            whole.addWidget(widget)
        whole.setChildrenCollapsible(False)
        whole.setSizes([scaled(length) for length in PARTS])
        whole.setStretchFactor(1, 1)
        return whole

    def _buttons(self) -> None:
        """Those of the row below; the commands stand first."""
        self.add_button("关闭", self.reject)
        self.save_button = self.add_button("保存", self.save, primary=True, key="Ctrl+S")

    def _listen(self) -> None:
        self.text.textChanged.connect(self._typed)
        self.text.cursorPositionChanged.connect(self._show_kind)
        self.text.at_number.connect(self.side.show_number)
        self.kinds.activated.connect(lambda _place: self._choose_kind())
        self.side.gone_to.connect(self.look_at)

    def show_anew(self) -> None:
        """The document as it is in the book."""
        self._load()
        self._show_state()
        self.outline.refresh()
        self.compare()

    def _load(self) -> None:
        place = self.text.textCursor().position()
        self.text.load(self.page.shown)
        cursor = self.text.textCursor()
        cursor.setPosition(min(place, self.text.document().characterCount() - 1))
        self.text.setTextCursor(cursor)
        self.text.ensureCursorVisible()

    def _show_state(self) -> None:
        fixed = bool(self.page.fixed)
        self.text.setReadOnly(fixed)
        for widget in (*self.editing, self.kinds, self.save_button):
            widget.setEnabled(not fixed)
        for button in self.commands:
            button.setEnabled(not self.desk.book.read_only)
        saved = "" if fixed else f"　{UNSAVED if self.text.document().isModified() else SAVED}"
        self.state.setText(f"{self.page.says}{saved}")
        self.side.refresh()

    def _typed(self) -> None:
        if self.text.document().isModified() and not self.text.isReadOnly():
            self.comparing.start()
            self.saving.start()
            self.state.setText(f"{self.page.says}　{UNSAVED}")

    @told
    def save(self) -> bool:
        """What is typed goes into the book; what cannot be taken is told and stays where it was typed."""
        if self.page.fixed:
            return True
        before = self.text.sections()
        self.page.save(before)
        self.saving.stop()
        if self.page.shown != before:
            self._load()  # a name in braces is a number now, or a section is new
        self.text.document().setModified(False)
        self._show_state()
        self.outline.refresh()
        return True

    def save_quietly(self) -> None:
        """By itself, but never into the middle of a word that is being composed."""
        if self.text.textCursor().block().layout().preeditAreaText():
            self.saving.start()
        else:
            self.save()

    def reject(self) -> None:
        if not self.save() and dialogs.choose(self, self.note.text(), "", (WRITE_ON, GIVE_UP)) == WRITE_ON:
            return
        self.comparing.stop()
        self.saving.stop()
        self.checks.stop()
        super().reject()

    def compare(self) -> None:
        """Beside the window: it is written on meanwhile."""
        lines = self.text.lines()
        self.checks.ask(lambda: self.page.compare(lines))

    def _found(self, found: Findings) -> None:
        moved = self.page.findings.changed != found.changed
        self.page.findings = found
        if moved:
            self.text.show_numbers()
        self.text.underline(found.typed)
        self.side.refresh()

    def look_at(self, view: int, thing: object) -> None:
        """Where in the text it is."""
        if view == writerside.TYPED:
            one: TypedByHand = thing[0]  # type: ignore[index]  # with the code of a figure
            cursor = self.text.place_of(one)
            if cursor is not None:
                self.text.setTextCursor(cursor)
        elif isinstance(thing, Blank):
            if (cursor := self.text.blank_at(thing)) is not None:
                self.text.setTextCursor(cursor)
        elif isinstance(thing, int):
            self.text.go_to_mark(thing)

    def _choose_kind(self) -> None:
        self.text.set_kind(self.kinds.currentData())
        self.text.setFocus()

    def _show_kind(self) -> None:
        self.kinds.setCurrentIndex(max(0, self.kinds.findData(self.text.kind)))

    def put_table(self) -> None:
        wide, given = QInputDialog.getInt(self, "表格", "几列？（回车以后在表里按 Tab 换格）", 3, 2, 10)
        if given:
            high, given = QInputDialog.getInt(self, "表格", "几行？（连表头）", 4, 2, 60)
        if given:
            self.text.add_table(high, wide)
        self.text.setFocus()
