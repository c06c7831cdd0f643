"""Who made a suggestion: names as they were written, tied to the persons of the book where there is no doubt."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, update

from desk_union.basis.refusal import Refusal
from desk_union.contests.ideas.idea_words import FILED, RATED
from desk_union.contests.ideas.tables import Suggestion, SuggestionProposer
from desk_union.contests.naming import known, named, the_one
from desk_union.members.tables import Person
from desk_union.store.bulk import chunks, insert_many

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session


def bind(session: Session, ids: Sequence[int]) -> None:
    """Keep one row for each name of these suggestions; who was told apart by hand stays so."""
    wanted = {
        row.id: row
        for chunk in chunks(ids)
        for row in session.execute(
            select(Suggestion.id, Suggestion.proposers, Suggestion.raised_on, Suggestion.unit).where(
                Suggestion.id.in_(chunk)
            )
        )
    }
    held = _held(session, list(wanted))
    fresh: list[tuple[Any, str, int]] = []
    for row_id, row in wanted.items():
        told, there = named(row.proposers), {one.name: one for one in held[row_id]}
        for name, one in there.items():
            if name not in told:
                session.connection().execute(delete(SuggestionProposer).where(SuggestionProposer.id == one.id))
            elif one.place != told.index(name):
                _change(session, one.id, place=told.index(name))
        fresh += [(row, name, place) for place, name in enumerate(told) if name not in there]
    _insert(session, fresh)


def _held(session: Session, ids: Sequence[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for chunk in chunks(ids):
        query = select(
            SuggestionProposer.id, SuggestionProposer.suggestion, SuggestionProposer.name, SuggestionProposer.place,
            SuggestionProposer.person,
        ).where(SuggestionProposer.suggestion.in_(chunk))  # fmt: skip
        for row in session.execute(query.order_by(SuggestionProposer.place, SuggestionProposer.id)):
            found[row.suggestion].append(row)
    return found


def _change(session: Session, row_id: int, **values: Any) -> None:
    session.connection().execute(
        update(SuggestionProposer).where(SuggestionProposer.id == row_id).values(**values)
    )


def _insert(session: Session, fresh: Sequence[tuple[Any, str, int]]) -> None:
    if not fresh:
        return
    people = known(session, {name for _, name, _ in fresh})
    columns: dict[str, list[Any]] = {
        "suggestion": [row.id for row, _, _ in fresh], "name": [name for _, name, _ in fresh],
        "place": [place for _, _, place in fresh],
        "person": [the_one(session, people.get(name, ()), row.raised_on, row.unit) for row, name, _ in fresh],
    }  # fmt: skip
    insert_many(session, SuggestionProposer.__table__, columns)  # type: ignore[arg-type]  # a mapped class has a table


def settle_proposers(session: Session, ids: Sequence[int], _today: date) -> None:
    """After rows of single proposers were changed: their names, and the names that the suggestion bears."""
    session.expire_all()
    for row_id, some in _held(session, ids).items():
        told = []
        for one in some:
            name = one.name or session.scalar(select(Person.name).where(Person.id == one.person))
            if name != one.name:
                _change(session, one.id, name=name)
            told.append(name)
        _tell(session, row_id, "、".join(dict.fromkeys(filter(None, told))))
    for row_id in set(ids) - _held(session, ids).keys():
        _tell(session, row_id, None)


def _tell(session: Session, row_id: int, words: str | None) -> None:
    other = Suggestion.proposers.is_distinct_from(words)
    filed = select(Suggestion.title).where(Suggestion.id == row_id, other, Suggestion.stage == FILED)
    history = session.info.get("code") == "import"
    if not history and (title := session.scalar(filed)) is not None:
        reason = f"“{title}”已经{FILED}，建议人不能再增减。"
        raise Refusal(reason, f"确需更正的，先把状态退回“{RATED}”，写明理由。", field="suggestion")
    session.connection().execute(
        update(Suggestion).where(Suggestion.id == row_id, other).values(proposers=words)
    )


def names_of(session: Session) -> dict[int, list[str]]:
    """The names in the rows of proposers, by suggestion, in their order."""
    found: dict[int, list[str]] = defaultdict(list)
    query = select(SuggestionProposer.suggestion, SuggestionProposer.name)
    for row in session.execute(query.order_by(SuggestionProposer.place, SuggestionProposer.id)):
        found[row.suggestion].append(row.name)
    return found
