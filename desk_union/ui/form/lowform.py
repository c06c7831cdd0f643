"""A form on a low screen: long texts give way, and what follows the first field has more room than what precedes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer

from desk_union.ui.form.editors import TextBox
from desk_union.ui.kit.style import scaled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QScrollArea, QWidget

    from desk_union.ui.form.formparts import Section

LOW = 360  # a form less high than this, as on a screen of 1366x768 at 150 %, has little room for long texts


class LowForm(QObject):
    """``gives_way`` is for a form whose height the window gives; a dialog is as high as its fields want it."""

    def __init__(self, scroll: QScrollArea, body: QWidget, sections: Iterable[Section]) -> None:
        super().__init__(scroll)
        self._scroll, self._body, self._sections = scroll, body, sections
        self.gives_way, self._is_low = False, False
        scroll.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if watched is self._scroll and event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def _fit(self) -> None:
        low = self.gives_way and self._scroll.height() < scaled(LOW)
        if low == self._is_low:
            return
        self._is_low = low
        for text in self._body.findChildren(TextBox):
            text.set_low(low)
        for section in self._sections:
            section.tighten(low)

    def lead_to(self, first: QWidget) -> None:
        """Bring the field that is filled in first to the top, once it has its place."""
        if self._is_low:
            QTimer.singleShot(0, first, lambda: self._to_top(first))

    def _to_top(self, first: QWidget) -> None:
        place = first.mapTo(self._body, QPoint(0, 0)).y()
        if place > self._scroll.viewport().height() // 2:
            self._scroll.verticalScrollBar().setValue(place - scaled(4))
