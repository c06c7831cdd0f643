"""Choose paper direction, type size and column widths so that a table fits the page, text wrapped where it is long."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING, Protocol

from desk_union.basis.refusal import Refusal
from desk_union.prints.page.bands import ROW_AIR, line_height

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desk_union.prints.page.grid import PageGrid
    from desk_union.prints.paper import Column
    from desk_union.prints.type.fonts import Role

MM = 72 / 25.4
# Short and long side of the papers an office has.
PAPERS = {"A3": (297 * MM, 420 * MM), "A4": (210 * MM, 297 * MM), "A5": (148 * MM, 210 * MM)}
MARGIN_SIDE = 15 * MM
# What is filed is bound: at the left of an upright page, at the top of a lying one. Slips (A5) are not.
BINDING = 25 * MM
ACROSS = 10 * MM  # the edge opposite to the bound one
# 五号 down to 小六号; below 7.5 pt only a table that fits no paper otherwise.
SIZES = (10.5, 10, 9.5, 9, 8.5, 8, 7.5)
# A page lies down rather than be set smaller than this.
READS_WELL = 8.5
_EVEN_SMALLEST = 9  # columns of one kind are of one width as long as type is no smaller for it
_SQUEEZED, _CRAMPED = (SIZES[-1], 6.0), (5.5, 5.0, 4.5)
_TIGHT_SIZES, _TIGHT_AIRS = (7, 6.5, 6), (0.6, 0.45, 0.3)
# In ems: text up to _SHORT stays on one line; longer text is wrapped, its column between _LONG_LEAST and _LONG_ENOUGH
# at the least, up to _LONG_MOST where there is room.
_SHORT = 14.0
_LONG_LEAST = 10.0
_LONG_ENOUGH = 20.0
_LONG_MOST = 40.0
_LONG_LINES = 3
_PAIR, _FEW = 2.0, 3.0  # a heading of one character a line reads badly, a text of two hardly better
PADDING = 0.4
SQUEEZE = 0.03  # of the height of a row
_NUMBERED = re.compile(r"\d+|[一二三四五六七八九十]+(?=月|季|旬|周|轮|班)")
_CHINESE_FROM = "\u2e80"
# Ems of a letter or digit: hardly any line of text is narrower or broader, in any face.
_NARROW_LETTERS, _BROAD_LETTERS = 0.4, 0.65


class Measuring(Protocol):
    """Tells the width of a text in ems."""

    def width(self, text: str, /) -> float: ...


class Faces(Protocol):
    """What measures each kind of type: the faces of this computer, or an estimate."""

    def chain(self, role: Role, /) -> Measuring: ...


@dataclass(frozen=True, slots=True)
class Estimate:
    """Widths by counting characters, for what must not wait until faces are opened; ``letter`` of all but Chinese."""

    letter: float

    def chain(self, _role: Role) -> Estimate:
        return self

    def width(self, text: str) -> float:
        return sum(self.letter if char < _CHINESE_FROM else 1.0 for char in text)


@dataclass(frozen=True, slots=True)
class Need:
    """Width of a column in ems: ``floor`` keeps numbers whole; the least that reads well; what it would like.

    ``given`` in mm is a wish too, but kept where the column is blank and waits for a pen.
    """

    floor: float
    least: float
    liked: float
    given: float = 0.0
    blank: bool = False
    idle: bool = False  # blank all over, and nothing is to be written there: no room beyond its heading

    def least_at(self, size: float) -> float:
        least = (self.least + 2 * PADDING) * size
        return max(least, self.given * MM) if self.blank else least

    def liked_at(self, size: float) -> float:
        if self.idle:
            return self.least_at(size)
        return max((self.liked + 2 * PADDING) * size, self.given * MM)


@dataclass(frozen=True, slots=True)
class Fit:
    """The outcome, in points; ``air`` is that of a row, in parts of the type size."""

    page: tuple[float, float]
    size: float
    widths: tuple[float, ...]
    air: float = ROW_AIR
    begins: float | None = None  # where another left edge is meant than that of the page

    @property
    def breadth(self) -> float:
        return sum(self.widths)

    @property
    def left(self) -> float:
        return sides(self.page)[0] if self.begins is None else self.begins


def sides(page: tuple[float, float]) -> tuple[float, float]:
    """What stays free at the left and at the right of a page, in points."""
    width, height = page
    return (BINDING, ACROSS) if PAPERS["A4"][0] <= width < height else (MARGIN_SIDE, MARGIN_SIDE)


def bound_above(page: tuple[float, float]) -> bool:
    width, height = page
    return PAPERS["A4"][0] <= height < width


def fit(grid: PageGrid, fonts: Faces, paper: str = "A4", *, landscape: bool | None = None) -> Fit:
    """Portrait before landscape while type reads well, large type before small.

    Refusal when a column cannot hold a character.
    """
    short, long = PAPERS[paper]
    upright, lying = (short, long), (long, short)
    pages = (upright, lying) if landscape is None else ((lying,) if landscape else (upright,))
    needs = measure(grid, fonts)
    for page in pages:
        room = page[0] - sum(sides(page))
        if found := _largest(grid, needs, room, READS_WELL if page is not pages[-1] else SIZES[-1]):
            return Fit(page, *found)
    return _squeeze(grid, needs, pages[-1])


def fit_within(grid: PageGrid, fonts: Faces, page: tuple[float, float], left: float, breadth: float) -> Fit:
    """Between the edges of a text, whatever direction the page has; else as ``fit``."""
    needs = measure(grid, fonts)
    if found := _largest(grid, needs, breadth, SIZES[-1]):
        return Fit(page, *found, begins=left)
    return replace(_squeeze(grid, needs, page, breadth), begins=left)


def _largest(
    grid: PageGrid, needs: Sequence[Need], room: float, smallest: float
) -> tuple[float, tuple[float, ...]] | None:
    """The largest type in which the table fills the room, and its widths; those of one kind alike if type allows."""
    for asked, least in ((_evened(grid.columns, needs), max(smallest, _EVEN_SMALLEST)), (needs, smallest)):
        for size in (size for size in SIZES if size >= least):
            if (widths := _filled(asked, size, room)) is not None:
                return size, tuple(_alike(grid.columns, widths, [need.least_at(size) for need in asked]))
    return None


def lies(grid: PageGrid, fonts: Faces) -> bool:
    """Whether the page of ``fit`` lies on its side; faces are opened only where counting characters leaves it open."""
    counted = {_lies(grid, Estimate(letter)) for letter in (_NARROW_LETTERS, _BROAD_LETTERS)}
    return counted.pop() if len(counted) == 1 else _lies(grid, fonts)


def _lies(grid: PageGrid, fonts: Faces) -> bool:
    try:
        width, height = fit(grid, fonts).page
    except Refusal:  # too wide for any paper
        return True
    return width > height


def closer(fitted: Fit) -> Iterator[Fit]:
    """Ever less air and smaller type on the same paper, for what is to stand on one page."""
    for size in (size for size in (*SIZES, *_TIGHT_SIZES) if size <= fitted.size):
        for air in (ROW_AIR, *_TIGHT_AIRS):
            yield replace(fitted, size=size, air=air)


def squeezed(fitted: Fit) -> Fit:
    """Rows of one line lower by ``SQUEEZE``, which nobody sees and which may spare a page of one or two rows."""
    return replace(fitted, air=fitted.air - SQUEEZE * (line_height(1.0) + fitted.air))


def _spread(least: Sequence[float], liked: Sequence[float], room: float, idle: Sequence[bool]) -> list[float]:
    """First give columns what they would like, then share the rest by their size, so that the page is filled.

    Idle columns have no share of the rest.
    """
    wants = [max(0.0, more - less) for less, more in zip(least, liked, strict=True)]
    slack = room - sum(least)
    share = min(1.0, slack / sum(wants)) if sum(wants) else 0.0
    widths = [less + want * share for less, want in zip(least, wants, strict=True)]
    kept = sum(width for width, idly in zip(widths, idle, strict=True) if idly)
    rest = (room - kept) / (sum(widths) - kept) if kept < sum(widths) else 1.0
    return [width if idly else width * rest for width, idly in zip(widths, idle, strict=True)]


def _filled(needs: Sequence[Need], size: float, room: float) -> list[float] | None:
    """The widths that fill the room; None where there is too little."""
    least = [need.least_at(size) for need in needs]
    liked, idle = [need.liked_at(size) for need in needs], [need.idle for need in needs]
    return _spread(least, liked, room, idle) if sum(least) <= room else None


def _evened(columns: Sequence[Column], needs: Sequence[Need]) -> list[Need]:
    """Columns of one kind ask what the broadest of them asks."""
    found = list(needs)
    for first, past in _siblings(columns):
        least = max(need.least for need in needs[first:past])
        found[first:past] = [replace(need, least=least, liked=max(need.liked, least)) for need in needs[first:past]]
    return found


def _alike(columns: Sequence[Column], widths: Sequence[float], least: Sequence[float]) -> list[float]:
    """Numbers beside each other that are of one kind, as the months of a year, in columns of one width."""
    found = list(widths)
    for first, past in _siblings(columns):
        share = sum(found[first:past]) / (past - first)
        if share >= max(least[first:past]):
            found[first:past] = [share] * (past - first)
    return found


def _siblings(columns: Sequence[Column]) -> Iterator[tuple[int, int]]:
    """The runs of columns of one kind, as (first, past the last)."""
    place = 0
    for kind, run in groupby(columns, key=_kind):
        many = len(list(run))
        if kind is not None and many > 1:
            yield place, place + many
        place += many


def _kind(column: Column) -> tuple[str, ...] | None:
    """What columns of one kind share: the group above and, without its number, the title; None where there is none."""
    title = _NUMBERED.sub("#", column.title)
    if "#" in title:
        return (*column.groups, title)
    return column.groups if column.groups and column.align == "right" else None


def _squeeze(grid: PageGrid, needs: Sequence[Need], page: tuple[float, float], breadth: float | None = None) -> Fit:
    """All text may wrap, numbers only when nothing else helps; what is left is shared by what a column asks."""
    room = breadth or page[0] - sum(sides(page))
    numbers = [column.align == "right" for column in grid.columns]
    whole, broken = [need.floor for need in needs], [1.0] * len(needs)
    # An amount that breaks can be misread, small type cannot: words give way first, then the size, numbers last.
    narrow = [floor if number else 1.0 for floor, number in zip(whole, numbers, strict=True)]
    cramped = _CRAMPED if any(numbers) else ()
    pens = [need.given * MM if need.blank else 0.0 for need in needs]  # a name is written as large as ever
    none = [0.0] * len(needs)
    for floors, sizes, by_hand in (
        (whole, _SQUEEZED, pens), (whole, _SQUEEZED, none), (narrow, _SQUEEZED, none), (narrow, cramped, none),
        (broken, _SQUEEZED, none),
    ):  # fmt: skip
        for size in sizes:
            floor = [max((least + 2 * PADDING) * size, pen) for least, pen in zip(floors, by_hand, strict=True)]
            slack = room - sum(floor)
            if slack >= 0:
                asked = [max(need.least - least, 0.0) * size for need, least in zip(needs, floors, strict=True)]
                liked = [a + b for a, b in zip(floor, asked, strict=True)]
                return Fit(page, size, tuple(_spread(floor, liked, room, [False] * len(floor))))
    raise Refusal(
        f"《{grid.title}》有 {len(needs)} 栏，一页宽度放不下。", "请少选几栏再打印，或换用 A3 纸，或导出为 Excel 表。"
    )


def measure(grid: PageGrid, fonts: Faces) -> list[Need]:
    body, head = fonts.chain("serif"), fonts.chain("song-bold")
    floors: list[float] = []
    leasts: list[float] = []
    likeds: list[float] = []
    blanks: list[bool] = []
    idle: list[bool] = []
    has_rows = any(section.rows for section in grid.sections)
    # What is set in bold is measured in bold: its figures are broader.
    bold: list[Sequence[str]] = [row for place, row in enumerate(grid.rows) if place in grid.bold] if grid.bold else []
    bold += [grid.totals] if grid.totals else []
    for place, column in enumerate(grid.columns):
        cells = _widths(Counter(row[place] for row in grid.rows), body)
        strong = _widths(Counter(row[place] for row in bold), head)
        widest = max(*cells[-1:], *strong[-1:], 0.0, 0.0)
        least = widest
        if widest > _SHORT and column.align != "right":
            usual = cells[int(len(cells) * 0.95)] if len(cells) > 1 else widest
            least = max(_LONG_LEAST, min(usual / _LONG_LINES, _LONG_ENOUGH))
        blanks.append(has_rows and widest == 0)  # without rows nothing waits for a pen
        idle.append(blanks[-1] and column.recorded)
        leasts.append(max(least, _title_least(column.title), 1.0))
        floors.append(max(widest, min(leasts[-1], _PAIR)) if column.align == "right" else min(leasts[-1], _FEW))
        likeds.append(max(min(widest, max(_LONG_MOST, least)), head.width(column.title)))
    _widen_for_groups(grid.columns, leasts)
    return [
        Need(floor, max(floor, least), max(floor, least, liked), column.width_mm or 0.0, blank and not idly, idly)
        for floor, least, liked, column, blank, idly in zip(
            floors, leasts, likeds, grid.columns, blanks, idle, strict=True
        )
    ]


def _widths(texts: Counter[str], chain: Measuring) -> list[float]:
    """The width of every cell of a column, narrow ones first; columns repeat few values."""
    distinct = sorted((max(map(chain.width, text.split("\n"))), times) for text, times in texts.items())
    return [width for width, times in distinct for _ in range(times)]


def _title_least(title: str) -> float:
    """A heading may stand in two lines, a long one in three; 转出/转入 is parted at the stroke."""
    longest = max((len(part) for part in title.split("\n")), default=0)
    lines = 1 if longest <= 3 else 2 if longest <= 8 else 3  # noqa: PLR2004 - characters of a heading
    parts = [*title.replace("/", "/\n").split("\n"), "字" * ceil(longest / lines)]
    return float(max(map(len, parts if "/" in title else parts[-1:])))


def _widen_for_groups(columns: Sequence[Column], leasts: list[float]) -> None:
    depth = max((len(column.groups) for column in columns), default=0)
    for level in range(depth):
        for start, end in spans(columns, level):
            lack = _title_least(columns[start].groups[level]) - sum(leasts[start:end])
            for place in range(start, end):
                leasts[place] += max(0.0, lack) / (end - start)


def spans(columns: Sequence[Column], level: int) -> list[tuple[int, int]]:
    """The runs of neighbouring columns that share one group cell at this level, as (first, past the last)."""
    found: list[tuple[int, int]] = []
    for place, column in enumerate(columns):
        if len(column.groups) <= level:
            continue
        prefix = column.groups[: level + 1]
        if found and found[-1][1] == place and columns[place - 1].groups[: level + 1] == prefix:
            found[-1] = (found[-1][0], place + 1)
        else:
            found.append((place, place + 1))
    return found
