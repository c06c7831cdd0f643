"""The dialog of people who may be recorded twice: compare, merge, or tell apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QRadioButton, QTableWidget, QWidget

from desk_union.screens.members.duplicatespage import DuplicatesPage
from desk_union.ui.kit import dialogs
from desk_union.ui.kit.dialogframe import GAP, Framed, fill_table, told, words
from desk_union.ui.kit.style import colours
from desk_union.ui.kit.undokey import takes_back

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desk_union.members.duplicates import Pair
    from desk_union.screens.desk import Desk
    from desk_union.screens.members.duplicatespage import Compared

PAIR_HEADERS = ("第一个", "第二个", "为什么像")
FIRST, SECOND, TAKEN = 1, 2, 3
PAIRS_HIGH = 170


def open_duplicates(parent: QWidget | None, desk: Desk, go: Callable[[str, Sequence[int]], None]) -> None:
    """``go`` opens a ledger with only the given rows."""
    DuplicatesDialog(parent, desk, go).exec()


class DuplicatesDialog(Framed):
    help_page = "people"

    def __init__(self, parent: QWidget | None, desk: Desk, go: Callable[[str, Sequence[int]], None]) -> None:
        super().__init__(parent, "查重复")
        self.page = DuplicatesPage(desk)
        self.go = go
        self.choosers: dict[str, QComboBox] = {}
        self.pairs = QTableWidget()
        self.pairs.setMaximumHeight(PAIRS_HIGH)
        self.pairs.itemSelectionChanged.connect(self._compare)
        self.compared = QTableWidget()
        self.body.addWidget(self.pairs)
        self.body.addWidget(words("两个人的资料（不同的在前面）", "heading"))
        self.body.addWidget(self.compared, 1)
        self.body.addLayout(self._keeping())
        self.add_button("在花名册里打开这两个人(&O)", self.open_both, left=True)
        self.add_button("关闭", self.reject, key="Esc")
        self.apart_button = self.add_button("不是同一人(&N)", self.tell_apart)
        self.merge_button = self.add_button("合并(&M)…", self.merge, primary=True)
        takes_back(self, desk, self._again)
        self.resize(920, 660)
        self.refresh()

    def _keeping(self) -> QHBoxLayout:
        self.keeping = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(2 * GAP)
        row.addWidget(words("合并时保留："))
        for place, text in ((FIRST, "第一个人"), (SECOND, "第二个人")):
            button = QRadioButton(text)
            button.setToolTip("空着的栏目用另一个人的补上；不同的栏目在“合并后用”里选")
            self.keeping.addButton(button, place)
            row.addWidget(button)
        row.addStretch(1)
        self.keeping.button(FIRST).setChecked(True)
        self.keeping.idToggled.connect(lambda _place, on: self._prefer() if on else None)
        return row

    def _again(self, sentence: str) -> None:
        self.page.refresh()
        self.refresh()
        self.say(sentence)

    def refresh(self) -> None:
        self.say(self.page.says)
        rows = [(line.name, line.other_name, line.reasons) for line in self.page.pairs]
        fill_table(self.pairs, PAIR_HEADERS, rows)
        for button in (self.merge_button, self.apart_button):
            button.setEnabled(bool(rows))
        self._compare()
        if rows:
            self.pairs.setCurrentCell(0, 0)

    def pair(self) -> Pair | None:
        row = self.pairs.currentRow()
        return self.page.pairs[row].pair if 0 <= row < len(self.page.pairs) else None

    def _compare(self) -> None:
        pair = self.pair()
        rows = self.page.compare(pair) if pair is not None else []
        names = self._names()
        headers = ("栏目", f"第一个：{names[0]}", f"第二个：{names[1]}", "合并后用")
        fill_table(self.compared, headers, [(row.label, row.one, row.other, "") for row in rows])
        self.choosers = {}
        for place, row in enumerate(rows):
            if row.differs:
                self._mark(place)
            if row.choosable and pair is not None:
                self._chooser(place, row, pair)
        for column in (FIRST, SECOND):
            self.compared.setColumnWidth(column, max(240, self.compared.columnWidth(column)))
        self._prefer()

    def _names(self) -> tuple[str, str]:
        row = self.pairs.currentRow()
        if not 0 <= row < len(self.page.pairs):
            return "", ""
        return self.page.pairs[row].name, self.page.pairs[row].other_name

    def _mark(self, place: int) -> None:
        for column in (FIRST, SECOND):
            item = self.compared.item(place, column)
            if item is not None:
                item.setForeground(QColor(colours()["fault"]))

    def _chooser(self, place: int, row: Compared, pair: Pair) -> None:
        box = QComboBox()
        box.addItem("用第一个", pair.one)
        box.addItem("用第二个", pair.other)
        self.choosers[row.key] = box
        self.compared.setCellWidget(place, TAKEN, box)

    def _prefer(self) -> None:
        """Who is kept gives the values, unless the clerk chooses otherwise field by field."""
        place = 0 if self.keeping.checkedId() == FIRST else 1
        for box in self.choosers.values():
            box.setCurrentIndex(place)

    @told
    def merge(self) -> None:
        pair = self.pair()
        if pair is None:
            return
        keep = pair.one if self.keeping.checkedId() == FIRST else pair.other
        more = "另一个人移入回收站，他名下的会籍变动、任职等都转过来。可以撤销。"
        if dialogs.ask(self, f"确定{self._names()[0]}是同一个人，要合并吗？", more, yes="合并"):
            sentence = self.page.merge(pair, keep, {key: box.currentData() for key, box in self.choosers.items()})
            self._again(sentence)

    @told
    def tell_apart(self) -> None:
        pair = self.pair()
        if pair is not None:
            self._again(self.page.tell_apart(pair))

    @told
    def open_both(self) -> None:
        pair = self.pair()
        if pair is not None:
            self.accept()
            self.go("members.people", [pair.one, pair.other])
