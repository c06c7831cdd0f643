"""Every column of every ledger is grouped where it offers grouping, with the numbers that plain Python counts."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

from desk_union.describe.kinds import Choice, Ref, Text
from desk_union.store import listing, summing
from desk_union.store.listing import ListAsk
from desk_union.store.summing import BELOW, DIFFERENT, MEAN, MONTH, SUM, YEAR
from tests.conformance.conftest import TODAY
from tests.conformance.test_filters import below, held

if TYPE_CHECKING:
    from desk_union.describe.ledger import Ledger, Shown
    from desk_union.store.opened import Book
    from desk_union.store.summing import Grouping, GroupNumber


def value_of(shown: Shown, grouping: Grouping, value: Any) -> Any:
    if isinstance(shown.kind, (Text, Choice)) and value == "":
        return None
    if value is None or grouping.step not in {YEAR, MONTH}:
        return value
    day: date = value if isinstance(value, date) else date.fromisoformat(value)
    return day.year if grouping.step == YEAR else day.year * 100 + day.month


def reckoned(measure: GroupNumber, values: list[Any], words: list[Any]) -> int | None:
    present = [value for value in values if value is not None]
    if measure.kind == DIFFERENT:
        return len(set(present))
    if not present:
        return None
    if measure.kind == MEAN:
        total, count = sum(present), len(present)
        sign = -1 if total < 0 else 1
        return sign * ((2 * abs(total) + count) // (2 * count))
    return None if len({one for one in words if one is not None}) > 1 else sum(present)


def test_every_group_has_the_numbers_that_python_counts(sample: Book, ledger: Ledger) -> None:
    wanted = summing.measures(ledger)
    ask = ListAsk(TODAY)
    with sample.reading() as session:
        columns = {one.key: held(session, ledger, ledger.by_key[one.key]) for one in wanted if one.key}
        every = listing.ids_of(session, ledger, ask)
        for grouping in summing.groupings(ledger):
            shown = ledger.by_key[grouping.key]
            groups: dict[Any, list[int]] = defaultdict(list)
            for row, value in held(session, ledger, shown).items():
                groups[value_of(shown, grouping, value)].append(row)
            found = summing.summary(session, ledger, ask, grouping, wanted, private=True)
            assert found.total.values[0] == len(every)
            lines = {line.value: line for line in found.lines}
            if grouping.step == BELOW:
                assert isinstance(shown.kind, Ref)
                groups = {
                    value: [row for other in inside for row in groups.get(other, ())]
                    for value in lines if value is not None
                    for inside in (below(session, shown.kind.ledger, value),)
                } | {None: groups.get(None, [])}  # fmt: skip
                assert sum(map(len, groups.values())) >= len(every)
            assert {value for value in groups if groups[value]} == set(lines), grouping
            for value, line in lines.items():
                rows = groups[value]
                assert line.values[0] == len(rows), (grouping, value)
                for measure, plain in list(zip(wanted, line.values, strict=True))[1:]:
                    unit = summing.measured_by(ledger, ledger.by_key[measure.key]) if measure.kind == SUM else None
                    words = [held(session, ledger, unit).get(row) for row in rows] if unit is not None else []
                    told = reckoned(measure, [columns[measure.key].get(row) for row in rows], words)
                    assert plain == told, (grouping, value, measure)
            first = found.lines[0] if found.lines else None
            if first is not None:
                assert sorted(summing.ids_in(session, ledger, ask, grouping, first.value)) == sorted(groups[first.value])
