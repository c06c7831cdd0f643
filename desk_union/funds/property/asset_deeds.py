"""What a clerk does with fixed assets: take in, write off month by month, dispose of; never commits.

Each deed drafts the voucher of domain-facts A.3 and links its rows to it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, delete, func, insert, select, update

from desk_union.basis import months
from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Refusal
from desk_union.funds.account import account_codes as codes
from desk_union.funds.account import deeds, periods
from desk_union.funds.account.account_chart import leaf, read_chart
from desk_union.funds.account.deeds import Draft
from desk_union.funds.account.line_gathering import Lines
from desk_union.funds.ledgers.assets import ASSETS
from desk_union.funds.paid.links import DEPRECIATION
from desk_union.funds.property import asset_rules
from desk_union.funds.property import property_words as words
from desk_union.funds.property.asset_rules import Card
from desk_union.funds.tables import Asset, Depreciation
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Purchase:
    """An asset that comes in; ``card`` are further values of its card, ``expense`` and ``pay`` are ids of accounts.

    Of what is bought ``deposit`` is kept back (质保金). Of what is given ``costs`` are freight and taxes paid for it.
    """

    day: date
    name: str
    category: str
    cost: int
    source: str = words.BOUGHT
    card: Mapping[str, Any] | None = None
    expense: int | None = None
    pay: int | None = None
    deposit: int = 0
    costs: int = 0
    project: int | None = None
    party: str | None = None
    papers: int = 0
    maker: str | None = None


@dataclass(frozen=True, slots=True)
class Bought:
    asset: int
    number: str
    voucher: int
    caution: str


def acquire(session: Session, given: Purchase, today: date) -> Bought:
    """Make the card and draft the voucher with both its entries; raises ``rows.Faulty`` for a faulty card."""
    card = dict(given.card or {})
    values = {
        **card, "name": given.name, "category": given.category, "cost": given.cost,
        "acquired_on": given.day, "source": given.source,
    }  # fmt: skip
    asset = rows.save_row(session, ASSETS, None, values, today)
    number = session.scalar(select(Asset.number).where(Asset.id == asset)) or ""
    lines = _taken_in(session, given, card.get("kind"))
    draft = Draft(given.day, tuple(lines.found), papers=given.papers, maker=given.maker, spending="购置资产")
    voucher = deeds.draft_voucher(session, draft)
    session.execute(update(Asset).where(Asset.id == asset).values(voucher=voucher))
    caution = asset_rules.doubt(given.category, given.cost, card.get("quantity") or 1)
    return Bought(asset, number, voucher, caution)


def _taken_in(session: Session, given: Purchase, kind: str | None) -> Lines:
    chart = read_chart(session)
    bought = given.source == words.BOUGHT
    lines = Lines(chart, f"{'购入' if bought else given.source}{given.name}")
    pay = given.pay if given.pay is not None else codes.BANK
    special: dict[str, Any] = {"project": given.project, "earmarked": given.project is not None}
    if bought:
        lines.debit(given.expense or asset_rules.capital_account(given.category, kind), given.cost, **special)
        lines.credit(pay, given.cost - given.deposit, party=given.party)
        lines.credit(codes.PAYABLE, given.deposit, party=given.party)
    lines.debit(codes.ASSET, given.cost, given.category)
    lines.credit(codes.ASSET_FUND, given.cost)
    if not bought:
        lines.debit(codes.OTHER_EXPENSE, given.costs)
        lines.credit(pay, given.costs)
    return lines


@dataclass(frozen=True, slots=True)
class Planned:
    """What is to be written off one asset in a month; ``before`` has been written off already."""

    asset: int
    number: str
    name: str
    category: str
    cost: int
    before: int
    amount: int

    @property
    def net(self) -> int:
        return self.cost - self.before - self.amount


def planned(session: Session, period: int) -> list[Planned]:
    """What the month still wants written off, of assets that have no row for it yet or one that waits."""
    done: dict[int, int] = defaultdict(int)
    has: set[int] = set()
    rows_ = select(Depreciation.asset, Depreciation.period, Depreciation.amount)
    for asset, at, amount in session.execute(rows_.where(~and_(Depreciation.period == period, DEPRECIATION.waits()))):
        if at == period:
            has.add(asset)
        done[asset] += amount
    found = []
    for one in session.scalars(select(Asset).where(Asset.id.not_in(has)).order_by(Asset.category, Asset.number)):
        before = one.depreciated + done[one.id]
        amount = asset_rules.amount_of(_card(one), period, before)
        if amount:
            found.append(Planned(one.id, one.number, one.name, one.category, one.cost, before, amount))
    return found


def _card(one: Asset) -> Card:
    excluded = asset_rules.is_excluded(one.category, one.kind, nominal=one.nominal)
    return Card(one.cost, one.acquired_on, one.months, one.disposed_on, excluded)


def missed(session: Session, period: int) -> list[int]:
    """Open months before ``period`` for which assets held then have nothing written off."""
    calendar = periods.read_calendar(session, months.first_day(period))
    first = session.scalar(select(func.min(Asset.acquired_on)))
    if first is None:
        return []
    begin = max(calendar.open_period, months.period_of(first))
    return [one for one in months.between(begin, months.following(period, -1)) if planned(session, one)]


@dataclass(frozen=True, slots=True)
class WrittenOff:
    voucher: int
    count: int
    total: int


def depreciate(session: Session, period: int, maker: str | None = None) -> WrittenOff:
    """Write off one month: a row for each asset and one draft (借30104 贷163) on the last day of the month."""
    day = months.last_day(period)
    objection = periods.read_calendar(session, day).objection(day)
    if objection:
        raise Refusal(*objection)
    plan = planned(session, period)
    if not plan:
        raise Refusal(f"{months.words(period)}没有要计提折旧的固定资产。", "可能已经计提过；或都已提足、不计提折旧。")
    lines = Lines(read_chart(session), f"计提{months.words(period)}固定资产折旧")
    total = sum(one.amount for one in plan)
    lines.debit(codes.ASSET_FUND, total)
    by_class: dict[str, int] = defaultdict(int)
    for one in plan:
        by_class[one.category] += one.amount
    by_account: dict[int, int] = defaultdict(int)
    for category, amount in by_class.items():
        by_account[leaf(lines.chart, codes.WORN, category).id] += amount
    for account, amount in by_account.items():
        lines.credit(account, amount)
    voucher = deeds.draft_voucher(session, Draft(day, tuple(lines.found), maker=maker))
    session.connection().execute(delete(Depreciation).where(Depreciation.period == period, DEPRECIATION.waits()))
    session.connection().execute(
        insert(Depreciation),
        [{"asset": one.asset, "period": period, "amount": one.amount, "voucher": voucher} for one in plan],
    )
    return WrittenOff(voucher, len(plan), total)


@dataclass(frozen=True, slots=True)
class Disposal:
    """``money`` is the account (id) to which ``proceeds`` came and from which ``costs`` were paid.

    ``payable``: what a sale brings is owed to the treasury (215) and not income.
    """

    asset: int
    day: date
    how: str
    proceeds: int = 0
    costs: int = 0
    money: int | None = None
    payable: bool = False
    papers: int = 0
    maker: str | None = None


def dispose(session: Session, given: Disposal) -> int:
    """Take an asset out of the books and draft the voucher; returns the voucher's id."""
    asset = session.get(Asset, given.asset)
    if asset is None:
        raise Refusal("这件固定资产已不存在。", "请刷新后再看。")
    if asset.disposed_on is not None:
        raise Refusal(f"“{asset.name}”已经处置过了。", "要更正，请先删除处置的凭证草稿或红字冲销，再清空处置日期。")
    if given.day < asset.acquired_on:
        raise Refusal("处置日期早于购置日期。", "请核对日期。", field="disposed_on")
    worn = asset.depreciated + _written_before(session, asset, given.day)
    lines = _taken_out(session, asset, worn, given)
    draft = Draft(given.day, tuple(lines.found), papers=given.papers, maker=given.maker)
    voucher = deeds.draft_voucher(session, draft)
    session.execute(
        update(Asset)
        .where(Asset.id == asset.id)
        .values(disposed_on=given.day, disposal=given.how, disposal_voucher=voucher)
    )
    return voucher


