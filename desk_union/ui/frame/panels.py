"""Ledgers whose rows are shown by a panel of their tab's own in place of the usual form."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from desk_union import tabs

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSplitter

    from desk_union.describe.ledger import Ledger
    from desk_union.ui.form.rowpanel import RowPanel


def panel_for(ledger: Ledger, usual: RowPanel) -> RowPanel:
    """The panel of the ledger, put where the drawn one stood."""
    tab = tabs.tab_of(ledger.code)
    room = tab.room() if tab is not None else None
    made = room.panels.get(ledger.code) if room is not None else None
    if made is None:
        return usual
    own: RowPanel = made()
    splitter = cast("QSplitter", usual.widget.parentWidget())
    splitter.replaceWidget(splitter.indexOf(usual.widget), own.widget)
    usual.widget.deleteLater()
    return own
