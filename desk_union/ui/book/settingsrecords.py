"""The pages of settings about what the book keeps by itself: what imports remember, who saw what, what was printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLineEdit, QTableWidget, QVBoxLayout, QWidget

from desk_union.basis.refusal import Refusal
from desk_union.screens import lookingback, privacy
from desk_union.screens.bringing.importmemory import ImportMemory
from desk_union.screens.paper.printlog import printed_lines
from desk_union.ui.form.choicebox import ChoiceBox
from desk_union.ui.kit.dialogframe import GAP, fill_table, on_keys, push_button, words
from desk_union.ui.kit.typedtext import NO_INPUT

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from desk_union.screens.bringing.importmemory import MemoryLine
    from desk_union.screens.desk import Desk
    from desk_union.store.deeds import Sought

LEARNED = ("用在", "表里写的", "当作")
LOGGED = ("时间", "谁", "台账", "做了什么")
LEFT = ("时间", "谁", "打印、存了什么", "怎么", "多少")


class _Records(QWidget):
    """A sentence, a line to find by, and a table that is read when the page is first looked at."""

    title = ""
    headers: tuple[str, ...] = ()

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(2 * GAP, 0, 2 * GAP, 0)
        self.body.setSpacing(GAP)
        self.body.addWidget(words(sentence, "hint"))
        self.search = QLineEdit(placeholderText="在下面找", clearButtonEnabled=True)
        self.search.setProperty(NO_INPUT, True)
        self.search.textChanged.connect(lambda _text: self.fill())
        self.body.addWidget(self.search)
        self.table = QTableWidget()
        self.body.addWidget(self.table, 1)
        self.count = words("", "hint")
        self.body.addWidget(self.count)
        self._read = False

    def ask_who_and_when(self) -> None:
        """Three more lines beside the search: by whom, from which day, to which."""
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.who = QLineEdit(placeholderText="谁", clearButtonEnabled=True)
        self.since = QLineEdit(placeholderText="从哪天", clearButtonEnabled=True)
        self.until = QLineEdit(placeholderText="到哪天", clearButtonEnabled=True)
        for line in (self.who, self.since, self.until):
            line.setProperty(NO_INPUT, True)
            row.addWidget(line)
        self.who.textChanged.connect(lambda _text: self.fill())
        for line in (self.since, self.until):
            line.editingFinished.connect(self.fill)
            line.setToolTip("如 20260301、2026-3-1；两头都算")
        self.body.insertLayout(2, row)

    def sought(self) -> Sought | None:
        """What is looked for; None, with the reason below the table, where a day cannot be meant."""
        try:
            return lookingback.sought(self.who.text(), self.since.text(), self.until.text(), self.search.text())
        except Refusal as refusal:
            self.count.setText(str(refusal))
            return None

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if not self._read:
            self._read = True
            self.fill()

    def fill(self) -> None:
        raise NotImplementedError

    def show_rows(self, rows: list[tuple[str, ...]]) -> None:
        fill_table(self.table, self.headers, rows)
        if rows:
            self.table.setCurrentCell(0, 0)


def _asks(wanted: Sought) -> bool:
    return wanted != lookingback.sought()


class MemoryTab(_Records):
    """Correcting and deleting take effect at once; ``told`` shows a refusal in the dialog."""

    title = "导入"
    headers = LEARNED

    def __init__(self, desk: Desk, told: Callable[[Callable[[], object]], Callable[[], object]]) -> None:
        super().__init__("导入时您选过、答过的都记着，下次不再问。记错了在这里改正；删掉的下次会重新问。马上生效，不用保存。")
        self.memory = ImportMemory(desk)
        self.lines: list[MemoryLine] = []
        self.means = ChoiceBox(self._offers)
        self.means.setProperty(NO_INPUT, True)  # it follows the chosen line; ``typed`` tells what was not kept
        self.means.setToolTip("当作什么；可以打字或拼音首字母")
        self.correct_button = push_button("改正", told(self.correct))
        self.correct_button.setAutoDefault(True)  # Enter on it means it, not the dialog's own button
        self.forget_button = push_button("删除", told(self.forget))
        self.forget_button.setToolTip("忘掉选中的，可选多行（Delete）")
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(words("当作"))
        row.addWidget(self.means, 1)
        row.addWidget(self.correct_button)
        row.addWidget(self.forget_button)
        self.body.addLayout(row)
        on_keys(self.table, "Del", told(self.forget))
        self.table.itemSelectionChanged.connect(self._show_chosen)
        self._writable = not desk.book.read_only

    def steps(self) -> list[QWidget]:
        return [self.search, self.table, self.means, self.correct_button]

    def fill(self) -> None:
        self.lines = self.memory.lines(self.search.text())
        self.show_rows([(line.where, line.text, line.means) for line in self.lines])
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.count.setText(f"共 {len(self.lines):,} 条" if self.lines else "还没有记住什么。")
        self._show_chosen()

    def chosen(self) -> list[MemoryLine]:
        return [self.lines[row] for row in sorted({index.row() for index in self.table.selectedIndexes()})]

    def _show_chosen(self) -> None:
        chosen = self.chosen()
        one = len(chosen) == 1
        self.means.setEnabled(one and self._writable)
        self.correct_button.setEnabled(one and self._writable)
        self.forget_button.setEnabled(bool(chosen) and self._writable)
        self.means.clear()
        if one:
            self.means.addItems([label for _, label in self.memory.choices(chosen[0].learned)])
            self.means.show_text(chosen[0].means)

    @property
    def typed(self) -> str:
        """What was chosen for a line and is not kept yet."""
        chosen, text = self.chosen(), self.means.currentText()
        return text if len(chosen) == 1 and text != chosen[0].means else ""

    def _offers(self, text: str) -> list[tuple[str, str]]:
        chosen = self.chosen()
        return self.memory.choices_like(chosen[0].learned, text) if len(chosen) == 1 else []

    def correct(self) -> None:
        (line,) = self.chosen()
        label = self.means.currentText().strip()
        value = next((value for value, each in self.memory.choices(line.learned) if each == label), None)
        if value is None:
            raise Refusal(f"没有“{label}”可选。", "请从下拉里选一个。")
        self.memory.correct(line.learned, value)
        self._fill_again()

    def forget(self) -> None:
        self.memory.forget([line.learned for line in self.chosen()])
        self._fill_again()

    def _fill_again(self) -> None:
        row = self.table.currentRow()
        self.fill()
        if self.lines:
            self.table.setCurrentCell(min(row, len(self.lines) - 1), 0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)


class PrivacyTab(_Records):
    title = "隐私"
    headers = LOGGED

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            "谁在什么时候看过、复制、打印、导出过证件号码等隐私内容；只能看，不能改。"
            "账本以只能查看的方式打开时，看过的记不下来，复制、打印和导出则不允许。"
        )
        self.desk = desk
        self.ask_who_and_when()

    def steps(self) -> list[QWidget]:
        return []

    def fill(self) -> None:
        wanted = self.sought()
        if wanted is None:
            return
        lines = privacy.log_lines(self.desk, wanted=wanted)
        self.show_rows(list(lines))
        self.count.setText(f"共 {len(lines):,} 条" if lines else "没有记录。")


class PrintedTab(_Records):
    title = "打印记录"
    headers = LEFT

    def __init__(self, desk: Desk) -> None:
        super().__init__("打印过、存成文件过、导出过什么，谁在什么时候；只能看，不能改。账本以只能查看的方式打开时记不下来。")
        self.desk = desk
        self.ask_who_and_when()

    def steps(self) -> list[QWidget]:
        return []

    def fill(self) -> None:
        wanted = self.sought()
        if wanted is None:
            return
        lines = printed_lines(self.desk, wanted=wanted)
        self.show_rows(list(lines))
        nothing = "没有符合的记录。" if _asks(wanted) else "还没有打印过。"
        self.count.setText(f"共 {len(lines):,} 条" if lines else nothing)
