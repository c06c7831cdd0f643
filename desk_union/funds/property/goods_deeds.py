"""What a clerk does with goods: in, out, stock-taking, each with its slip and draft of a voucher; never commits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from desk_union.basis.refusal import Refusal
from desk_union.funds.account import account_codes as codes
from desk_union.funds.account import deeds
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.deeds import Draft
from desk_union.funds.account.line_gathering import Lines
from desk_union.funds.ledgers.goods import GOODS_MOVES
from desk_union.funds.property import goods_rules, goods_settling
from desk_union.funds.property import property_words as words
from desk_union.funds.tables import Good, GoodsMove
from desk_union.store import rows, serials

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Piece:
    """So many of one good; ``amount`` in fen is what the whole of them cost, for goods that come in."""

    good: int
    quantity: int
    amount: int = 0


@dataclass(frozen=True, slots=True)
class Incoming:
    """``expense`` and ``pay`` are ids of accounts, ``costs`` freight and taxes of goods that were given."""

    day: date
    kind: str
    pieces: tuple[Piece, ...]
    source: str | None = None
    purpose: str | None = None
    expense: int | None = None
    pay: int | None = None
    costs: int = 0
    project: int | None = None
    papers: int = 0
    maker: str | None = None


@dataclass(frozen=True, slots=True)
class Outgoing:
    day: date
    kind: str
    pieces: tuple[Piece, ...]
    receiver: str | None = None
    person: int | None = None
    unit: int | None = None
    purpose: str | None = None
    papers: int = 0
    maker: str | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """``voucher`` is None when no money is concerned; ``amount`` in fen."""

    ids: tuple[int, ...]
    slip: str
    amount: int
    voucher: int | None


def take_in(session: Session, given: Incoming, today: date) -> Moved:
    """Goods into store; raises ``rows.Faulty`` for a faulty line."""
    if not goods_rules.is_inward(given.kind):
        raise Refusal(f"“{given.kind}”不是入库。", "请选入库的类别。")
    slip = serials.next_of(session, GOODS_MOVES, "slip", {"day": given.day, "kind": given.kind}, today)[0]
    common = {"source": given.source, "purpose": given.purpose}
    ids = _insert(session, given.day, given.kind, given.pieces, slip, common, today)
    amount = _amount(session, ids)
    lines = Lines(read_chart(session), f"{given.kind}{_named(session, given.pieces)}入库")
    if given.kind == words.BUYING:
        if given.expense is None:
            raise Refusal("购入物资要选支出科目。", "如：50102 文体活动支出。", field="expense")
        lines.debit(given.expense, amount, project=given.project, earmarked=given.project is not None)
        lines.credit(given.pay if given.pay is not None else codes.BANK, amount, party=given.source)
    pending = given.kind == words.SURPLUS
    lines.debit(codes.STOCK, amount)
    lines.credit(codes.PENDING if pending else codes.STOCK_FUND, amount)
    if pending:
        lines.debit(codes.PENDING, amount)
        lines.credit(codes.STOCK_FUND, amount)
    lines.debit(codes.OTHER_EXPENSE, given.costs)
    lines.credit(given.pay if given.pay is not None else codes.BANK, given.costs)
    found = () if given.kind == words.OPENING_STOCK else tuple(lines.found)
    return _linked(session, ids, slip, amount, Draft(given.day, found, papers=given.papers, maker=given.maker))


def issue(session: Session, given: Outgoing, today: date) -> Moved:
    """Goods out of store at the weighted average, in no voucher yet; Refusal when they are not there."""
    if goods_rules.is_inward(given.kind):
        raise Refusal(f"“{given.kind}”不是出库。", "请选出库的类别。")
    slip = serials.next_of(session, GOODS_MOVES, "slip", {"day": given.day, "kind": given.kind}, today)[0]
    common = {"receiver": given.receiver, "person": given.person, "unit": given.unit, "purpose": given.purpose}
    ids = _insert(session, given.day, given.kind, given.pieces, slip, common, today)
    return Moved(tuple(ids), slip, _amount(session, ids), None)


def hand_out(session: Session, given: Outgoing, today: date) -> Moved:
    """``issue`` with the draft of its voucher."""
    done = issue(session, given, today)
    lines = Lines(read_chart(session), f"{given.kind}{_named(session, given.pieces)}")
    pending = given.kind in {words.SHORT, words.WRITTEN_OFF}
    lines.debit(codes.PENDING if pending else codes.STOCK_FUND, done.amount)
    lines.credit(codes.STOCK, done.amount)
    if pending:
        lines.debit(codes.STOCK_FUND, done.amount)
        lines.credit(codes.PENDING, done.amount)
    draft = Draft(given.day, tuple(lines.found), papers=given.papers, maker=given.maker)
    return _linked(session, done.ids, done.slip, done.amount, draft)


@dataclass(frozen=True, slots=True)
class Taken:
    """What a stock-taking found; ``more`` and ``less`` are None when nothing differed that way."""

    same: int
    more: Moved | None
    less: Moved | None


def take_stock(session: Session, day: date, counted: Mapping[int, int], today: date, maker: str | None = None) -> Taken:
    """Bring the store's ledger to what was counted; surplus goods are entered at their average."""
    held = goods_settling.stock_on(session, counted, day)
    more, less = [], []
    for good, pieces in counted.items():
        stock = held[good]
        if pieces > stock.quantity:
            extra = pieces - stock.quantity
            worth = goods_rules.share(stock.amount, extra, stock.quantity) if stock.quantity else 0
            more.append(Piece(good, extra, worth))
        elif pieces < stock.quantity:
            less.append(Piece(good, stock.quantity - pieces))
    reason = "盘点差异"
    came = Incoming(day, words.SURPLUS, tuple(more), purpose=reason, maker=maker)
    went = Outgoing(day, words.SHORT, tuple(less), purpose=reason, maker=maker)
    return Taken(
        len(counted) - len(more) - len(less),
        take_in(session, came, today) if more else None,
        hand_out(session, went, today) if less else None,
    )


def _insert(
    session: Session, day: date, kind: str, pieces: Sequence[Piece], slip: str, common: Mapping[str, Any], today: date
) -> list[int]:
    if not pieces:
        raise Refusal("还没有填物资和数量。", "请至少填一行。")
    fresh = []
    for piece in pieces:
        values = rows.completed(
            GOODS_MOVES,
            {**common, "day": day, "kind": kind, "good": piece.good, "quantity": piece.quantity,
             "amount": piece.amount if goods_rules.is_inward(kind) else 0, "slip": slip},
        )  # fmt: skip
        fresh.append(values)
    return rows.add_rows(session, GOODS_MOVES, fresh, today)


def _amount(session: Session, ids: Sequence[int]) -> int:
    return sum(session.scalars(select(GoodsMove.amount).where(GoodsMove.id.in_(ids))))


def _named(session: Session, pieces: Sequence[Piece]) -> str:
    """篮球, or 篮球等3种."""
    name = session.scalar(select(Good.name).where(Good.id == pieces[0].good)) if pieces else ""
    kinds = len({piece.good for piece in pieces})
    return f"{name}等{kinds}种物资" if kinds > 1 else str(name or "")


def _linked(session: Session, ids: Sequence[int], slip: str, amount: int, draft: Draft) -> Moved:
    voucher = deeds.draft_voucher(session, draft) if draft.lines else None
    if voucher is not None:
        session.execute(update(GoodsMove).where(GoodsMove.id.in_(ids)).values(voucher=voucher))
    return Moved(tuple(ids), slip, amount, voucher)
