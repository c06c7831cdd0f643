"""What may be wrong with a visit: beyond what may be given, somebody who had died, twice in one campaign."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, select

from desk_union.basis import days
from desk_union.care.visits import gifts
from desk_union.care.visits import visit_words as words
from desk_union.care.visits.tables import CareOccasion, CareVisit
from desk_union.describe.ledger import Fault
from desk_union.members.tables import Person
from desk_union.payouts.ceilings import reckoning
from desk_union.payouts.tables import PayoutLine
from desk_union.store import overrides
from desk_union.store.bulk import chunks
from desk_union.store.tables import AcceptedWarning, Change

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger, Values

ASK = "请核对；确实如此的写明理由。"
OF_THE_DEAD = (words.BEREAVED, words.AGED)  # the family of who died is visited under his name
Doubts = list[tuple[int, Fault]]


def _line(values: Values) -> dict[str, Any]:
    """A visit as the line of 发放 that it will be."""
    keys = ("person", "outsider", "outsider_id", "cash", "item", "goods_value", "day")
    line = {key: values.get(key) for key in keys}
    if line["person"] is not None:
        line["outsider"] = line["outsider_id"] = None
    elif not line["outsider"]:
        line["outsider"] = values.get("household")
    return {**line, "matter": values.get("reason")}


def _gives(values: Values) -> bool:
    """Something is given to somebody; what a whole unit gets is nobody's."""
    if all(values.get(key) in (None, "") for key in ("person", "outsider", "household")):
        return False
    return any(values.get(key) for key in ("cash", "item", "goods_value"))


def foreseen(session: Session, values: Values, row_id: int | None, today: date) -> list[Fault]:
    """What saving the visit would be asked about what it gives, told while it is typed."""
    if not _gives(values):
        return []
    line = gifts.lines_of(session, [row_id]).get(row_id) if row_id is not None else None
    return reckoning.foreseen(session, _line(values), line, today)


def of_import(
    session: Session, values: Sequence[Values], fresh: frozenset[int], faulty: frozenset[int], today: date
) -> Doubts:
    """Line by line of a sheet, before its visits are there; a line that is there already is not counted once more."""
    places = [place for place in sorted(fresh - faulty) if values[place].get("day") is not None]
    given = [(place, _line(values[place])) for place in places if _gives(values[place])]
    there = gifts.waiting_for(session, (number for place, _ in given if (number := values[place].get("number"))))
    at = {there.get(values[place].get("number") or "", -1 - place): place for place, _ in given}
    ids = {place: id_ for id_, place in at.items()}
    planned = [one._replace(id=ids[-1 - one.id]) for one in reckoning.to_be(session, given, today)]
    found = [(at[id_], fault) for id_, fault in reckoning.beyond(session, planned, today)]
    people = [(place, values[place]) for place in places if isinstance(values[place].get("person"), int)]
    return sorted([*found, *_dead(session, people), *_twice_in_sheet(session, people)], key=lambda pair: pair[0])


def _dead(session: Session, visits: Sequence[tuple[int, Values]]) -> Iterator[tuple[int, Fault]]:
    """Who is said to have been visited after having died, with nobody of the family named."""
    dead: dict[int, tuple[str, date]] = {}
    for chunk in chunks(sorted({values["person"] for _, values in visits})):
        query = select(Person.id, Person.name, Person.died_on).where(Person.id.in_(chunk), Person.died_on.is_not(None))
        dead |= {row.id: (row.name, row.died_on) for row in session.execute(query) if row.died_on is not None}
    for place, values in visits:
        name, died = dead.get(values["person"], ("", None))
        if died is None or died > values["day"] or values.get("outsider") or values.get("relation"):
            continue
        if values.get("sort") in OF_THE_DEAD:
            continue
        remedy = "慰问家属的，请把家属写在“不在册人员”或“与职工关系”里。"
        reason = f"{name}已于{days.show_day_long(died)}去世。"
        yield place, Fault("person", reason, remedy, warns=True)


def mind(session: Session, ledger: Ledger, ids: Sequence[int], today: date) -> None:
    """Ask once about the visits that this deed made or changed; an import asks line by line instead."""
    if session.info.get("code") == "import":
        return
    found = _of_visits(session, ids, today)
    if not found:
        return
    table = CareVisit.__tablename__
    told = select(AcceptedWarning.owner_id, AcceptedWarning.sentence).where(AcceptedWarning.owner_table == table)
    known = {(row.owner_id, row.sentence) for row in session.execute(told)}
    fresh = [(id_, fault) for id_, fault in found if (id_, overrides.sentence(ledger, fault)) not in known]
    overrides.settled(session, ledger, [fault for _, fault in fresh])
    overrides.keep(session, ledger, fresh)


