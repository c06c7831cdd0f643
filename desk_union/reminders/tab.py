"""提醒 as the house knows it: without a place of its own in the window, shown in 报表."""

from __future__ import annotations

from desk_union.describe.tab import Named, Tab

HERE = "desk_union.reminders"
TAB = Tab(
    name="提醒",
    prefix="reminders",
    shown_in="reports",
    tables=f"{HERE}.tables",
    follows={"follow_note": f"{HERE}.following_notes"},
    ledgers=Named(f"{HERE}.ledgers:LEDGERS"),
    deeds=Named(f"{HERE}.described_deeds:DEEDS"),
    guidance=Named(f"{HERE}.guiding:GUIDANCE"),
    due=Named(f"{HERE}.due:due"),
    due_of=Named(f"{HERE}.due:due_of"),
    private=Named(f"{HERE}.personal:PRIVATE"),
    founding=Named(f"{HERE}.founding:FOUNDING"),
    help_pages=("reminders",),
)
