"""What follows from saved files and family rows: the reckoning, papers still to come, and who is in two households."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select, update

from desk_union.care import doubts
from desk_union.care.hardship import hardship_words as words
from desk_union.care.hardship import papers
from desk_union.care.hardship.reckoning import MinimumLine, reckon
from desk_union.care.hardship.tables import HardshipFile, HardshipLine, HardshipPaper, HardshipRelative
from desk_union.describe.ledger import Fault
from desk_union.members.tables import Person
from desk_union.store import doubting, rows
from desk_union.store.listing import name_of
from desk_union.store.overrides import Faulty

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger, Values

    Settle = Callable[[Session, Sequence[int], date], None]

RECKONED_AT = ("reviewed_on", "approved_on", "checked_on", "applied_on")
TWO_HOMES = "一个人一般只算在一户里，请核对家庭成员。"


def line_on(session: Session, day: date) -> MinimumLine | None:
    """The 低保 line in force on a day."""
    held = select(HardshipLine).where(HardshipLine.since <= day).order_by(HardshipLine.since.desc()).limit(1)
    row = session.scalar(held)
    return None if row is None else MinimumLine(row.since, row.minimum, row.times)


def facts_of(session: Session, row: HardshipFile) -> dict[str, Any]:
    """The values of a file that the reckoning looks at; heads are counted from the family where none are told."""
    facts = {key: getattr(row, key) for key in HardshipFile.__table__.columns.keys()}  # noqa: SIM118 - a collection of columns by key
    if facts["heads"] is None:
        family = session.scalar(select(func.count(HardshipRelative.id)).where(HardshipRelative.file == row.id))
        facts["heads"] = 1 + family if family else None
    return facts


def reckon_files(session: Session, ids: Sequence[int], today: date) -> None:
    """Bring what the numbers say of each file up to date."""
    for row in session.scalars(select(HardshipFile).where(HardshipFile.id.in_(ids))):
        session.refresh(row)
        day = next((getattr(row, key) for key in RECKONED_AT if getattr(row, key)), today)
        found = reckon(facts_of(session, row), line_on(session, day))
        new = {"reckoned": found.kind, "reckoning": found.words}
        if (row.reckoned, row.reckoning) != (found.kind, found.words):
            session.connection().execute(update(HardshipFile).where(HardshipFile.id == row.id).values(**new))


def settling_files(files: Callable[[], Ledger], asked: Callable[[], Ledger]) -> Settle:
    def settle(session: Session, ids: Sequence[int], today: date) -> None:
        for row_id in ids:
            _one_file_each(session, files(), row_id)
        _ask_for_papers(session, asked(), ids, today)
        reckon_files(session, ids, today)
        if not doubting.by_import(session):
            gone = doubts.people_of(HardshipFile, HardshipFile.applied_on)(session, ids, today)
            doubting.mind(session, files(), gone)

    return settle


def _one_file_each(session: Session, ledger: Ledger, row_id: int) -> None:
    """One household one file: whoever has an open one may apply again, but gets no second."""
    row = session.get(HardshipFile, row_id)
    if row is None:
        return
    session.refresh(row)
    held = _other_file(session, row, HardshipFile.id != row_id)
    if held is not None:
        raise Faulty(ledger, [_second(row, name_of(session, ledger, row_id), held)])


GOING = tuple(stage for stage in words.OPEN if stage != words.APPLIED)


def _other_file(session: Session, row: HardshipFile, other: Any) -> str | None:
    """The number of another file of the same one that is open like this; None where there is none."""
    if row.stage not in GOING:
        return None
    same = HardshipFile.person == row.person if row.person is not None else HardshipFile.outsider == row.outsider
    if row.outsider_id:
        same = same & or_(HardshipFile.outsider_id.is_(None), HardshipFile.outsider_id == row.outsider_id)
    query = select(func.coalesce(HardshipFile.number, "")).where(same, other, HardshipFile.stage.in_(GOING))
    return session.scalar(query.limit(1))


def _second(row: HardshipFile, name: str, number: str) -> Fault:
    reason = f"{name}已有一份没有退出的档案 {number}，一户只建一份。".replace(" ，", "，")
    key = "person" if row.person is not None else "outsider"
    return Fault(key, reason, "请在那一份里更新；已退出的请先改那一份的办理情况。")


def files_in_sheets(session: Session, values: Sequence[Values], places: Sequence[int], _today: date) -> doubts.Found:
    """Likewise for the lines of a sheet, which may also double one another."""
    found: doubts.Found = []
    first: dict[Any, str] = {}
    for place in places:
        one = doubts.planned(HardshipFile, values[place])
        if one.person is None and not one.outsider:
            continue
        named = session.scalar(select(Person.name).where(Person.id == one.person)) if one.person else one.outsider
        held = _other_file(session, one, func.coalesce(HardshipFile.number, "") != (one.number or "-"))
        whom = one.person or (one.outsider, one.outsider_id)
        if held is None and one.stage in GOING:
            held = first.get(whom)
            first.setdefault(whom, one.number or "（同在这张表里）")
        if held is not None:
            found.append((place, _second(one, named or "", held)))
    return found


def _ask_for_papers(session: Session, ledger: Ledger, ids: Sequence[int], today: date) -> None:
    """Every file that is under way lists the papers of its causes."""
    fresh: list[dict[str, Any]] = []
    for row in session.scalars(select(HardshipFile).where(HardshipFile.id.in_(ids))):
        if row.stage not in words.OPEN:
            continue
        there = set(session.scalars(select(HardshipPaper.paper).where(HardshipPaper.file == row.id)))
        facts = {key: getattr(row, key) for key in HardshipFile.__table__.columns.keys()}  # noqa: SIM118 - a collection of columns by key
        fresh += [{"file": row.id, "paper": paper} for paper in papers.wanted(facts) if paper not in there]
    if fresh:
        rows.insert_rows(session, ledger, [{**rows.defaults(ledger), **one} for one in fresh], today)


# Families


def files_of(session: Session, ids: Sequence[int]) -> list[int]:
    query = select(HardshipRelative.file).where(HardshipRelative.id.in_(ids)).distinct()
    return sorted(session.scalars(query))


def settling_family(ledger: Callable[[], Ledger]) -> Settle:
    def settle(session: Session, files: Sequence[int], today: date) -> None:
        reckon_files(session, files, today)
        if doubting.by_import(session):
            return
        touched = doubts.touched(session, HardshipRelative)
        query = select(HardshipRelative).where(HardshipRelative.file.in_(files), HardshipRelative.id.in_(touched))
        query = query.order_by(HardshipRelative.id)
        found = [
            (one.id, fault)
            for one in session.scalars(query)
            for fault in _twice(session, one.file, one.name, one.id_number)
        ]
        doubting.mind(session, ledger(), found)

    return settle


def _twice(session: Session, file: int | None, name: str, number: str | None) -> list[Fault]:
    """A relative who holds a file, or is counted in another open one, by ID number."""
    if not number:
        return []
    holder = (
        select(HardshipFile.id, HardshipFile.number, Person.name)
        .outerjoin(Person, Person.id == HardshipFile.person)
        .where(
            or_(Person.id_number == number, HardshipFile.outsider_id == number),
            HardshipFile.stage.in_(words.OPEN),
        )
    )  # fmt: skip
    for row in session.execute(holder):
        if row.id == file:
            return [Fault("id_number", f"“{name}”的证件号码就是建档职工本人的。", "家庭成员里不写本人，请核对。")]
        own = f"“{name}”自己有一份困难职工档案 {row.number or ''}，又算在这一户里。"
        return [doubts.doubt("id_number", own, TWO_HOMES)]
    elsewhere = (
        select(HardshipFile.number, Person.name, HardshipFile.outsider)
        .join(HardshipRelative, HardshipRelative.file == HardshipFile.id)
        .outerjoin(Person, Person.id == HardshipFile.person)
        .where(HardshipRelative.id_number == number, HardshipFile.stage.in_(words.OPEN))
    )
    if file is not None:
        elsewhere = elsewhere.where(HardshipFile.id != file)
    found = session.execute(elsewhere.limit(1)).first()
    if found is None:
        return []
    whose = f"{found.number or ''} {found.name or found.outsider or ''}".strip()
    return [doubts.doubt("id_number", f"“{name}”已算在另一户（{whose}）的家庭成员里。", TWO_HOMES)]


def family_in_sheets(session: Session, values: Sequence[Values], places: Sequence[int], _today: date) -> doubts.Found:
    """Likewise for the lines of a sheet, which may also double one another."""
    found: doubts.Found = []
    first: dict[str, Any] = {}
    for place in places:
        row = values[place]
        number, file = row.get("id_number"), row.get("file")
        if not number:
            continue
        name = row.get("name") or ""
        found += [(place, fault) for fault in _twice(session, file if isinstance(file, int) else None, name, number)]
        if number in first and first[number] != file:
            found.append((place, doubts.doubt("id_number", f"“{name}”在这张表里算在两户里。", TWO_HOMES)))
        first.setdefault(number, file)
    return found


def settle_lines(session: Session, _ids: Sequence[int], today: date) -> None:
    """A changed line is reckoned with at once."""
    reckon_files(session, list(session.scalars(select(HardshipFile.id))), today)
