"""写总结 in a window of its own: numbers put in and taken anew, sections arranged, the paper, the stage."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QInputDialog, QMenu, QPushButton, QWidget

from desk_union import tabs
from desk_union.basis.refusal import Refusal
from desk_union.reports.writing.drafts import ITEM
from desk_union.screens.reports.writerchecks import OfferedProblem, TypedByHand
from desk_union.store.overrides import Doubtful
from desk_union.ui.form.deeddialog import carry_out
from desk_union.ui.form.parts import RowDialog
from desk_union.ui.kit.dialogframe import on_keys, push_button, told
from desk_union.ui.paper.numbers import open_behind
from desk_union.ui.reports import writerside
from desk_union.ui.reports.figurepick import FigureQuestion
from desk_union.ui.reports.writerframe import WriterFrame

if TYPE_CHECKING:
    from desk_union.screens.desk import Desk


class WriterDialog(WriterFrame):
    def __init__(self, parent: QWidget | None, desk: Desk, writing: int) -> None:
        super().__init__(parent, desk, writing)
        self.bar.insertWidget(1, self.put_button)

    def _buttons(self) -> None:
        self.put_button = push_button("插入数字", self.put_number, key="Ctrl+;")
        self.editing.append(self.put_button)
        self.add_button("打印、存为Word", self.print_it, left=True, key="Ctrl+P")
        self.plan_button = self.add_button("思路列入计划", self.plan_from, left=True)
        self.stage_button = self.add_button("定稿、作废", self.choose_stage, left=True)
        self.commands = [self.plan_button, self.stage_button]
        super()._buttons()
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
            button.setDefault(False)

    def _listen(self) -> None:
        super()._listen()
        self.text.opened.connect(self.open_number)
        self.outline.wanted.connect(self.text.go_to_section)
        self.outline.asked.connect(self.arrange)
        self.side.done.connect(self.do_found)
        on_keys(self, "Ctrl+D", self.open_here)

    @told
    def do_found(self, view: int, thing: object) -> None:
        if view == writerside.ROWS:
            self.open_number(self.side.mark)
        elif view == writerside.CHANGED:
            self.take([one.mark for one in self.page.findings.changed] if thing is None else [thing])  # type: ignore[list-item]  # a mark
        elif view == writerside.MISSING and isinstance(thing, int):
            self.fill_in(thing)
        elif view == writerside.TYPED and isinstance(thing, tuple):
            self.put_instead(*thing)
        elif view == writerside.MISSING:
            self.look_at(view, thing)
            self.text.setFocus()
        elif view == writerside.PROBLEMS and isinstance(thing, OfferedProblem):
            self.text.insert_item(self.page.put_problem(thing), ITEM)

    def take(self, marks: list[int]) -> None:
        """The new values stand in the text from now on."""
        if self.save():
            self.page.take(marks)
            self.text.show_numbers()
            self._show_state()

    def put_instead(self, one: TypedByHand, code: str) -> None:
        """A live number where digits were typed."""
        cursor = self.text.place_of(one)
        if cursor is None:
            raise Refusal("这一行已经改过了。", "等一下，清单会重新列。")
        body, unit = self.page.put_instead(one, code)
        cursor.setPosition(cursor.position() + unit, QTextCursor.MoveMode.KeepAnchor)
        self.text.setTextCursor(cursor)
        self.text.insert(body)
        self.compare()

    def fill_in(self, mark: int) -> None:
        """A number that is missing is typed into 手填数字台账, and stands in the text."""
        one = self.page.numbers[mark]
        given = {
            "figure": one.code,
            "name": one.label,
            "unit": one.unit,
            "first": one.span.first,
            "last": one.span.last,
        }
        dialog = RowDialog(self, self.desk, self.desk.ledger("reports.typed"), None, given)
        dialog.exec()
        if dialog.saved is not None:
            self.take([mark])

    @told
    def put_number(self) -> None:
        question = FigureQuestion(self, self.page)
        if question.exec() == FigureQuestion.DialogCode.Accepted and question.chosen is not None:
            self.text.insert(self.page.put_in(question.chosen.code, question.years))
        self.text.setFocus()

    @told
    def arrange(self, what: str, section: int) -> None:
        if not self.save():
            self.outline.refresh()
            return
        at: int | None = section
        if what in {"out", "in"}:
            self.page.leave_out(section, out=what == "out")
        elif what == "add":
            at = self.page.add_section(section or None)
        else:
            self.page.move(section, -1 if what == "up" else 1)
        self.show_anew()
        self.outline.refresh(at)
        if at is not None:
            self.text.go_to_section(at)

    def open_here(self) -> None:
        self.open_number(self.text.mark_here())

    @told
    def open_number(self, mark: int | None) -> None:
        """Its rows in their ledger; what is written is saved before."""
        evidence = self.page.evidence(mark) if mark is not None else None
        if evidence is None or not evidence.count:
            raise Refusal("这个数后面没有记录。", "没有记录的数是0、还缺，或者由手填得来。")
        if self.save():
            open_behind(self, self.desk, (evidence.behind,))

    @told
    def print_it(self) -> None:
        from desk_union.ui.paper.printing import print_row

        if self.save():
            print_row(self, self.desk, "reports.summary", self.page.id)

    @told
    def plan_from(self) -> None:
        deed = tabs.deed_called("reports.plan_from")
        answer = carry_out(self, self.desk, deed, (self.page.id,)) if self.save() and deed is not None else None
        if answer is not None:
            self.state.setText(answer.words)

    def choose_stage(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for stage, reason in self.page.moves:
            menu.addAction(f"改为{stage}", partial(self.go_to, stage, reason=reason))
        menu.popup(self.stage_button.mapToGlobal(self.stage_button.rect().topLeft()))

    @told
    def go_to(self, stage: str, *, reason: bool = False) -> None:
        if not self.save():
            return
        why = ""
        if reason:
            why, given = QInputDialog.getText(self, f"改为{stage}", "为什么？")
            if not given or not why.strip():
                return
        try:
            self.page.go_to(stage, why.strip())
        except Doubtful as doubt:
            why, given = QInputDialog.getText(self, "需要说明", f"{doubt.reason}\n\n确实要这样的，请写明理由：")
            if not given or not why.strip():
                return
            self.page.go_to(stage, why.strip())
        self.show_anew()
