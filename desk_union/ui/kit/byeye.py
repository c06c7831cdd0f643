"""Labels belong to the field beside them, and Tab goes as the eye does: put right, and told where it is not."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QBoxLayout,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QTextEdit,
    QWidget,
)

from desk_union.ui.kit import kinship

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QLayout

NEAR = 40  # pixels between a label and what it belongs to
ACROSS = (QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.RightToLeft)
FIELDS = (QLineEdit, QComboBox, QPlainTextEdit, QTextEdit, QAbstractSpinBox)


def befriend(window: QWidget) -> None:
    """Every label without a field of its own gets the one that its layout puts beside it."""
    for whole in (window, *window.findChildren(QWidget)):
        layout = whole.layout()
        if layout is not None:
            for label, field in _beside(layout):
                if kinship.friend_of(label) is None and field.focusPolicy() != Qt.FocusPolicy.NoFocus:
                    kinship.make_friends(label, field)


def _beside(layout: QLayout) -> Iterator[tuple[QLabel, QWidget]]:
    """Labels with what follows them in their line, also in the layouts inside this one."""
    if isinstance(layout, QFormLayout):
        pairs = _of_form(layout)
    elif isinstance(layout, QGridLayout):
        pairs = _of_grid(layout)
    elif isinstance(layout, QBoxLayout) and layout.direction() in ACROSS:
        items = [layout.itemAt(place) for place in range(layout.count())]
        pairs = pairwise(item.widget() for item in items if item is not None and item.widget() is not None)
    else:
        pairs = iter(())  # what stands above another is a heading
    for label, field in pairs:
        if isinstance(label, QLabel) and label.text() and isinstance(field, FIELDS):
            yield label, field
    for place in range(layout.count()):
        item = layout.itemAt(place)
        inner = item.layout() if item is not None else None
        if inner is not None:
            yield from _beside(inner)


def _of_form(layout: QFormLayout) -> Iterator[tuple[QWidget | None, QWidget | None]]:
    for row in range(layout.rowCount()):
        left = layout.itemAt(row, QFormLayout.ItemRole.LabelRole)
        right = layout.itemAt(row, QFormLayout.ItemRole.FieldRole)
        if left is not None and right is not None:
            yield left.widget(), right.widget() or _first(right.layout())


def _of_grid(layout: QGridLayout) -> Iterator[tuple[QWidget | None, QWidget | None]]:
    for row in range(layout.rowCount()):
        cells = [layout.itemAtPosition(row, column) for column in range(layout.columnCount())]
        yield from pairwise(cell.widget() or _first(cell.layout()) for cell in cells if cell is not None)


def _first(layout: QLayout | None) -> QWidget | None:
    """The first widget of a line within a line."""
    items = [layout.itemAt(place) for place in range(layout.count())] if layout is not None else []
    return next((item.widget() for item in items if item is not None and item.widget() is not None), None)


def friendless(window: QWidget) -> Iterator[str]:
    """The words of labels in sight that stand before a field and do not belong to it."""
    fields = [one for one in window.findChildren(QWidget) if isinstance(one, FIELDS) and one.isVisible()]
    fields = [one for one in fields if one.focusPolicy() != Qt.FocusPolicy.NoFocus and not _inside_field(one)]
    places = {one: _place(one, window) for one in fields}
    for label in window.findChildren(QLabel):
        if not label.isVisible() or not label.text().strip() or kinship.friend_of(label) is not None:
            continue
        mine = _words_of(label, window)
        if any(_stands_before(mine, place) for place in places.values()):
            yield label.text()


def _inside_field(widget: QWidget) -> bool:
    return isinstance(widget.parentWidget(), (QComboBox, QAbstractSpinBox))


def _words_of(label: QLabel, window: QWidget) -> QRect:
    """Where the words of a label are; the rest of its room is air."""
    place = _place(label, window)
    if label.alignment() & Qt.AlignmentFlag.AlignRight or label.wordWrap():
        return place
    return QRect(place.topLeft(), label.sizeHint().boundedTo(place.size()))


def _stands_before(label: QRect, field: QRect) -> bool:
    middle = label.center().y()
    return field.top() <= middle <= field.bottom() and 0 <= field.left() - label.right() <= NEAR


def _place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def in_order(window: QWidget) -> Iterator[QWidget]:
    """What can have the cursor, as the layouts put it: across, then down; of a line of buttons the main one first."""
    yield from _under(window)


def _under(whole: QWidget) -> Iterator[QWidget]:
    if whole.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield whole
    if isinstance(whole, (*FIELDS, QAbstractButton)):
        return
    inside: list[QWidget] = []
    layout = whole.layout()
    if isinstance(whole, QTabWidget):
        inside = [whole.tabBar()]
    elif isinstance(whole, QSplitter):
        inside = [one for place in range(whole.count()) if (one := whole.widget(place)) is not None]
    elif layout is not None:
        inside = list(_laid_out(layout))
    known = set(inside)
    rest = [one for one in whole.children() if isinstance(one, QWidget) and not one.isWindow() and one not in known]
    for one in (*inside, *rest):
        yield from _under(one)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=lambda place: layout.getItemPosition(place)[:2])  # type: ignore[index]  # row and column
    found: list[QWidget] = []
    for place in places:
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            found.append(widget)
        elif inner is not None:
            found += _laid_out(inner)
    if all(isinstance(one, QPushButton) for one in found):
        found.sort(key=lambda one: isinstance(one, QPushButton) and not one.isDefault())
    yield from found


def lead_tab(window: QWidget) -> None:
    """Let Tab go as the eye does where it goes back, or may do so on a page that is not in sight yet."""
    if window.findChild(QStackedWidget) is not None or next(against_the_eye(window), None) is not None:
        for here, there in pairwise(list(in_order(window))):
            QWidget.setTabOrder(here, there)


def _seen(widget: QWidget, window: QWidget) -> QRect:
    """What of a widget is in sight; in a list it may be half scrolled away. What scrolls is more than its frame."""
    scrolls = isinstance(widget, QAbstractScrollArea)
    part = widget.rect() if scrolls else widget.visibleRegion().boundingRect()
    return QRect(widget.mapTo(window, part.topLeft()), part.size())


def in_sight(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and not widget.visibleRegion().isEmpty()


def stops(window: QWidget) -> list[QWidget]:
    """What Tab comes to, in its order, beginning with what stands first."""
    found = [one for one in kinship.chain(window) if one.focusPolicy() & Qt.FocusPolicy.TabFocus and in_sight(one)]
    return [one for one in found if one.window() is window]


def against_the_eye(window: QWidget) -> Iterator[str]:
    """Steps of Tab that go back to the left in a line, or up in a column; the main button may come before its line."""
    order = stops(window)
    for here, there in pairwise(order):
        if _is_button_line(here) and _is_button_line(there):
            continue
        first, second = _seen(here, window), _seen(there, window)
        if _is_back(first, second):
            yield f"{_said(here)} → {_said(there)}"


def _is_button_line(widget: QWidget) -> bool:
    return isinstance(widget, QPushButton)


def _is_back(first: QRect, second: QRect) -> bool:
    shared = min(first.bottom(), second.bottom()) - max(first.top(), second.top())
    if shared > min(first.height(), second.height()) // 2:  # they stand in one line
        return second.right() <= first.left()
    return second.bottom() <= first.top() and second.left() < first.right()


def _said(widget: QWidget) -> str:
    words = widget.accessibleName() or (widget.text() if isinstance(widget, (QAbstractButton, QLineEdit)) else "")
    return f"{type(widget).__name__}“{words or widget.objectName()}”"
