"""捐款公示表, 捐款统计表 and 结对包保表."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis import days
from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Refusal
from desk_union.care import holders
from desk_union.care.giving import giving_words as words
from desk_union.care.giving.ledgers import (
    CONTACTS,
    DONATIONS,
    DRIVES,
    USES,
    donor,
    helped,
    helping,
    next_contact,
    runs_on,
)
from desk_union.care.giving.tables import Donation, DonationDrive, DonationUse, HelpPair, PairContact
from desk_union.describe.behind import counted, summed
from desk_union.describe.content import Tables
from desk_union.describe.figure import Span
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Choose, Sheet
from desk_union.members.office import organisation
from desk_union.members.tables import Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request

SHOWN = Choose("names", "署名", ((words.NAMED, "写姓名（不署名的写“爱心人士”）"), (words.PLAIN, "不写姓名，按单位合计")))
NAMELESS = "爱心人士"
HEADS = (
    Column("序号", "center", 10), Column("姓名", width_mm=26), Column("单位/小组", width_mm=46), Column("捐款金额", "right", 26), Column("物品", width_mm=36),
    Column("折价", "right", 24), Column("捐款日期", "center", 24),
)  # fmt: skip
PLAIN_HEADS = (
    Column("序号", "center", 10), Column("单位/小组", width_mm=70), Column("捐款人数", "right", 26), Column("捐款金额", "right", 32), Column("物品折价", "right", 32),
)  # fmt: skip
NOWHERE = "其他"


def _drives(session: Session, request: Request) -> list[DonationDrive]:
    query = select(DonationDrive)
    if request.picked:
        query = query.where(DonationDrive.id.in_(request.picked))
    elif request.months is not None:
        query = query.where(DonationDrive.first.between(request.months.first_day, request.months.last_day))
    else:
        query = query.order_by(DonationDrive.first.desc(), DonationDrive.id.desc()).limit(1)
    found = list(session.scalars(query.order_by(DonationDrive.first, DonationDrive.id)))
    if not found:
        raise Refusal("没有要公示的募捐。", "请先登记募捐活动，或换一个期间。")
    return found


def donation_notice(session: Session, request: Request) -> list[Table]:
    """One notice a drive: who gave what, what of it was passed on, what is left."""
    plain = request.chosen.get("names") == words.PLAIN
    return [(_plain if plain else _named)(session, drive, request) for drive in _drives(session, request)]


def _gifts(session: Session, drive: DonationDrive, request: Request) -> list[Any]:
    day = drive.last or drive.first or request.today
    own = select(Unit.name).where(Unit.id == Donation.unit).correlate(Donation).scalar_subquery().label("own_unit")
    query = select(
        Donation.id, donor().label("donor"), holders.unit_of(Donation, day).label("unit"), own, Donation.cash, Donation.item, Donation.quantity,
        Donation.goods_value, Donation.day, Donation.nameless, Donation.heads, Donation.person, Donation.outsider,
    ).where(Donation.drive == drive.id)  # fmt: skip
    return list(session.execute(query.order_by(Donation.day, Donation.id)))


def _named(session: Session, drive: DonationDrive, request: Request) -> Table:
    found = _gifts(session, drive, request)
    span = Span(drive.first or request.today, request.today)
    rows = []
    for n, one in enumerate(found, 1):
        what = f"{one.item}×{one.quantity}" if one.item and one.quantity else one.item or ""
        cash = summed(show_yuan(one.cash), DONATIONS, [one.id], span, "cash") if one.cash else ""
        goods = summed(show_yuan(one.goods_value), DONATIONS, [one.id], span, "goods_value") if one.goods_value else ""
        who, unit = (NAMELESS, "") if one.nameless else (one.donor, one.unit or one.own_unit or "")
        rows.append((str(n), who, unit, cash, what, goods, days.show_day(one.day) if one.day else ""))
    totals = ("", "合计", f"{len(rows)}笔", _total(found, "cash", span), "", _total(found, "goods_value", span), "")
    return _notice(session, drive, request, HEADS, rows, totals)


def _plain(session: Session, drive: DonationDrive, request: Request) -> Table:
    found = _gifts(session, drive, request)
    span = Span(drive.first or request.today, request.today)
    by_unit: dict[str, list[Any]] = defaultdict(list)
    for one in found:
        by_unit[one.unit or one.own_unit or NOWHERE].append(one)
    rows = [
        (str(n), unit, str(_heads(some)), _total(some, "cash", span), _total(some, "goods_value", span))
        for n, (unit, some) in enumerate(by_unit.items(), 1)
    ]
    totals = ("", "合计", str(_heads(found)), _total(found, "cash", span), _total(found, "goods_value", span))
    return _notice(session, drive, request, PLAIN_HEADS, rows, totals)


def _heads(some: Sequence[Any]) -> int:
    return sum((one.heads or 1) if one.own_unit else 1 for one in some)


def _total(some: Sequence[Any], key: str, span: Span) -> str:
    ids = [one.id for one in some if getattr(one, key)]
    return summed(show_yuan(sum(getattr(one, key) or 0 for one in some)), DONATIONS, ids, span, key)


def _notice(session: Session, drive: DonationDrive, request: Request, heads: Sequence[Column], rows: Sequence[Sequence[str]], totals: Sequence[str]) -> Table:
    when = days.show_day_long(drive.first) if drive.first else ""
    when += f"至{days.show_day_long(drive.last)}" if drive.last and drive.last != drive.first else ""
    return Table(
        title="捐款公示表", columns=heads, rows=rows, organisation=organisation(session), period=f"{drive.name}　{when}".strip("　"), printed_on=request.today,
        totals=totals if rows else None, count_text=f"共 {len(rows)} {'笔' if heads is HEADS else '个单位'}", notes=tuple(_notes(session, drive)),
        signers=("经办人", "审核人", "工会（盖章）"),
    )  # fmt: skip


def _notes(session: Session, drive: DonationDrive) -> list[str]:
    uses = list(session.scalars(select(DonationUse).where(DonationUse.drive == drive.id).order_by(DonationUse.day, DonationUse.id)))
    came = sum(session.scalars(select(Donation.cash).where(Donation.drive == drive.id, Donation.cash.is_not(None))))
    went = sum(one.cash or 0 for one in uses)
    told = [
        f"{days.show_day_long(one.day) if one.day else ''}转交{one.receiver}{f'{show_yuan(one.cash)}元' if one.cash else ''}{one.item or ''}{f'，用于{one.purpose}' if one.purpose else ''}"
        for one in uses
    ]  # fmt: skip
    found = [f"使用情况：{'；'.join(told)}。"] if told else []
    return [*found, f"收到捐款{show_yuan(came)}元，已转交{show_yuan(went)}元，余额{show_yuan(came - went)}元。"]


TOTALS = (
    Column("序号", "center", 10), Column("活动名称", width_mm=56), Column("类别", width_mm=26), Column("开始日期", "center", 24), Column("捐款笔数", "right", 20),
    Column("捐款金额", "right", 28), Column("物品折价", "right", 26), Column("已转交", "right", 28), Column("余额", "right", 28),
)  # fmt: skip


def drive_totals(session: Session, request: Request) -> list[Table]:
    """Every drive that began in the span in numbers."""
    span = Span.year(request.day.year) if request.months is None else Span(request.months.first_day, request.months.last_day)
    held = select(DonationDrive).where(DonationDrive.first.between(span.first, span.last)).order_by(DonationDrive.first, DonationDrive.id)
    drives = list(session.scalars(held))
    rows = [_numbers(session, [one], str(n), one.name, one.kind or "", span, one) for n, one in enumerate(drives, 1)]
    totals = _numbers(session, drives, "", "合计", "", span, None)
    return [
        Table(
            title="捐款统计表", columns=TOTALS, rows=rows, organisation=organisation(session), period=f"{days.show_day_long(span.first)}至{days.show_day_long(span.last)}",
            printed_on=request.today, totals=totals if rows else None, count_text=f"共 {len(rows)} 次募捐", notes=() if rows else ("这个期间没有募捐。",),
        )
    ]  # fmt: skip


def _numbers(session: Session, drives: Sequence[DonationDrive], n: str, name: str, kind: str, span: Span, one: DonationDrive | None) -> tuple[str, ...]:
    ids = [drive.id for drive in drives]
    gifts = session.execute(select(Donation.id, Donation.cash, Donation.goods_value).where(Donation.drive.in_(ids))).all()
    uses = session.execute(select(DonationUse.id, DonationUse.cash).where(DonationUse.drive.in_(ids), DonationUse.cash > 0)).all()
    came, goods, went = (sum(getattr(row, key) or 0 for row in some) for some, key in ((gifts, "cash"), (gifts, "goods_value"), (uses, "cash")))
    rows = [row.id for row in gifts]
    return (
        n, name, kind, days.show_day(one.first) if one is not None and one.first else "", counted(DONATIONS, rows, span), summed(show_yuan(came), DONATIONS, rows, span, "cash"),
        summed(show_yuan(goods), DONATIONS, rows, span, "goods_value"), summed(show_yuan(went), USES, [row.id for row in uses], span, "cash"),
        summed(show_yuan(came - went), DRIVES, ids, span, "balance"),
    )  # fmt: skip


PAIRS = (
    Column("序号", "center", 10), Column("结对类别", width_mm=28), Column("帮扶人（单位）", width_mm=34), Column("帮扶对象", width_mm=30), Column("对象类别", width_mm=26), Column("结对日期", "center", 24),
    Column("本期联系次数", "right", 22), Column("最近联系", "center", 24), Column("应在何日前联系", "center", 26), Column("情况", width_mm=24),
)  # fmt: skip


def pair_list(session: Session, request: Request) -> list[Table]:
    """The pairs that run on the day, with their contacts of its year; those that are late say so."""
    day = request.day
    span = Span.year(day.year)
    query = select(HelpPair, helping().label("by"), helped().label("whom"), next_contact(day).label("next")).where(runs_on(day))
    found = session.execute(query.order_by(HelpPair.kind, HelpPair.since, HelpPair.id)).all()
    held: dict[int, list[Any]] = defaultdict(list)
    for row in session.execute(select(PairContact.id, PairContact.pair, PairContact.day).where(PairContact.day <= day).order_by(PairContact.day)):
        held[row.pair].append(row)
    rows = []
    for n, row in enumerate(found, 1):
        one, contacts = row.HelpPair, held[row.HelpPair.id]
        this = [contact.id for contact in contacts if contact.day >= span.first]
        last = days.show_day(contacts[-1].day) if contacts else ""
        following = days.show_day(row.next) if row.next else ""
        late = "过期未联系" if row.next and row.next < day else ""
        rows.append((str(n), one.kind, row.by, row.whom, one.target or "", days.show_day(one.since), counted(CONTACTS, this, span), last, following, late))
    return [
        Table(
            title="结对包保联系表", columns=PAIRS, rows=rows, organisation=organisation(session), period=f"截至{days.show_day_long(day)}", printed_on=request.today,
            count_text=f"共 {len(rows)} 对", notes=() if rows else ("没有在帮的结对。",),
        )
    ]  # fmt: skip


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "care.donation_notice", "捐款公示表", "一次募捐谁捐了多少、怎样使用、还有多少；可以写姓名，也可以只按单位合计。不指定时印最近的一次。",
        Tables(donation_notice), ledgers=("care.donations", "care.drives"), options=("year", "month", "id"), choices=(SHOWN,), says="打印所选期间开始的募捐。",
    ),
    Sheet(
        "care.drive_totals", "捐款统计表", "所选期间每次募捐的笔数、金额、转交和余额。", Tables(drive_totals),
        ledgers=("care.drives", "care.donations", "care.donation_uses"), options=("year", "quarter", "month"), says="统计所选期间开始的募捐。",
    ),
    Sheet(
        "care.pair_list", "结对包保联系表", "在帮的每一对：本年联系几次、最近一次、有没有过期。", Tables(pair_list),
        ledgers=("care.pairs", "care.pair_contacts"), options=("year", "month"),
    ),
)  # fmt: skip
