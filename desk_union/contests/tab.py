"""劳动竞赛 as the house knows it."""

from __future__ import annotations

from desk_union.describe.tab import Named, Tab

HERE = "desk_union.contests"
TAB = Tab(
    name="劳动竞赛",
    prefix="contests",
    letter="L",
    tables=f"{HERE}.tables",
    ledgers=Named(f"{HERE}.ledgers:LEDGERS"),
    sheets=Named(f"{HERE}.sheets:SHEETS"),
    figures=Named(f"{HERE}.figures:FIGURES"),
    row_sheets={"contests.contests": "contests.ranking", "contests.awards": "contests.certificate"},
    deeds=Named(f"{HERE}.described_deeds:DEEDS"),
    checks=Named(f"{HERE}.checks:CHECKS"),
    due=Named(f"{HERE}.due:due"),
    due_of=Named(f"{HERE}.due:due_of"),
    founding=Named(f"{HERE}.founding:FOUNDING"),
    help_pages=("contests.running",),
    room=Named("desk_union.ui.contests.menu:ROOM"),
)
