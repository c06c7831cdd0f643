"""What follows from saved rows of a person: membership periods from events, ends of what runs, overlaps."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, or_, select, update
from sqlalchemy.orm import aliased

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.members import dictionaries as words
from desk_union.members.life import rules
from desk_union.members.tables import (
    Employment,
    Membership,
    MembershipEvent,
    Person,
    Placement,
    Standing,
)
from desk_union.store.bulk import chunks, insert_many
from desk_union.store.deeds import before_deed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

def record_membership(session: Session, rows: Sequence[tuple[int, Values]], today: date) -> None:  # noqa: ARG001 - the days are given
    """Membership events from a person's form or an imported line (入会日期, 会籍变化类型 and 日期).

    A changed 入会日期 corrects the joining event of the last membership, or begins a new one when it lies after the
    leaving; 转入 on that very day is the joining event. Nothing is doubled.
    """
    fresh: list[dict[str, Any]] = []
    events = _events_of(session, [id_ for id_, _ in rows])
    for id_, values in rows:
        held = events.get(id_, [])
        joined, kind, day = values.get("joined_on"), values.get("change_kind"), values.get("change_day")
        if joined is not None:
            last = next((event for event in reversed(held) if event.kind in rules.STARTS), None)
            left = next((event.day for event in reversed(held) if event.kind in rules.ENDS), None)
            if last is None or (left is not None and last.day <= left <= joined):
                start = kind if kind in rules.STARTS and day == joined else "入会"
                reason = values.get("change_reason") if start == kind else None
                fresh.append({"person": id_, "kind": start, "day": joined, "reason": reason, "note": None})
            elif last.day != joined:
                session.execute(update(MembershipEvent).where(MembershipEvent.id == last.id).values(day=joined))
        if (
            kind is not None
            and day is not None
            and not any(e.kind == kind and e.day == day for e in held)
            and (kind not in rules.STARTS or joined is None)
        ):
            untold = kind == "恢复会籍" and joined is not None and not any(e.kind == "保留会籍" for e in held)
            note = rules.UNTOLD if untold else None
            fresh.append({"person": id_, "kind": kind, "day": day, "reason": values.get("change_reason"), "note": note})
    for event in fresh:
        if event["kind"] in rules.LEAVING:  # a roster tells of who has left: nothing of them runs on
            end_all(session, event["person"], event["day"], event["kind"])
    if fresh:
        insert_many(session, MembershipEvent.__table__, {key: [each[key] for each in fresh] for key in fresh[0]})  # type: ignore[arg-type]  # a mapped class has a Table


def _events_of(session: Session, persons: Sequence[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    columns = (
        MembershipEvent.person, MembershipEvent.day, MembershipEvent.kind, MembershipEvent.id, MembershipEvent.note,
    )  # fmt: skip
    for chunk in chunks(persons):
        ordered = (
            select(*columns).where(MembershipEvent.person.in_(chunk)).order_by(MembershipEvent.day, MembershipEvent.id)
        )
        for event in session.connection().execute(ordered).all():
            found[event.person].append(event)
    return found


def settle_people(session: Session, persons: Sequence[int], today: date) -> None:  # noqa: ARG001 - events carry their days
    for chunk in chunks(persons):
        _apply(session, chunk)
    project(session, persons)
    for chunk in chunks(persons):
        _settle_retired(session, chunk)


def _apply(session: Session, persons: Sequence[int]) -> None:
    """A non-member with 申请入会日期 has applied on that day; a corrected day corrects the application under way."""
    dated = {
        row.id: row.applied_on
        for row in session.execute(select(Person.id, Person.applied_on).where(Person.id.in_(persons)))
    }
    events = _events_of(session, [id_ for id_, day in dated.items() if day is not None])
    fresh = [
        {"person": id_, "kind": rules.APPLYING, "day": day}
        for id_, day in dated.items()
        if day is not None and rules.begins_application([(event.day, event.kind) for event in events[id_]], day)
    ]
    if fresh:
        session.execute(insert(MembershipEvent), fresh)
    applied = select(func.max(MembershipEvent.day)).where(
        MembershipEvent.person == Person.id, MembershipEvent.kind == rules.APPLYING
    ).scalar_subquery()  # fmt: skip
    lacking = (Person.id.in_(persons), Person.applied_on.is_(None), applied.is_not(None))
    session.execute(update(Person).where(*lacking).values(applied_on=applied))
    for id_, held in events.items():
        day = dated[id_]
        if day is not None and held and held[-1].kind == rules.APPLYING and held[-1].day != day:
            session.execute(update(MembershipEvent).where(MembershipEvent.id == held[-1].id).values(day=day))


def _note_applications(session: Session, persons: Sequence[int]) -> None:
    """申请入会日期 is that of the newest application; with all events gone nobody applied."""
    events = _events_of(session, persons)
    for id_ in persons:
        applied = [event.day for event in events[id_] if event.kind == rules.APPLYING]
        if applied:
            changed = or_(Person.applied_on.is_(None), Person.applied_on != applied[-1])
            session.execute(update(Person).where(Person.id == id_, changed).values(applied_on=applied[-1]))
        elif not events[id_]:
            gone = (Person.id == id_, Person.applied_on.is_not(None))
            session.execute(update(Person).where(*gone).values(applied_on=None))


def _settle_retired(session: Session, persons: Sequence[int]) -> None:
    """退休日期 and the standing agree: who was recorded as retired at once was at work until that day.

    Whose standing is changed later gets its first day as 退休日期, where none was given.
    """
    begun = select(func.min(Employment.since)).where(Employment.person == Standing.person).scalar_subquery()
    running = select(Standing.id, Standing.person, Standing.since, Person.retired_on, begun.label("begun")).where(
        Standing.person == Person.id, Standing.person.in_(persons),
        Standing.until.is_(None), Standing.value.in_(words.RETIRED),
    )  # fmt: skip
    for id_, person, since, retired_on, employed in session.execute(running).all():
        if employed is None:
            continue
        if retired_on is None and since > employed:
            session.execute(update(Person).where(Person.id == person).values(retired_on=since))
        elif retired_on is not None and since <= employed < retired_on:
            session.execute(update(Standing).where(Standing.id == id_).values(since=retired_on))
            at_work = (Employment.person == person, Employment.until.is_(None), Employment.since < retired_on)
            session.execute(update(Employment).where(*at_work).values(until=retired_on))


def project(session: Session, persons: Sequence[int]) -> None:
    """Write the membership periods of these persons anew from their events; refuses an illegal sequence.

    Raises Refusal naming the person, the event and the legal moves.
    """
    events = _events_of(session, persons)
    held = _periods_held(session, persons)
    stale: list[int] = []
    fresh: list[dict[str, Any]] = []
    for person in persons:
        told = [rules.event_of(e.day, e.kind, e.note) for e in events.get(person, ())]
        periods, objection = rules.periods_of(told)
        if objection:
            name = session.scalar(select(Person.name).where(Person.id == person))
            raise Refusal(f"{name}：{objection}", "请核对会籍变动的类型和日期。")
        wanted = [(period.since, period.until, period.state) for period in periods]
        if wanted != [row[1:] for row in held.get(person, ())]:
            stale.extend(row[0] for row in held.get(person, ()))
            fresh.extend(
                {"person": person, "since": since, "until": until, "state": state} for since, until, state in wanted
            )
    for chunk in chunks(stale):
        session.execute(delete(Membership).where(Membership.id.in_(chunk)))
    if fresh:
        insert_many(session, Membership.__table__, {key: [each[key] for each in fresh] for key in fresh[0]})  # type: ignore[arg-type]  # as above


def _periods_held(session: Session, persons: Sequence[int]) -> dict[int, list[tuple[Any, ...]]]:
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for chunk in chunks(persons):
        columns = (Membership.person, Membership.id, Membership.since, Membership.until, Membership.value)
        ordered = select(*columns).where(Membership.person.in_(chunk)).order_by(Membership.since)
        for row in session.connection().execute(ordered).all():
            found[row[0]].append(tuple(row[1:]))
    return found


def persons_of_events(session: Session, ids: Sequence[int]) -> Sequence[int]:
    persons: set[int] = set()
    for chunk in chunks(ids):
        persons.update(session.scalars(select(MembershipEvent.person).where(MembershipEvent.id.in_(chunk))))
    return sorted(persons)


def settle_events(session: Session, persons: Sequence[int], today: date) -> None:
    """After events changed: the periods, the day of an application, and for 去世 the end of what runs."""
    _forget_untold(session, persons)
    project(session, persons)
    for chunk in chunks(persons):
        _note_applications(session, chunk)
        dead = session.execute(
            select(MembershipEvent.person, MembershipEvent.day).where(
                MembershipEvent.person.in_(chunk), MembershipEvent.kind == "去世"
            )
        )
        for person, day in dead.all():
            session.execute(update(Person).where(Person.id == person, Person.died_on.is_(None)).values(died_on=day))
            end_all(session, person, day)
    del today


def _forget_untold(session: Session, persons: Sequence[int]) -> None:
    """A 恢复会籍 whose keeping before it has been entered since is an event like any other."""
    before = aliased(MembershipEvent)
    kept = select(before.id).where(
        before.person == MembershipEvent.person, before.kind == "保留会籍", before.day <= MembershipEvent.day
    )
    for chunk in chunks(persons):
        known = (MembershipEvent.person.in_(chunk), MembershipEvent.note == rules.UNTOLD, kept.exists())
        session.execute(update(MembershipEvent).where(*known).values(note=None).execution_options(synchronize_session=False))


def end_all(session: Session, person: int, day: date, reason: str | None = None) -> None:
    """Unit, employment and standing of a person end on ``day``; rows that begin later are left to the clerk."""
    for row in (Placement, Employment, Standing):
        running = (row.person == person, row.since < day, (row.until.is_(None)) | (row.until > day))
        session.execute(update(row).where(*running).values(until=day, reason=reason or row.reason))


def settle_periods(row: type[Placement | Employment | Standing]) -> Callable[[Session, Sequence[int], date], None]:
    """What follows when a person's dated rows were written by hand, as the ``settle`` of their ledger.

    A corrected first day takes the end of the row before along; a row that still runs ends where a later one begins;
    any other overlap is refused.
    """

    def check(session: Session, ids: Sequence[int], today: date) -> None:  # noqa: ARG001 - overlap has no today
        for chunk in chunks(ids):
            _move_ends(session, row, chunk)
            _end_running(session, row, chunk)
        for chunk in chunks(ids):
            _refuse_overlap(session, row, chunk)

    return check


def _move_ends(session: Session, row: type[Placement | Employment | Standing], ids: Sequence[int]) -> None:
    """Where a wrong first day was corrected, the row that ended on the wrong day ends on the right one."""
    for id_, before in before_deed(session, row.__tablename__, ids).items():
        now = session.execute(select(row.person, row.since).where(row.id == id_)).first()
        wrong = days.parse_day(before["since"])
        if now is not None and now.person == before["person"] and now.since != wrong:
            ended = (row.person == now.person, row.until == wrong, row.since < now.since, row.id.not_in(ids))
            session.execute(update(row).where(*ended).values(until=now.since))


def _end_running(session: Session, row: type[Placement | Employment | Standing], ids: Sequence[int]) -> None:
    begun = select(row.person, func.min(row.since)).where(row.id.in_(ids)).group_by(row.person)
    for person, since in session.execute(begun).all():
        running = (row.person == person, row.until.is_(None), row.since < since, row.id.not_in(ids))
        session.execute(update(row).where(*running).values(until=since))


def _refuse_overlap(session: Session, row: type[Placement | Employment | Standing], ids: Sequence[int]) -> None:
    other = aliased(row)
    overlap = (
        select(Person.name, other.since, other.until)
        .join(row, row.person == Person.id)
        .join(other, (other.person == row.person) & (other.id != row.id))
        .where(
            row.id.in_(ids),
            (other.until.is_(None) | (other.until > row.since)), (row.until.is_(None) | (row.until > other.since)),
        )
    )  # fmt: skip
    if found := session.execute(overlap.limit(1)).first():
        end = f"到{days.show_day(found.until)}" if found.until else "起"
        raise Refusal(
            f"{found.name}在这段时间里已有另一条记录（{days.show_day(found.since)}{end}）。",
            "请先改正那一条的起止日期，再登记这一条。",
        )
