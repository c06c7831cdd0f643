"""工会01表 资产负债表 and 工会02表 收入支出表 as values (A.7 of the office's facts; 财会〔2021〕7号), with their checks.

Where income and expense are moved once a year, monthly statements add what is not moved yet to 321 and 322.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desk_union.basis.money import show_yuan
from desk_union.basis.months import year_of
from desk_union.funds.account import balances, last_year
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.periods import start_of
from desk_union.funds.account.rules import CLOSING
from desk_union.funds.account.yearend import unclosed
from desk_union.funds.tables import Account, Entry, Voucher
from desk_union.funds.tables.books import POSTED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from desk_union.funds.account.account_chart import AccountChart
    from desk_union.funds.account.balances import Sums

Codes = tuple[str, ...]
Over = tuple[tuple[int, int], ...]
EVER = 0
COPIED = (-1, -1)  # 上年数 of the first year kept here: the rows of that ledger


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One line with its two amounts in fen (None where the form stays blank) and the accounts that make it up.

    ``total`` lines are sums of others; a code with a leading "-" is taken away. ``over`` are the first and last month of
    either amount, the first ``EVER`` of a balance, or ``COPIED``; ``sign`` turns debit-positive sums into these amounts.
    """

    label: str
    codes: Codes = ()
    first: int | None = None
    second: int | None = None
    total: bool = False
    sign: int = 1
    over: Over = ()


@dataclass(frozen=True, slots=True)
class BalanceSheet:
    """``first`` amounts are those at the beginning of the year, ``second`` those at the end of the month."""

    last: int
    annual: bool
    left: tuple[StatementRow, ...]
    right: tuple[StatementRow, ...]
    objections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IncomeStatement:
    """``first`` is the month (annual: this year), ``second`` the year so far (annual: the year before).

    ``objections`` are what does not agree, ``remarks`` what a reader must know of blank amounts.
    """

    last: int
    annual: bool
    rows: tuple[StatementRow, ...]
    objections: tuple[str, ...]
    remarks: tuple[str, ...] = ()


# Lines marked * are for interim statements only.
LEFT: Sequence[tuple[str, Codes]] = (
    ("一、资产", ()), ("流动资产：", ()), ("　货币资金", ("101", "102")), ("　零余额账户用款额度*", ("111",)),
    ("　财政应返还额度", ("121",)), ("　应收上级经费", ("131",)), ("　应收下级经费", ("132",)), ("　其他应收款", ("135",)),
    ("　库存物品", ("141",)), ("　　流动资产合计", ("101", "102", "111", "121", "131", "132", "135", "141")),
    ("投资", ("151",)), ("在建工程", ("161",)), ("固定资产原值", ("162",)), ("　减：累计折旧", ("-163",)),
    ("　固定资产净值", ("162", "163")), ("无形资产原值", ("171",)), ("　减：累计摊销", ("-172",)),
    ("　无形资产净值", ("171", "172")), ("长期待摊费用", ("181",)), ("待处理财产损溢", ("182",)),
    ("资产总计", (
        "101", "102", "111", "121", "131", "132", "135", "141", "151", "161", "162", "163", "171", "172", "181", "182",
    )),
)  # fmt: skip
DEBTS = ("201", "211", "212", "215", "221")
NET = ("301", "311", "321", "322", "331", "332", "341")
RIGHT: Sequence[tuple[str, Codes]] = (
    ("二、负债", ()), ("应付职工薪酬", ("201",)), ("应付上级经费", ("211",)), ("应付下级经费", ("212",)),
    ("其他应付款", ("215",)), ("代管经费", ("221",)), ("　负债合计", DEBTS), ("", ()), ("三、净资产", ()),
    ("资产基金", ("301",)), ("专用基金", ("311",)), ("工会资金结转", ("321",)), ("工会资金结余", ("322",)),
    ("财政拨款结转", ("331",)), ("财政拨款结余", ("332",)), ("预算稳定调节基金", ("341",)), ("　净资产合计", NET), ("", ()),
    ("", ()), ("", ()), ("负债与净资产总计", (*DEBTS, *NET)),
)  # fmt: skip
INCOME: Sequence[tuple[str, str]] = (
    ("（一）会费收入", "401"), ("（二）拨缴经费收入", "402"), ("（三）上级补助收入", "403"), ("（四）政府补助收入", "404"),
    ("（五）行政补助收入", "405"), ("（六）附属单位上缴收入", "406"), ("（七）投资收益", "407"), ("（八）其他收入", "408"),
    ("（九）动用预算稳定调节基金", "411"),
)  # fmt: skip
SPENDING: Sequence[tuple[str, str]] = (
    ("（一）职工活动支出", "501"), ("（二）职工活动组织支出", "502"), ("（三）职工服务支出", "503"), ("（四）维权支出", "504"),
    ("（五）业务支出", "505"), ("（六）行政支出", "506"), ("（七）资本性支出", "507"), ("（八）补助下级支出", "508"),
    ("（九）对附属单位的支出", "509"), ("（十）其他支出", "510"), ("（十一）安排预算稳定调节基金", "521"),
)  # fmt: skip
CARRIED = ("321", "331", "322", "332")
ADJUSTED = ("32101", "32201", "33101", "33201")


