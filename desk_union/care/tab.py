"""送温暖 as the house knows it."""

from __future__ import annotations

from desk_union.describe.tab import Named, Tab

HERE = "desk_union.care"
TAB = Tab(
    name="送温暖",
    prefix="care",
    letter="W",
    tables=f"{HERE}.tables",
    links=f"{HERE}.links",
    ledgers=Named(f"{HERE}.ledgers:LEDGERS"),
    sheets=Named(f"{HERE}.sheets:SHEETS"),
    row_sheets={"care.visits": "care.visit_slip",
        "care.files": "care.file_card", "care.surveys": "care.survey", "care.applications": "care.application",
        "care.checkup_batches": "care.checkup_notice", "care.stay_tours": "care.stay_plan",
        "care.drives": "care.donation_notice",
        "care.campaigns": "care.campaign_names",
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
    room=Named("desk_union.ui.care.menu:ROOM"),
    help_pages=("care.visiting", "care.hardship", "care.batches", "care.cover", "care.giving"),
)  # fmt: skip
