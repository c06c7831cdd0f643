"""The lines of a sheet that may be its header: one line, or two or three read together as headings over headings."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from desk_union.basis.refusal import Problem
from desk_union.describe.kinds import cell_text
from desk_union.exchange import spread
from desk_union.exchange.headers import normal
from desk_union.exchange.reading import is_blank

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desk_union.exchange.headers import HeadingWords
    from desk_union.exchange.reading import Grid

MOST = 3  # lines that are read together
_DEEPEST = 6  # lines of a header that somebody may have made; what reaches further is no heading
_LABEL_MOST = 40
_DATUM = re.compile(
    r"[¥￥]?[-+]?(?:\d[\d,]*\.\d+|\d{5,}|\d{1,3}(?:,\d{3})+)|(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*)?(?:\d{1,2}:\d{2}(?::\d{2})?)?(?<=\d)"
)
_BREAKS = re.compile(r"\s*[\r\n]+\s*|_x000[dD]_")


@dataclass(frozen=True, slots=True)
class HeaderLines:
    """A candidate: the indexes of its lines in the grid, and per column the possible writings, the best first."""

    first: int
    last: int
    writings: tuple[tuple[str, ...], ...]
    unclear: tuple[str, ...] = ()  # headings that may be read in two ways

    @property
    def depth(self) -> int:
        return self.last - self.first + 1


def is_datum(cell: object) -> bool:
    """A number, day or time of day, as they stand below a header and not in its second line."""
    return isinstance(cell, str) and _DATUM.fullmatch(cell.strip()) is not None


def label(cell: object) -> str:
    if not isinstance(cell, str):
        return ""
    text = _BREAKS.sub("", cell.strip())
    return text if len(normal(text)) <= _LABEL_MOST else ""


def candidates(words: HeadingWords, grid: Grid, n: int) -> list[HeaderLines]:
    """What begins in line ``n``, the single line first; data below it are no further lines of a header."""
    found = [HeaderLines(n, n, tuple((label(cell),) for cell in grid.rows[n]))]
    for depth in range(2, MOST + 1):
        lines = grid.rows[n : n + depth]
        if len(lines) == depth and not _has_data(lines):
            found.append(joined(words, grid, n, depth))
    return found


def _has_data(lines: Sequence[Sequence[object]]) -> bool:
    """Something stands in the lines that no header has; a bare number (科目编码 101) does so below the first alone."""
    if any(is_datum(cell) for row in lines for cell in row):
        return True
    return any(
        any(isinstance(cell, (int, float)) or cell_text(cell).isdecimal() for cell in lower if not is_blank(cell))
        and not spread.months_alone(lower, upper)
        for upper, lower in pairwise(lines)
    )


def joined(words: HeadingWords, grid: Grid, n: int, depth: int) -> HeaderLines:
    """Two or three lines as one header: a heading over several columns is read with each label below it.

    The label below alone tells nothing of an amount (借方 below 本期发生 is no balance), nor where it stands below
    several headings.
    """
    uppers = [_tops(grid, n, line, n + depth - 1) for line in range(n, n + depth - 1)]
    lower = [label(cell) for cell in grid.rows[n + depth - 1]]
    repeated = {text for text, count in Counter(filter(None, lower)).items() if count > 1}
    writings: list[tuple[str, ...]] = []
    unclear: list[str] = []
    for place, cell in enumerate(grid.rows[n + depth - 1]):
        above = [text for top in uppers if (text := top[place] if place < len(top) else "")]
        if not lower[place] and not is_blank(cell):
            writings.append(("",))  # a long text or a number is no label
            continue
        parts = [*above, *filter(None, (lower[place],))]
        if len(parts) == MOST:
            told, doubt = _three(words, parts[0], parts[1], parts[2], repeated)
            unclear += ["/".join(parts)] if doubt else []
        else:
            told = _two(words, parts, repeated)
        writings.append(told)
    return HeaderLines(n, n + depth - 1, tuple(writings), tuple(unclear))


def _two(words: HeadingWords, parts: Sequence[str], repeated: set[str]) -> tuple[str, ...]:
    if len(parts) < 2:  # noqa: PLR2004 - a pair
        return (parts[0] if parts else "",)
    above, below = parts
    return (above + below, f"{above}({below})", *((below,) if _is_sure(words, below, repeated) else ()))


def _is_sure(words: HeadingWords, text: str, repeated: set[str]) -> bool:
    return text not in repeated and not set(words.readings(text, {})[0]) & words.amounts


def _three(words: HeadingWords, top: str, middle: str, below: str, repeated: set[str]) -> tuple[tuple[str, ...], bool]:
    """The writings of a label below two headings, and whether the two tell different things of it."""
    far, near = _under(words, top, below), _under(words, middle, below)
    meant = [_read(words, writings) for writings in (far, near)]
    whole = (top + middle + below,)
    order = (*far, *near) if meant[0] else (*near, *far)
    sure = (below,) if _is_sure(words, below, repeated) else ()
    alone = _read(words, (below,)) - words.amounts
    glued = _read(words, (*whole, top + below, middle + below))
    apart = bool(meant[0] and meant[1]) and not meant[0] & meant[1]
    other = not glued and bool(alone) and any(each and not each & alone for each in meant)
    return (*whole, *order, f"{middle}({below})", *sure), not _read(words, whole) and (apart or other)


def _under(words: HeadingWords, upper: str, below: str) -> tuple[str, ...]:
    """Both written together; with brackets only where the heading itself is known, else the label alone would speak."""
    return (upper + below, *((f"{upper}({below})",) if _read(words, (upper,)) else ()))


def _read(words: HeadingWords, writings: Sequence[str]) -> set[str]:
    """The keys of the first writing that is known; the writing itself where nothing is imported from it."""
    for text in writings:
        if keys := words.readings(text, {})[0]:
            return set(keys)
        if words.is_known(text):
            return {text}
    return set()


def _tops(grid: Grid, first: int, line: int, last: int) -> list[str]:
    """The labels of an upper line, each over all the columns it stands for: as it is merged, else up to the next one,
    and never over the end of the heading above it.
    """
    row = grid.rows[line]
    top = [label(cell) for cell in row]
    spans = [(left, right) for (start, left), (_, right) in grid.merged if start == line and left < len(top)]
    for left, right in spans:
        top[left : right + 1] = [top[left]] * len(top[left : right + 1])
    if spans:
        return top
    covered = {
        (at, place)
        for (start, left), (end, right) in grid.merged
        if first <= start <= line
        for at in range(max(start, line), end + 1)
        for place in range(left, right + 1)
    }
    below = grid.rows[line + 1 : last + 1]
    for place in range(1, len(top)):
        ends = (line, place) in covered or any(
            place < len(grid.rows[above]) and not is_blank(grid.rows[above][place]) for above in range(first, line)
        )
        stands = any(place < len(here) and not is_blank(here[place]) for here in below)
        before = any(place - 1 < len(here) and not is_blank(here[place - 1]) for here in below)
        if is_blank(row[place]) and stands and before and not ends:
            top[place] = top[place - 1]
    return top


def reach(grid: Grid, header: HeaderLines) -> tuple[int, int]:
    """The first and last line of the header as the cells merged over several of its lines tell."""
    first, last = header.first, header.last
    tall = [
        (top, bottom)
        for (top, _), (bottom, _) in grid.merged
        if 0 < bottom - top < _DEEPEST and bottom < len(grid.rows)
    ]
    grown = True
    while grown:
        meeting = [(top, bottom) for top, bottom in tall if top <= last and bottom >= first]
        wider = min([first, *(top for top, _ in meeting)]), max([last, *(bottom for _, bottom in meeting)])
        grown, (first, last) = wider != (first, last), wider
    return first, last


def fault_of(grid: Grid, first: int, last: int, unclear: Sequence[str]) -> Problem:
    """Why a header of these lines is not read."""
    lines = f"第{grid.first_row + first}行到第{grid.first_row + last}行合起来是{last - first + 1}行的表头"
    named = "、".join(f"「{text}」" for text in unclear)
    why = f"{named}可以有两种读法" if unclear else f"最多只能把{MOST}行合起来读"
    return Problem(f"{lines}，{why}。", "请把这几行改成一行，每列写一个列名，再导入。")


def with_months(header: HeaderLines, found: Mapping[int, str], below: int) -> HeaderLines:
    """The header with a further line of nothing but months below it."""
    writings = [*header.writings, *[("",)] * (max(found) + 1 - len(header.writings))]
    for place, text in found.items():
        writings[place] = (text,)
    return HeaderLines(header.first, below, tuple(writings), header.unclear)
