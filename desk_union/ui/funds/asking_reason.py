"""Asks the clerk for the reason why something is done in spite of a warning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from desk_union.funds.account.posting import Unexplained

MANY = 6  # sentences that a question names


def ask_reason(parent: QWidget, warned: Unexplained) -> str:
    """The clerk's reason for passing over what was warned of; empty when she would rather look again."""
    sentences = [caution.sentence for found in warned.warnings.values() for caution in found]
    return ask_why(parent, sentences, "确实要这样记账，请写明原因，经费审查时会看到：")


def ask_why(parent: QWidget, sentences: Sequence[str], ask: str) -> str:
    told = "\n".join([*sentences[:MANY], *([f"……共{len(sentences)}处"] if len(sentences) > MANY else [])])
    reason, given = QInputDialog.getMultiLineText(parent, "需要说明", f"{told}\n\n{ask}", "")
    return reason.strip() if given else ""
