"""Official forms as plain values: cells in millimetres as read from ``forms/sheets``, and what fills one copy."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Align = Literal["left", "center", "right"]
Border = Literal["none", "box", "frame", "bottom"]
Upright = Literal["top", "middle", "bottom"]

PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Cell:
    """A box ``at`` (left, top, width, height) in mm within its slot; ``least`` is the smallest type it shrinks to.

    ``picture`` names the placeholder of a photo; ``text`` then stands in the box while there is none.
    """

    name: str
    at: tuple[float, float, float, float]
    text: str = ""
    picture: str = ""
    font: str = "serif"
    size: float = 10.5
    least: float = 7.5
    align: Align = "center"
    valign: Upright = "middle"
    border: Border = "box"
    leading: float = 1.3
    pad: float = 1.0
    minus: str = "black"  # or "red": how an amount below zero is printed

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(PLACEHOLDER.findall(self.text))

    @property
    def filled(self) -> tuple[str, ...]:
        """Every placeholder that something comes into, the photo's among them."""
        return (*self.keys, *((self.picture,) if self.picture else ()))


@dataclass(frozen=True, slots=True)
class Repeat:
    """Lines of a fixed number of rows; ``columns`` are cells of one row, ``labels`` the words above them.

    ``strike`` are the keys of the columns through which unused rows are struck out. With ``goes_on`` what is more
    than its rows goes on in the next slot, in the same lines, as each must be marked there (a ballot); elsewhere it is
    told on a continuation page.
    """

    key: str
    label: str
    rows: int
    top: float
    height: float
    columns: tuple[Cell, ...]
    labels: tuple[str, ...]
    head_height: float = 0.0
    strike: tuple[str, ...] = ()
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands in one slot, and how slots stand on the page (one slot: the whole page); all in mm."""

    code: str
    title: str
    cells: tuple[Cell, ...]
    repeats: tuple[Repeat, ...] = ()
    columns: int = 1
    rows: int = 1
    left: float = 0.0
    top: float = 0.0
    width: float = 0.0
    height: float = 0.0
    gap_x: float = 0.0
    gap_y: float = 0.0
    page: tuple[float, float] | None = None  # where it is not the form's own

    def slot(self, number: int) -> tuple[float, float]:
        """Left and top of the slot, counted from 0 along the rows."""
        down, across = divmod(number, self.columns)
        return self.left + across * (self.width + self.gap_x), self.top + down * (self.height + self.gap_y)

    @property
    def slots(self) -> int:
        return self.columns * self.rows


@dataclass(frozen=True, slots=True)
class Placeholder:
    key: str
    label: str
    sample: str


@dataclass(frozen=True, slots=True)
class Form:
    """One sheet file; ``subject`` says with placeholders whose copy it is, for the heading of a continuation."""

    code: str
    title: str
    page: tuple[float, float]
    margin: float
    placeholders: Mapping[str, Placeholder]
    layouts: tuple[Layout, ...]
    subject: str = ""
    papers: str = "标签纸"  # what the choice of a layout is called
    cut: bool = True  # a sheet that was begun may be used up: it is asked from which slot to start

    def label_of(self, key: str) -> str:
        """A place of signature is its own label."""
        holder = self.placeholders.get(key)
        return holder.label if holder is not None else key

    def page_of(self, layout: Layout) -> tuple[float, float]:
        return layout.page or self.page

    def layout(self, code: str) -> Layout:
        """The one asked for, else the first."""
        return next((layout for layout in self.layouts if layout.code == code), self.layouts[0])


@dataclass(frozen=True, slots=True)
class Copy:
    """The values of one copy: words by placeholder, rows by repeat, hashes of photos by placeholder."""

    words: Mapping[str, str]
    rows: Mapping[str, Sequence[Mapping[str, str]]] = field(default_factory=dict)
    pictures: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Filled:
    """All copies of one printing; ``notes`` tell the clerk what was left out, ``foot`` stands below each copy."""

    copies: Sequence[Copy]
    notes: tuple[str, ...] = ()
    foot: str = ""


def fill(text: str, words: Mapping[str, str]) -> str:
    """The text with every placeholder replaced; one without a value leaves its place empty."""
    return PLACEHOLDER.sub(lambda found: words.get(found.group(1), ""), text)
