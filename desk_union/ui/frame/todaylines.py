"""The lines of 工作台: what is due with the button that settles it, by urgency, a few first and the rest on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desk_union.ui.kit.dialogframe import GAP, push_button, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QPushButton

    from desk_union.describe.guiding import Way
    from desk_union.screens.todaypage import TodayCard

FEW = 6  # lines of one urgency that are shown at first


def card(*, urgent: bool = False) -> tuple[QFrame, QVBoxLayout]:
    """A frame and what is put into it."""
    frame = QFrame()
    frame.setProperty("role", "card")
    frame.setProperty("urgent", urgent)
    column = QVBoxLayout(frame)
    column.setContentsMargins(2 * GAP, GAP, 2 * GAP, GAP)
    column.setSpacing(GAP)
    return frame, column


class DueLine(QFrame):
    """``go`` opens the rows, ``settle`` does what settles it; the words of that button come later, from its tab."""

    def __init__(
        self, told: TodayCard, go: Callable[[str, Sequence[int]], object], settle: Callable[..., object]
    ) -> None:
        super().__init__()
        self.told = told
        self._settle = settle
        self.setProperty("role", "card")
        self.setProperty("urgent", told.urgent)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GAP, GAP // 2, GAP, GAP // 2)
        row.setSpacing(GAP)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(words(told.title, "heading"))
        texts.addWidget(words(told.sentence, "hint"))
        row.addLayout(texts, 1)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(GAP // 2)
        row.addLayout(self.buttons)
        if told.button:
            look = push_button(told.button, lambda: go(*(told.opens or (told.ledger_code, told.ids))))
            look.setToolTip(f"打开“{told.title}”的名单")
            look.setProperty("role", "link")
            self.buttons.addWidget(look, 0, Qt.AlignmentFlag.AlignVCenter)

    def offer(self, title: str, way: Way) -> QPushButton | None:
        """The button of the deed under its title; none without one."""
        if not title:
            return None
        button = push_button(title, lambda: self._settle(way, self.told.ids, self.told.ledger_code))
        button.setToolTip(f"办理“{self.told.title}”")
        self.buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button


def due_lines(title: str, lines: Sequence[DueLine], opened: set[str]) -> QWidget:
    """A heading with the number, the first lines, and a button for the rest; ``opened`` keeps which were opened."""
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, GAP)
    column.setSpacing(GAP // 2)
    column.addWidget(words(f"{title}（{len(lines)}）", "heading"))
    for line in lines:
        column.addWidget(line)
    rest = lines[FEW:]
    if rest and title not in opened:
        for line in rest:
            line.hide()

        def open_rest() -> None:
            opened.add(title)
            more.hide()
            for line in rest:
                line.show()
            rest[0].setFocus(Qt.FocusReason.OtherFocusReason)

        more = push_button(f"还有 {len(rest)} 件…", open_rest)
        more.setProperty("role", "link")
        column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
    return part
