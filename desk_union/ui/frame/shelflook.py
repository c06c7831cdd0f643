"""How the shelf looks: a small picture before each ledger and the number of its rows behind, filled in bit by bit."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desk_union.basis.refusal import Refusal
from desk_union.ui.kit.icons import icon
from desk_union.ui.kit.style import colours, scaled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QListWidget

    from desk_union.screens.desk import Desk

CODE, COUNT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
PICTURE, MARGIN = 14, 8
LATER_MS = 250  # after a tab was turned to; its first ledger is there by then


class CountDelegate(QStyledItemDelegate):
    """The number stands at the right where the title leaves it room; the tooltip has it in any case."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        words = self._words(index)
        if not words or not self.has_room(option, index, words):
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setPen(QColor(colours()["chosen_text" if chosen else "quiet"]))
        room: QRect = option.rect
        inside = room.adjusted(0, 0, -scaled(MARGIN), 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    @staticmethod
    def has_room(option: QStyleOptionViewItem, index: Index, words: str) -> bool:
        """Whether these words fit behind the whole title."""
        title = str(index.data(Qt.ItemDataRole.DisplayRole))
        advance = option.fontMetrics.horizontalAdvance
        return advance(title) + advance(words) + scaled(PICTURE + 4 * MARGIN) <= option.rect.width()

    def _words(self, index: Index) -> str:
        count = index.data(COUNT)
        return f"{count:,}" if isinstance(count, int) else ""


class ShelfLook(QObject):
    """``fill`` begins anew; each ledger is asked in a turn of its own, so that keys are heard in between."""

    def __init__(self, names: QListWidget, desk: Desk) -> None:
        super().__init__(names)
        self._names, self._desk = names, desk
        self._asking: Iterator[None] = iter(())
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._next)
        names.setItemDelegate(CountDelegate(names))

    def fill(self) -> None:
        """Ask for all that is on the shelf now, after a moment."""
        self._names.setIconSize(QSize(scaled(PICTURE), scaled(PICTURE)))
        self._asking = self._ask()
        self._timer.start(LATER_MS)

    def fill_now(self) -> None:
        """Ask at once."""
        self._timer.stop()
        for _ in self._asking:
            pass

    def _next(self) -> None:
        """One more; a book that was closed meanwhile, for a restore or at the end, has no more to tell."""
        with suppress(Refusal):
            if next(self._asking, self) is not self:
                self._timer.start(0)

    def _ask(self) -> Iterator[None]:
        from desk_union.screens import shelfcounts  # not before the window is there

        for row in range(self._names.count()):
            item = self._names.item(row)
            if item is None or not (code := item.data(CODE)) or "." not in code:
                continue
            ledger = self._desk.ledger(code)
            item.setIcon(icon(shelfcounts.sort_of(ledger)))
            count = shelfcounts.count(self._desk, ledger)
            item.setData(COUNT, count)
            item.setToolTip(f"{ledger.title}：{count:,}{ledger.counter}\n{ledger.help}")
            yield