def _written_before(session: Session, asset: Asset, day: date) -> int:
    """Written off before the month of disposal, in which nothing may be."""
    period = months.period_of(day)
    late = session.scalar(
        select(func.max(Depreciation.period)).where(Depreciation.asset == asset.id, Depreciation.period >= period)
    )
    if late is not None:
        raise Refusal(
            f"“{asset.name}”已计提{months.words(late)}的折旧，处置当月不再计提。",
            f"请先删除{months.words(late)}折旧的凭证草稿；已记账的，请把处置日期改到{months.words(months.following(late))}。",
        )
    done = select(func.coalesce(func.sum(Depreciation.amount), 0)).where(Depreciation.asset == asset.id)
    return session.scalar(done) or 0


def _taken_out(session: Session, asset: Asset, worn: int, given: Disposal) -> Lines:
    lines = Lines(read_chart(session), f"{given.how}固定资产{asset.name}")
    net = asset.cost - worn
    direct = given.how in {words.SOLD, words.GIVEN}
    money = given.money if given.money is not None else codes.BANK
    lines.debit(codes.ASSET_FUND if direct else codes.PENDING, net)
    lines.debit(codes.WORN, worn, asset.category)
    lines.credit(codes.ASSET, asset.cost, asset.category)
    if direct:
        lines.debit(money, given.proceeds)
        lines.credit(codes.PAYABLE if given.payable else codes.OTHER_INCOME, given.proceeds)
        lines.debit(codes.OTHER_EXPENSE, given.costs)
        lines.credit(money, given.costs)
        return lines
    lines.debit(codes.ASSET_FUND, net)
    lines.credit(codes.PENDING, net)
    lines.debit(money, given.proceeds)
    lines.credit(codes.PENDING, given.proceeds)
    lines.debit(codes.PENDING, given.costs)
    lines.credit(money, given.costs)
    gain = given.proceeds - given.costs
    lines.debit(codes.PENDING, max(gain, 0))
    lines.credit(codes.OTHER_INCOME, max(gain, 0))
    lines.debit(codes.OTHER_EXPENSE, max(-gain, 0))
    lines.credit(codes.PENDING, max(-gain, 0))
    return lines


def told(bought: Bought, cost: int) -> str:
    """The sentence for the clerk after an asset was taken in."""
    more = f" {bought.caution}" if bought.caution else ""
    return f"已登记固定资产 {bought.number}，{show_yuan(cost)}元，并起草了凭证（草稿{bought.voucher}）。{more}"
