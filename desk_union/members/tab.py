"""会员台账 as the house knows it."""

from __future__ import annotations

from desk_union.describe.tab import Named, Tab

HERE = "desk_union.members"
TAB = Tab(
    name="会员台账",
    prefix="members",
    letter="M",
    tables=f"{HERE}.tables",
    ledgers=Named(f"{HERE}.ledgers:LEDGERS"),
    sheets=Named(f"{HERE}.sheets:SHEETS"),
    deeds=Named(f"{HERE}.described_deeds:DEEDS"),
    figures=Named(f"{HERE}.figures:FIGURES"),
    checks=Named(f"{HERE}.checks:CHECKS"),
    due=Named(f"{HERE}.due:due"),
    due_of=Named(f"{HERE}.due:due_of"),
    counts=Named(f"{HERE}.due:counts"),
    founding=Named(f"{HERE}.founding:FOUNDING"),
    menu="会籍",
    room=Named("desk_union.ui.members.menu:ROOM"),
    help_pages=("people", "file", "units", "membership", "posts"),
    people=Named(f"{HERE}.ledgers:PEOPLE"),
    units=Named(f"{HERE}.ledgers:UNITS"),
)
