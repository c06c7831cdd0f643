"""看明细: from a number in the preview to its rows, by a double click on it or from the list of all numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QMouseEvent
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QDialog, QMainWindow, QMenu, QTableWidget, QWidget

from desk_union.screens.paper import opening
from desk_union.ui.kit import dialogs
from desk_union.ui.kit.dialogframe import Framed, fill_table, on_keys, told
from desk_union.ui.kit.style import scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.describe.behind import Behind
    from desk_union.prints.numbers import ToldNumber
    from desk_union.prints.paper import Spot
    from desk_union.screens.desk import Desk
    from desk_union.screens.paper.printpage import Paper

HEADS = ("表", "行", "栏", "数")
STAY = "取消"
SIZE = (900, 620)
POINTS = 72.0  # to the inch


@runtime_checkable
class ShowsRows(Protocol):
    def show_rows(self, code: str, ids: Sequence[int], says: str = "") -> None: ...


def open_behind(dialog: QDialog, desk: Desk, behind: tuple[Behind, ...]) -> bool:
    """Show the rows in the window and close what lies over it; False when the clerk stays. Refusal without rows."""
    window = _window_of(dialog)
    if window is None:
        return False
    found = opening.found_behind(desk, behind)
    meant = found[0]
    if len(found) > 1:
        answer = dialogs.choose(
            dialog, "这个数由几种台账的记录合成，要看哪一种？", "", (*(one.words for one in found), STAY)
        )
        if answer == STAY:
            return False
        meant = next(one for one in found if one.words == answer)
    over: QWidget | None = dialog
    while (over is not None and not over.isWindow()) or isinstance(over, QDialog):
        above = over.parentWidget()
        if isinstance(over, QDialog):
            over.reject()
        over = above
    window.show_rows(meant.code, meant.ids, meant.says)
    return True


def _window_of(widget: QWidget | None) -> ShowsRows | None:
    while widget is not None:
        if isinstance(widget, QMainWindow) and isinstance(widget, ShowsRows):
            return widget
        widget = widget.parentWidget()
    return None


def spot_at(view: QPdfView, spots: Sequence[Spot], point: QPointF) -> Spot | None:
    """The number under a point of the view's viewport."""
    for page, area, scale in _pages(view):
        if area.contains(point):
            x, y = (point.x() - area.x()) / scale, (point.y() - area.y()) / scale
            return next((spot for spot in spots if spot.page == page and _holds(spot, x, y)), None)
    return None


def point_of(view: QPdfView, spot: Spot) -> QPointF:
    """The middle of the number in the viewport, in sight or not."""
    left, top, right, bottom = spot.box
    area, scale = next((area, scale) for page, area, scale in _pages(view) if page == spot.page)
    return QPointF(area.x() + (left + right) / 2 * scale, area.y() + (top + bottom) / 2 * scale)


def _holds(spot: Spot, x: float, y: float) -> bool:
    left, top, right, bottom = spot.box
    return left <= x <= right and top <= y <= bottom


def _pages(view: QPdfView) -> list[tuple[int, QRectF, float]]:
    """Where each page lies in the viewport and how many pixels a point has: Qt tells neither, its rule is followed."""
    document, margins, viewport = view.document(), view.documentMargins(), view.viewport().size()
    screen = QGuiApplication.primaryScreen().logicalDotsPerInch() / POINTS
    sizes = [document.pagePointSize(page) for page in range(document.pageCount())]
    scales: list[float] = []
    for size in sizes:
        room = viewport.width() - margins.left() - margins.right()
        if view.zoomMode() == QPdfView.ZoomMode.FitToWidth:
            scales.append(room / size.width())
        elif view.zoomMode() == QPdfView.ZoomMode.FitInView:
            scales.append(min(room / size.width(), (viewport.height() - view.pageSpacing()) / size.height()))
        else:
            scales.append(screen * view.zoomFactor())
    widest = max((size.width() * scale for size, scale in zip(sizes, scales, strict=True)), default=0.0)
    whole = max(widest + margins.left() + margins.right(), viewport.width())
    left, top = float(-view.horizontalScrollBar().value()), float(margins.top() - view.verticalScrollBar().value())
    found: list[tuple[int, QRectF, float]] = []
    for page, (size, scale) in enumerate(zip(sizes, scales, strict=True)):
        width, height = size.width() * scale, size.height() * scale
        found.append((page, QRectF(left + (whole - width) / 2, top, width, height), scale))
        top += int(height + 0.5) + view.pageSpacing()
    return found


class OpenNumbers(QObject):
    """Listens to a preview: a double click opens the number under it, a click with the right button offers to."""

    def __init__(self, preview: Framed, paper: Paper) -> None:
        super().__init__(preview)
        self.preview, self.paper = preview, paper

    def tell(self, fault: str) -> None:
        self.preview.tell(fault)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        view = watched.parent()
        if isinstance(view, QPdfView):
            if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonDblClick:
                spot = spot_at(view, self.paper.printed.spots, event.position())
                if spot is not None:
                    self.open(spot.number.behind)
                    return True
            if isinstance(event, QContextMenuEvent):
                spot = spot_at(view, self.paper.printed.spots, QPointF(event.pos()))
                if spot is not None:
                    self._offer(spot, event)
                    return True
        return False

    def _offer(self, spot: Spot, event: QContextMenuEvent) -> None:
        menu = QMenu(self.preview)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(f"看明细：{spot.number}", lambda: self.open(spot.number.behind))
        menu.popup(event.globalPos())

    @told
    def open(self, behind: tuple[Behind, ...]) -> None:
        open_behind(self.preview, self.paper.desk, behind)

    @told
    def choose(self) -> None:
        """Any number of the paper, without the mouse."""
        dialog = NumbersDialog(self.preview, opening.opening_numbers(self.paper))
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.open(dialog.chosen.behind)
        dialog.deleteLater()


class NumbersDialog(Framed):
    """All numbers of the paper that open; Enter or a double click chooses one."""

    help_page = "print"

    def __init__(self, parent: QWidget | None, numbers: Sequence[ToldNumber]) -> None:
        super().__init__(parent, "看明细", "选一个数，看它是由哪些记录得来的。")
        self.numbers = numbers
        self.table = QTableWidget()
        fill_table(self.table, HEADS, [(one.table, one.row, one.column, one.words) for one in numbers], wide=1)
        self.table.doubleClicked.connect(self.accept)
        self.body.addWidget(self.table, 1)
        self.add_button("取消", self.reject, key="Esc")
        self.add_button("看明细", self.accept, primary=True)
        on_keys(self.table, "Return", self.accept)
        self.resize(*(scaled(length) for length in SIZE))
        if numbers:
            self.table.setCurrentCell(0, 0)
        self.table.setFocus()

    @property
    def chosen(self) -> ToldNumber:
        return self.numbers[self.table.currentRow()]
