"""报表 as the house knows it."""

from __future__ import annotations

from desk_union.describe.tab import Named, Tab

HERE = "desk_union.reports"
TAB = Tab(
    name="报表",
    prefix="reports",
    menu="总结和上报",  # 报表 is the menu of all that is printed
    letter="B",
    tables=f"{HERE}.tables",
    ledgers=Named(f"{HERE}.ledgers:LEDGERS"),
    sheets=Named(f"{HERE}.sheets:SHEETS"),
    kept_sheets=Named(f"{HERE}.ownforms.sheets:kept_sheets"),
    figures=Named(f"{HERE}.figures:FIGURES"),
    deeds=Named(f"{HERE}.described_deeds:DEEDS"),
    checks=Named(f"{HERE}.checks:CHECKS"),
    guidance=Named(f"{HERE}.guiding:GUIDANCE"),
    due=Named(f"{HERE}.due:due"),
    founding=Named(f"{HERE}.founding:FOUNDING"),
    room=Named("desk_union.ui.reports.menu:ROOM"),
    exports=Named(f"{HERE}.exports:EXPORTS"),
    private=Named(f"{HERE}.personal:PRIVATE"),
    commands=Named("desk_union.commands.reports.table:COMMANDS"),
    row_sheets={
        "reports.writings": "reports.summary", "reports.issued": "reports.issued_copy", "reports.upper_forms": "reports.upper_form", "reports.checklists": "reports.folder",
        "reports.archive_pieces": "reports.box_contents", "reports.letters": "reports.letter", "reports.hand_overs": "reports.handing_list",
    },
    help_pages=("reports.typing", "reports.writing", "reports.returns", "reports.forms", "reports.ownforms", "reports.office", "reports.handing"),
)  # fmt: skip
