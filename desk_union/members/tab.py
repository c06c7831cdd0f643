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
    groups_of_sheets=(Named(f"{HERE}.paper.rostersheets:SHEETS"), Named(f"{HERE}.paper.structure:SHEETS")),
    deeds=Named(f"{HERE}.described_deeds:DEEDS"),
    figures=Named(f"{HERE}.figures:FIGURES"),
    criteria=Named(f"{HERE}.criteria:CRITERIA"),
    checks=Named(f"{HERE}.checks:CHECKS"),
    row_sheets={"members.units": "members.roster", "members.letters": "members.transfer_letter"},
    guidance=Named(f"{HERE}.guiding:GUIDANCE"),
    due=Named(f"{HERE}.due:due"),
    due_of=Named(f"{HERE}.due:due_of"),
    counts=Named(f"{HERE}.due:counts"),
    founding=Named(f"{HERE}.founding:FOUNDING"),
    menu="会籍",
    room=Named("desk_union.ui.members.menu:ROOM"),
    help_pages=("people", "file", "units", "membership", "letters", "personnel", "posts"),
    people=Named(f"{HERE}.ledgers:PEOPLE"),
    units=Named(f"{HERE}.ledgers:UNITS"),
    unit_numbers=Named(f"{HERE}.unit_numbers:numbers"),
    unit_order=Named(f"{HERE}.tree:in_order"),
    union=Named(f"{HERE}.ledgers:UNION"),
    union_name=Named(f"{HERE}.office:organisation"),
    private=Named(f"{HERE}.personal:PRIVATE"),
    exports=Named(f"{HERE}.exports:EXPORTS"),
    known_by=("members.people", "members.units", "members.events", "members.posts"),
    settings={
        "members.young_line": "青年的年龄线", "members.child_line": "六一儿童的年龄线",
        "members.aged_line": "高龄的年龄线", "members.age_within_year": "当年内到年龄就算",
    },
)  # fmt: skip