def balance_sheet(session: Session, last: int, *, annual: bool = False) -> BalanceSheet:
    """工会01表 at the end of month ``last``."""
    chart = read_chart(session)
    found = balances.by_code(balances.sums(session, last, last), chart)
    opened = _amounts(found, _pending(session, year_of(last) * 100, chart), opening=True)
    closed = _amounts(found, _pending(session, last, chart), opening=False)
    over = ((EVER, year_of(last) * 100), (EVER, last))
    left = tuple(_asset_row(label, codes, opened, closed, over) for label, codes in _edition(LEFT, annual=annual))
    right = tuple(_fund_row(label, codes, opened, closed, over) for label, codes in _edition(RIGHT, annual=annual))
    if len(right) > len(left):
        # The annual edition drops a line on the left only; both totals stand on the last line.
        blank = next(place for place in range(len(right) - 1, -1, -1) if not right[place].label)
        right = (*right[:blank], *right[blank + 1 :])
    objections = [
        f"{when}：资产总计{show_yuan(one)}元，负债与净资产总计{show_yuan(other)}元，相差{show_yuan(abs(one - other))}元。"
        for when, one, other in (
            ("年初余额", left[-1].first or 0, right[-1].first or 0), ("期末余额", left[-1].second or 0, right[-1].second or 0),
        )
        if one != other
    ]  # fmt: skip
    return BalanceSheet(last, annual, left, right, tuple(objections))


def _edition(lines: Sequence[tuple[str, Codes]], *, annual: bool) -> list[tuple[str, Codes]]:
    return [(label.rstrip("*"), codes) for label, codes in lines if not (annual and label.endswith("*"))]


def _pending(session: Session, last: int, chart: AccountChart) -> dict[str, int]:
    """Income less expense not moved to 321 and 322 by the end of ``last``, credit positive."""
    pending = {"321": 0, "322": 0}
    for (_, _, earmarked), amount in unclosed(session, last, chart).items():
        pending["321" if earmarked else "322"] += amount
    return pending


def _amounts(found: Mapping[str, Sums], pending: Mapping[str, int], *, opening: bool) -> dict[str, int]:
    """Debit-positive amounts by code."""
    held = {code: (sums.year_opening if opening else sums.closing) for code, sums in found.items()}
    for code, amount in pending.items():
        held[code] = held.get(code, 0) - amount
    return held


def _asset_row(
    label: str, codes: Codes, opened: Mapping[str, int], closed: Mapping[str, int], over: Over
) -> StatementRow:
    if not codes:
        return StatementRow(label)
    first, second = (
        sum(-held.get(code[1:], 0) if code.startswith("-") else held.get(code, 0) for code in codes)
        for held in (opened, closed)
    )
    sign = -1 if codes[0].startswith("-") else 1
    return StatementRow(
        label, tuple(code.lstrip("-") for code in codes), first, second, total=_is_total(label), sign=sign, over=over
    )


