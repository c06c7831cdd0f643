"""Asks the clerk for the reason why a voucher is posted in spite of a warning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desk_union.funds.account.posting import Unexplained


def ask_reason(parent: QWidget, warned: Unexplained) -> str:
    """The clerk's reason for passing over what was warned of; empty when she would rather look again."""
    sentences = "\n".join(caution.sentence for found in warned.warnings.values() for caution in found)
    ask = f"{sentences}\n\n确实要这样记账，请写明原因，经费审查时会看到："
    reason, given = QInputDialog.getMultiLineText(parent, "需要说明", ask, "")
    return reason.strip() if given else ""
