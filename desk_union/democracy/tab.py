"""民主管理 as the house knows it."""

from __future__ import annotations

from desk_union.describe.tab import Named, Tab

HERE = "desk_union.democracy"
TAB = Tab(
    name="民主管理",
    prefix="democracy",
    letter="D",
    tables=f"{HERE}.tables",
    ledgers=Named(f"{HERE}.ledgers:LEDGERS"),
    sheets=Named(f"{HERE}.sheets:SHEETS"),
    row_sheets={
        "democracy.congresses": "democracy.congress_report", "democracy.delegates": "democracy.delegate_cards",
        "democracy.motions": "democracy.motion_form", "democracy.resolutions": "democracy.resolution_paper",
        "democracy.disclosures": "democracy.disclosure_board", "democracy.appraisals": "democracy.appraisal_papers",
        "democracy.contracts": "democracy.performance", "democracy.disputes": "democracy.mediation_request",
        "democracy.meetings": "democracy.minutes",
        "democracy.reviews": "democracy.review_paper", "democracy.rules": "democracy.rule_papers",
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
    room=Named("desk_union.ui.democracy.pictures:ROOM"),
    help_pages=("democracy.congress", "democracy.openness", "democracy.contracting", "democracy.meeting"),
)  # fmt: skip
