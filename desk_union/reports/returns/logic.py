"""Logic checks of a return, as the tool of the yearly survey makes them: no part is more than its whole.

Pure. Sources: domain-facts C.6 (the offline tool's 逻辑检查), domain-facts-2 J.15 (safe cross checks).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

JOINT, JOINT_LEAST = "联合工会涵盖单位", 2  # a joint union has two units at least (J.15)


@dataclass(frozen=True, slots=True)
class CheckedLine:
    code: str
    label: str
    within: str
    shown: str
    number: float | None


def broken(lines: Sequence[CheckedLine]) -> list[str]:
    """Each check that fails, as a sentence; a line without a number is asked nothing."""
    by_code = {line.code: line for line in lines if line.code}
    found = []
    for line in lines:
        whole = by_code.get(line.within)
        if whole is not None and line.number is not None and whole.number is not None and line.number > whole.number:
            told = f"“{_named(line)}”{line.shown}大于“{_named(whole)}”{whole.shown}"
            found.append(f"{told}，部分不能大于全部，请核对这两栏。")
        if line.within and whole is None:
            found.append(f"“{_named(line)}”写了不大于“{line.within}”，但表里没有这个代码，请在报表栏目里改正。")
        if line.label == JOINT and line.number is not None and 0 < line.number < JOINT_LEAST:
            found.append(f"“{_named(line)}”是{line.shown}，联合工会至少涵盖两个单位；不是联合工会的填0。")
    return found


def _named(line: CheckedLine) -> str:
    return f"{line.code} {line.label}" if line.code else line.label
