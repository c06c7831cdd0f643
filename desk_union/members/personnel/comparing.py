"""Compares the newest personnel list with the roster as of a day and writes down what differs, decided or not."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.members import dictionaries, tree
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.members.ledgers.people import on_roll
from desk_union.members.ledgers.personnel import COMPARED, PERSONNEL
from desk_union.members.ledgers.units import standing_on
from desk_union.members.personnel import lists, matching
from desk_union.members.personnel import personnel_words as words
from desk_union.members.personnel.matching import Known
from desk_union.members.tables import Person, PersonnelDifference, PersonnelLine, Unit
from desk_union.store import rows
from desk_union.store.tables import WordMemory

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.members.tree import Tree

_TOLD = 5


@dataclass(frozen=True, slots=True)
class ListCompared:
    """What a comparison wrote: ids by kind of difference, and how many stay ignored."""

    found: Mapping[str, tuple[int, ...]]
    listed: int
    ignored: int
    on_roll: int

    @property
    def ids(self) -> tuple[int, ...]:
        return tuple(id_ for some in self.found.values() for id_ in some)


def compare(session: Session, day: date) -> ListCompared:
    """Write the differences of the newest list from the roster as of the day in place of those still open.

    Refusal without a list. What was decided stays; what is ignored comes again only when its values changed.
    """
    batch = lists.newest(session)
    if batch is None:
        raise Refusal("还没有人事名单。", "请先把人事部门的Excel导入“人事名单”，再来核对。")
    comparison = _Comparison(session, batch, day)
    differences = list(comparison.differences())
    session.execute(delete(PersonnelDifference).where(PersonnelDifference.state == words.OPEN))
    settled = _ignored(session)
    fresh = [one for one in differences if _key(one) not in settled]
    session.add_all(fresh)
    session.flush()
    found = defaultdict[str, list[int]](list)
    for one in fresh:
        found[one.kind].append(one.id)
    return ListCompared(
        {kind: tuple(found[kind]) for kind in words.KIND.labels if found[kind]},
        len(comparison.lines), len(differences) - len(fresh), len(comparison.on_roll),
    )  # fmt: skip


def _key(one: PersonnelDifference) -> tuple[Any, ...]:
    who = one.person if one.person is not None else (one.name, one.work_no)
    return (one.kind, who, one.what, one.mark)


def _ignored(session: Session) -> set[tuple[Any, ...]]:
    query = select(PersonnelDifference).where(PersonnelDifference.state == words.IGNORED)
    return {_key(one) for one in session.scalars(query)}


def plain(text: str) -> str:
    """A name of a unit without what makes no difference: width, blanks, case."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold().replace("/", "").replace("-", "")


def _mark(*values: object) -> str:
    """Tells the same values again without keeping them: some are private."""
    return hashlib.sha256("\n".join(map(repr, values)).encode()).hexdigest()[:24]


def _mark_of(line: Mapping[str, Any]) -> str:
    """By what a doubtful line is known again next month."""
    return _mark(line["name"], line["work_no"], line["unit_name"])


