"""评分录入 in a window of its own: contest and judge above, the grid, what is missing, and what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QInputDialog, QLabel, QPushButton, QWidget

from desk_union import tabs
from desk_union.basis.refusal import Refusal
from desk_union.screens.contests.scoringpage import ScoringPage
from desk_union.store.overrides import Doubtful
from desk_union.ui.contests.scoregrid import ScoreTable
from desk_union.ui.form.deeddialog import carry_out
from desk_union.ui.kit import dialogs
from desk_union.ui.kit.dialogframe import GAP, Framed, on_keys, told, words
from desk_union.ui.kit.style import scaled
from desk_union.ui.kit.undokey import takes_back

if TYPE_CHECKING:
    from desk_union.screens.desk import Desk

WIDE, HIGH = 1180, 680
RANK_AFTER = 500  # ms after the last mark, so that typing is never waited for
HOW = (
    "输数字直接改；回车、Tab：下一项，到头换下一个参赛者；Delete：清空；一票否决输√或1；"
    "Ctrl+V：粘贴Excel里的分；Ctrl+Z：撤销"
)


def open_scoring(parent: QWidget | None, desk: Desk, contest: int | None = None) -> None:
    """``contest`` is the one to begin with, else the newest that is not signed yet."""
    dialog = ScoringDialog(parent, desk, contest)
    dialog.exec()
    dialog.deleteLater()


class ScoringDialog(Framed):
    help_page = "contests.running"
    asks_first = False  # every mark is kept at once

    def __init__(self, parent: QWidget | None, desk: Desk, contest: int | None = None) -> None:
        super().__init__(parent, "评分录入")
        self.desk = desk
        self.page = ScoringPage(desk, contest)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.sentence.hide()
        self.body.addLayout(self._top())
        self.table = ScoreTable(self.page)
        self.table.marks.typed.connect(self.type)
        self.empty = words("", "empty")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.empty, 1)
        self.sums = words("", "heading")
        self.body.addWidget(self.sums)
        self.help = words(HOW, "hint")
        self.body.addWidget(self.help)
        for text, slot in (
            ("怎么算的(&W)", self.explain), ("评分表(&P)…", self.print_sheets), ("排名表(&R)…", self.print_ranking),
            ("排名图(&B)…", self.print_bars),
        ):  # fmt: skip
            self.add_button(text, slot, left=True)
        self.add_button("关闭", self.reject)
        self.sign_button = self.add_button("结果签字(&S)…", self.sign_off)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        takes_back(self, desk, self._taken_back)
        on_keys(self.table, "Ctrl+V", self.paste)
        self.ranking = QTimer(self, singleShot=True, interval=RANK_AFTER)
        self.ranking.timeout.connect(self.rank)
        self.resize(WIDE, HIGH)
        self.refresh()
        self.table.setFocus()

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.contest, self.judge = QComboBox(), QComboBox()
        self.contest.setMinimumWidth(scaled(320))
        self.judge.setMinimumWidth(scaled(140))
        self.contest.activated.connect(lambda _place: self._choose_contest())
        self.judge.activated.connect(lambda _place: self._choose_judge())
        self.again = QCheckBox("录第二遍（复核）")
        self.again.setToolTip("由第二个人对着同一张评分表再录一遍，与第一遍不同的变红")
        self.again.toggled.connect(self._choose_again)
        for label, widget in (("竞赛", self.contest), ("评委", self.judge), ("", self.again)):
            if label:
                row.addWidget(QLabel(label))
            row.addWidget(widget)
            row.addSpacing(GAP)
        row.addStretch(1)
        return row

    def refresh(self) -> None:
        """Show the page as it is now."""
        grid = self.page.grid
        self.contest.clear()
        for row_id, name in self.page.contests:
            self.contest.addItem(name, row_id)
        self.judge.clear()
        if grid is not None:
            self.contest.setCurrentIndex(self.contest.findData(grid.contest))
            self.judge.addItems(grid.judges)
            self.judge.setCurrentText(grid.judge)
        self.table.refresh()
        self.table.setVisible(not self.page.empty)
        self.empty.setText(self.page.empty)
        self.empty.setVisible(bool(self.page.empty))
        self.sign_button.setEnabled(grid is not None and not grid.frozen)
        self._show_sums()

    def _show_sums(self) -> None:
        frozen = self.page.grid is not None and self.page.grid.frozen
        self.sums.setText(f"{self.page.words}{'结果已签字，不能再改。' if frozen else ''}")

    def _choose_contest(self) -> None:
        self.again.setChecked(False)
        self.page.choose_contest(self.contest.currentData())
        self.help.setText(HOW)
        self.refresh()
        self.table.setFocus()

    def _choose_judge(self) -> None:
        self.page.choose_judge(self.judge.currentText())
        self.help.setText(HOW)
        self.refresh()
        self.table.setFocus()

    def _choose_again(self, on: bool) -> None:
        self.page.again = on
        self.table.refresh()

    @told
    def type(self, row: int, column: int, text: str) -> None:
        self.table.stays = True  # on a square whose mark is refused, so that the next figure does not go astray
        try:
            self.page.type(row, column, text)
        except Doubtful as doubt:
            if not (reason := self._reason(doubt)):
                return
            self.page.type(row, column, text, reason)
        self.table.stays = False
        self.help.setText(HOW)
        self.ranking.start()
        self._show_sums()

    def _reason(self, doubt: Doubtful) -> str:
        asked = f"{doubt.reason}\n\n确实要这样记的，请写明理由："
        reason, given = QInputDialog.getText(self, "需要说明", asked)
        return reason.strip() if given else ""

    @told
    def paste(self) -> None:
        """The cells on the clipboard onto the grid, from the square with the cursor on."""
        place, text = self.table.place(), QGuiApplication.clipboard().text()
        if place is None:
            raise Refusal("请先移到要粘贴的那一格。")
        try:
            said = self.page.paste(text, *place)
        except Doubtful as doubt:
            if not (reason := self._reason(doubt)):
                return
            said = self.page.paste(text, *place, reason)
        self.table.refresh()
        self.rank()
        self.help.setText(said)

    def rank(self) -> None:
        self.page.rank()
        self.table.marks.show_standing()
        self._show_sums()

    @told
    def explain(self) -> None:
        place = self.table.currentIndex().row()
        self.rank()
        lines = self.page.arithmetic(place)
        if lines:
            dialogs.tell(self, f"{self.page.entries[place].name}的总分", lines)

    @told
    def sign_off(self) -> None:
        deed, grid = tabs.deed_called("contests.sign_off"), self.page.grid
        answer = carry_out(self, self.desk, deed, (grid.contest,)) if deed is not None and grid is not None else None
        if answer is not None:
            self.page.refresh()
            self.refresh()
            self.help.setText(answer.words)

    def _taken_back(self, title: str) -> None:
        self.page.refresh()
        self.refresh()
        self.help.setText(title)

    @told
    def print_sheets(self) -> None:
        self._print("contests.score_sheet")

    @told
    def print_ranking(self) -> None:
        self._print("contests.ranking")

    @told
    def print_bars(self) -> None:
        self._print("contests.standings_picture")

    def _print(self, code: str) -> None:
        from desk_union.ui.paper.printing import print_row

        if self.page.grid is not None:
            print_row(self, self.desk, code, self.page.grid.contest)
