"""Persons who may be one and the same: found, judged to be different, or merged into one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from sqlalchemy import UniqueConstraint, or_, select, update

from desk_union.basis import identity
from desk_union.basis.refusal import Refusal
from desk_union.describe import known_ledgers
from desk_union.describe.ledger import Own, Stored
from desk_union.members.ledgers import LEDGERS, PEOPLE
from desk_union.members.life import rules, settling
from desk_union.members.tables import (
    Employment,
    Membership,
    MembershipEvent,
    NotSame,
    Person,
    Placement,
    Standing,
)
from desk_union.store import anyrow, overrides, rows
from desk_union.store.base import every_table
from desk_union.store.tables import Attachment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import ForeignKey, Table
    from sqlalchemy.orm import Session

SAME_NUMBER, SAME_BIRTH, SAME_PHONE = "证件号码相同", "姓名和出生日期相同", "姓名和电话相同"
DATED: tuple[type[Placement | Employment | Standing], ...] = (Placement, Employment, Standing)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two persons, the one recorded first first, and why they look alike."""

    one: int
    other: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """``filled`` are labels of fields taken from the dropped person; ``moved`` counts rows that changed hands."""

    name: str
    filled: tuple[str, ...]
    moved: int


def _keys() -> tuple[str, ...]:
    """What a person's own row holds and what the office has added."""
    return tuple(shown.key for shown in PEOPLE.fields if isinstance(shown, (Stored, Own)))


def find(session: Session) -> list[Pair]:
    """All look-alikes that were not judged to be different people."""
    alike: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    columns = (Person.id, Person.name, Person.born_on, Person.phone, Person.id_number)
    for person in session.execute(select(*columns).order_by(Person.id)):
        if person.id_number:
            alike[SAME_NUMBER, _plain_number(person.id_number)].append(person.id)
        if person.born_on:
            alike[SAME_BIRTH, person.name, person.born_on].append(person.id)
        if person.phone:
            alike[SAME_PHONE, person.name, person.phone].append(person.id)
    reasons: dict[tuple[int, int], list[str]] = defaultdict(list)
    for key, ids in alike.items():
        for pair in combinations(ids, 2):
            reasons[pair].append(key[0])
    apart = {(row.one, row.other) for row in session.execute(select(NotSame.one, NotSame.other))}
    return [Pair(*pair, tuple(why)) for pair, why in sorted(reasons.items()) if pair not in apart]


def _plain_number(number: str) -> str:
    """The number as it would be today: an old one of 15 digits with its century and check digit."""
    plain = number.upper().replace(" ", "")
    try:
        return identity.upgrade_id15(plain)
    except ValueError:
        return plain


def judge_different(session: Session, a: int, b: int) -> None:
    """They are two people; the pair is not shown again."""
    one, other = sorted((a, b))
    known = select(NotSame.id).where(NotSame.one == one, NotSame.other == other)
    if session.scalar(known) is None:
        session.add(NotSame(one=one, other=other))
        session.flush()


def merge(session: Session, keep: int, drop: int, choose: Mapping[str, int], today: date) -> Merged:
    """Make one person of two: ``drop`` goes to the recycle bin, all that hangs on it goes to ``keep``.

    ``choose`` names by field key whose value stands (the id of either); else that of ``keep``, its blanks filled.
    Where dated rows overlap those of ``keep`` stand and the rest of the others is kept. Refusal when the membership
    events of the two contradict each other.
    """
    values = rows.values_of(session, PEOPLE, [keep, drop], today)
    if keep == drop or len(values) < len((keep, drop)):
        raise Refusal("要合并的两个人里有一个已不存在。", "请刷新后再看。")
    name = values[keep]["name"]
    new = _chosen(values[keep], values[drop], choose, drop)
    events = _merged_events(session, keep, drop, name)
    moved = _move_dated(session, keep, drop) + _move_others(session, keep, drop)
    _keep_judgements(session, keep, drop)
    for event in events:
        session.execute(update(MembershipEvent).where(MembershipEvent.id == event).values(person=keep))
    session.expire_all()
    rows.delete_rows(session, PEOPLE, [drop], today)
    filled = _write(session, keep, values[keep], new, today)
    settling.settle_events(session, [keep], today)
    return Merged(name, filled, moved + len(events))


def _keep_judgements(session: Session, keep: int, drop: int) -> None:
    """Who was judged to be somebody else than the dropped person is somebody else than the kept one."""
    for judged in session.scalars(select(NotSame).where(or_(NotSame.one == drop, NotSame.other == drop))).all():
        third = judged.other if judged.one == drop else judged.one
        if third != keep:
            judge_different(session, keep, third)


def _chosen(
    kept: Mapping[str, Any], dropped: Mapping[str, Any], choose: Mapping[str, int], drop: int
) -> dict[str, Any]:
    """The stored values that stand; number and type of a document go together."""
    choose = dict(choose)
    if "id_number" in choose:
        choose["id_type"] = choose["id_number"]
    new = {}
    for key in _keys():
        blank = kept[key] in (None, "")
        new[key] = dropped[key] if choose.get(key) == drop or (blank and dropped[key] is not None) else kept[key]
    return new


