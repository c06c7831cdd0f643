"""What a clerk does with selected people: enrol, move, change membership, let go, retire, register a death.

Each deed takes ids of persons and plain data, does all of it or refuses naming everybody at fault, and never commits.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, or_, select, update

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.members.ledgers import EVENTS, PEOPLE
from desk_union.members.ledgers.units import standing_on
from desk_union.members.life import rules, settling
from desk_union.members.tables import Employment, MembershipEvent, Person, Placement, Post, Standing, Unit
from desk_union.store import overrides, rows

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import InstrumentedAttribute, Session

NAMED = 3  # so many names stand in a title; the rest is a number
LEAVES_OFFICE = ("保留会籍", "转出", "退会", "除名", "去世")
"""After these no office of the union is held any more: 保留会籍 cannot elect or be elected (domain-facts C.1)."""


@dataclass(frozen=True, slots=True)
class Handled:
    """Who was concerned; ``unchanged`` are those for whom nothing had to be done."""

    ids: tuple[int, ...]
    names: tuple[str, ...]
    unchanged: tuple[str, ...] = ()
    posts_ended: int = 0
    events: int = 0

    @property
    def words(self) -> str:
        """For the title of the deed: 张三、李四、王五等12人."""
        return named(self.names)


def named(names: Sequence[str]) -> str:
    return "、".join(names[:NAMED]) + (f"等{len(names)}人" if len(names) > NAMED else "")


def enrol(session: Session, ids: Sequence[int], day: date, approver: str = "", document: str = "") -> Handled:
    """Selected staff join together (集体入会); Refusal naming those who cannot, because they are members already."""
    return change_membership(session, ids, "入会", day, approver=approver, document=document)


def change_membership(
    session: Session,
    ids: Sequence[int],
    kind: str,
    day: date,
    reason: str = "",
    approver: str = "",
    document: str = "",
    other_union: str = "",
) -> Handled:
    """The same membership event for all; Refusal naming everybody for whom it would not be legal."""
    names = _names(session, ids)
    _refuse_illegal(session, names, kind, day)
    event = {"kind": kind, "day": day, "reason": reason or None, "approver": approver or None,
             "document": document or None, "other_union": other_union or None}  # fmt: skip
    _record(session, ids, event)
    ended = end_posts(session, ids, day, reason or kind) if kind in LEAVES_OFFICE else 0
    return Handled(tuple(ids), tuple(names.values()), posts_ended=ended, events=len(ids))


def move(session: Session, ids: Sequence[int], unit: int, day: date, reason: str = "") -> Handled:
    """From ``day`` on these people are in another unit; those already there are left alone."""
    names = _names(session, ids)
    target = session.get(Unit, unit)
    if target is None:
        raise Refusal("要调入的分会、小组已不存在。", "请另选一个。", field="unit")
    if session.scalar(select(Unit.id).where(Unit.id == unit, standing_on(day))) is None:
        raise Refusal(
            f"“{target.name}”在{days.show_day(day)}还没有成立或已经撤销。", "请核对日期，或另选单位。", field="unit"
        )
    shown = PEOPLE.by_key["unit"]
    here = held(session, Placement, ids, day)
    moved = [id_ for id_ in ids if here.get(id_) != unit]
    for id_ in moved:
        rows.set_dated(session, shown, id_, unit, day)  # type: ignore[arg-type]  # the unit is a dated column
        fresh = (Placement.person == id_, Placement.since == day)
        session.execute(update(Placement).where(*fresh).values(reason=reason or None))
    stayed = tuple(names[id_] for id_ in ids if id_ not in set(moved))
    return Handled(tuple(moved), tuple(names[id_] for id_ in moved), unchanged=stayed)


def leave(session: Session, ids: Sequence[int], day: date, reason: str = "", *, transfer: bool = True) -> Handled:
    """These people leave the office: unit, employment, standing and union posts end on ``day``.

    Members take their membership along (转出) or, with ``transfer`` false, it is kept here (保留会籍, as for those who
    become unemployed, domain-facts C.1). Refusal naming those who are not on the roll that day.
    """
    names = _names(session, ids)
    employed = held(session, Employment, ids, day)
    if absent := [name for id_, name in names.items() if id_ not in employed]:
        raise Refusal(f"{named(absent)}在{days.show_day(day)}不在册，不能办理离开。", "请核对人员和日期。")
    members = _of_states(session, ids, day, "会员", *(("保留会籍",) if transfer else ()))
    kind = "转出" if transfer else "保留会籍"
    changed = _change_some(session, names, members, kind, day, reason)
    _end(session, names, day, reason or "离开")
    return Handled(tuple(ids), tuple(names.values()), posts_ended=end_posts(session, ids, day, reason), events=changed)


def retire(session: Session, ids: Sequence[int], day: date, *, keep: bool = True, unit: int | None = None) -> Handled:
    """Retired from ``day`` on: employment and union posts end, the standing is 退休, members get 保留会籍 (``keep``).

    Source: 退休人员在原单位保留会籍 (domain-facts C.1). ``unit`` is where retired people are kept, if anywhere.
    """
    names = _names(session, ids)
    employed = held(session, Employment, ids, day)
    if absent := [name for id_, name in names.items() if id_ not in employed]:
        raise Refusal(f"{named(absent)}在{days.show_day(day)}不在册，不能办理退休。", "请核对人员和日期。")
    members = _of_states(session, ids, day, "会员") if keep else []
    changed = _change_some(session, names, members, "保留会籍", day, "退休")
    _end(session, names, day, "退休")
    standing, place = PEOPLE.by_key["standing"], PEOPLE.by_key["unit"]
    for id_ in ids:
        rows.set_dated(session, standing, id_, "退休", day)  # type: ignore[arg-type]  # a dated column
        if unit is not None:
            rows.set_dated(session, place, id_, unit, day)  # type: ignore[arg-type]  # a dated column
    session.execute(update(Person).where(among(Person.id, ids)).values(retired_on=day))
    return Handled(tuple(ids), tuple(names.values()), posts_ended=end_posts(session, ids, day, "退休"), events=changed)


def die(session: Session, ids: Sequence[int], day: date) -> Handled:
    """Registers deaths; who ever had to do with membership gets the event, everything that runs ends."""
    names = _names(session, ids)
    events = _events(session, ids)
    known = [id_ for id_ in ids if id_ in events]
    changed = _change_some(session, names, known, "去世", day, "")
    _end(session, names, day, "去世")
    session.execute(update(Person).where(among(Person.id, ids)).values(died_on=day))
    return Handled(tuple(ids), tuple(names.values()), posts_ended=end_posts(session, ids, day, "去世"), events=changed)


def end_posts(session: Session, ids: Sequence[int], day: date, reason: str) -> int:
    """Union posts that run end on ``day``; returns how many."""
    running = (among(Post.person, ids), Post.since < day, or_(Post.until.is_(None), Post.until > day))
    number = session.scalar(select(func.count()).select_from(Post).where(*running)) or 0
    session.execute(update(Post).where(*running).values(until=day, reason=func.coalesce(Post.reason, reason or None)))
    return number


def among(column: InstrumentedAttribute[Any], ids: Collection[int]) -> ColumnElement[bool]:
    """One of the ids, however many are selected: written out, since a statement takes a limited number of values."""
    return column.in_(bindparam(None, list(ids), expanding=True, literal_execute=True))


def _names(session: Session, ids: Sequence[int]) -> dict[int, str]:
    if not ids:
        raise Refusal("没有选中人员。", "请先在名册里选中要办理的人。")
    found = {row.id: row.name for row in session.execute(select(Person.id, Person.name).where(among(Person.id, ids)))}
    if len(found) < len(set(ids)):
        raise Refusal("选中的人员里有人已不存在，可能已被删除。", "请刷新后再选。")
    return {id_: found[id_] for id_ in ids}


def _events(session: Session, ids: Sequence[int]) -> dict[int, list[rules.Event]]:
    query = select(MembershipEvent).where(among(MembershipEvent.person, ids))
    found: dict[int, list[rules.Event]] = {}
    for event in session.scalars(query.order_by(MembershipEvent.day, MembershipEvent.id)):
        found.setdefault(event.person, []).append(rules.event_of(event.day, event.kind, event.note))
    return found


def _refuse_illegal(session: Session, names: Mapping[int, str], kind: str, day: date) -> None:
    """Try the event among those already there, by day; name everybody for whom it does not fit."""
    events = _events(session, list(names))
    wrong: list[str] = []
    sentence = ""
    for id_, name in names.items():
        tried = sorted([*events.get(id_, ()), rules.Event(day, kind)], key=lambda event: event.day)
        _, objection = rules.periods_of(tried)
        if objection:
            wrong.append(name)
            sentence = sentence or objection
    if wrong and kind == "入会":
        raise Refusal(f"{named(wrong)}已经是会员或有别的会籍记录，不能办理入会。{sentence}", "请去掉这些人再办理。")
    if wrong:
        raise Refusal(f"{named(wrong)}不能办理“{kind}”：{sentence}", "请核对人员、类型和日期。")


def _change_some(
    session: Session, names: Mapping[int, str], ids: Sequence[int], kind: str, day: date, reason: str
) -> int:
    if ids:
        _refuse_illegal(session, {id_: names[id_] for id_ in ids}, kind, day)
        _record(session, ids, {"kind": kind, "day": day, "reason": reason or None})
    return len(ids)


def _record(session: Session, ids: Sequence[int], event: Mapping[str, Any]) -> None:
    values = [{"person": id_, **event} for id_ in ids]
    passed = overrides.settled(session, EVENTS, rows.faults_of(EVENTS, values[0], event["day"]))
    made = rows.insert_rows(session, EVENTS, values, event["day"])
    overrides.keep(session, EVENTS, [(id_, fault) for id_ in made for fault in passed])
    settling.settle_events(session, ids, event["day"])


def _of_states(session: Session, ids: Sequence[int], day: date, *states: str) -> list[int]:
    from desk_union.members.ledgers.people import member_on

    return list(session.scalars(select(Person.id).where(among(Person.id, ids), member_on(day, *states))))


def held(session: Session, row: type[Placement | Employment], ids: Sequence[int], day: date) -> dict[int, Any]:
    """By person what of the dated rows held on the day."""
    running = (row.since <= day, or_(row.until.is_(None), row.until > day))
    query = select(row.person, row.value).where(among(row.person, ids), *running).order_by(row.since)
    return {person: value for person, value in session.execute(query).all()}  # noqa: C416 - rows are not plain pairs


def _end(session: Session, names: Mapping[int, str], day: date, reason: str) -> None:
    """Unit, employment and standing end; what begins on that day or later stands against it."""
    for row in (Placement, Employment, Standing):
        later = select(row.person).where(among(row.person, names), row.since >= day).distinct()
        if found := [names[person] for person in session.scalars(later)]:
            raise Refusal(
                f"{named(found)}在{days.show_day(day)}当天或以后还有变动记录。",
                "请核对日期，或先在变动台账里删去那些记录。",
            )
    for id_ in names:
        settling.end_all(session, id_, day, reason)
