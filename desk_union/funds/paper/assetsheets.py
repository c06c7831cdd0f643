"""固定资产卡片, 固定资产台账, 折旧明细表 and 资产盘点表."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from desk_union.basis import days, months
from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Refusal
from desk_union.describe.behind import Number, RowsBehind
from desk_union.describe.content import Tables
from desk_union.describe.figure import Span
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Sheet
from desk_union.funds.account.spans import kept, kept_day
from desk_union.funds.ledgers.assets import ASSETS, DEPRECIATIONS, held_on
from desk_union.funds.property import asset_rules
from desk_union.funds.tables import Asset, Depreciation
from desk_union.members.office import organisation
from desk_union.store import listing, partial
from desk_union.store.ledgertable import ledger_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.basis.months import MonthSpan
    from desk_union.describe.sheet import Request
    from desk_union.store.listing import ListedLine

NOTHING = "还没有登记固定资产。"
CARD = (
    "number", "name", "category", "kind", "spec", "quantity", "measure", "source", "acquired_on", "paid_by", "cost",
    "months", "monthly", "depreciated", "written_off", "net", "unit", "place", "keeper", "counted_on", "standing",
    "disposed_on", "disposal", "disposed_by",
)  # fmt: skip
GONE = ("disposed_on", "disposal", "disposed_by")
BOOK = (
    "number", "name", "spec", "quantity", "cost", "acquired_on", "months", "monthly", "written_off", "net", "place",
    "keeper", "source",
)  # fmt: skip
SHORT = {"months": "年限（月）", "written_off": "累计折旧"}


def _lines(session: Session, keys: Iterable[str], ids: Sequence[int], day: date) -> list[ListedLine]:
    return listing.lines(session, ASSETS, [ASSETS.by_key[key] for key in keys], ids, day)


def _held(session: Session, day: date) -> list[int]:
    return list(session.scalars(select(Asset.id).where(held_on(day)).order_by(Asset.category, Asset.number)))


def cards(session: Session, request: Request) -> list[Table]:
    """The card of one asset, or of all that are held; below it what was written off year by year."""
    kept_day(session, request.day, request.today)
    ids = [request.row] if request.row is not None else _held(session, request.day)
    if not ids:
        raise Refusal(NOTHING, "请先在“固定资产台账”里登记。")
    written = _by_year(session, ids, request.day)
    name = organisation(session)
    found = []
    for line in _lines(session, (*CARD, "note"), ids, request.day):
        later = _later(line, request.day)
        told = [
            (ASSETS.by_key[key].label, "" if key in later else word)
            for key, word in zip(CARD, line.words, strict=False)
        ]
        rows = [(*left, *right) for left, right in zip(told[::2], told[1::2], strict=True)]
        rows.append(("备注", line.words[-1], "", ""))
        years = "；".join(f"{year}年 {show_yuan(amount)}" for year, amount in written.get(line.id, ()))
        found.append(
            Table(
                title="固定资产卡片", columns=(Column("项目", width_mm=30), Column("内容", width_mm=55)) * 2, rows=rows,
                organisation=name, period=f"截至{days.show_day_long(request.day)}", printed_on=request.today,
                notes=(f"各年计提折旧：{years}。",) if years else (), signers=("制卡人", "保管人", "审核人"),
                count_text="",
            )
        )  # fmt: skip
    return found


def _later(line: ListedLine, day: date) -> set[str]:
    """The columns of a card that tell what happened after the day."""
    values = dict(zip(CARD, line.values, strict=False))
    found = {"counted_on"} if (values["counted_on"] or day) > day else set()
    return found | (set(GONE) if (values["disposed_on"] or day) > day else set())


def _by_year(session: Session, ids: Sequence[int], day: date) -> dict[int, list[tuple[int, int]]]:
    year = Depreciation.period // 100
    rows = session.execute(
        select(Depreciation.asset, year, func.sum(Depreciation.amount))
        .where(Depreciation.asset.in_(ids), Depreciation.period <= months.period_of(day))
        .group_by(Depreciation.asset, year)
        .order_by(year)
    )
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for asset, at, amount in rows:
        found[asset].append((at, amount))
    return found


def book(session: Session, request: Request) -> list[Table]:
    """All that is held on the day, class by class."""
    kept_day(session, request.day, request.today)
    ids = _held(session, request.day)
    return [
        ledger_table(
            session, ASSETS, [ASSETS.by_key[key] for key in ("category", *BOOK)], ids, request.day, sections=True,
            labels=SHORT, blanks=(Column("处置"),), title="固定资产台账", organisation=organisation(session),
            period=f"截至{days.show_day_long(request.day)}", printed_on=request.today, section_unit="项",
            count_text=f"共 {len(ids)} 项", notes=() if ids else (NOTHING,), signers=("制表人", "保管人", "审核人"),
        )
    ]  # fmt: skip


def depreciation(session: Session, request: Request) -> list[Table]:
    """What was written off in the span and in its year, with what is left of each asset at the end."""
    span = kept(session, request)
    day = months.last_day(span.last)
    rows: list[tuple[str, ...]] = []
    sums = [0] * 5
    found, bought = _worn(session, span.first, span.last), partial.telling(session, ASSETS, "acquired_on")
    for one, here, year, all_ in found:
        worn = one.depreciated + all_
        amounts = (one.cost, here, year, worn, one.cost - worn)
        sums = [total + amount for total, amount in zip(sums, amounts, strict=True)]
        life = "不计提" if _excluded(one) else str(one.months or "未填")
        told = [show_yuan(amount) for amount in amounts]
        rows.append(
            (one.category, str(len(rows) + 1), one.number, one.name, days.show_day(bought(one.id, "acquired_on", one.acquired_on)), life, *told)
        )
    money = [Column(title, "right", 24) for title in ("原值", "本期折旧", "本年累计", "累计折旧", "净值")]
    heads = (
        Column("类别"),
        Column("序号", "center", 10),
        Column("编号"),
        Column("名称"),
        Column("购置日期", "center"),
        Column("年限（月）", "right"),
    )  # fmt: skip
    return [
        Table(
            title="固定资产折旧明细表", columns=(*heads, *money), rows=rows, organisation=organisation(session),
            period=span.words, printed_on=request.today, section_by=0, section_unit="项",
            totals=("", "合计", "", "", "", "", *_worn_totals(sums, [one.id for one, *_ in found], span)) if rows else None,
            count_text=f"共 {len(rows)} 项", notes=() if rows else (f"{days.show_day_long(day)}没有固定资产。",),
            signers=("制表人", "审核人"),
        )
    ]  # fmt: skip


def _worn_totals(sums: Sequence[int], assets: Sequence[int], span: MonthSpan) -> list[str]:
    """原值, 本期折旧, 本年累计, 累计折旧 and 净值 with the assets and the months written off behind them."""
    january, ever = span.last // 100 * 100 + 1, 0

    def written(first: int, sign: int = 1) -> RowsBehind:
        where = (Depreciation.period.between(first, span.last), Depreciation.asset.in_(assets))
        query = select(Depreciation.id).where(*where).order_by(Depreciation.period, Depreciation.asset)
        days_ = Span(months.first_day(max(first, january)), span.last_day)
        return RowsBehind(DEPRECIATIONS, lambda session: list(session.scalars(query)), days_, (("amount", sign),))

    def own(*sums: tuple[str, int]) -> RowsBehind:
        return RowsBehind(ASSETS, lambda _session: assets, Span(span.first_day, span.last_day), sums)

    behind = (
        (own(("cost", 1)),), (written(span.first),), (written(january),), (own(("depreciated", 1)), written(ever)),
        (own(("cost", 1), ("depreciated", -1)), written(ever, -1)),
    )  # fmt: skip
    return [Number(show_yuan(total), *parts) for total, parts in zip(sums, behind, strict=True)]


def _excluded(one: Asset) -> bool:
    return asset_rules.is_excluded(one.category, one.kind, nominal=one.nominal)


def _worn(session: Session, first: int, last: int) -> list[tuple[Asset, int, int, int]]:
    """Each asset held at some time of the span with what was written off in it, in its year so far, and at all."""
    written: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for asset, period, amount in session.execute(
        select(Depreciation.asset, Depreciation.period, Depreciation.amount).where(Depreciation.period <= last)
    ):
        written[asset].append((period, amount))
    begin = months.first_day(first)
    held = select(Asset).where(
        Asset.acquired_on <= months.last_day(last), Asset.disposed_on.is_(None) | (Asset.disposed_on > begin)
    )
    january = last // 100 * 100
    found: list[tuple[Asset, int, int, int]] = []
    for one in session.scalars(held.order_by(Asset.category, Asset.number)):
        mine = written[one.id]
        here = sum(amount for period, amount in mine if period >= first)
        year = sum(amount for period, amount in mine if period > january)
        found.append((one, here, year, sum(amount for _, amount in mine)))
    return found


def count(session: Session, request: Request) -> list[Table]:
    """What should be there, with room for what is found."""
    keys = ("number", "name", "category", "spec", "measure", "place", "keeper", "quantity", "cost")
    lines = _lines(session, keys, _held(session, request.day), request.day)
    heads: list[Any] = [Column(ASSETS.by_key[key].label, ASSETS.by_key[key].kind.align) for key in keys[:-2]]
    blank = (Column("实盘数量", width_mm=18), Column("盘盈", width_mm=14), Column("盘亏", width_mm=14))
    heads += [Column("账面数量", "right"), Column("原值", "right"), *blank, Column("使用状况、原因", width_mm=34)]
    return [
        Table(
            title="固定资产盘点表", columns=(Column("序号", "center", 10), *heads),
            rows=[(str(n), *line.words, "", "", "", "") for n, line in enumerate(lines, 1)],
            organisation=organisation(session), period=f"盘点日期：{days.show_day_long(request.day)}",
            printed_on=request.today, count_text=f"共 {len(lines)} 项",
            notes=("盘盈、盘亏要写明原因，报工会委员会批准后处理。",) if lines else (NOTHING,),
            signers=("盘点人", "监盘人", "保管人", "负责人"),
        )
    ]  # fmt: skip


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "funds.asset_card", "固定资产卡片", "每件固定资产一张卡片；不指定哪一件时打印全部在用资产。",
        Tables(cards, slip=True), ledgers=("funds.assets",),
        options=("year", "id"),
    ),
    Sheet(
        "funds.asset_book", "固定资产台账（按类别）",
        "某一天在用的全部固定资产，按六大类排列，有原值、折旧和净值合计。",
        Tables(book), ledgers=("funds.assets",), options=("year", "month"),
    ),
    Sheet(
        "funds.depreciation", "固定资产折旧明细表", "所选期间每件资产的折旧、本年累计和净值。",
        Tables(depreciation), ledgers=("funds.depreciations", "funds.assets"),
        options=("year", "month", "quarter"), says="打印所选期间计提的折旧。", monthly=True,
    ),
    Sheet(
        "funds.asset_count", "固定资产盘点表", "盘点用：账面数量已填好，实盘数量空着手填。",
        Tables(count), ledgers=("funds.assets",),
        options=("year", "month"),
    ),
)  # fmt: skip
