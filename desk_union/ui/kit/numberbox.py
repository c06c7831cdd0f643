"""A whole number to type, its digits as far from the border as in every other field."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QSpinBox

from desk_union.ui.kit.style import scaled

ROOM = 6  # what the style sheet gives other fields; Qt lays the line of a number over it


class NumberBox(QSpinBox):
    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.lineEdit().setTextMargins(scaled(ROOM), 0, scaled(ROOM), 0)
