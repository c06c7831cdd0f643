"""What the notes to the statements tell of projects, assets, goods and corrections of a year."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import case, func, or_, select

from desk_union.basis import days
from desk_union.basis.money import show_yuan
from desk_union.basis.months import first_day, last_day
from desk_union.describe.paper import Column
from desk_union.describe.prose import ProseGrid
from desk_union.funds.account import balances
from desk_union.funds.account.voucher_words import title_of
from desk_union.funds.paper.statements import ADJUSTED
from desk_union.funds.property.asset_rules import NOMINAL
from desk_union.funds.property.property_words import INTO_STORE, OPENING_STOCK
from desk_union.funds.tables import Account, Asset, Depreciation, Entry, Good, GoodsMove, Project, Voucher
from desk_union.funds.tables.books import POSTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.prose import Block
    from desk_union.funds.account.account_chart import AccountChart

CLOSING = ("期末结转", "年终结转")


def _heads(first: str, *amounts: str) -> tuple[Column, ...]:
    return (Column(first, "left", 60), *(Column(title, "right", 28) for title in amounts))


def projects(session: Session, year: int) -> Iterator[Block]:
    """What was left of each project at either end of the year."""
    before, after = (balances.project_balances(session, last) for last in (year * 100 - 88, year * 100 + 12))
    names = session.execute(select(Project.id, Project.name).order_by(Project.id)).all()
    rows = [
        (row.name, *(show_yuan(amount) for amount in (before.get(row.id, 0), after.get(row.id, 0))))
        for row in names
        if before.get(row.id) or after.get(row.id)
    ]
    if rows:
        total = (show_yuan(sum(held.get(row.id, 0) for row in names)) for held in (before, after))
        yield ProseGrid("专项资金结转", _heads("项目", "年初结转", "年末结转"), rows, ("合计", *total))


def _worn(session: Session, last: int) -> dict[int, int]:
    query = select(Depreciation.asset, func.sum(Depreciation.amount)).where(Depreciation.period <= last)
    return dict(session.execute(query.group_by(Depreciation.asset)).all())


def _held_on(session: Session, day: date) -> Sequence[Asset]:
    alive = or_(Asset.disposed_on.is_(None), Asset.disposed_on > day)
    return session.scalars(select(Asset).where(Asset.acquired_on <= day, alive).order_by(Asset.number)).all()


def assets(session: Session, year: int) -> Iterator[Block]:
    """固定资产 by class at the end of the year, from the cards."""
    worn = _worn(session, year * 100 + 12)
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for one in _held_on(session, last_day(year * 100 + 12)):
        lost = one.depreciated + worn.get(one.id, 0)
        for place, amount in enumerate((one.cost, lost, one.cost - lost)):
            found[one.category][place] += amount
    if found:
        total = (show_yuan(sum(amounts[place] for amounts in found.values())) for place in range(3))
        rows = [(name, *map(show_yuan, amounts)) for name, amounts in found.items()]
        yield ProseGrid(
            "固定资产（按类别，取自台账）", _heads("类别", "原值", "累计折旧", "净值"), rows, ("合计", *total)
        )


def goods(session: Session, year: int) -> Iterator[Block]:
    """库存物品 by category at either end of the year, from the moves."""
    signed = case((GoodsMove.kind.in_(INTO_STORE), GoodsMove.amount), else_=-GoodsMove.amount)
    there = or_(GoodsMove.day < first_day(year * 100 + 1), GoodsMove.kind == OPENING_STOCK)
    opening = func.coalesce(func.sum(case((there, signed), else_=0)), 0)
    query = (
        select(Good.category, opening, func.sum(signed))
        .join(Good, Good.id == GoodsMove.good)
        .where(GoodsMove.day <= last_day(year * 100 + 12))
        .group_by(Good.category)
        .order_by(Good.category)
    )
    found = [row for row in session.execute(query).all() if row[1] or row[2]]
    if found:
        total = (show_yuan(sum(row[place] for row in found)) for place in (1, 2))
        rows = [(row[0], show_yuan(row[1]), show_yuan(row[2])) for row in found]
        yield ProseGrid(
            "库存物品（按类别，取自物资台账）", _heads("类别", "年初余额", "年末余额"), rows, ("合计", *total)
        )


def disposals(session: Session, year: int) -> list[tuple[str, ...]]:
    first, last = first_day(year * 100 + 1), last_day(year * 100 + 12)
    worn = _worn(session, year * 100 + 12)
    query = select(Asset).where(Asset.disposed_on.between(first, last)).order_by(Asset.disposed_on, Asset.number)
    return [
        (
            one.name, one.disposal or "", days.show_day(one.disposed_on) if one.disposed_on else "",
            *map(show_yuan, (one.cost, lost, one.cost - lost)),
        )
        for one in session.scalars(query)
        for lost in (one.depreciated + worn.get(one.id, 0),)
    ]  # fmt: skip


def nominal(session: Session, year: int) -> list[tuple[str, ...]]:
    held = _held_on(session, last_day(year * 100 + 12))
    return [
        (one.name, f"{one.quantity}{one.measure or ''}", "；".join(part for part in (one.source, one.note) if part))
        for one in held
        if one.nominal or one.cost == NOMINAL
    ]


def adjustments(session: Session, year: int, chart: AccountChart) -> list[tuple[str, str, str, str, int]]:
    """Every entry on 年初余额调整 by hand: voucher, summary, account, what it added in words and in fen."""
    query = (
        select(
            Voucher.word, Voucher.number, Voucher.day, Voucher.id, Entry.summary, Entry.account,
            Entry.credit - Entry.debit,
        )
        .join(Voucher, Voucher.id == Entry.voucher)
        .join(Account, Account.id == Entry.account)
        .where(
            Entry.period.between(year * 100 + 1, year * 100 + 12), Account.code.in_(ADJUSTED), Voucher.state == POSTED,
            Voucher.kind.not_in(CLOSING),
        )
        .order_by(Voucher.sequence, Entry.line)
    )  # fmt: skip
    return [
        (title_of(word, number, day, id_), summary, chart.by_id[account].words, show_yuan(amount), amount)
        for word, number, day, id_, summary, account, amount in session.execute(query)
    ]
