"""Ledgers whose rows are shown by a panel of their own in place of the usual form."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSplitter

    from desk_union.describe.ledger import Ledger
    from desk_union.ui.form.formpanel import FormPanel

VOUCHERS = "funds.vouchers"


def panel_for(ledger: Ledger, usual: FormPanel) -> FormPanel:
    """The panel of the ledger, put where the drawn one stood."""
    if ledger.code != VOUCHERS:
        return usual
    from desk_union.ui.funds.voucherpanel import VoucherPanel

    own = VoucherPanel()
    splitter = cast("QSplitter", usual.parentWidget())
    splitter.replaceWidget(splitter.indexOf(usual), own)
    usual.deleteLater()
    return own
