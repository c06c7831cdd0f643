"""Asks for the reason when what is to be saved only warns: the sentences, a line to write in, going on or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from desk_union.basis.refusal import Refusal
from desk_union.ui.kit.dialogframe import Framed, told, words
from desk_union.ui.kit.style import scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

WIDTH = 480
SEEN = 8  # more sentences would push the line off the screen


class ReasonDialog(Framed):
    """``reason`` is what was written, empty when the clerk went back."""

    help_page = "import"

    def __init__(self, parent: QWidget | None, sentences: Sequence[str], going_on: str) -> None:
        super().__init__(parent, "请核对", "核对无误的，写明理由就可以继续；理由会记下来备查。")
        self.reason = ""
        self.body.addWidget(words("\n".join(sentences[:SEEN]), "warning"))
        if len(sentences) > SEEN:
            self.body.addWidget(words(f"……共 {len(sentences)} 处", "hint"))
        self.line = QLineEdit()
        self.line.setObjectName("reason")
        self.line.setAccessibleName("理由")
        self.line.setPlaceholderText("理由，如：已向本人核实")
        self.body.addWidget(self.line)
        self.add_button("返回修改", self.reject, key="Esc")
        self.add_button(going_on, self.take, primary=True)
        self.setMinimumWidth(scaled(WIDTH))
        self.line.setFocus()

    @told
    def take(self) -> None:
        if not self.line.text().strip():
            raise Refusal("还没有写理由。", "请写明为什么可以这样，或返回修改。")
        self.reason = self.line.text().strip()
        self.accept()


def ask_reason(parent: QWidget | None, sentences: Sequence[str], going_on: str = "写明理由并保存") -> str:
    """The reason that was written; empty when the clerk would rather change what was filled in."""
    dialog = ReasonDialog(parent, list(dict.fromkeys(sentences)), going_on)
    dialog.exec()
    return dialog.reason
