"""Every column of every ledger answers each comparison that it offers as plain Python counts the same rows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.describe.kinds import Choice, Count, Day, Flag, Money, Photo, Points, Ratio, Ref
from desk_union.screens.form import typed
from desk_union.store import filtering, listing
from desk_union.store.filtering import BARE, CHANGED, UNCHANGED, Condition, Grouped
from desk_union.store.listing import ListAsk
from tests.conformance.conftest import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger, Shown
    from desk_union.store.opened import Book

NUMBERS = (Day, Money, Count, Points, Ratio)
TRIED = 2  # values for each comparison


def held(session: Session, ledger: Ledger, shown: Shown) -> dict[int, Any]:
    """What stands in a column of every row, by id."""
    query = select(ledger.row.id, shown.column(TODAY).label("value"))
    if ledger.only is not None:
        query = query.where(ledger.only(TODAY))
    return {row[0]: row[1] for row in session.execute(query)}


def below(session: Session, tree: Ledger, node: int) -> set[int]:
    """A node and all below it, walked by hand."""
    up = next(s for s in tree.fields if isinstance(s.kind, Ref) and s.kind.ledger is tree)
    above = held(session, tree, up)
    found = {node}
    while more := {one for one, parent in above.items() if parent in found} - found:
        found |= more
    return found


def is_empty(shown: Shown, value: Any) -> bool:
    return value is None or (value == "" and not isinstance(shown.kind, (*NUMBERS, Flag, Ref)))


def expected(session: Session, shown: Shown, one: Condition) -> Callable[[Any], bool]:
    wanted, upper = one.value, one.upper
    if isinstance(shown.kind, Ref) and shown.kind.ledger.within is not None and one.comparison in {"is", "not"}:
        inside = below(session, shown.kind.ledger, wanted)
        return {"is": lambda value: value in inside, "not": lambda value: value not in inside}[one.comparison]
    return {
        "is": lambda value: value == wanted,
        "not": lambda value: value != wanted,
        "contains": lambda value: value is not None and str(wanted).casefold() in str(value).casefold(),
        "lacks": lambda value: value is None or str(wanted).casefold() not in str(value).casefold(),
        "at_least": lambda value: value is not None and value >= wanted,
        "at_most": lambda value: value is not None and value <= wanted,
        "between": lambda value: value is not None and wanted <= value <= upper,
        "empty": lambda value: is_empty(shown, value),
        "filled": lambda value: not is_empty(shown, value),
    }[one.comparison]


def tried(shown: Shown, values: list[Any]) -> Iterator[Condition]:
    present = sorted({value for value in values if not is_empty(shown, value)}, key=str)
    some = [*present[:1], *present[-1:]][:TRIED]
    if isinstance(shown.kind, Choice):
        some = some or [shown.kind.sample(0)]
    for comparison in filtering.comparisons_of(shown):
        if comparison in BARE:
            yield Condition(shown.key, comparison)
            continue
        for value in some:
            if comparison in {"contains", "lacks"}:
                yield Condition(shown.key, comparison, str(value)[:2])
            elif comparison == "between":
                low, high = min(value, some[0]), max(value, some[0])
                yield Condition(shown.key, comparison, low, high)
            else:
                yield Condition(shown.key, comparison, value)


def test_every_comparison_finds_the_rows_that_python_finds(sample: Book, ledger: Ledger) -> None:
    with sample.reading() as session:
        for shown in ledger.fields:
            values = held(session, ledger, shown)
            for one in tried(shown, list(values.values())):
                fits = expected(session, shown, one)
                wanted = {row for row, value in values.items() if fits(value)}
                found = listing.ids_of(session, ledger, ListAsk(TODAY, conditions=(one,)))
                assert set(found) == wanted, (shown.label, one)
                assert listing.describe_ask(session, ledger, ListAsk(TODAY, conditions=(one,)))


def test_alternatives_and_brackets_are_those_of_sets(sample: Book, ledger: Ledger) -> None:
    with sample.reading() as session:
        tries = [one for shown in ledger.fields[:4] for one in list(tried(shown, list(held(session, ledger, shown).values())))]
        first, second, third = (tries * 3)[0], (tries * 3)[len(tries) // 2], (tries * 3)[len(tries) - 1]

        def rows(*conditions: Condition | Grouped, any_of: bool = False) -> set[int]:
            return set(listing.ids_of(session, ledger, ListAsk(TODAY, conditions=conditions, any_of=any_of)))

        a, b, c = (rows(one) for one in (first, second, third))
        assert rows(first, second, any_of=True) == a | b
        assert rows(first, Grouped((second, third))) == a & (b | c)
        assert rows(first, Grouped((second, third)), any_of=True) == a | (b & c)


def test_changed_since_is_offered_of_every_ledger(sample: Book, ledger: Ledger) -> None:
    shown = filtering.filterable(ledger)[-1]
    assert filtering.comparisons_of(shown) == (CHANGED, UNCHANGED)
    with sample.reading() as session:
        every = set(listing.ids_of(session, ledger, ListAsk(TODAY)))
        for day, all_of_them in ((date(2000, 1, 1), True), (date(2100, 1, 1), False)):
            for comparison in (CHANGED, UNCHANGED):
                ask = ListAsk(TODAY, conditions=(Condition(shown.key, comparison, day),))
                found = set(listing.ids_of(session, ledger, ask))
                assert found == (every if all_of_them == (comparison == CHANGED) else set()), (comparison, day)


def test_a_picture_is_only_there_or_not() -> None:
    from desk_union.members.ledgers import PEOPLE

    pictures = [shown for shown in PEOPLE.fields if isinstance(shown.kind, Photo)]
    assert pictures
    assert all(filtering.comparisons_of(shown) == BARE for shown in pictures)
    assert typed.NO_VALUE == BARE
