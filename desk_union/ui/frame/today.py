"""工作台: a calm page for the morning, each line of which opens the rows behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desk_union.screens.todaypage import TodayState
from desk_union.ui.kit import dialogs
from desk_union.ui.kit.dialogframe import GAP, push_button, words

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from desk_union.screens.desk import Desk
    from desk_union.screens.todaypage import TodayCard

Go = Callable[[str, Sequence[int]], None]
NARROWEST_RIGHT, WIDEST = 360, 1240


class TodayPage(QWidget):
    """``go`` opens a ledger with only the given rows."""

    def __init__(self, desk: Desk, go: Go) -> None:
        super().__init__()
        self.state = TodayState(desk)
        self.go = go
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea()
        self._scroll.setAccessibleName("工作台")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        whole.addWidget(self._scroll)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.refresh()

    @dialogs.guarded
    def refresh(self) -> None:
        """Ask the book anew and draw the page."""
        self.state.refresh()
        inside = QWidget()
        inside.setObjectName("today")
        row = QHBoxLayout(inside)
        row.setContentsMargins(3 * GAP, 3 * GAP, 3 * GAP, 3 * GAP)
        page = QWidget()
        page.setMaximumWidth(WIDEST)
        row.addWidget(page, 1)
        row.setAlignment(page, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(words(self.state.heading, "title"))
        column.addWidget(words(self.state.subheading, "hint"))
        column.addSpacing(GAP)
        column.addLayout(self._columns())
        column.addStretch(1)
        self._scroll.setWidget(inside)

    def _columns(self) -> QHBoxLayout:
        left, right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(GAP)
        left.addWidget(words("要办的事", "heading"))
        for card in self.state.cards:
            left.addWidget(self._card(card))
        if not self.state.cards:
            left.addWidget(words("今天没有到期的事。", "hint"))
        if self.state.for_information:
            left.addSpacing(GAP)
            left.addWidget(words("可以看看", "heading"))
        for card in self.state.for_information:
            left.addWidget(self._card(card))
        left.addStretch(1)
        right.addWidget(words("备份", "heading"))
        right.addWidget(self._backup())
        right.addSpacing(GAP)
        right.addWidget(words("最近的操作", "heading"))
        right.addWidget(self._done())
        right.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(3 * GAP)
        both.addLayout(left, 3)
        both.addLayout(right, 2)
        return both

    def _card(self, card: TodayCard) -> QFrame:
        frame, column = _frame(urgent=card.urgent)
        row = QHBoxLayout()
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(words(card.title, "heading"))
        texts.addWidget(words(card.sentence, "hint"))
        row.addLayout(texts, 1)
        if card.button:
            button = push_button(card.button, lambda: self.go(card.ledger_code, card.ids))
            button.setToolTip(f"打开“{card.title}”的名单")
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
        return frame

    def _backup(self) -> QFrame:
        frame, column = _frame(urgent=self.state.backup.overdue)
        column.addWidget(words(self.state.backup.sentence))
        button = push_button("备份与恢复…", self._open_backups)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return frame

    @dialogs.guarded
    def _open_backups(self) -> None:
        from desk_union.ui.book.backups import open_backups

        open_backups(self, self.state.desk)
        self.refresh()

    def _done(self) -> QFrame:
        frame, column = _frame()
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GAP)
        grid.setVerticalSpacing(GAP // 2)
        grid.setColumnStretch(1, 1)
        for row, done in enumerate(self.state.done):
            when = words(done.when, "hint")
            when.setWordWrap(False)
            grid.addWidget(when, row, 0, Qt.AlignmentFlag.AlignTop)
            what = words(done.title)
            what.setToolTip(f"{done.who}　{done.when}" if done.who else done.when)
            grid.addWidget(what, row, 1)
        column.addLayout(grid)
        if not self.state.done:
            column.addWidget(words("还没有操作。", "hint"))
        return frame


def _frame(*, urgent: bool = False) -> tuple[QFrame, QVBoxLayout]:
    frame = QFrame()
    frame.setProperty("role", "card")
    frame.setProperty("urgent", urgent)
    column = QVBoxLayout(frame)
    column.setContentsMargins(2 * GAP, GAP, 2 * GAP, GAP)
    column.setSpacing(GAP)
    return frame, column
