"""建家评先 as the house knows it."""

from __future__ import annotations

from desk_union.describe.tab import Named, Tab

HERE = "desk_union.honors"
TAB = Tab(
    name="建家评先",
    prefix="honors",
    letter="K",
    tables=f"{HERE}.tables",
    links=f"{HERE}.links",
    ledgers=Named(f"{HERE}.ledgers:LEDGERS"),
    sheets=Named(f"{HERE}.sheets:SHEETS"),
    row_sheets={
        "honors.rounds": "honors.quota_sheet", "honors.nominations": "honors.nomination_form",
        "honors.ballots": "honors.count_sheet", "honors.schemes": "honors.booklet",
        "honors.marks": "honors.score_sheet",
        "honors.homes": "honors.home_application", "honors.pledges": "honors.pledge_papers",
        "honors.duty_reports": "honors.duty_paper",
        "honors.honors": "honors.certificates", "honors.penalties": "honors.penalty_list",
    },
    figures=Named(f"{HERE}.figures:FIGURES"),
    deeds=Named(f"{HERE}.described_deeds:DEEDS"),
    criteria=Named(f"{HERE}.criteria:CRITERIA"),
    checks=Named(f"{HERE}.checks:CHECKS"),
    guidance=Named(f"{HERE}.guiding:GUIDANCE"),
    due=Named(f"{HERE}.due:due"),
    due_of=Named(f"{HERE}.due:due_of"),
    private=Named(f"{HERE}.personal:PRIVATE"),
    founding=Named(f"{HERE}.founding:FOUNDING"),
    room=Named("desk_union.ui.honors.pictures:ROOM"),
    help_pages=(
        "honors.selecting", "honors.marking", "honors.homemaking", "honors.honouring", "honors.reporting",
        "honors.fining",
    ),
)  # fmt: skip