def _of_visits(session: Session, ids: Sequence[int], today: date) -> Doubts:
    touched = _touched(session, CareVisit.__tablename__)
    lines = {line: visit for visit, line in gifts.lines_of(session, _to_somebody(session, ids)).items()}
    changed = [line for line in lines if line in _touched(session, PayoutLine.__tablename__)]
    found: Doubts = []
    for chunk in chunks(changed):
        concerned = reckoning.grants(session, PayoutLine.id.in_(chunk), PayoutLine.roll.is_(None), today=today)
        found += [(lines[line], fault) for line, fault in reckoning.beyond(session, concerned, today)]
    rows: list[tuple[int, Values]] = []
    for chunk in chunks([id_ for id_ in ids if id_ in touched]):
        query = select(
            CareVisit.id, CareVisit.person, CareVisit.day, CareVisit.outsider, CareVisit.relation, CareVisit.campaign,
            CareOccasion.sort,
        ).outerjoin(CareOccasion, CareOccasion.id == CareVisit.known_as)  # fmt: skip
        found_rows = session.execute(query.where(CareVisit.id.in_(chunk), CareVisit.person.is_not(None))).mappings()
        rows += [(row["id"], dict(row)) for row in found_rows]
    return [*found, *_dead(session, rows), *_twice(session, rows)]


def _to_somebody(session: Session, ids: Sequence[int]) -> list[int]:
    found: list[int] = []
    for chunk in chunks(ids):
        whom = func.coalesce(CareVisit.person, CareVisit.outsider, CareVisit.household)
        found += session.scalars(select(CareVisit.id).where(CareVisit.id.in_(chunk), whom.is_not(None), whom != ""))
    return found


def _touched(session: Session, table: str) -> set[int]:
    deed = session.info.get("deed_id")
    query = select(Change.row_id).where(Change.deed_id == deed, Change.table_name == table, Change.op != "D")
    return set(session.scalars(query))


class _Earlier(NamedTuple):
    """A visit of a campaign, as far as it tells another one from itself."""

    id: int
    number: str | None
    day: date
    reason: str

    def is_same(self, values: Values) -> bool:
        """The line of a sheet is this visit again."""
        by_number = self.number is not None and self.number == values.get("number")
        return by_number or (self.day, self.reason) == (values["day"], values.get("reason"))


def _twice(session: Session, visits: Sequence[tuple[int, Values]]) -> Iterator[tuple[int, Fault]]:
    """The same person on another visit of the same campaign."""
    met = _of_campaigns(session, visits)
    for id_, values in visits:
        held = [one for one in met[values["campaign"] or "", values["person"]] if one.id != id_]
        if values.get("campaign") and held:
            yield id_, _again(values["campaign"], held[0].day)


def _twice_in_sheet(session: Session, visits: Sequence[tuple[int, Values]]) -> Iterator[tuple[int, Fault]]:
    """Likewise of lines that are not written yet: in the book already, or on an earlier line of the sheet."""
    visits = [(place, values) for place, values in visits if values.get("campaign")]
    met = _of_campaigns(session, visits)
    for place, values in visits:
        held = met[values["campaign"], values["person"]]
        others = [one for one in held if not one.is_same(values)]
        if others:
            yield place, _again(values["campaign"], others[0].day)
        held.append(_Earlier(-1, None, values["day"], values.get("reason") or ""))


def _again(campaign: str, day: date) -> Fault:
    told = f"这个人在同一活动“{campaign}”里已于{days.show_day_long(day)}慰问过。"
    return Fault("person", told, ASK, warns=True)


def _of_campaigns(session: Session, visits: Sequence[tuple[int, Values]]) -> dict[tuple[str, int], list[_Earlier]]:
    """The visits of the campaigns of these by campaign and person."""
    campaigns = sorted({values["campaign"] for _, values in visits if values.get("campaign")})
    found: dict[tuple[str, int], list[_Earlier]] = defaultdict(list)
    for chunk in chunks(campaigns):
        query = select(
            CareVisit.id, CareVisit.number, CareVisit.day, CareVisit.reason, CareVisit.campaign, CareVisit.person
        ).where(CareVisit.campaign.in_(chunk), CareVisit.person.is_not(None))
        for row in session.execute(query.order_by(CareVisit.id)):
            found[row.campaign or "", row.person or 0].append(_Earlier(*row[:4]))
    return found
