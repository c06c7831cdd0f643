"""What is due for the 工作台: birthdays, retirements, elections, contracts, applications, gaps in the data."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import extract, func, or_, select, true

from desk_union.basis import days
from desk_union.describe.due import RANK, Due
from desk_union.members import terms
from desk_union.members.ledgers import PEOPLE
from desk_union.members.ledgers.people import applying, lacking, member_on, on_roll
from desk_union.members.ledgers.union import in_office
from desk_union.members.letters import letter_due
from desk_union.members.life.deeds import named
from desk_union.members.missing import missing
from desk_union.members.personnel import waiting
from desk_union.members.tables import Person, Post, Term
from desk_union.store import listing, partial
from desk_union.store.listing import ListAsk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import InstrumentedAttribute, Session

    from desk_union.describe.due import Urgency

AHEAD = 180  # days before a retirement or an election at which it is told
CONTRACT_AHEAD = 60
WEEK = 7
MARCH = 3
WOMEN_LINE = 10  # from so many women members on a union has a women's committee (domain-facts C.5)

Row = tuple[int, str, date]
EVERYBODY = true()
COUNTED = (("roll", "在册职工"), ("members", "会员"))


def due(session: Session, today: date, ahead: int = AHEAD) -> list[Due]:
    """Everything that is due, the late first."""
    found = [
        *_birthdays(session, today),
        *_retirements(session, today, ahead),
        *_terms(session, today, ahead),
        *_contracts(session, today),
        *_applications(session, today),
        *_women(session, today),
        *_gaps(session, today),
        *waiting.due(session),
        *letter_due.due(session, today),
    ]
    return sorted(found, key=lambda one: RANK[one.urgency])


def counts(session: Session, today: date) -> list[str]:
    """How many there are, for the head of 工作台."""
    found = ((words, listing.count_of(session, PEOPLE, ListAsk(today, presets=(preset,)))) for preset, words in COUNTED)
    return [f"{words} {number:,} 人" for words, number in found]


def due_of(session: Session, person: int, today: date, ahead: int = AHEAD) -> list[Due]:
    """What is due for one person, the late first, in sentences about nobody else."""
    who = Person.id == person
    found = [
        *_birthdays(session, today, who),
        *_retirements(session, today, ahead, who),
        *_contracts(session, today, who),
        *_applications(session, today, who),
        *_gaps(session, today, who),
    ]
    nearest = {one.kind: one for one in reversed(found) if one.day is None or one.day >= today or one.urgency == "late"}
    told = [replace(one, sentence=_alone(session, one, today)) for one in nearest.values()]
    return sorted([*told, *_office_ends(session, person, today, ahead)], key=lambda one: RANK[one.urgency])


def _alone(session: Session, one: Due, today: date) -> str:
    day = days.show_day_long(one.day) if one.day else ""
    if one.kind == "birthday" and one.day:
        born = session.scalar(select(Person.born_on).where(Person.id == one.row_ids[0]))
        return f"{day}满{one.day.year - born.year}岁。" if born else f"{day}生日。"
    if one.kind == "missing":
        labels = "、".join(missing(session, today, Person.id == one.row_ids[0])[0].labels)
        return f"还缺：{labels}。"
    return {
        ("retirement", "late"): f"预计退休日期是{day}，还没有办理退休；如延后退休，请改预计退休日期。",
        ("retirement", "soon"): f"预计{day}退休。",
        ("contract", "late"): f"登记的劳动合同{day}已到期，请核对是否续签。",
        ("contract", "soon"): f"劳动合同{day}到期。",
        ("application", "soon"): "已申请入会，等待审批。",
    }[one.kind, one.urgency]


def _office_ends(session: Session, person: int, today: date, ahead: int) -> Iterator[Due]:
    """The offices the person holds for a term that ends soon or has ended."""
    held = select(Post.id, Post.role, Term.number, Term.body, Post.term).join(Term, Term.id == Post.term)
    ends = terms.ends(session)
    for row in session.execute(held.where(Post.person == person, in_office(today)).order_by(Post.id)):
        end = ends[row.term or 0]
        if end is None or end > today + timedelta(ahead):
            continue
        sentence = f"担任{row.role}，第{row.number}届{row.body}{days.show_day_long(end)}届满。"
        urgency: Urgency = "late" if end < today else "soon"
        yield Due("term", "任期届满", end, sentence, "members.posts", (row.id,), urgency)


def _of_people(kind: str, title: str, rows: Sequence[Row], sentence: str, urgency: Urgency) -> Iterator[Due]:
    """One line for these persons; ``sentence`` takes their names and number."""
    if rows:
        names = named([name for _, name, _ in rows])
        text = sentence.format(names=names, n=len(rows), day=days.show_day_long(rows[0][2]))
        yield Due(kind, title, rows[0][2], text, "members.people", tuple(row[0] for row in rows), urgency)


def _birthdays(session: Session, today: date, who: ColumnElement[bool] = EVERYBODY) -> Iterator[Due]:
    """On-roll people by the day on which they grow a year older: today, the week after, the whole month."""
    week = today + timedelta(WEEK)
    first, last = today.replace(day=1), days.add_months(today.replace(day=1), 1) - timedelta(1)
    coming = _birthdays_between(session, today, first, max(last, week), who)
    yield from _of_people(
        "birthday", "今天生日", [row for row in coming if row[2] == today], "今天是{names}的生日。", "soon"
    )
    soon = [row for row in coming if today < row[2] <= week and not isinstance(row[2], days.Partial)]
    yield from _of_people("birthday", "一周内生日", soon, "七天内{names}过生日，最近的是{day}。", "soon")
    month = [row for row in coming if row[2] <= last]
    yield from _of_people("birthday", "本月生日", month, "本月有{n}人过生日。", "info")


def _birthdays_between(session: Session, today: date, first: date, last: date, who: ColumnElement[bool]) -> list[Row]:
    """People on the roll by birthdays between the two days; born on 29 February means 1 March in common years."""
    months = {first.month, last.month, first.month - (first.month == MARCH), last.month - (last.month == MARCH)}
    born = select(Person.id, Person.name, Person.born_on).where(
        who, on_roll(today), extract("month", Person.born_on).in_(months)
    )
    told, found = partial.telling(session, PEOPLE, "born_on"), list[Row]()
    for id_, name, born_on in session.execute(born):
        day = told(id_, "born_on", born_on)
        if born_on is not None and not (isinstance(day, days.Partial) and day.precision == days.YEAR):
            birthdays = {days.birthday_in(day, year) for year in (first.year, last.year)}
            found += [(id_, name, day) for day in birthdays if first <= day <= last]
    return sorted(found, key=lambda row: (row[2], row[0]))


def _dated(
    session: Session, column: InstrumentedAttribute[date | None], until: date, today: date, who: ColumnElement[bool]
) -> list[Row]:
    """People on the roll whose stored day is not after ``until``, the nearest first."""
    meant = select(Person.id, Person.name, column).where(who, on_roll(today), column <= until)
    query, told = meant.order_by(column, Person.id), partial.telling(session, PEOPLE, column.key)
    return [(id_, name, told(id_, column.key, day)) for id_, name, day in session.execute(query) if day is not None]


def _retirements(session: Session, today: date, ahead: int, who: ColumnElement[bool] = EVERYBODY) -> Iterator[Due]:
    rows = _dated(session, Person.retire_on, today + timedelta(ahead), today, who)
    late, coming = [row for row in rows if row[2] <= today], [row for row in rows if row[2] > today]
    yield from _of_people(
        "retirement",
        "已到退休日期",
        late,
        "{names}已到预计退休日期，还没有办理退休；如延后退休，请改预计退休日期。",
        "late",
    )
    yield from _of_people("retirement", "即将退休", coming, "{names}即将退休，最近的是{day}。", "soon")


def _contracts(session: Session, today: date, who: ColumnElement[bool] = EVERYBODY) -> Iterator[Due]:
    rows = _dated(session, Person.contract_until, today + timedelta(CONTRACT_AHEAD), today, who)
    late, coming = [row for row in rows if row[2] < today], [row for row in rows if row[2] >= today]
    yield from _of_people("contract", "劳动合同已过期", late, "{names}登记的劳动合同已过期，请核对是否续签。", "late")
    yield from _of_people("contract", "劳动合同到期", coming, "{names}的劳动合同快到期，最近的是{day}。", "soon")


def _terms(session: Session, today: date, ahead: int) -> Iterator[Due]:
    """The last term of each body, when it ends soon or has ended."""
    for sittings in terms.in_force(session).values():
        end, term = terms.end_of(sittings), sittings[0]
        if end is None or end > today + timedelta(ahead):
            continue
        late = end < today
        says = "已经届满，请尽快换届" if late else "届满，请准备换届"
        sentence = f"第{term.number}届{term.body}{days.show_day_long(end)}{says}。"
        ids = tuple(one.id for one in sittings)
        yield Due("term", "换届到期", end, sentence, "members.terms", ids, "late" if late else "soon")


def _ids(session: Session, where: ColumnElement[bool]) -> tuple[int, ...]:
    # In no order: the list that shows them has its own, and sorting costs most where nearly everybody is meant.
    query = select(Person.id).where(where).execution_options(yield_per=listing.IDS_AT_ONCE)
    return tuple(row[0] for row in session.connection().execute(query))


def _applications(session: Session, today: date, who: ColumnElement[bool] = EVERYBODY) -> Iterator[Due]:
    if ids := _ids(session, who & applying(today)):
        sentence = f"有{len(ids)}份入会申请等待审批。"
        yield Due("application", "入会申请", None, sentence, "members.people", ids, "soon")


def _gaps(session: Session, today: date, who: ColumnElement[bool] = EVERYBODY) -> Iterator[Due]:
    if ids := _ids(session, who & lacking(today)):
        yield Due("missing", "实名制缺项", None, f"有{len(ids)}人的实名制信息不全。", "members.people", ids, "info")


def _women(session: Session, today: date) -> Iterator[Due]:
    """Enough women for a committee of their own, and nobody holds an office in one."""
    number = session.scalar(select(func.count()).select_from(Person).where(member_on(today), Person.sex == "女")) or 0
    role = or_(Post.role == "女职工委员会主任", Post.role == "女职工委员")
    if number < WOMEN_LINE or session.scalar(select(Post.id).where(in_office(today), role).limit(1)) is not None:
        return
    sentence = f"有女会员{number}人，按规定{WOMEN_LINE}人以上应建立女职工委员会，任职名册里还没有委员。"
    yield Due("women", "女职工委员会", None, sentence, "members.posts", (), "soon")
