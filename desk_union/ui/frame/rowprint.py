"""Prints the sheet of the chosen row, whichever ledger of whichever tab it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union import tabs
from desk_union.basis.refusal import Refusal

if TYPE_CHECKING:
    from desk_union.ui.frame.workplace import Workplace


def print_row(window: Workplace) -> None:
    """The card, slip or sheet of the chosen row."""
    from desk_union.ui.paper import printing

    page = window.page
    sheet = tabs.row_sheet(page.ledger.code) if page is not None else ""
    row_id = page.table.current_id() if page is not None else None
    if not sheet or row_id is None:
        named = "、".join(window.desk.ledger(code).title for tab in tabs.every() for code in tab.row_sheets)
        raise Refusal("还没有选中要打印的一行。", f"请在{named}里选中一行，再打印。")
    printing.print_row(window.widget, window.desk, sheet, row_id)
