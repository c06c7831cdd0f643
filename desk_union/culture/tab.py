"""宣教文体 as the house knows it."""

from __future__ import annotations

from desk_union.describe.tab import Named, Tab

HERE = "desk_union.culture"
TAB = Tab(
    name="宣教文体",
    prefix="culture",
    letter="C",
    tables=f"{HERE}.tables",
    links=f"{HERE}.links",
    ledgers=Named(f"{HERE}.ledgers:LEDGERS"),
    sheets=Named(f"{HERE}.sheets:SHEETS"),
    row_sheets={
        "culture.activities": "culture.activity_form", "culture.trainings": "culture.training_marks",
        "culture.training_persons": "culture.certificates", "culture.articles": "culture.article_list",
        "culture.issues": "culture.bulletin",
        "culture.strivings": "culture.striving_plan",
    },
    figures=Named(f"{HERE}.figures:FIGURES"),
    deeds=Named(f"{HERE}.described_deeds:DEEDS"),
    checks=Named(f"{HERE}.checks:CHECKS"),
    guidance=Named(f"{HERE}.guiding:GUIDANCE"),
    due=Named(f"{HERE}.due:due"),
    due_of=Named(f"{HERE}.due:due_of"),
    private=Named(f"{HERE}.personal:PRIVATE"),
    founding=Named(f"{HERE}.founding:FOUNDING"),
    room=Named("desk_union.ui.culture.pictures:ROOM"),
    help_pages=("culture.acting", "culture.reading", "culture.press", "culture.training"),
)  # fmt: skip
