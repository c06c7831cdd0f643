"""工作台: a page that starts the day: what is done mostly, what is due with what settles it, the first week."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desk_union.screens import ways as offered
from desk_union.screens.todaypage import TodayState
from desk_union.ui.frame import ways
from desk_union.ui.frame.todaylines import DueLine, card, due_lines
from desk_union.ui.kit import dialogs
from desk_union.ui.kit.dialogframe import GAP, push_button, words

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QPushButton

    from desk_union.describe.guiding import Way
    from desk_union.screens.desk import Desk
    from desk_union.screens.todaypage import TodayCard

Go = Callable[[str, Sequence[int]], object]
Settle = Callable[["Way", Sequence[int], str], object]
WIDEST = 1320


def _goes_nowhere(_way: Way, _ids: Sequence[int], _of: str) -> None:
    pass


class TodayPage(QWidget):
    """``go`` opens a ledger with only the given rows; ``settle`` goes a way, with rows of the ledger of this code.

    What deeds and sheets are called is read tab by tab after the page is there, so that nobody waits for it.
    """

    def __init__(self, desk: Desk, go: Go, settle: Settle = _goes_nowhere) -> None:
        super().__init__()
        self.state = TodayState(desk)
        self.go, self.settle = go, settle
        self._opened: set[str] = set()
        self._naming: Iterator[None] = iter(())
        self._timer = QTimer(self, interval=0, singleShot=True)
        self._timer.timeout.connect(self._name_more)
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
        """Ask the book anew and draw the page; the place looked at stays in sight."""
        self.state.refresh()
        at = self._scroll.verticalScrollBar().value()
        inside = QWidget()
        inside.setObjectName("today")
        row = QHBoxLayout(inside)
        row.setContentsMargins(3 * GAP, 2 * GAP, 3 * GAP, 2 * GAP)
        page = QWidget()
        page.setMaximumWidth(WIDEST)
        row.addWidget(page, 1)
        row.setAlignment(page, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(words(self.state.heading, "title"))
        column.addWidget(words(self.state.subheading, "hint"))
        self._usual = QGridLayout()
        self._usual.setSpacing(GAP)
        column.addLayout(self._usual)
        self._next = QVBoxLayout()
        column.addLayout(self._next)
        column.addSpacing(GAP)
        self._lines: list[DueLine] = []
        column.addLayout(self._columns())
        column.addStretch(1)
        self._scroll.setWidget(inside)
        self._scroll.verticalScrollBar().setValue(at)
        self._naming = self._name()
        self._timer.start()

    # What is named by tabs that are read only now

    def name_all(self) -> None:
        """Name at once what would be named bit by bit."""
        self._timer.stop()
        for _ in self._naming:
            pass

    def _name_more(self) -> None:
        if next(self._naming, self) is not self:
            self._timer.start()

    def _name(self) -> Iterator[None]:
        desk, shown = self.state.desk, 0
        for way in self.state.usual:
            title = ways.title_of(desk, way)
            if title and shown < offered.OFFERED:
                button = self._button(title, way)
                button.setProperty("role", "usual")
                self._usual.addWidget(button, 0, shown)
                shown += 1
            yield
        if (told := self.state.imported) is not None:
            frame, column = card()
            row = QHBoxLayout()
            row.addWidget(words(f"今天{told.title}。接下来："), 1)
            for way in told.ways:
                if title := ways.title_of(desk, way):
                    row.addWidget(self._button(title, way))
                yield
            column.addLayout(row)
            self._next.addWidget(frame)
        for line in self._lines:
            for settling in filter(None, (line.told.settles, line.told.puts_off)):
                line.offer(ways.title_of(desk, settling), settling)
                yield

    def _button(self, title: str, way: Way) -> QPushButton:
        button = push_button(title, lambda: self.settle(way, (), ""))
        keys = ways.keys_of(way)
        button.setToolTip(f"{title}（{keys}）" if keys else title)
        return button

    # The two columns

    def _columns(self) -> QHBoxLayout:
        left, right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(GAP)
        self._fill_due(left)
        if self.state.first_week:
            right.addWidget(words("第一周要做的", "heading"))
            right.addWidget(self._first_week())
        right.addWidget(words("备份", "heading"))
        right.addWidget(self._backup())
        right.addSpacing(GAP)
        right.addWidget(words("最近的操作", "heading"))
        right.addWidget(self._done())
        right.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(3 * GAP)
        both.addLayout(left, 5)
        both.addLayout(right, 2)
        return both

    def _fill_due(self, left: QVBoxLayout) -> None:
        state = self.state
        if not state.cards:
            left.addWidget(words("要办的事", "heading"))
            left.addWidget(words("今天没有到期的事。", "hint"))
        for title, cards in (("过期的", state.late), ("要办的", state.soon), ("可以看看", state.for_information)):
            if cards:
                lines = [self._line(told) for told in cards]
                self._lines += lines
                left.addWidget(due_lines(title, lines, self._opened))
        left.addStretch(1)

    def _line(self, told: TodayCard) -> DueLine:
        return DueLine(told, self.go, self.settle)

    def _first_week(self) -> QFrame:
        frame, column = card()
        for step in self.state.first_week:
            row = QHBoxLayout()
            row.setSpacing(GAP)
            row.addWidget(words("✓" if step.done else "○", "hint" if step.done else ""))
            if step.done:
                row.addWidget(words(step.title, "hint"), 1)
            else:
                button = self._button(step.title, step.way)
                button.setProperty("role", "link")
                button.setToolTip(step.help)
                row.addWidget(button, 1, Qt.AlignmentFlag.AlignLeft)
            column.addLayout(row)
        away = push_button("不再显示", self._put_away)
        away.setToolTip("收起第一周要做的；没有做完的以后也能做")
        column.addWidget(away, 0, Qt.AlignmentFlag.AlignLeft)
        return frame

    @dialogs.guarded
    def _put_away(self) -> None:
        offered.put_first_week_away(self.state.desk)
        self.refresh()

    def _backup(self) -> QFrame:
        frame, column = card(urgent=self.state.backup.overdue)
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
        frame, column = card()
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
