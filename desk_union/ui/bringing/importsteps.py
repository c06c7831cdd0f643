"""The steps of an import as pages of its dialog: the columns and the questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QScrollArea,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from desk_union.screens.bringing.importlines import MODES
from desk_union.ui.form.choicebox import ChoiceBox
from desk_union.ui.kit import kinship
from desk_union.ui.kit.dialogframe import GAP, fill_table, push_button, words
from desk_union.ui.kit.style import colours

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desk_union.describe.question import Question
    from desk_union.exchange.report import AmbiguousName, Doubt, Unknown
    from desk_union.screens.bringing.importlines import MapLine
    from desk_union.screens.bringing.importpage import ImportPage

COLUMN_HEADERS = ("您的列名", "前几行的内容", "导入到", "")
TARGET, HOW = 2, 3
NEW = "new"  # the answer that a name is none of those in the book


class ColumnsStep(QWidget):
    """Which field each column fills, and what is done with rows already in the book."""

    sheet_chosen = Signal()

    def __init__(self, page: ImportPage) -> None:
        super().__init__()
        self.page = page
        self.sheets = QComboBox()
        self.sheets.setToolTip("要导入哪一张工作表")
        self.sheets.activated.connect(self._choose_sheet)
        self.where = words("", "hint")
        self.fault = words("", "warning")
        self.table = QTableWidget()
        self.boxes: dict[int, ChoiceBox] = {}
        self._guessed: dict[int, str | None] = {}
        top = QHBoxLayout()
        top.addWidget(self.sheets)
        top.addWidget(self.where, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(top)
        column.addWidget(self.fault)
        column.addWidget(self.table, 1)
        self.rest = push_button("没有选定的都不导入(&L)", self.leave_rest)
        self.rest.setToolTip("标着“请选定”的列，都当作不导入（Alt+L）")
        column.addWidget(self.rest, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(words(f"账本里已经有的{page.one_of_them}怎么办？", "heading"))
        column.addLayout(self._modes())

    def _modes(self) -> QVBoxLayout:
        self.modes = QButtonGroup(self)
        column = QVBoxLayout()
        column.setSpacing(GAP // 2)
        for place, (mode, (title, sentence)) in enumerate(MODES.items()):
            button = QRadioButton(f"{title}：{sentence}")
            button.setChecked(mode == self.page.mode)
            self.modes.addButton(button, place)
            column.addWidget(button)
        self.modes.idToggled.connect(self._choose_mode)
        return column

    def _choose_mode(self, place: int, on: bool) -> None:
        if on:
            self.page.set_mode(list(MODES)[place])

    def _choose_sheet(self, place: int) -> None:
        self.page.choose_sheet(place)
        self.show_file()
        self.sheet_chosen.emit()

    def show_file(self) -> None:
        """Fill everything from the page, after a file or sheet was chosen."""
        self.sheets.clear()
        self.sheets.addItems(self.page.sheets)
        self.sheets.setCurrentIndex(self.page.sheet)
        self.sheets.setVisible(len(self.page.sheets) > 1)
        self.where.setText(self.page.sheet_words)
        self.modes.button(list(MODES).index(self.page.mode)).setChecked(True)
        lines = self.page.columns()
        self._guessed = {line.index: line.key for line in lines}
        fill_table(
            self.table, COLUMN_HEADERS, [(line.header, "、".join(line.samples), "", "") for line in lines], wide=1
        )
        self.boxes = {}
        for row, line in enumerate(lines):
            self.boxes[line.index] = box = self._box(line.index)
            self.table.setCellWidget(row, TARGET, box)
        self.table.setColumnWidth(0, min(self.table.columnWidth(0), 220))
        self.table.setColumnWidth(TARGET, 230)
        self.table.setColumnWidth(HOW, 120)
        self.show_columns()

    def _box(self, index: int) -> ChoiceBox:
        box = ChoiceBox(self.page.fields_like)
        box.setToolTip("这一列是什么；可以打字或拼音首字母找，不要的选“（不导入）”")
        box.typed.connect(lambda text: self._choose(index, text))
        return box

    def _choose(self, index: int, text: str) -> None:
        fitting = self.page.fields_like(text)
        key = next((key for key, label in fitting if label == text), None)
        now = next((line.key for line in self.page.columns() if line.index == index), None)
        if key is not None and (key or None) != now:
            self.page.choose(index, key or None)
        self.show_columns()

    @property
    def chosen(self) -> list[str]:
        """What the columns are said to be by hand, and what is being typed into one of the boxes."""
        held = {line.index: line.key for line in self.page.columns()} if self.boxes else {}
        by_hand = [f"{index} {key}" for index, key in held.items() if key != self._guessed[index]]
        return by_hand + [
            text for index, box in self.boxes.items() if (text := box.currentText()) != self.page.label_of(held[index])
        ]

    def leave_rest(self) -> None:
        self.page.leave_rest()
        self.show_columns()

    def show_columns(self) -> None:
        """Bring every box in line with the page; choosing one column may have freed another."""
        for row, line in enumerate(self.page.columns()):
            self.boxes[line.index].show_text(self.page.label_of(line.key))
            how = self.table.item(row, HOW)
            if how is not None:
                how.setText(line.how)
                how.setForeground(self._ink(line))
        self.rest.setVisible(bool(self.page.undecided()))
        missing = self.page.missing()
        self.fault.setText("".join(f"{problem.reason}{problem.remedy}" for problem in missing))
        self.fault.setVisible(bool(missing))

    def _ink(self, line: MapLine) -> QColor:
        return QColor(colours()["fault" if line.doubtful else "quiet"])


class QuestionsStep(QScrollArea):
    """What only the clerk knows: unknown words, names much like others, years of two digits."""

    def __init__(self, page: ImportPage) -> None:
        super().__init__()
        self.page = page
        self.boxes: list[QComboBox] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def show_questions(self) -> None:
        self.boxes = []
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setSpacing(GAP)
        self._grid.setColumnStretch(1, 1)
        for question in self.page.asked:
            self._ask(question)
        for years in self.page.ambiguous[:1]:
            self._ask_century(years)
        for word in self.page.unknown:
            self._ask_word(word)
        for doubt in self.page.doubts:
            self._ask_name(doubt)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self.setWidget(inside)

    def _ask(self, question: Question) -> None:
        self._row(
            question.sentence, [(choice, choice) for choice in question.choices],
            lambda choice: self.page.answer(question.text, choice),
        )  # fmt: skip

    def _ask_century(self, years: AmbiguousName) -> None:
        headers = "、".join(f"「{each.header}」" for each in self.page.ambiguous)
        question = f"{headers}里有两位数的年份（如 {'、'.join(years.examples)}），是哪个年代？"
        today = self.page.desk.today()
        past = f"不晚于今天的算20几几年，其余算19几几年（{today:%y}年是{today.year}年，99年是1999年）"
        answers = [(past, today), ("一律是19几几年", 19), ("一律是20几几年", 20)]
        self._row(question, answers, self.page.answer_century)

    def _ask_word(self, word: Unknown) -> None:
        question = f"「{word.title}」里不认识“{word.text}”（{word.count:,} 处），是指："
        others = [label for label in word.labels if label not in word.suggestions]
        answers = [(label, label) for label in (*word.suggestions, *others)] + [("空着不填", "")]
        self._row(question, answers, lambda label: self.page.answer_word(word.dictionary, word.text, label))

    def _ask_name(self, doubt: Doubt) -> None:
        question = f"「{doubt.header}」的“{doubt.text}”（{doubt.count:,} 处），账本里是："
        answers: list[tuple[str, int | str]] = [(label, row_id) for row_id, label in doubt.candidates]
        if doubt.may_grow:
            answers.append((f"都不是，新建“{doubt.text}”", NEW))

        def answer(chosen: int | str | None) -> None:
            if chosen is None:
                self.page.leave_name(doubt.key, doubt.text)
            else:
                self.page.answer_name(doubt.key, doubt.text, chosen if isinstance(chosen, int) else None)

        self._row(question, answers, answer)

    def _row(self, question: str, answers: Sequence[tuple[str, Any]], take: Callable[[Any], None]) -> None:
        """One question; ``take`` gets the value chosen, None while nothing is."""
        box = QComboBox()
        box.addItem("先不定（这些行会算作有误）", None)
        for label, value in answers:
            box.addItem(label, value)
        box.activated.connect(lambda _place: take(box.currentData()))
        row = self._grid.rowCount()
        label_widget = words(question, "warning")
        kinship.make_friends(label_widget, box)
        self._grid.addWidget(label_widget, row, 0, 1, 2)
        self._grid.addWidget(box, row, 2)
        self.boxes.append(box)
