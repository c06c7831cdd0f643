"""Who of a personnel list is who in the roster: by ID number, then 工号, then name and unit; doubts stay open."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence


Answer = tuple[int | None, tuple[int, ...], str]
"""Who it surely is, or else who may be meant and why that is not sure."""
NOBODY: Answer = (None, (), "")


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody of the list or of the roster, by what one is told from others; ``unit`` None where it is not known."""

    id: int
    name: str
    work_no: str | None = None
    id_number: str | None = None
    unit: int | None = None


@dataclass(slots=True)
class Paired:
    """By line of the list the person it is; doubtful lines with those who may be meant, and why."""

    pairs: dict[int, int] = field(default_factory=dict)
    doubts: dict[int, tuple[tuple[int, ...], str]] = field(default_factory=dict)
    fresh: list[int] = field(default_factory=list)


def pair(
    listed: Sequence[Known],
    roster: Sequence[Known],
    decided: Mapping[int, int | None],
    within: Callable[[int | None, int | None], bool],
) -> Paired:
    """``decided`` says of lines who they are, None that they are nobody of the roster; ``within`` (a person's unit, a
    line's unit) tells whether the person belongs to what the list calls the unit.
    """
    found = Paired()
    index = _Roster(roster)
    unknown = []
    for one in listed:
        if one.id in decided:
            _take(found, one.id, decided[one.id])
        elif (answer := index.by_numbers(one)) == NOBODY:
            unknown.append(one)
        else:
            _note(found, one.id, answer)
    # Who was found by a number is nobody else's namesake any more.
    gone = frozenset(found.pairs.values())
    for one in unknown:
        _note(found, one.id, index.by_name(one, within, gone))
    return _refuse_twice(found)


def _note(found: Paired, line: int, answer: Answer) -> None:
    sure, candidates, why = answer
    if candidates:
        found.doubts[line] = (candidates, why)
    else:
        _take(found, line, sure)


def _take(found: Paired, line: int, person: int | None) -> None:
    if person is None:
        found.fresh.append(line)
    else:
        found.pairs[line] = person


def _refuse_twice(found: Paired) -> Paired:
    """Two lines that would be one person are both doubtful."""
    lines = defaultdict[int, list[int]](list)
    for line, person in found.pairs.items():
        lines[person].append(line)
    for person, several in lines.items():
        for line in several if len(several) > 1 else ():
            del found.pairs[line]
            found.doubts[line] = ((person,), f"名单里有{len(several)}行都像是这个人")
    return found


class _Roster:
    def __init__(self, roster: Sequence[Known]) -> None:
        self.by_id_number: dict[str, list[Known]] = defaultdict(list)
        self.by_work_no: dict[str, list[Known]] = defaultdict(list)
        self.named: dict[str, list[Known]] = defaultdict(list)
        for one in roster:
            if one.id_number:
                self.by_id_number[one.id_number.upper()].append(one)
            if one.work_no:
                self.by_work_no[one.work_no].append(one)
            self.named[one.name].append(one)

    def by_numbers(self, line: Known) -> Answer:
        if line.id_number and (held := self.by_id_number.get(line.id_number.upper())):
            return held[0].id, (), ""
        held = self.by_work_no.get(line.work_no, []) if line.work_no else []
        alike = [one for one in held if one.name == line.name]
        if len(alike) == 1 and not _contradict(line, alike[0]):
            return alike[0].id, (), ""
        if alike:
            return None, tuple(one.id for one in alike), "姓名、工号相同，证件号码不同"
        if held and not any(_contradict(line, one) for one in held):
            return None, tuple(one.id for one in held), "工号相同，姓名不同"
        return NOBODY

    def by_name(
        self, line: Known, within: Callable[[int | None, int | None], bool], gone: Collection[int]
    ) -> Answer:
        held = [one for one in self.named.get(line.name, []) if one.id not in gone]
        alike = [one for one in held if not _contradict(line, one)]
        here = [one for one in alike if line.unit is not None and within(one.unit, line.unit)]
        if len(here) == 1 and not _other_number(line, here[0]):
            return here[0].id, (), ""
        if alike:
            return None, tuple(one.id for one in alike), "只有姓名相同"
        same_unit = [one.id for one in held if line.unit is not None and within(one.unit, line.unit)]
        return (None, tuple(same_unit), "姓名、部门相同，证件号码不同") if same_unit else NOBODY


def _contradict(one: Known, other: Known) -> bool:
    """Both have an ID number, and not the same."""
    return bool(one.id_number and other.id_number and one.id_number.upper() != other.id_number.upper())


def _other_number(one: Known, other: Known) -> bool:
    return bool(one.work_no and other.work_no and one.work_no != other.work_no)
