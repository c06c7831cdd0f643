"""A rule is asked of the book in one statement: everybody of the audience, what holds of each, and what was seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, case, literal, or_, select, true

from desk_union.basis.refusal import Refusal
from desk_union.choosing import choosing_words as words
from desk_union.choosing.formula import IN, NEARLY, OUT, ChoiceTerm, Judged, failing, groups_of, why, words_of
from desk_union.choosing.tables import ChoosingRule, ChoosingTerm, ChosenList, ChosenPerson
from desk_union.describe import criterion
from desk_union.describe.criterion import AskedOf
from desk_union.members.ledgers.people import member_on, on_roll, retired_on
from desk_union.members.tables import Person
from desk_union.store.bulk import insert_many

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Choosing:
    """A rule ready to be asked as of ``day``."""

    audience: str
    terms: tuple[ChoiceTerm, ...]
    day: date

    @property
    def words(self) -> str:
        return f"在{self.audience}里选：{words_of(self.terms)}"


@dataclass(frozen=True, slots=True)
class Answered:
    """Everybody of the audience, judged."""

    asked: Choosing
    people: tuple[Judged, ...]

    def of(self, state: str) -> list[Judged]:
        return [one for one in self.people if one.state == state]


def read(session: Session, rule: int, day: date) -> Choosing:
    """A saved rule as of a day; Refusal where it has no criteria or one that is not known any more."""
    held = session.get(ChoosingRule, rule)
    if held is None:
        raise Refusal("这个选人条件已不存在。", "请刷新后再看。")
    rows = session.scalars(
        select(ChoosingTerm).where(ChoosingTerm.rule == rule).order_by(ChoosingTerm.part, ChoosingTerm.id)
    ).all()
    if not rows:
        raise Refusal(f"“{held.name}”里还没有条件。", "请先在下面加一条。")
    terms = tuple(_term(one, AskedOf(day, bool(held.within_year))) for one in rows)
    return Choosing(held.audience, terms, day)


def _term(row: ChoosingTerm, asked: AskedOf) -> ChoiceTerm:
    found = criterion.called(row.criterion)
    if found is None:
        raise Refusal(f"不认得条件“{row.criterion}”。", "请在选人条件里改成下拉里有的。")
    number = row.number if row.number is not None else found.usual
    told = AskedOf(asked.day, asked.within_year, number, row.words or "", row.since)
    return ChoiceTerm(found, told, row.part, bool(row.turned))


def audience(who: str, day: date) -> ColumnElement[bool]:
    """The condition on a person to be judged at all; whoever had died by then is left out."""
    alive = or_(Person.died_on.is_(None), Person.died_on > day)
    among = {
        words.STAFF: on_roll(day),
        words.MEMBERS: member_on(day),
        words.RETIRED: retired_on(day),
        words.ALL: or_(on_roll(day), retired_on(day)),
    }.get(who, true())
    return and_(among, alive)


def choose(session: Session, asked: Choosing, people: Collection[int] | None = None) -> Answered:
    """Judge everybody of the audience, or those of it who are asked for."""
    terms = asked.terms
    columns: list[ColumnElement[Any]] = []
    for place, term in enumerate(terms):
        yes, no = (0, 1) if term.turned else (1, 0)
        holds = case((term.criterion.where(term.asked), literal(yes)), else_=literal(no))
        fact = term.criterion.fact
        columns += [holds.label(f"h{place}"), (fact(term.asked) if fact else literal(None)).label(f"f{place}")]
    query = select(Person.id, Person.name, *columns).where(audience(asked.audience, asked.day))
    if people is not None:
        query = query.where(Person.id.in_(people))
    groups = groups_of(terms)
    judged = []
    for row in session.connection().execute(query.order_by(Person.sort, Person.id)).all():
        told = tuple(map(bool, row[2::2]))
        judged.append(Judged(row[0], row[1], told, tuple(row[3::2]), failing(told, groups), len(groups)))
    return Answered(asked, tuple(judged))


@dataclass(frozen=True, slots=True)
class KeptList:
    """A list that was written: its id, and how many stand in it by state."""

    id: int
    chosen: int
    nearly: int
    out: int


def keep(session: Session, answered: Answered, title: str, rule: int | None) -> KeptList:
    """Write everybody with the reasons; those that tell of private things stand apart."""
    terms = answered.asked.terms
    roll = ChosenList(
        title=title, rule=rule, day=answered.asked.day, terms=answered.asked.words,
        maker=session.info.get("who") or None,
    )  # fmt: skip
    session.add(roll)
    session.flush()
    open_, private = [], []
    for one in answered.people:
        open_.append(why(one, terms, private=False))
        private.append("；".join(part for part in why(one, terms, private=True) if part))
    states = [one.state for one in answered.people]
    columns = {
        "roll": [roll.id] * len(states), "person": [one.id for one in answered.people], "state": states,
        "speaks": [speaks or None for speaks, _ in open_], "against": [against or None for _, against in open_],
        "private": [told or None for told in private],
    }  # fmt: skip
    insert_many(session, ChosenPerson.__table__, columns)  # type: ignore[arg-type]  # a mapped class has a table
    return KeptList(roll.id, states.count(IN), states.count(NEARLY), states.count(OUT))


def chosen_of(session: Session, roll: int) -> list[int]:
    """The persons of a list who are in, in the order of names."""
    query = select(ChosenPerson.person).join(Person, Person.id == ChosenPerson.person)
    query = query.where(ChosenPerson.roll == roll, ChosenPerson.state.in_(words.CHOSEN))
    return list(session.scalars(query.order_by(Person.sort, Person.id)))


def reasons_of(session: Session, roll: int, people: Sequence[int]) -> dict[int, str]:
    """Why each of these was chosen, private reasons too, as it was when the list was made."""
    query = select(ChosenPerson.person, ChosenPerson.speaks, ChosenPerson.private, ChosenPerson.note)
    wanted = set(people)
    return {
        person: "；".join(part for part in (speaks, private, note) if part)
        for person, speaks, private, note in session.execute(query.where(ChosenPerson.roll == roll))
        if person in wanted
    }
