"""Vouchers of everyday events (A.3 of the office's facts): a clerk says what happened, both entries are made.

Each template asks only what is needed; amounts are fen. An event with two entries (A.1: 资本性支出 and 资产基金)
becomes one voucher with both.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from desk_union.basis.refusal import Refusal
from desk_union.describe.kinds import Money
from desk_union.describe.ledger import Shown
from desk_union.funds.account.account_chart import leaf
from desk_union.funds.account.rules import VoucherLine
from desk_union.funds.described.asking import MONEY, PROJECT, SPENDING, account

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desk_union.funds.account.account_chart import AccountChart

Given = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Template:
    """``group`` orders them on the screen; ``lines`` makes the entries from what was given."""

    code: str
    title: str
    group: str
    asks: tuple[Shown, ...]
    lines: Callable[[Given, TemplateFacts], Iterable[VoucherLine]]
    summary: str = ""
    spending: str | None = None
    help: str = ""


@dataclass(frozen=True, slots=True)
class TemplateFacts:
    """What templates know of the chart: accounts by code, at their first leaf."""

    chart: AccountChart

    def of(self, code: str) -> int:
        """The account, or the first one below it that is in use and may be booked on."""
        return leaf(self.chart, code).id


def line(given: Given, account: int, *, debit: int = 0, credit: int = 0, project: int | None = None) -> VoucherLine:
    return VoucherLine(given["summary"], account, debit, credit, project, earmarked=project is not None)


PAID = account("money", "收付款科目", MONEY)
KEPT = account("money", "代管的银行科目", ("102", "101"))
KEPT_APART = "替别的单位、协会保管的钱不是工会的收入，记代管经费；要在银行存款下为它单设一个明细科目，不和工会的钱混在一起。"
AMOUNT = Shown(key="amount", label="金额", kind=Money(), required=True)
WHICH = replace(PROJECT, required=True, help="")
EXPENSE = account("expense", "支出科目", SPENDING)
CAPITAL = account("capital", "资本性支出", ("507",))
CLAIM = account("claim", "应收科目", ("131",))


def _money(key: str, label: str) -> Shown:
    """A sum that may be left out."""
    return Shown(key=key, label=label, kind=Money())



def _two(debit: str, credit: str) -> Callable[[Given, TemplateFacts], Iterable[VoucherLine]]:
    """One debit, one credit; a code with three digits or more, or the key of what was asked."""

    def made(given: Given, book: TemplateFacts) -> Sequence[VoucherLine]:
        def account(what: str) -> int:
            return int(given[what]) if what in given else book.of(what)

        def project(what: str) -> int | None:
            kind = book.chart.by_id[account(what)].kind
            return given.get("project") if kind in {"收入", "支出"} else None

        return (
            line(given, account(debit), debit=given["amount"], project=project(debit)),
            line(given, account(credit), credit=given["amount"], project=project(credit)),
        )

    return made


def _advance_settled(given: Given, book: TemplateFacts) -> Iterator[VoucherLine]:
    spent, returned = given["amount"], given.get("returned") or 0
    yield line(given, given["expense"], debit=spent, project=given.get("project"))
    if returned:
        yield line(given, given["money"], debit=returned)
    yield line(given, book.of("135"), credit=spent + returned)


def _stored(given: Given, book: TemplateFacts) -> Sequence[VoucherLine]:
    amount = given["amount"]
    return (
        line(given, given["expense"], debit=amount, project=given.get("project")),
        line(given, given["money"], credit=amount),
        line(given, book.of("141"), debit=amount),
        line(given, book.of("30101"), credit=amount),
    )


def _asset(given: Given, book: TemplateFacts) -> Iterator[VoucherLine]:
    full, kept = given["amount"], given.get("deposit") or 0
    yield line(given, given["capital"], debit=full, project=given.get("project"))
    yield line(given, given["money"], credit=full - kept)
    if kept:
        yield line(given, book.of("215"), credit=kept)
    yield line(given, book.of("162"), debit=full)
    yield line(given, book.of("30104"), credit=full)


def _donated(asset: str, fund: str) -> Callable[[Given, TemplateFacts], Iterable[VoucherLine]]:
    def made(given: Given, book: TemplateFacts) -> Iterator[VoucherLine]:
        yield line(given, book.of(asset), debit=given["amount"])
        yield line(given, book.of(fund), credit=given["amount"])
        if given.get("cost"):
            yield line(given, book.of("510"), debit=given["cost"])
            yield line(given, given["money"], credit=given["cost"])

    return made


def _disposed(given: Given, book: TemplateFacts) -> Iterator[VoucherLine]:
    cost, worn = given["amount"], given.get("worn") or 0
    if worn > cost:
        raise Refusal("累计折旧大于原值。", "请核对金额。", field="worn")
    if cost - worn:
        yield line(given, book.of("30104"), debit=cost - worn)
    if worn:
        yield line(given, book.of("163"), debit=worn)
    yield line(given, book.of("162"), credit=cost)
    if given.get("gained"):
        yield line(given, given["money"], debit=given["gained"])
        yield line(given, book.of("408"), credit=given["gained"])


def _written_off(given: Given, book: TemplateFacts) -> Sequence[VoucherLine]:
    amount = given["amount"]
    return (
        line(given, book.of("182"), debit=amount), line(given, book.of("135"), credit=amount),
        line(given, book.of("510"), debit=amount), line(given, book.of("182"), credit=amount),
    )  # fmt: skip


IN, OUT, ASSETS, YEAR_END = "收入", "支出", "物资资产", "年末与更正"
TEMPLATES: tuple[Template, ...] = (
    Template("dues", "收到会费", IN, (AMOUNT, PAID), _two("money", "401"), "收到会费"),
    Template("passed", "收到上级转拨经费（税务代收、财政划拨）", IN, (AMOUNT, PAID), _two("money", "402"), "收到上级转拨经费"),
    Template("subsidy", "收到上级一般补助", IN, (AMOUNT, PAID), _two("money", "40301"), "收到上级补助"),
    Template("earmarked", "收到上级专项补助", IN, (AMOUNT, WHICH, PAID),
             _two("money", "40302"), "收到上级专项补助"),
    Template("employer", "收到行政补助", IN, (AMOUNT, PROJECT, PAID), _two("money", "405"), "收到行政补助"),
    Template("interest", "收到利息", IN, (AMOUNT, PAID), _two("money", "408"), "收到存款利息"),
    Template("received", "收到年末已计入的上级经费", IN,
             (AMOUNT, CLAIM, PAID), _two("money", "claim"), "收到上年应收上级经费"),
    Template("held", "收到代管的钱", IN, (AMOUNT, KEPT), _two("money", "221"), "收到代管款", help=KEPT_APART),
    Template("held_out", "支付代管的钱", OUT, (AMOUNT, KEPT), _two("221", "money"), "支付代管款", help=KEPT_APART),
    Template("spent", "支付活动和业务费用", OUT,
             (EXPENSE, AMOUNT, PROJECT, PAID), _two("expense", "money"), "支付"),
    Template("advance", "职工借款", OUT, (AMOUNT, PAID), _two("135", "money"), "借款"),
    Template("settled", "报销冲借款", OUT,
             (EXPENSE, AMOUNT, _money("returned", "退回现金"), PROJECT, PAID),
             _advance_settled, "报销冲借款"),
    Template("stored", "购物资入库", ASSETS,
             (EXPENSE, AMOUNT, PROJECT, PAID), _stored, "购物资入库", "活动"),
    Template("issued", "领用物资出库", ASSETS, (AMOUNT,), _two("30101", "141"), "领用物资"),
    Template("given_goods", "受赠物资", ASSETS, (AMOUNT, _money("cost", "运费等"), PAID), _donated("141", "30101"), "受赠物资"),
    Template("asset", "购固定资产", ASSETS,
             (CAPITAL, AMOUNT, _money("deposit", "扣留质量保证金"), PROJECT, PAID), _asset, "购固定资产", "购置资产"),
    Template("deposit", "支付质量保证金", ASSETS, (AMOUNT, PAID), _two("215", "money"), "支付质量保证金"),
    Template("given_asset", "受赠固定资产", ASSETS, (AMOUNT, _money("cost", "运费等"), PAID), _donated("162", "30104"), "受赠固定资产"),
    Template("worn", "计提折旧（只写凭证）", ASSETS, (AMOUNT,), _two("30104", "163"), "计提折旧"),
    Template("disposed", "处置固定资产（只写凭证）", ASSETS,
             (replace(AMOUNT, label="原值"), _money("worn", "累计折旧"), _money("gained", "变卖收入"), PAID),
             _disposed, "处置固定资产"),
    Template("short", "现金短款", ASSETS, (AMOUNT,), _two("182", "101"), "现金盘点短款"),
    Template("over", "现金长款", ASSETS, (AMOUNT,), _two("101", "182"), "现金盘点长款"),
    Template("accrued", "年末计入应收上级转拨经费", YEAR_END, (AMOUNT,), _two("13102", "402"), "年末应收上级转拨经费"),
    Template("accrued_subsidy", "年末计入应收上级补助", YEAR_END, (AMOUNT,), _two("13101", "40301"), "年末应收上级补助"),
    Template("written_off", "核销收不回的借款", YEAR_END, (AMOUNT,), _written_off, "核销坏账",
             help="逾期三年以上确实收不回，经批准后核销，并留备查登记。"),
    Template("earlier", "更正以前年度（增加结余）", YEAR_END, (AMOUNT, PAID), _two("money", "32201"), "更正以前年度收支"),
    Template("earlier_less", "更正以前年度（减少结余）", YEAR_END, (AMOUNT, PAID), _two("32201", "money"), "更正以前年度收支"),
    Template("topped_up", "用结余补充专项项目", YEAR_END, (AMOUNT, WHICH), _two("32202", "32102"), "用结余补充项目"),
)  # fmt: skip


def build(template: Template, given: Given, chart: AccountChart) -> tuple[VoucherLine, ...]:
    """The lines of the event; raises Refusal naming what is still to be given."""
    for ask in template.asks:
        if ask.required and given.get(ask.key) in (None, "", 0):
            raise Refusal(f"{ask.label}还没有填。", "", field=ask.key)
    known = {**given, "summary": str(given.get("summary") or "").strip() or template.summary}
    made = tuple(template.lines(known, TemplateFacts(chart)))
    if template.code == "topped_up":  # 321 stands by project
        return tuple(
            VoucherLine(one.summary, one.account, one.debit, one.credit, given["project"] if one.credit else None)
            for one in made
        )
    return made
