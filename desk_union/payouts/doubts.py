"""What may be wrong with giving something to somebody, and only asks for a reason: twice in a list, dead, left."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import and_, exists, func, or_, select

from desk_union.basis import days
from desk_union.describe.ledger import Fault, open_on
from desk_union.members.ledgers.people import member_on
from desk_union.members.tables import Employment, Person
from desk_union.payouts import payout_words as words
from desk_union.payouts import rules
from desk_union.payouts.ceilings import reckoning
from desk_union.payouts.tables import PayoutKind, PayoutLine, PayoutList
from desk_union.store.bulk import chunks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from typing import Any

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

ASK = "请核对名单。"
NO_LIST = Fault("roll", "没有写是哪张发放单的。", "请在表里加一列“发放单”，写这次发放的名称；还没有的，导入时新建。")


def _left(day: date) -> ColumnElement[bool]:
    """Was employed here, is no more, and is no member either; who was never entered as employed has not left."""
    was = exists().where(Employment.person == Person.id, Employment.until <= day)
    still = exists().where(Employment.person == Person.id, or_(Employment.since > day, open_on(Employment, day)))
    return and_(was, ~still, ~member_on(day, "会员", "保留会籍"))


def gone(session: Session, people: Iterable[int], day: date) -> dict[int, str]:
    """Of these persons those who were dead or had left on ``day``, each with a sentence about it."""
    found: dict[int, str] = {}
    for chunk in chunks(sorted(set(people))):
        query = select(Person.id, Person.name, Person.died_on, _left(day).label("left")).where(Person.id.in_(chunk))
        for row in session.execute(query):
            if row.died_on is not None and row.died_on <= day:
                found[row.id] = f"{row.name}已于{days.show_day_long(row.died_on)}去世。"
            elif row.left:
                found[row.id] = f"{row.name}在{days.show_day_long(day)}已经离开本单位，也不是会员。"
    return found


class Given(NamedTuple):
    """A line as far as doubts go; ``day`` is that of the line, of its list, or today."""

    id: int
    roll: int
    campaign: str | None
    person: int | None
    outsider: str | None
    matter: str
    item: str | None
    good: int | None
    day: date | None
    name: str
    title: str
    members_only: bool

    @property
    def twin(self) -> tuple[Any, ...]:
        """What makes two lines of a list the same gift to the same one."""
        whom = self.person if self.person is not None else self.outsider
        return (self.roll, whom, self.matter, self.good or self.item or "")


def given(session: Session, *where: ColumnElement[bool]) -> list[Given]:
    name = func.coalesce(Person.name, PayoutLine.outsider, "")
    query = (
        select(
            PayoutLine.id, PayoutLine.roll, PayoutList.campaign, PayoutLine.person, PayoutLine.outsider,
            PayoutLine.matter, PayoutLine.item, PayoutLine.good, func.coalesce(PayoutLine.day, PayoutList.day), name,
            PayoutList.title, PayoutList.kind,
        )
        .join(PayoutList, PayoutList.id == PayoutLine.roll)
        .outerjoin(Person, Person.id == PayoutLine.person)
        .where(*where)
    )  # fmt: skip
    only = _Only(session)
    return [
        Given._make((*row[:-1], only.members(row.kind, row.matter, row.title)))
        for row in session.execute(query.order_by(PayoutLine.id))
    ]


class _Only:
    """Which spending only members get; where a list names no kind, that of its words, as its voucher goes by them."""

    def __init__(self, session: Session) -> None:
        kinds = list(session.scalars(select(PayoutKind).order_by(PayoutKind.place, PayoutKind.id)))
        self._members = {one.id: bool(one.members_only) for one in kinds}
        self._known = [(one.id, one.name, one.words or "") for one in kinds]

    def members(self, kind: int | None, *texts: str | None) -> bool:
        found = (rules.kind_of(text, self._known) for text in texts if text)
        told = kind or next((one for one in found if one is not None), None)
        return self._members.get(told or 0, False)


def of_lines(session: Session, lists: Sequence[int], touched: set[int], today: date) -> list[tuple[int, Fault]]:
    """The doubts about the ``touched`` lines of these lists, each with the line."""
    lines = given(session, PayoutLine.roll.in_(lists))
    times = Counter(line.twin for line in lines)
    concerned = [line for line in lines if line.id in touched and (line.person is not None or line.outsider)]
    found = [
        (line.id, _twice(line)) for line in concerned if times[line.twin] > 1 and line.id != _first(lines, line)
    ]  # fmt: skip
    by_day: dict[date, list[Given]] = defaultdict(list)
    for line in concerned:
        by_day[line.day or today].append(line)
    for day, some in by_day.items():
        told = strangers(session, some, day)
        told |= gone(session, (line.person for line in some if line.person is not None), day)
        found += [(line.id, _doubt(told[line.person])) for line in some if line.person in told]
    return [*found, *_campaigns(session, concerned), *_beyond(session, lists, touched, today)]


def _beyond(session: Session, lists: Sequence[int], touched: set[int], today: date) -> list[tuple[int, Fault]]:
    """Which of the lines go beyond what may be given at most."""
    of_lists = reckoning.grants(session, PayoutLine.roll.in_(lists), today=today)
    return reckoning.beyond(session, [one for one in of_lists if one.id in touched], today)


def strangers(session: Session, lines: Iterable[Given], day: date) -> dict[int, str]:
    """Who was no member on ``day`` and stands where only members get something (32号: the whole of the members)."""
    found: dict[int, str] = {}
    for chunk in chunks(sorted({line.person for line in lines if line.members_only and line.person is not None})):
        query = select(Person.id, Person.name).where(Person.id.in_(chunk), ~member_on(day, "会员", "保留会籍"))
        for row in session.execute(query):
            found[row.id] = f"{row.name}在{days.show_day_long(day)}不是会员，这种发放只给会员。"
    return found


def dead(session: Session, row_id: int, day: date) -> list[tuple[int, Fault]]:
    """The lines of a list whose receivers had died by ``day``, which may have been entered after the list was made."""
    query = (
        select(PayoutLine.id, Person.name, Person.died_on)
        .join(Person, Person.id == PayoutLine.person)
        .where(PayoutLine.roll == row_id, Person.died_on <= day)
    )
    return [
        (row.id, _doubt(f"{row.name}已于{days.show_day_long(row.died_on)}去世。"))
        for row in session.execute(query.order_by(PayoutLine.id))
    ]


def _first(lines: Sequence[Given], line: Given) -> int:
    return next(one.id for one in lines if one.twin == line.twin)


def _twice(line: Given) -> Fault:
    what = line.matter
    return _doubt(f"{line.name}在“{line.title}”里已有一行{what}，这是第二行。")


def _doubt(sentence: str) -> Fault:
    return Fault("person", sentence, ASK, warns=True)


def _campaigns(session: Session, concerned: Iterable[Given]) -> list[tuple[int, Fault]]:
    """Who stands in another list of the same campaign too."""
    concerned = list(concerned)
    campaigns = {line.campaign for line in concerned if line.campaign}
    if not campaigns:
        return []
    others = defaultdict(list)
    for other in given(session, PayoutList.campaign.in_(campaigns), PayoutLine.person.is_not(None)):
        others[other.campaign, other.person].append(other)
    found = []
    for line in concerned:
        elsewhere = [one for one in others.get((line.campaign, line.person), ()) if one.roll != line.roll]
        if elsewhere:
            sentence = f"{line.name}在同一活动“{line.campaign}”的“{elsewhere[0].title}”里已经有了。"
            found.append((line.id, _doubt(sentence)))
    return found


def _lists_of(session: Session, values: Sequence[Values]) -> dict[int, Any]:
    """The lists that lines of a sheet are for and that are in the book already."""
    listed = {one for one in (row.get("roll") for row in values) if isinstance(one, int)}
    query = select(
        PayoutList.id, PayoutList.day, PayoutList.campaign, PayoutList.title, PayoutList.stage, PayoutList.seal,
        PayoutList.kind,
    )  # fmt: skip
    return {row.id: row for row in session.execute(query.where(PayoutList.id.in_(listed)))}


def _is_history(held: Any) -> bool:
    """Brought in as approved or later and still without lines: whoever approved it was asked then."""
    return held is not None and held.stage != words.DRAWN_UP and held.seal is None


def _planned(place: int, row: Values, held: Any, day: date, only: _Only) -> Given:
    """A line of a sheet as the one it will be on its list."""
    members_only = only.members(held.kind, row.get("matter"), held.title)
    return Given(
        place, held.id, held.campaign, row["person"], None, row.get("matter") or "", row.get("item"), row.get("good"),
        day, "这个人", held.title, members_only=members_only,
    )  # fmt: skip


def of_import(
    session: Session, values: Sequence[Values], fresh: frozenset[int], faulty: frozenset[int], today: date
) -> list[tuple[int, Fault]]:
    """Likewise line by line of a sheet, before its lists are made; doubles of a sheet are told by the import itself."""
    places: dict[date, dict[int, int]] = defaultdict(dict)
    lists = _lists_of(session, values)
    planned_lines: dict[int, Given] = {}
    homeless: list[tuple[int, Fault]] = []
    only = _Only(session)
    fresh = frozenset(place for place in fresh - faulty if not _is_history(lists.get(values[place].get("roll") or 0)))
    for place in sorted(fresh):
        row = values[place]
        held = lists.get(row["roll"]) if isinstance(row.get("roll"), int) else None
        if not any(row.get(key) for key in ("roll", "day", "origin")):
            homeless.append((place, NO_LIST))
        if isinstance(row.get("person"), int):
            day = row.get("day") or (held.day if held else None) or today
            places[day][place] = row["person"]
            if held:
                planned_lines[place] = _planned(place, row, held, day, only)
    found = homeless
    for day, some in places.items():
        told = strangers(session, (planned_lines[place] for place in some if place in planned_lines), day)
        told |= gone(session, some.values(), day)
        found += [(place, _doubt(told[person])) for place, person in some.items() if person in told]
    found += _campaigns(session, planned_lines.values())
    planned = reckoning.to_be(session, [(place, values[place]) for place in sorted(fresh)], today)
    found += [(-1 - id_, fault) for id_, fault in reckoning.beyond(session, planned, today)]
    return sorted(found, key=lambda pair: pair[0])
