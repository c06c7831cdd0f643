"""劳动竞赛 as the house knows it."""

from __future__ import annotations

from desk_union.describe.tab import Named, Tab

HERE = "desk_union.contests"
TAB = Tab(
    name="劳动竞赛",
    prefix="contests",
    letter="S",
    tables=f"{HERE}.tables",
    ledgers=Named(f"{HERE}.ledgers:LEDGERS"),
    sheets=Named(f"{HERE}.sheets:SHEETS"),
    figures=Named(f"{HERE}.figures:FIGURES"),
    row_sheets={
        "contests.contests": "contests.ranking", "contests.awards": "contests.certificate",
        "contests.suggestions": "contests.suggestion_form", "contests.campaigns": "contests.idea_slip",
        "contests.innovations": "contests.innovation_form", "contests.mentorships": "contests.mentor_agreement",
        "contests.teams": "contests.team_book", "contests.team_assessments": "contests.assessment_sheet",
        "contests.pioneers": "contests.pioneer_form", "contests.checks": "contests.check_sheet",
        "contests.hazards": "contests.hazard_notice", "contests.cups": "contests.cup_register",
    },
    deeds=Named(f"{HERE}.described_deeds:DEEDS"),
    checks=Named(f"{HERE}.checks:CHECKS"),
    guidance=Named(f"{HERE}.guiding:GUIDANCE"),
    due=Named(f"{HERE}.due:due"),
    due_of=Named(f"{HERE}.due:due_of"),
    private=Named(f"{HERE}.personal:PRIVATE"),
    founding=Named(f"{HERE}.founding:FOUNDING"),
    help_pages=("contests.running", "contests.ideas", "contests.teamwork", "contests.safety"),
    room=Named("desk_union.ui.contests.menu:ROOM"),
)  # fmt: skip
