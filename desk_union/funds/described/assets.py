"""固定资产 and 现金: taking in, writing off, disposing of, counting."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis import days, months
from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Refusal
from desk_union.describe.accounting import MonthOfAccount
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Choice, Flag, Money, Text
from desk_union.describe.ledger import Shown
from desk_union.funds.account import account_codes
from desk_union.funds.account.account_chart import leaf, read_chart
from desk_union.funds.bank import cash_deeds, cash_rules
from desk_union.funds.described.asking import DAY, MONEY, PAPERS, PROJECT, account, drafted, first_leaf, maker
from desk_union.funds.ledgers.assets import ASSETS, DEPRECIATIONS, held_on
from desk_union.funds.ledgers.bank import CASH_COUNTS
from desk_union.funds.property import asset_deeds, asset_rules
from desk_union.funds.property import property_words as words
from desk_union.funds.property.asset_deeds import Disposal, Purchase
from desk_union.funds.tables import Asset, Depreciation
from desk_union.store import listing

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger, Values

TAB, PAGE, VOUCHER = "经费", "funds.property", "凭证"
ON_CARD = ("kind", "spec", "quantity", "measure", "months", "place", "keeper")
ONLY_BOUGHT, ONLY_GIVEN = {"party", "deposit", "expense", "project"}, {"costs"}
# What the voucher depends on must be one of the known words; the ledger takes others too.
KNOWN_SOURCE = Choice(replace(words.SOURCE, open=False))
PLAN = ("资产", "原值", "已提折旧", "本月折旧", "净值")


def column(ledger: Ledger, key: str, **more: Any) -> Shown:
    """A column of a ledger as a question: said once, there."""
    return replace(ledger.by_key[key], **{"group": "", "listed": True, **more})


def _buy_wanted(values: Values) -> Collection[str]:
    unasked = ONLY_GIVEN if values["source"] == words.BOUGHT else ONLY_BOUGHT
    return {shown.key for shown in BUY.asks} - unasked


def _buy_propose(session: Session, _ids: Sequence[int], _day: date) -> Mapping[str, Any]:
    codes = (account_codes.CAPITAL,)
    return {"pay": first_leaf(session, MONEY), "expense": first_leaf(session, codes)}


def _buy_follow(session: Session, changed: str, values: Values) -> Mapping[str, Any]:
    """A kind tells class and life, and both tell on which account buying it goes."""
    if changed not in {"kind", "category"} or not values.get(changed):
        return {}
    found = {"months": None, **asset_rules.completed({"kind": values["kind"]})} if changed == "kind" else {}
    category = found.get("category") or values.get("category")
    if category:
        code = asset_rules.capital_account(category, values["kind"])
        found["expense"] = leaf(read_chart(session), code).id
    return found


def _buy(session: Session, _ids: Sequence[int], values: Values, today: date) -> DeedResult:
    purchase = Purchase(
        values["day"], values["name"], values["category"], values["cost"], values["source"],
        {key: values[key] for key in ON_CARD if values[key] is not None}, values["expense"], values["pay"],
        values["deposit"] or 0, values["costs"] or 0, values["project"], values["party"], values["papers"] or 0,
        maker(session),
    )  # fmt: skip
    done = asset_deeds.acquire(session, purchase, today)
    told = f"登记固定资产 {done.number} {purchase.name}，{show_yuan(purchase.cost)}元"
    notes = (done.caution,) if done.caution else ()
    more = {"name": purchase.name, "printed": done.asset, "notes": notes, "seen": ("funds.assets", (done.asset,))}
    return drafted(session, done.voucher, told, (done.asset,), **more)


BUY = Deed(
    code="funds.buy_asset", title="购入固定资产", tab=TAB, ledger=lambda: ASSETS, rows="none", page=PAGE,
    help="登记一张卡片，同时起草凭证。选了品种，类别和最低使用年限自动填上。",
    asks=(
        DAY, column(ASSETS, "source", label="来源", kind=KNOWN_SOURCE, required=True, default=words.BOUGHT),
        column(ASSETS, "name"), column(ASSETS, "spec"), column(ASSETS, "kind"), column(ASSETS, "category"), column(ASSETS, "cost"),
        column(ASSETS, "quantity"), column(ASSETS, "measure"), column(ASSETS, "months"), column(ASSETS, "place"),
        column(ASSETS, "keeper"),
        account("expense", "支出科目", (account_codes.CAPITAL,), group=VOUCHER),
        account("pay", "付款科目", MONEY, group=VOUCHER), replace(PROJECT, group=VOUCHER),
        Shown(key="party", label="供货单位", kind=Text(), group=VOUCHER),
        Shown(key="deposit", label="暂扣质保金", kind=Money(), group=VOUCHER),
        Shown(key="costs", label="运费、税费", kind=Money(), group=VOUCHER), replace(PAPERS, group=VOUCHER),
    ),
    do=_buy, propose=_buy_propose, follow=_buy_follow, wanted=_buy_wanted, prints="funds.asset_card",
)  # fmt: skip


def _write_off_propose(session: Session, _ids: Sequence[int], day: date) -> Mapping[str, Any]:
    """Months are written off in their order: the first one that waits, else the present one."""
    now = months.period_of(day)
    return {"period": next(iter(asset_deeds.missed(session, now)), now)}


def _write_off(session: Session, _ids: Sequence[int], values: Values, today: date) -> DeedResult:
    period = values["period"]
    if period > months.period_of(today):
        raise Refusal(f"{months.words(period)}还没有到。", "请核对月份。", field="period")
    plan, missed = asset_deeds.planned(session, period), asset_deeds.missed(session, period)
    done = asset_deeds.depreciate(session, period, maker(session))
    lacking = listing.ListAsk(months.last_day(period), presets=("unknown",))
    unknown = listing.count_of(session, ASSETS, lacking)
    notes = (f"{'、'.join(months.words(one) for one in missed)}还没有计提，请先补提。" if missed else "",
             f"有{unknown}项资产没有填使用年限，没有列入。" if unknown else "")  # fmt: skip
    table = (PLAN, *(
        (f"{one.number} {one.name}", *(show_yuan(fen) for fen in (one.cost, one.before, one.amount, one.net)))
        for one in plan
    ))  # fmt: skip
    ids = session.scalars(select(Depreciation.id).where(Depreciation.voucher == done.voucher))
    told = f"计提{months.words(period)}折旧{done.count}项，{show_yuan(done.total)}元"
    more = {"name": months.words(period), "table": table, "notes": tuple(note for note in notes if note)}
    return drafted(session, done.voucher, told, tuple(ids), **more)


def _dispose_propose(session: Session, _ids: Sequence[int], _day: date) -> Mapping[str, Any]:
    return {"money": first_leaf(session, MONEY)}


def _dispose_wanted(values: Values) -> Collection[str]:
    return {shown.key for shown in DISPOSE.asks} - (set() if values["how"] == words.SOLD else {"payable"})


def _dispose(session: Session, ids: Sequence[int], values: Values, _today: date) -> DeedResult:
    disposal = Disposal(
        ids[0], values["day"], values["how"], values["proceeds"] or 0, values["costs"] or 0, values["money"],
        bool(values["payable"]), values["papers"] or 0, maker(session),
    )  # fmt: skip
    voucher = asset_deeds.dispose(session, disposal)
    name = listing.name_of(session, ASSETS, ids[0])
    told = f"登记{disposal.how}：{name}"
    return drafted(session, voucher, told, ids, name=f"{disposal.how} {name}", printed=ids[0])


DISPOSE = Deed(
    code="funds.dispose_asset", title="处置固定资产", tab=TAB, ledger=lambda: ASSETS, rows="one", page=PAGE, waiting=True,
    help="出售、报废、捐赠调出、盘亏。处置当月不再计提折旧。", shows=("cost", "written_off", "net"),
    fits=lambda day: held_on(day) & Asset.disposed_on.is_(None), unfit="要那一天还在用、没有处置过的。",
    asks=(
        DAY, Shown(key="how", label="处置方式", kind=Choice(words.DISPOSAL), required=True, default=words.SOLD),
        Shown(key="proceeds", label="处置收入", kind=Money()), Shown(key="costs", label="清理费用", kind=Money()),
        account("money", "收付科目", (*MONEY, account_codes.RECEIVABLE), help="由责任人赔偿、还没有收到的选其他应收款。"),
        Shown(key="payable", label="收入上缴财政", kind=Flag(), default=False, help="出售收入要上缴财政的，记入其他应付款。"),
        PAPERS,
    ),
    do=_dispose, propose=_dispose_propose, wanted=_dispose_wanted, prints="funds.asset_card",
)  # fmt: skip


def _count(session: Session, _ids: Sequence[int], values: Values, today: date) -> DeedResult:
    kept = {shown.key: values[shown.key] or 0 for shown in COUNT.asks if shown.key in {*cash_rules.PIECES, "coins"}}
    given = {**kept, **{key: values[key] for key in ("day", "cashier", "witness", "reason")}}
    wanted = bool(values["with_voucher"])
    done = cash_deeds.count_cash(session, given, today, with_voucher=wanted, maker=maker(session))
    counted = cash_rules.total(kept)
    what = "多出" if done.difference > 0 else "少了"
    apart = f"，{what}{show_yuan(abs(done.difference))}元" if done.difference else "，两边相符"
    booked = show_yuan(counted - done.difference)
    day = days.show_day_long(values["day"])
    told = f"登记{day}的现金盘点：实点{show_yuan(counted)}元，账面{booked}元{apart}"
    more = {"name": days.show_day(values["day"]), "printed": done.id, "seen": ("funds.cash_counts", (done.id,))}
    return drafted(session, done.voucher, told, (done.id,), **more)


COUNT = Deed(
    code="funds.count_cash", title="现金盘点", tab=TAB, ledger=lambda: CASH_COUNTS, rows="none", page="funds.banking",
    help="点清库存现金，按面额填张数；账面余额取自已记账的现金日记账，有差额的同时起草凭证。",
    asks=(
        column(CASH_COUNTS, "day"), *(column(CASH_COUNTS, key, default=None) for key in cash_rules.PIECES),
        column(CASH_COUNTS, "coins", default=None), column(CASH_COUNTS, "cashier"), column(CASH_COUNTS, "witness"),
        column(CASH_COUNTS, "reason"), Shown(key="with_voucher", label="起草差额凭证", kind=Flag(), default=True),
    ),
    do=_count, prints="funds.cash_count",
)  # fmt: skip
WRITE_OFF = Deed(
    code="funds.depreciate", title="计提折旧", tab=TAB, ledger=lambda: DEPRECIATIONS, rows="none", page=PAGE,
    help="按年限平均法，购置当月起计提，处置当月不提；零头并在最后一个月。",
    asks=(Shown(key="period", label="月份", kind=MonthOfAccount(), required=True),), do=_write_off, propose=_write_off_propose,
)  # fmt: skip
DEEDS = (COUNT, BUY, WRITE_OFF, DISPOSE)
