from __future__ import annotations

from pathlib import Path

from desk_union.describe.tab import Named, Tab

HERE = "tests.toytab.ledgers"
TAB = Tab(
    name="玩具走访",
    prefix="toy",
    letter="X",
    tables="tests.toytab.tables",
    ledgers=Named(f"{HERE}:LEDGERS"),
    sheets=Named(f"{HERE}:SHEETS"),
    row_sheets={"toy.visits": "toy.slip"},
    figures=Named(f"{HERE}:FIGURES"),
    checks=Named(f"{HERE}:CHECKS"),
    due=Named(f"{HERE}:due"),
    due_of=Named(f"{HERE}:due_of"),
    counts=Named(f"{HERE}:counts"),
    founding=Named(f"{HERE}:FOUNDING"),
    exports=Named(f"{HERE}:EXPORTS"),
    commands=Named(f"{HERE}:COMMANDS"),
    settings={"toy.often": "多久走访一次"},
    known_by=("toy.visits",),
    help_pages=("toy.visiting",),
    help_folder=Path(__file__).parent,
)
