"""保存期限 as the house knows it: without a place of its own in the window, shown in 报表."""

from __future__ import annotations

from desk_union.describe.tab import Named, Tab

HERE = "desk_union.keeping"
TAB = Tab(
    name="保存期限",
    prefix="keeping",
    shown_in="reports",
    tables=f"{HERE}.tables",
    ledgers=Named(f"{HERE}.ledgers:LEDGERS"),
    sheets=Named(f"{HERE}.sheets:SHEETS"),
    due=Named(f"{HERE}.due:due"),
    deeds=Named(f"{HERE}.described_deeds:DEEDS"),
    founding=Named(f"{HERE}.founding:FOUNDING"),
    help_pages=("keeping",),
)