def _fund_row(
    label: str, codes: Codes, opened: Mapping[str, int], closed: Mapping[str, int], over: Over
) -> StatementRow:
    if not codes:
        return StatementRow(label)
    first, second = (-sum(held.get(code, 0) for code in codes) for held in (opened, closed))
    return StatementRow(label, codes, first, second, total=_is_total(label), sign=-1, over=over)


def _is_total(label: str) -> bool:
    return label.endswith(("合计", "总计", "净值"))


def income_statement(session: Session, last: int, *, annual: bool = False, first: int | None = None) -> IncomeStatement:
    """工会02表 of the months ``first`` to ``last`` (the month alone) or, annual, of the year that ends with ``last``."""
    chart = read_chart(session)
    year = year_of(last)
    first = year * 100 + 1 if annual else first or last
    now = balances.by_code(balances.sums(session, first, last, closing=False), chart)
    month = _flows(now, opening=False)
    if annual:
        before, ended = _before(session, year, chart), _span_before(session, year)
        pair: Pair = (month, before)
    else:
        pair, ended = (month, _flows(now, opening=True)), (year * 100 + 1, last)
    over = ((first, last), ended)
    income = [_flow_row(label, (code,), pair, over) for label, code in INCOME]
    spending = [_flow_row(label, (code,), pair, over, sign=-1) for label, code in SPENDING]
    total_in = _sum_row("三、收入合计", income)
    total_out = _sum_row("四、支出合计", spending)
    change = _flow_row("二、资金结转结余调整及变动", ADJUSTED, pair, over)
    difference = StatementRow(
        "五、本期收支差额", (*total_in.codes, *total_out.codes), (total_in.first or 0) - (total_out.first or 0),
        None if pair[1] is None else (total_in.second or 0) - (total_out.second or 0), total=True, sign=-1, over=over,
    )  # fmt: skip
    rows = [change, total_in, *income, total_out, *spending, difference]
    objections: tuple[str, ...] = ()
    if annual:
        opening, closing = _year_blocks(session, last, chart)
        rows = [*opening, *rows, *closing]
        objections = _check(opening[0], change, difference, closing[0], _invested(session, year))
        return IncomeStatement(last, annual, tuple(rows), objections, last_year.note(session, year, chart))
    return IncomeStatement(last, annual, tuple(rows), objections)


Flows = dict[str, int]
Pair = tuple[Flows, Flows | None]


def _before(session: Session, year: int, chart: AccountChart) -> Flows | None:
    """Credit-positive movements of the year before by code; None where nobody knows them."""
    known = last_year.flows(session, year, chart)
    return None if known is None else {code: -amount * chart.by_code[code].sign for code, amount in known.items()}


def _span_before(session: Session, year: int) -> tuple[int, int]:
    return COPIED if year == year_of(start_of(session)) else (year * 100 - 99, year * 100 - 88)


def _invested(session: Session, year: int) -> int:
    """What bonds bought and redeemed moved of 322 (fen, credit positive): in their vouchers 322 stands against 151."""
    with_bonds = select(Entry.voucher).join(Account, Account.id == Entry.account).where(Account.code.startswith("151"))
    query = (
        select(func.coalesce(func.sum(Entry.credit - Entry.debit), 0))
        .join(Account, Account.id == Entry.account)
        .join(Voucher, Voucher.id == Entry.voucher)
        .where(
            Voucher.state == POSTED, Voucher.kind.not_in(CLOSING), Entry.voucher.in_(with_bonds),
            Entry.period.between(year * 100 + 1, year * 100 + 12),
            Account.code.startswith("322"), Account.code.not_like("32201%"), Account.code.not_like("32202%"),
        )
    )  # fmt: skip
    return session.scalar(query) or 0


