"""Friends of labels and the chain of Tab, without PySide taking what they lead to for a child of where it was asked.

PySide6 gives whatever a method without arguments leads to - the next in the chain of Tab, the friend of a label - a
new parent on Python's side: the one that was asked. When that one goes, the other counts as gone with it, though it
stands on the screen ("already deleted"), and along the chain of Tab through a whole window the collector of garbage
ends with a segmentation fault (6.12.0). Telling a widget once more who its parent is puts that right and does nothing
else. A test counts such wrong parents over the windows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel, QWidget


def make_friends(label: QLabel, field: QWidget) -> None:
    """The label names the field, and its letter leads there."""
    label.setBuddy(field)
    _put_right(field)


def friend_of(label: QLabel) -> QWidget | None:
    field: QWidget | None = label.buddy()
    if field is not None:
        _put_right(field)
    return field


def chain(window: QWidget) -> list[QWidget]:
    """All that Qt's chain of Tab goes through from a window on, until it comes back."""
    found: dict[QWidget, None] = {}  # a main window has thousands
    here = window.nextInFocusChain()
    while here is not None and here is not window and here not in found:
        found[here] = None
        here = here.nextInFocusChain()
    for one in (*found, window):
        _put_right(one)
    return list(found)


def _put_right(widget: QWidget) -> None:
    widget.setParent(widget.parentWidget())