def _write(session: Session, keep: int, now: Mapping[str, Any], new: Mapping[str, Any], today: date) -> tuple[str, ...]:
    full = rows.completed(PEOPLE, {**now, **new, "member_state": None, "joined_on": None})
    passed = overrides.settled(session, PEOPLE, rows.fresh_faults(PEOPLE, full, today, now))
    changed = {key: full[key] for key in _keys() if full[key] != now[key]}
    rows.update_rows(session, PEOPLE, [(keep, now, changed)], today, corrects=True)
    overrides.keep(session, PEOPLE, [(keep, fault) for fault in passed])
    return tuple(PEOPLE.by_key[key].label for key in changed)


def _merged_events(session: Session, keep: int, drop: int, name: str) -> list[int]:
    """Ids of the dropped one's events that the kept one does not have; Refusal when both lives do not fit together."""
    query = select(MembershipEvent).where(MembershipEvent.person.in_((keep, drop)))
    found = session.scalars(query.order_by(MembershipEvent.day, MembershipEvent.id)).all()
    own = {(event.day, event.kind) for event in found if event.person == keep}
    moving = [event for event in found if event.person == drop and (event.day, event.kind) not in own]
    joint = [event for event in found if event.person == keep or event in moving]
    _, objection = rules.periods_of(rules.event_of(event.day, event.kind, event.note) for event in joint)
    if objection:
        raise Refusal(
            f"{name}的两份会籍变动互相矛盾，不能合并：{objection}",
            "请先在会籍变动台账里核对两个人的记录，删去或改正不对的一条，再来合并。",
        )
    return [event.id for event in moving]


def _move_dated(session: Session, keep: int, drop: int) -> int:
    moved = 0
    for row in DATED:
        held = session.execute(select(row.since, row.until).where(row.person == keep)).all()
        taken = [(since, until) for since, until in held]
        dropped = select(row.value, row.since, row.until, row.reason).where(row.person == drop)
        for value, first, last, reason in session.execute(dropped).all():
            for since, until in rules.remainder((first, last), taken):
                session.add(row(person=keep, value=value, since=since, until=until, reason=reason))
                moved += 1
    session.flush()
    return moved


def _move_others(session: Session, keep: int, drop: int) -> int:
    """All else that points to the dropped person, in whatever table; what the kept one has already stays behind."""
    own = {row.__tablename__ for row in (*DATED, Membership, MembershipEvent, NotSame)}
    match = {ledger.row.__table__: ledger.match for ledger in LEDGERS if ledger.row is not Person}
    moved = 0
    for table in every_table().sorted_tables:
        for key in table.foreign_keys:
            if key.column.table is not Person.__table__ or table.name in own:
                continue
            ways = (*match.get(table, ()), *_unique(table, key.parent.name))
            beside = [[name for name in names if name != key.parent.name and name in table.c] for names in ways]
            same = [tuple(table.c[name] for name in names) for names in beside]
            moved += _hand_over(session, key, same[0] if same else (), keep, drop)
    _hand_over_files(session, keep, drop)
    return moved + anyrow.hand_over(session, Person.__tablename__, keep, drop)


def _hand_over_files(session: Session, keep: int, drop: int) -> None:
    """Scans attached to both are attached once."""
    of = select(Attachment).where(Attachment.owner_table == Person.__tablename__)
    there = {(file.kind, file.sha256) for file in session.scalars(of.where(Attachment.owner_id == keep))}
    for file in session.scalars(of.where(Attachment.owner_id == drop)).all():
        if (file.kind, file.sha256) not in there:
            file.owner_id = keep
    session.flush()


def _unique(table: Table, pointer: str) -> list[tuple[str, ...]]:
    """By what columns, the pointer among them, no two rows of a table may be alike."""
    kept = [tuple(one.columns.keys()) for one in table.constraints if isinstance(one, UniqueConstraint)]
    found = [*kept, *(tuple(one.columns.keys()) for one in table.indexes if one.unique)]
    return [names for names in found if pointer in names]


def _hand_over(session: Session, key: ForeignKey, same: tuple[Any, ...], keep: int, drop: int) -> int:
    """Rows of the dropped person become the kept one's, but for those alike in the columns ``same``.

    These go with the dropped person; Refusal where they are records of their own, which do not.
    """
    table, pointer = key.parent.table, key.parent.name
    column = table.c[pointer]
    present = {tuple(row) for row in session.execute(select(*same).where(column == keep))} if same else set()
    moved, twice = 0, []
    for row in session.execute(select(table.c.id, *same).where(column == drop)).all():
        if same and tuple(row[1:]) in present:
            twice.append(row[0])
            continue
        session.execute(update(table).where(table.c.id == row[0]).values({pointer: keep}))
        moved += 1
    if twice and key.ondelete == "RESTRICT":
        _refuse_twice(table, twice)
    return moved


def _refuse_twice(table: Table, ids: Sequence[int]) -> None:
    ledger = next((one for one in known_ledgers.known() if one.row.__table__ is table and one.only is None), None)
    if ledger is not None:
        raise Refusal(
            f"“{ledger.title}”里同样的记录两个人都有，{len(ids)}{ledger.counter}，合并后会重复。",
            "请看看这些记录，把登记重了的删去，再来合并。", shows=((ledger.code, tuple(ids)),),
        )  # fmt: skip
