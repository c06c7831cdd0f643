"""发放 as the house knows it: without a place of its own in the window, shown in 经费."""

from __future__ import annotations

from desk_union.describe.tab import Named, Tab

HERE = "desk_union.payouts"
TAB = Tab(
    name="发放",
    prefix="payouts",
    shown_in="funds",
    tables=f"{HERE}.tables",
    links=f"{HERE}.links",
    follows={"fund_voucher": f"{HERE}.following_vouchers"},
    ledgers=Named(f"{HERE}.ledgers:LEDGERS"),
    sheets=Named(f"{HERE}.sheets:SHEETS"),
    row_sheets={"payouts.lists": "payouts.sign_sheet"},
    deeds=Named(f"{HERE}.described_deeds:DEEDS"),
    figures=Named(f"{HERE}.figures:FIGURES"),
    criteria=Named(f"{HERE}.criteria:CRITERIA"),
    checks=Named(f"{HERE}.checks:CHECKS"),
    guidance=Named(f"{HERE}.guiding:GUIDANCE"),
    due=Named(f"{HERE}.due:due"),
    due_of=Named(f"{HERE}.due:due_of"),
    private=Named(f"{HERE}.personal:PRIVATE"),
    founding=Named(f"{HERE}.founding:FOUNDING"),
    help_pages=("payouts.handing_out", "payouts.standards"),
)
