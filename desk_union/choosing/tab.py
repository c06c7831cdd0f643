"""选人 as the house knows it: without a place of its own in the window, shown in 会员台账."""

from __future__ import annotations

from desk_union.describe.tab import Named, Tab

HERE = "desk_union.choosing"
TAB = Tab(
    name="选人",
    prefix="choosing",
    shown_in="members",
    tables=f"{HERE}.tables",
    ledgers=Named(f"{HERE}.ledgers:LEDGERS"),
    sheets=Named(f"{HERE}.sheets:SHEETS"),
    row_sheets={"choosing.lists": "choosing.list"},
    deeds=Named(f"{HERE}.described_deeds:DEEDS"),
    private=Named(f"{HERE}.personal:PRIVATE"),
    founding=Named(f"{HERE}.founding:FOUNDING"),
    help_pages=("choosing",),
)