def _flows(found: Mapping[str, Sums], *, opening: bool) -> Flows:
    """Credit-positive movements by code, of the span or (``opening``) since 1 January."""
    if opening:
        return {code: sums.year_credit - sums.year_debit for code, sums in found.items()}
    return {code: sums.credit - sums.debit for code, sums in found.items()}


def _flow_row(label: str, codes: Codes, pair: Pair, over: Over, sign: int = 1) -> StatementRow:
    first, second = (None if flows is None else sign * sum(flows.get(code, 0) for code in codes) for flows in pair)
    return StatementRow(label, codes, first, second, sign=-sign, over=over)


def _sum_row(label: str, rows: Sequence[StatementRow]) -> StatementRow:
    codes = tuple(code for row in rows for code in row.codes)
    first, second = (
        None if any(amount is None for amount in amounts) else sum(amount or 0 for amount in amounts)
        for amounts in ([row.first for row in rows], [row.second for row in rows])
    )
    return StatementRow(label, codes, first, second, total=True, sign=rows[0].sign, over=rows[0].over)


def _year_blocks(session: Session, last: int, chart: AccountChart) -> tuple[list[StatementRow], list[StatementRow]]:
    """一 and 六 of the annual edition: what was carried in and out, this year and the year before."""
    found = balances.by_code(balances.sums(session, last, last), chart)
    year = year_of(last)
    at_start = _amounts(found, _pending(session, year * 100, chart), opening=True)
    at_end = _amounts(found, _pending(session, last, chart), opening=False)
    before = carried_in(session, year - 1, chart)
    earlier = (EVER, (year - 1) * 100) if year > year_of(start_of(session)) else COPIED
    return (
        _block("一", "年初", (at_start, before), ((EVER, year * 100), earlier)),
        _block("六", "年末", (at_end, at_start), ((EVER, last), (EVER, year * 100))),
    )


def carried_in(session: Session, year: int, chart: AccountChart) -> Mapping[str, int] | None:
    """Debit-positive balances when ``year`` began; of the year before the books as they were copied, or None."""
    if year >= year_of(start_of(session)):
        found = balances.by_code(balances.sums(session, year * 100 + 12, year * 100 + 12), chart)
        return _amounts(found, _pending(session, year * 100, chart), opening=True)
    copied = last_year.amounts(session, chart) if year == year_of(start_of(session)) - 1 else None
    return None if copied is None else {code: -amount for code, amount in copied.items()}


def _block(number: str, word: str, held: Sequence[Mapping[str, int] | None], over: Over) -> list[StatementRow]:
    rows = []
    for place, name, codes in (("（一）", "资金结转", ("321", "331")), ("（二）", "资金结余", ("322", "332"))):
        first, second = (None if one is None else _credit(one, *codes) for one in held)
        rows.append(StatementRow(f"{place}{word}{name}", codes, first, second, sign=-1, over=over))
    return [_sum_row(f"{number}、{word}资金结转结余", rows), *rows]


def carried(session: Session, year: int, chart: AccountChart) -> int | None:
    """上年结转结余 when ``year`` begins (fen): what the annual 02表 has under 一; None of a year before the books."""
    found = carried_in(session, year, chart)
    return None if found is None else _credit(found, *CARRIED)


def _credit(held: Mapping[str, int], *codes: str) -> int:
    return -sum(held.get(code, 0) for code in codes)


def _check(opening: StatementRow, change: StatementRow, difference: StatementRow, closing: StatementRow, invested: int) -> tuple[str, ...]:
    """一 + 二 + 五 = 六, corrected by what was invested (A.7.2: it moves 322 directly)."""
    expected = (opening.first or 0) + (change.first or 0) + (difference.first or 0) + invested
    if expected == (closing.first or 0):
        return ()
    off = show_yuan(abs(expected - (closing.first or 0)))
    return (
        f"年初结转结余加调整和收支差额是{show_yuan(expected)}元，年末是{show_yuan(closing.first or 0)}元，相差{off}元。",
    )
