"""经费 as the house knows it."""

from __future__ import annotations

from desk_union.describe.tab import Named, Tab

HERE = "desk_union.funds"
TAB = Tab(
    name="经费",
    prefix="funds",
    letter="J",
    tables=f"{HERE}.tables",
    links=f"{HERE}.paid.links",
    follows={"fund_dues": f"{HERE}.dues.payroll_following", "fund_dues_payment": f"{HERE}.dues.payroll_following"},
    ledgers=Named(f"{HERE}.ledgers:LEDGERS"),
    sheets=Named(f"{HERE}.sheets:SHEETS"),
    groups_of_ledgers=(Named(f"{HERE}.ledgers.books:LEDGERS"),),
    groups_of_sheets=(
        Named(f"{HERE}.paper.statementsheets:SHEETS"), Named(f"{HERE}.paper.booksheets:SHEETS"),
        Named(f"{HERE}.paper.duessheets:SHEETS"), Named(f"{HERE}.paper.planssheets:SHEETS"),
    ),
    row_sheets={
        "funds.vouchers": "funds.voucher", "funds.reminders": "funds.reminder",
        "funds.assets": "funds.asset_card", "funds.goods": "funds.goods_book", "funds.goods_moves": "funds.goods_slip",
        "funds.expenses": "funds.expense_slip", "funds.loans": "funds.loan_slip",
        "funds.requests": "funds.request_slip",
        "funds.banks": "funds.reconciliation", "funds.cash_counts": "funds.cash_count",
    },
    deeds=Named(f"{HERE}.described.deedlist:DEEDS"),
    figures=Named(f"{HERE}.figures:FIGURES"),
    criteria=Named(f"{HERE}.criteria:CRITERIA"),
    checks=Named(f"{HERE}.checks:CHECKS"),
    checks_of_all=Named(f"{HERE}.paid.agreeing:CHECKS_OF_ALL"),
    claims=Named(f"{HERE}.account.closing:claims"),
    accepted=Named(f"{HERE}.account.passed_over:accepted"),
    guidance=Named(f"{HERE}.guiding:GUIDANCE"),
    due=Named(f"{HERE}.due:due"),
    unit_numbers=Named(f"{HERE}.dues.unit_numbers:numbers"),
    founding=Named(f"{HERE}.founding:FOUNDING"),
    room=Named("desk_union.ui.funds.menu:ROOM"),
    commands=Named("desk_union.commands.funds.table:COMMANDS"),
    exports=Named(f"{HERE}.exports:EXPORTS"),
    private=Named(f"{HERE}.personal:PRIVATE"),
    paid_by=Named(f"{HERE}.paid.paid_rows:rows_behind_entries"),
    remembered={"bank.counter": "对账单起草凭证"},
    settings={
        "funds.start": "启用月份", "funds.close_style": "结账方式", "funds.dues_joiners": "从入会当月还是次月起缴会费",
        "funds.dues_leavers": "离开当月缴不缴会费", "funds.dues_movers": "调动当月的会费归哪个小组",
    },
    help_pages=(
        "funds.setup", "funds.writing", "funds.correcting", "funds.querying", "funds.closing", "funds.statements",
        "funds.budgeting", "funds.banking", "funds.property", "funds.paper", "funds.auditing", "funds.auditcopy",
        "funds.bringing", "funds.handing", "funds.appropriation", "funds.claiming", "funds.chasing",
    ),
)  # fmt: skip
