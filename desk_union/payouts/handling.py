"""What is done with a 发放单: approve it, note that it was signed for, book it; never commits."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select, update

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.funds.account import account_codes as codes
from desk_union.funds.account import deeds
from desk_union.funds.account.account_chart import leaf, read_chart
from desk_union.funds.account.deeds import Draft
from desk_union.funds.account.line_gathering import Lines
from desk_union.funds.paid.links import GOODS_MOVE
from desk_union.funds.property import goods_deeds
from desk_union.funds.property.goods_deeds import Outgoing, Piece
from desk_union.funds.property.property_words import ISSUED
from desk_union.funds.tables import GoodsMove
from desk_union.members.ledgers.people import member_on, on_roll
from desk_union.members.tables import Person
from desk_union.payouts import doubts, rules, settling
from desk_union.payouts import payout_words as words
from desk_union.payouts.ledgers import LINES, LISTS, unit_of, worth
from desk_union.payouts.links import PAYOUT, bookable
from desk_union.payouts.tables import PayoutKind, PayoutLine, PayoutList
from desk_union.store import overrides, rows
from desk_union.store.tables import Change, DeedRecord

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.funds.account.account_chart import AccountChart

_NAMED = 5


@dataclass(frozen=True, slots=True)
class RollSums:
    """A list in numbers: how many lines, and what they come to in fen."""

    number: str
    title: str
    lines: int
    cash: int
    worth: int


def sums_of(session: Session, row_id: int) -> RollSums:
    query = select(
        PayoutList.number, PayoutList.title, func.count(PayoutLine.id),
        func.coalesce(func.sum(PayoutLine.cash), 0), func.coalesce(func.sum(worth()), 0),
    ).outerjoin(PayoutLine, PayoutLine.roll == PayoutList.id)  # fmt: skip
    row = session.execute(query.where(PayoutList.id == row_id).group_by(PayoutList.id)).one()
    return RollSums(row[0] or "", row[1], row[2], row[3], row[4])


def go(session: Session, row_id: int, today: date, new: Mapping[str, Any]) -> None:
    """Bring a list to another stage; what a move by hand would be asked to explain needs no words here."""
    now = rows.values_of(session, LISTS, [row_id], today)[row_id]
    full = {**now, **new}
    found = [fault for fault in rows.fresh_faults(LISTS, full, today, now) if not fault.move]
    passed = overrides.settled(session, LISTS, found, now["title"])
    rows.update_rows(session, LISTS, [(row_id, now, full)], today)
    overrides.keep(session, LISTS, [(row_id, fault) for fault in passed])


def approve(session: Session, row_id: int, day: date, approver: str | None, minutes: str | None, today: date) -> str:
    """Keep with every line what held on the day, and seal the list as it is; returns what is to be told of that."""
    _refuse_empty(session, row_id)
    settling.mind(session, LINES, doubts.dead(session, row_id, day))
    _keep_facts(session, row_id, day)
    told = {key: value for key, value in (("approver", approver), ("minutes", minutes)) if value}
    drawn_up = {"day": day} if _day_gives_way(session, row_id, day) else {}
    go(session, row_id, today, {"stage": words.APPROVED, "approved_on": day, **told, **drawn_up})
    settling.seal(session, row_id)
    moved = f"编制日期一并记为{days.show_day(day)}。" if drawn_up else ""
    return moved + _strangers(session, row_id)


def _day_gives_way(session: Session, row_id: int, day: date) -> bool:
    """Approved before it was entered: a 编制日期 that nobody typed is the day on which the row was made."""
    table = PayoutList.__tablename__
    made = (
        select(DeedRecord.at)
        .join(Change, Change.deed_id == DeedRecord.id)
        .where(Change.table_name == table, Change.row_id == row_id, Change.op == "I")
        .order_by(Change.id.desc())
        .limit(1)
    )
    at, drawn_up = session.scalar(made), session.scalar(select(PayoutList.day).where(PayoutList.id == row_id))
    return at is not None and drawn_up is not None and day < drawn_up == at.date()


def _strangers(session: Session, row_id: int) -> str:
    """Who of the list was no member on the day, to be looked at by whoever approved it."""
    kept = PayoutLine.kept_class
    query = (
        select(Person.name)
        .join(PayoutLine, PayoutLine.person == Person.id)
        .where(PayoutLine.roll == row_id, kept.is_not(None), ~kept.contains("会员"), ~kept.contains("保留会籍"))
    )
    names = list(dict.fromkeys(session.scalars(query.order_by(PayoutLine.id))))
    if not names:
        return ""
    return f"其中{len(names)}人当天不是会员：{'、'.join(names[:_NAMED])}{'等' if len(names) > _NAMED else ''}，请核对。"


def _refuse_empty(session: Session, row_id: int) -> None:
    if not sums_of(session, row_id).lines:
        title = session.scalar(select(PayoutList.title).where(PayoutList.id == row_id))
        raise Refusal(f"“{title}”里还没有人。", "请先填好名单，再批准。")


def _keep_facts(session: Session, row_id: int, day: date) -> None:
    """The unit and the class of each receiver as they were, and what was decided for each."""
    kept = select(Person.id).where(Person.id == PayoutLine.person)
    classes = {"会员": member_on(day), "保留会籍": member_on(day, "保留会籍"), "在册职工": on_roll(day)}
    facts = [kept.where(condition).exists().label(label) for label, condition in classes.items()]
    query = select(PayoutLine.id, PayoutLine.person, PayoutLine.cash, unit_of(day).label("unit"), *facts)
    for row in session.execute(query.where(PayoutLine.roll == row_id)).mappings():
        told = [label for label in classes if row[label]]
        kind = "、".join(told) or "已离开" if row["person"] is not None else None
        settling.change(session, row["id"], kept_unit=row["unit"], kept_class=kind, decided=row["cash"])


def sign(session: Session, row_id: int, day: date, signer: str | None, today: date) -> int:
    """Note that everybody has signed; goods leave the store now. Returns what those are worth in fen."""
    settling.mind(session, LINES, doubts.dead(session, row_id, day))
    by_bank = session.scalar(select(PayoutList.way).where(PayoutList.id == row_id)) == words.BY_BANK
    usual = words.BY_BANK if by_bank else words.SELF
    drawn = draw(session, row_id, day, today)
    for line in session.execute(select(PayoutLine).where(PayoutLine.roll == row_id)).scalars():
        who = line.signer or signer or usual
        new = {"day": line.day or day, "signed_on": line.signed_on or day, "signer": who}
        settling.change(session, line.id, **new)
    session.expire_all()
    go(session, row_id, today, {"stage": words.SIGNED, "signed_on": day})
    settling.seal(session, row_id)
    return drawn


def draw(session: Session, row_id: int, day: date, today: date) -> int:
    """Take the goods of a list out of store that still lie there, one move a good; returns their cost in fen."""
    query = select(PayoutLine.id, PayoutLine.good, PayoutLine.quantity).where(
        PayoutLine.roll == row_id, PayoutLine.good.is_not(None), PayoutLine.move.is_(None)
    )
    by_good: dict[int, list[Any]] = defaultdict(list)
    for line in session.execute(query.order_by(PayoutLine.id)):
        by_good[line.good].append(line)
    if not by_good:
        return 0
    held = sums_of(session, row_id)
    pieces = tuple(Piece(good, sum(line.quantity or 1 for line in some)) for good, some in by_good.items())
    given = Outgoing(day, ISSUED, pieces, receiver=f"{held.number} {held.lines}笔".strip(), purpose=held.title)
    done = goods_deeds.issue(session, given, today)
    for move, some in zip(done.ids, by_good.values(), strict=True):
        cost = session.scalar(select(GoodsMove.amount).where(GoodsMove.id == move)) or 0
        for line, value in zip(some, settling.allot(cost, [one.quantity or 1 for one in some]), strict=True):
            settling.change(session, line.id, move=move, goods_value=value)
    return done.amount


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """``pay`` and ``expense`` are accounts, ``prepaid`` says that goods not from store were paid and booked before."""

    day: date
    pay: int | None = None
    expense: int | None = None
    project: int | None = None
    papers: int | None = None
    prepaid: bool = False
    maker: str | None = None


@dataclass(frozen=True, slots=True)
class BookedList:
    voucher: int | None
    amount: int  # of the voucher, in fen
    notes: tuple[str, ...]


def book(session: Session, row_id: int, given: Booking, today: date) -> BookedList:
    """Draft the one voucher of a list: money by kind, and the goods that left the store."""
    draw(session, row_id, given.day, today)
    of_list = PayoutLine.roll == row_id
    if given.prepaid:
        bought = PayoutLine.good.is_(None) & PayoutLine.goods_value.is_not(None)
        for line in list(session.scalars(select(PayoutLine.id).where(of_list, bought, ~PAYOUT.in_voucher()))):
            settling.change(session, line, prepaid=True)
    loose = list(session.scalars(select(PayoutLine.id).where(of_list, bookable(), ~PAYOUT.in_voucher())))
    lines, notes = _lines(session, row_id, loose, given)
    voucher = None
    if lines.found:
        draft = Draft(given.day, tuple(lines.found), papers=given.papers or 0, maker=given.maker)
        voucher = deeds.draft_voucher(session, draft)
        for line in loose:
            settling.change(session, line, voucher=voucher)
        session.execute(update(GoodsMove).where(GoodsMove.id.in_(_moves(session, loose))).values(voucher=voucher))
    session.expire_all()
    go(session, row_id, today, {"stage": words.BOOKED, "booked_on": given.day})
    settling.seal(session, row_id)
    return BookedList(voucher, sum(line.debit for line in lines.found), notes)


def _moves(session: Session, loose: Sequence[int]) -> list[int]:
    query = select(PayoutLine.move).where(PayoutLine.id.in_(loose), PayoutLine.move.is_not(None))
    loose_moves = select(GoodsMove.id).where(GoodsMove.id.in_(query), or_(~GOODS_MOVE.in_voucher()))
    return list(session.scalars(loose_moves))


def _lines(session: Session, row_id: int, loose: Sequence[int], given: Booking) -> tuple[Lines, tuple[str, ...]]:
    chart, held = read_chart(session), session.get_one(PayoutList, row_id)
    sums = sums_of(session, row_id)
    lines = Lines(chart, f"发放{held.title}（{sums.number}，{sums.lines}笔）")
    spent, guessed = spent_on(session, held, loose, given, chart)
    for (account, project), amount in spent.items():
        lines.debit(account, amount, project=project, earmarked=project is not None)
    lines.credit(given.pay if given.pay is not None else codes.BANK, sum(spent.values()))
    stock = session.scalar(
        select(func.coalesce(func.sum(GoodsMove.amount), 0)).where(GoodsMove.id.in_(_moves(session, loose)))
    )
    lines.debit(codes.STOCK_FUND, stock or 0)
    lines.credit(codes.STOCK, stock or 0)
    return lines, guessed


def spent_on(
    session: Session, held: PayoutList | None, loose: Sequence[int], given: Booking, chart: AccountChart,
    told: Mapping[int, int] | None = None,
) -> tuple[dict[tuple[int, int | None], int], tuple[str, ...]]:
    """What is spent by account and project, and what had to be told by the words of the list.

    ``told`` gives by line the kind of spending where somebody knows it; lines may be in no list at all.
    """
    kinds = {one.id: one for one in session.scalars(select(PayoutKind).order_by(PayoutKind.place, PayoutKind.id))}
    known = [(one.id, one.name, one.words or "") for one in kinds.values()]
    spent: dict[tuple[int, int | None], int] = defaultdict(int)
    notes: dict[str, None] = {}
    money = PAYOUT.amount()
    query = select(PayoutLine.id, PayoutLine.matter, PayoutLine.project, money.label("money"))
    about = (held.title, held.occasion) if held is not None else ()
    for row in session.execute(query.where(PayoutLine.id.in_(loose)).order_by(PayoutLine.id)):
        if not row.money:
            continue
        sure = held.kind if held is not None and held.kind else (told or {}).get(row.id)
        kind = sure or _kind(known, row.matter, *about)
        account = given.expense or _account(chart, kinds.get(kind or 0))
        if given.expense is None and sure is None:
            name = kinds[kind].name if kind in kinds else words.OTHER
            notes[f"没有写开支种类，按“{name}”记{chart.by_id[account].words}，请在凭证草稿里核对。"] = None
        project = given.project or row.project or (held.project if held is not None else None)
        spent[account, project] -= row.money
    return dict(spent), tuple(notes)


def _kind(known: Sequence[tuple[int, str, str]], *texts: str | None) -> int | None:
    found = (rules.kind_of(text, known) for text in texts if text)
    told = next((kind for kind in found if kind is not None), None)
    return told if told is not None else next((row_id for row_id, name, _ in known if name == words.OTHER), None)


def _account(chart: AccountChart, kind: PayoutKind | None) -> int:
    if kind is None or kind.account is None or kind.account not in chart.by_id:
        other = next(one.account for one in words.USUAL if one.name == words.OTHER)
        return leaf(chart, other).id
    return leaf(chart, chart.by_id[kind.account].code).id
