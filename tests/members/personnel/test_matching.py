"""Who of a personnel list is who, by small tables: number first, then 工号, then name and unit, never a guess."""

from __future__ import annotations

import pytest

from desk_union.members.personnel.matching import Known, pair

ONE, OTHER = "110101199003070010", "110101199003070029"
ROSTER = (
    Known(1, "王伟", "1001", ONE, 10),
    Known(2, "王伟", "1002", None, 11),
    Known(3, "李娜", None, None, 10),
)

SURE = [
    (Known(7, "王大伟", None, ONE.lower(), None), 1, "the ID number goes before the name"),
    (Known(7, "王伟", "1002", None, None), 2, "工号 with the same name"),
    (Known(7, "王伟", "1002", OTHER, None), 2, "a number that the roster has not"),
    (Known(7, "李娜", "3003", None, 10), 3, "name and unit"),
    (Known(7, "张三", "9", OTHER, 10), None, "nobody is like that"),
    (Known(7, "李娜", None, None, 20), 3, "the unit above that of the person"),
]


def within(unit: int | None, listed: int | None) -> bool:
    return unit is not None and (unit == listed or (unit == 10 and listed == 20))


@pytest.mark.parametrize(("line", "person", "_why"), SURE)
def test_sure(line, person, _why) -> None:
    found = pair([line], ROSTER, {}, within)
    assert not found.doubts
    assert found.pairs == ({} if person is None else {7: person})
    assert found.fresh == ([7] if person is None else [])


DOUBTFUL = [
    (Known(7, "王伟", None, None, None), (1, 2), "只有姓名相同"),
    (Known(7, "李娜", None, None, 11), (3,), "只有姓名相同"),
    (Known(7, "王伟", "1001", OTHER, 10), (1,), "姓名、工号相同，证件号码不同"),
    (Known(7, "王伟伟", "1002", None, None), (2,), "工号相同，姓名不同"),
]


@pytest.mark.parametrize(("line", "candidates", "why"), DOUBTFUL)
def test_doubtful(line, candidates, why) -> None:
    found = pair([line], ROSTER, {}, within)
    assert found.doubts == {7: (candidates, why)}
    assert not found.pairs
    assert not found.fresh


def test_namesakes_found_by_number_are_nobody_else() -> None:
    lines = [Known(7, "王伟", None, ONE, None), Known(8, "王伟", "1002", None, None), Known(9, "王伟", None, None, 11)]
    found = pair(lines, ROSTER, {}, within)
    assert found.pairs == {7: 1, 8: 2}
    assert found.fresh == [9]


def test_two_lines_for_one_person_are_both_asked() -> None:
    found = pair([Known(7, "王伟", None, ONE, None), Known(8, "王伟", "1001", None, None)], ROSTER, {}, within)
    assert not found.pairs
    assert set(found.doubts) == {7, 8}


def test_what_the_clerk_said_holds() -> None:
    lines = [Known(7, "王伟", None, None, None), Known(8, "李娜", None, None, 10)]
    found = pair(lines, ROSTER, {7: 2, 8: None}, within)
    assert found.pairs == {7: 2}
    assert found.fresh == [8]