class _Comparison:
    def __init__(self, session: Session, batch: int, day: date) -> None:
        self.session, self.day = session, day
        ids = session.scalars(select(PersonnelLine.id).where(PersonnelLine.batch == batch).order_by(PersonnelLine.id))
        self.lines = rows.values_of(session, PERSONNEL, list(ids), day)
        every = list(session.scalars(select(Person.id).order_by(Person.sort, Person.id)))
        self.people = rows.values_of(session, PEOPLE, every, day)
        self.on_roll = list(session.scalars(select(Person.id).where(on_roll(day)).order_by(Person.sort, Person.id)))
        self.tree = tree.read(session, day)
        self.units = _units_by_name(session, self.tree, day)
        self.above = {unit: set(self.tree.path(unit)) for unit in self.tree.names}

    def unit_of(self, line: Mapping[str, Any]) -> int | None:
        return self.units.get(plain(line["unit_name"])) if line["unit_name"] else None

    def within(self, unit: int | None, listed: int | None) -> bool:
        """Somebody of the unit is of the one that the list tells: the same, or one below it."""
        return unit is not None and listed is not None and listed in self.above[unit]

    def paired(self) -> matching.Paired:
        listed = [
            Known(id_, line["name"], line["work_no"], line["id_number"], self.unit_of(line))
            for id_, line in self.lines.items()
        ]
        roster = [
            Known(id_, one["name"], one["work_no"], one["id_number"], one["unit"]) for id_, one in self.people.items()
        ]
        return matching.pair(listed, roster, self._decided(), self.within)

    def _decided(self) -> dict[int, int | None]:
        """Lines that were doubtful once and settled: who they are, None for somebody new."""
        query = select(PersonnelDifference.mark, PersonnelDifference.person).where(
            PersonnelDifference.kind == words.DOUBTFUL, PersonnelDifference.state == words.DONE
        )  # fmt: skip
        settled = {row.mark: row.person for row in self.session.execute(query.order_by(PersonnelDifference.id))}
        marks = {id_: _mark_of(line) for id_, line in self.lines.items()} if settled else {}
        return {id_: settled[mark] for id_, mark in marks.items() if mark in settled}

    def differences(self) -> Iterator[PersonnelDifference]:
        paired = self.paired()
        here = set(self.on_roll)
        for line in paired.fresh:
            yield self._new(line, None)
        for line, person in paired.pairs.items():
            if person not in here:
                yield self._new(line, person)
        known = set(paired.pairs.values()) | {who for candidates, _ in paired.doubts.values() for who in candidates}
        for person in self.on_roll:
            if person not in known:
                yield self._gone(person)
        for line, person in paired.pairs.items():
            if person in here:
                yield from self._changed(line, person)
        for line, (candidates, why) in paired.doubts.items():
            yield self._doubtful(line, candidates, why)
        yield from self._strange_units()

    def _made(self, kind: str, values: Mapping[str, Any], **more: Any) -> PersonnelDifference:
        told = {"name": values["name"], "work_no": values["work_no"], "state": words.OPEN, "what": None, **more}
        return PersonnelDifference(day=self.day, kind=kind, **told)

    def _new(self, line: int, person: int | None) -> PersonnelDifference:
        values = self.lines[line]
        before = "已离开、退休的人" if person is not None else "没有"
        told = [word for word in (values["unit_name"], values["job"]) if word]
        return self._made(
            words.NEW, values, line=line, person=person, unit=self.unit_of(values), before=before,
            after="，".join(told), mark=_mark(values["id_number"]),
        )  # fmt: skip

    def _gone(self, person: int) -> PersonnelDifference:
        values = self.people[person]
        return self._made(
            words.GONE, values, person=person, before=self._unit_words(values["unit"]), after="名单里没有", mark=_mark()
        )

    def _unit_words(self, unit: int | None) -> str:
        return tree.NOWHERE if unit is None else self.tree.full_name(unit)

    def _changed(self, line: int, person: int) -> Iterator[PersonnelDifference]:
        told, held = self.lines[line], self.people[person]
        if told["standing"] in dictionaries.RETIRED:
            yield self._made(
                words.GONE, held, person=person, line=line, what="就业状况", before=held["standing"],
                after=told["standing"], mark=_mark(told["standing"]),
            )  # fmt: skip
            return
        unit = self.unit_of(told)
        if unit is not None and not self.within(held["unit"], unit):
            yield self._made(
                words.MOVED, held, person=person, line=line, unit=unit, before=self._unit_words(held["unit"]),
                after=self._unit_words(unit), mark=_mark(held["unit"], unit),
            )  # fmt: skip
        for key in COMPARED:
            if told[key] is not None and _differs(told[key], held[key]):
                shown = PEOPLE.by_key[key]
                say = shown.kind.mask if shown.private else shown.kind.show
                yield self._made(
                    words.CHANGED, held, person=person, line=line, what=shown.label, before=say(held[key]),
                    after=say(told[key]), mark=_mark(held[key], told[key]),
                )  # fmt: skip

    def _doubtful(self, line: int, candidates: Sequence[int], why: str) -> PersonnelDifference:
        names = [_who(self.people[one], self._unit_words(self.people[one]["unit"])) for one in candidates[:_TOLD]]
        values = self.lines[line]
        return self._made(
            words.DOUBTFUL, values, line=line, person=candidates[0] if len(candidates) == 1 else None, what=why,
            before="、".join(names), after=_who(values, values["unit_name"] or ""), mark=_mark_of(values),
        )  # fmt: skip

    def _strange_units(self) -> Iterator[PersonnelDifference]:
        """Each name of a unit that is none of the book's, once."""
        named = Counter(line["unit_name"] for line in self.lines.values() if line["unit_name"])
        for name, number in named.items():
            if plain(name) not in self.units:
                yield self._made(
                    words.NO_UNIT, {"name": name, "work_no": None}, what="部门", before="分会、小组台账里没有",
                    after=f"名单里{number}人", mark=_mark(name),
                )  # fmt: skip


def _who(values: Mapping[str, Any], unit: str) -> str:
    more = "，".join(word for word in (values["work_no"], unit) if word)
    return f"{values['name']}（{more}）" if more else values["name"]


def _differs(told: object, held: object) -> bool:
    """A month of the list says nothing else than a day within it, and the other way round."""
    for known, day in ((told, held), (held, told)):
        if isinstance(known, days.Partial) and day is not None and known.covers(day):  # type: ignore[arg-type]  # a day
            return False
    return told != held


def _units_by_name(session: Session, known: Tree, day: date) -> dict[str, int]:
    """Units standing on the day: by a name that only one bears, in full, by code, and as the clerk said."""
    standing = list(session.execute(select(Unit.id, Unit.code).where(standing_on(day))))
    by_name = defaultdict[str, list[int]](list)
    for unit, code in standing:
        for text in {known.names[unit], known.full_name(unit), code or ""}:
            if text:
                by_name[plain(text)].append(unit)
    found = {text: units[0] for text, units in by_name.items() if len(units) == 1}
    there = {unit for unit, _ in standing}
    told = select(PersonnelDifference.name, PersonnelDifference.unit).where(
        PersonnelDifference.kind == words.NO_UNIT, PersonnelDifference.state == words.DONE
    )
    for text, meant in session.execute(told.order_by(PersonnelDifference.id.desc())):
        if meant is not None and meant in there:
            found.setdefault(plain(text), meant)
    learned = select(WordMemory.text, WordMemory.value).where(WordMemory.dictionary == UNITS.code)
    for text, value in session.execute(learned):
        if value.isdecimal() and int(value) in there:
            found.setdefault(plain(text), int(value))
    return found
