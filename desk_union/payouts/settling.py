"""What follows from saved lists and lines: values of goods from store, the seal of what was approved, doubts."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, select, update

from desk_union.basis.refusal import Refusal
from desk_union.describe.ledger import Fault
from desk_union.describe.serial import series_of
from desk_union.funds.ledgers.goods import GOODS_MOVES
from desk_union.funds.property import goods_settling
from desk_union.funds.property.goods_rules import Stock, issue_cost, share
from desk_union.funds.tables import Account, Good
from desk_union.payouts import doubts, rules
from desk_union.payouts import payout_words as words
from desk_union.payouts.links import PAYOUT
from desk_union.payouts.tables import PayoutKind, PayoutLine, PayoutList
from desk_union.store import overrides, rows
from desk_union.store.bulk import chunks
from desk_union.store.tables import AcceptedWarning, Change

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger

    Settle = Callable[[Session, Sequence[int], date], None]

UNBOOK = "请先删除凭证草稿，或用红字冲销那张凭证。"
RAISE_AGAIN = "要改的请先把办理情况退回“{stage}”，改好后重新办理。"


def account_code(_day: date) -> ColumnElement[Any]:
    return select(Account.code).where(Account.id == PayoutKind.account).scalar_subquery()


def lists_of(session: Session, ids: Sequence[int]) -> list[int]:
    """The lists to which these lines belong."""
    found: set[int] = set()
    for chunk in chunks(ids):
        query = select(PayoutLine.roll).where(PayoutLine.id.in_(chunk), PayoutLine.roll.is_not(None))
        found.update(session.scalars(query))
    return sorted(found)


def growing(ledger: Callable[[], Ledger]) -> Callable[[Session, str, int | None], int]:
    """A 发放单 met by its title (or its number) in an imported line."""

    def grow(session: Session, name: str, _above: int | None) -> int:
        today: date = session.info["at"].date()
        shown, kind = ledger().serials[0]
        values: dict[str, Any] = {"title": name, "day": today, "stage": words.DRAWN_UP}
        year = name[2:6]
        if year.isdigit() and series_of(kind.pattern_of({}), int(year))[1].fullmatch(name):
            values[shown.key] = name
        return rows.insert_rows(session, ledger(), [values], today)[0]

    return grow


def change(session: Session, row_id: int, **values: Any) -> None:
    session.connection().execute(update(PayoutLine).where(PayoutLine.id == row_id).values(**values))


def change_list(session: Session, row_id: int, **values: Any) -> None:
    session.connection().execute(update(PayoutList).where(PayoutList.id == row_id).values(**values))


# The seal


def seal_now(session: Session, row_id: int) -> str:
    columns = (getattr(PayoutLine, key) for key in rules.SEALED)
    return rules.seal_of(tuple(row) for row in session.execute(select(*columns).where(PayoutLine.roll == row_id)))


def seal(session: Session, row_id: int) -> None:
    """Keep what the lines of the list are now; whoever changes them later is asked or refused."""
    session.flush()
    change_list(session, row_id, seal=seal_now(session, row_id))


def _mind_seal(session: Session, ledger: Ledger, row_id: int) -> None:
    """Lines changed after approval ask for a reason, after signing or booking they are refused."""
    held = session.execute(
        select(PayoutList.title, PayoutList.stage, PayoutList.seal).where(PayoutList.id == row_id)
    ).one_or_none()
    if held is None or held.seal is None or seal_now(session, row_id) == held.seal:
        return
    booked = select(PAYOUT.words()).where(PayoutLine.roll == row_id, PAYOUT.in_voucher()).limit(1)
    if voucher := session.scalar(booked):
        raise Refusal(f"“{held.title}”已记入 {voucher}，名单和金额不能再改。", UNBOOK, field="roll")
    freed = select(PayoutLine.id).where(PayoutLine.roll == row_id, PAYOUT.vouchers.taken_back(PAYOUT.column)).limit(1)
    if held.stage == words.SIGNED and session.scalar(freed) is None:  # what was taken back in red may be put right
        again = RAISE_AGAIN.format(stage=words.APPROVED)
        raise Refusal(f"“{held.title}”已经签领，名单和金额不能再改。", again, field="roll")
    done = "签领" if held.stage in words.HANDED_OUT else "批准"
    reason = f"“{held.title}”已经{done}，名单或金额与{done}时不同。"
    fault = Fault("roll", reason, "重新打印签领表。", warns=True)
    overrides.settled(session, ledger, [fault])
    first = session.scalar(select(PayoutLine.id).where(PayoutLine.roll == row_id).limit(1))
    if first is not None:
        overrides.keep(session, ledger, [(first, fault)])
    seal(session, row_id)


# Goods from store


def allot(total: int, quantities: Sequence[int]) -> list[int]:
    """A cost in fen over so many pieces each, with every fen kept."""
    whole, so_far, given, found = sum(quantities), 0, 0, []
    for quantity in quantities:
        so_far += quantity
        upto = share(total, so_far, whole) if whole else 0
        found.append(upto - given)
        given = upto
    return found


def cost_of(held: Stock, quantity: int) -> int | None:
    """What so many pieces cost; estimated by the average where fewer are there, None where nothing is."""
    if held.quantity <= 0:
        return None
    return issue_cost(held, quantity) if quantity <= held.quantity else share(held.amount, quantity, held.quantity)


def _value_goods(session: Session, row_id: int, today: date) -> None:
    """Names and values of goods from store, while the list is not approved yet."""
    lines = session.execute(
        select(
            PayoutLine.id, PayoutLine.good, PayoutLine.quantity, PayoutLine.item, PayoutLine.goods_value, Good.name
        )
        .join(Good, Good.id == PayoutLine.good)
        .where(PayoutLine.roll == row_id, PayoutLine.move.is_(None))
        .order_by(PayoutLine.id)
    )  # fmt: skip
    by_good: dict[int, list[Any]] = defaultdict(list)
    for line in lines:
        by_good[line.good].append(line)
    held = goods_settling.stock_on(session, by_good, today) if by_good else {}
    stage = session.scalar(select(PayoutList.stage).where(PayoutList.id == row_id))
    for good, some in by_good.items():
        quantities = [line.quantity or 1 for line in some]
        cost = cost_of(held[good], sum(quantities))
        values = allot(cost, quantities) if cost is not None else [line.goods_value for line in some]
        for line, quantity, value in zip(some, quantities, values, strict=True):
            fresh = value if stage == words.DRAWN_UP or line.goods_value is None else line.goods_value
            new = {"quantity": quantity, "item": line.item or line.name, "goods_value": fresh}
            if any(getattr(line, key) != held_ for key, held_ in new.items()):
                change(session, line.id, **new)


# Settling


def settling_lines(ledger: Callable[[], Ledger]) -> Settle:
    def settle(session: Session, lists: Sequence[int], today: date) -> None:
        for row_id in lists:
            _value_goods(session, row_id, today)
            _mind_seal(session, ledger(), row_id)
        if session.info.get("code") != "import":  # which tells the doubts line by line
            _mind_doubts(session, ledger(), lists, today)

    return settle


def _mind_doubts(session: Session, ledger: Ledger, lists: Sequence[int], today: date) -> None:
    deed, table = session.info.get("deed_id"), PayoutLine.__tablename__
    touched = select(Change.row_id).where(Change.deed_id == deed, Change.table_name == table, Change.op != "D")
    mind(session, ledger, doubts.of_lines(session, lists, set(session.scalars(touched)), today))


def mind(session: Session, ledger: Ledger, found: Sequence[tuple[int, Fault]]) -> None:
    """Refuse, or ask for the reason of what was not asked before of the same line; ``ledger`` is that of the lines."""
    if not found:
        return
    table = PayoutLine.__tablename__
    told = select(AcceptedWarning.owner_id, AcceptedWarning.sentence).where(AcceptedWarning.owner_table == table)
    known = {(row.owner_id, row.sentence) for row in session.execute(told)}
    fresh = [(id_, fault) for id_, fault in found if (id_, overrides.sentence(ledger, fault)) not in known]
    overrides.settled(session, ledger, [fault for _, fault in fresh])
    overrides.keep(session, ledger, fresh)


def settle_lists(session: Session, ids: Sequence[int], today: date) -> None:
    """Days, seals and goods follow the stage at which a list stands."""
    for held in session.execute(select(PayoutList).where(PayoutList.id.in_(ids))).scalars():
        session.refresh(held)
        if held.day is None:
            change_list(session, held.id, day=today)
        if held.stage not in words.HANDED_OUT:
            _take_back(session, held, today)
        if held.stage == words.DRAWN_UP and held.seal is not None:
            change_list(session, held.id, seal=None)
        has_lines = session.scalar(select(PayoutLine.id).where(PayoutLine.roll == held.id).limit(1)) is not None
        if held.stage != words.DRAWN_UP and held.seal is None and has_lines:
            seal(session, held.id)


def _take_back(session: Session, held: PayoutList, today: date) -> None:
    """A list that is not signed any more holds nothing in vouchers and has its goods in store again."""
    of_list = PayoutLine.roll == held.id
    if voucher := session.scalar(select(PAYOUT.words()).where(of_list, PAYOUT.in_voucher()).limit(1)):
        raise Refusal(f"“{held.title}”已记入 {voucher}，不能退回“{held.stage}”。", UNBOOK, field="stage")
    drawn = session.scalars(select(PayoutLine.move).where(of_list).distinct())
    moves = [move for move in drawn if move is not None]
    if moves:
        rows.delete_rows(session, GOODS_MOVES, moves, today)
    lines = session.scalars(select(PayoutLine.id).where(of_list, PayoutLine.signed_on.is_not(None)))
    for row_id in list(lines):
        change(session, row_id, signed_on=None, signer=None)


def broken_seals(session: Session) -> list[int]:
    """Lists whose lines are not those that were approved or signed."""
    sealed = session.execute(select(PayoutList.id, PayoutList.seal).where(PayoutList.seal.is_not(None))).all()
    return [row.id for row in sealed if seal_now(session, row.id) != row.seal]
