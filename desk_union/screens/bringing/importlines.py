"""What the steps of an import show: the modes, a line for each column, a line for each problem, all in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk_union.exchange.report import Mode

ASKED = "请选定"  # beside a column that is not understood, or not the only one of its kind
ROWS_NAMED = 3  # of the rows where an equal value stands
NOT_IMPORTED = "（不导入）"
MODES: dict[Mode, tuple[str, str]] = {
    "add": ("只新增", "只加账本里没有的；已有的不动，和表里不一致的会列出来让您决定。"),
    "update": ("新增并更新", "已有的，表里填了的内容以表里为准；表里空着的不动。"),
    "complete": ("新增并补空白", "已有的，只补账本里空着的栏目，填过的不动。"),
}
HOW = {
    "记住的": "上次选定", "完全一致": "与栏目同名", "别名": "常见写法", "相近": "猜的，请核对", "未识别": "",
    "接在下面": "接在左边一栏下面读", "按月": "每月读成一行",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class MapLine:
    """One column of the clerk's sheet: what stands in it and which field it fills (None: not imported)."""

    index: int
    header: str
    samples: tuple[str, ...]
    key: str | None
    how: str
    doubtful: bool


@dataclass(frozen=True, slots=True)
class FaultLine:
    """One value at fault, with every row of the file where it stands; ``place`` is its column there, from 0."""

    rows: tuple[int, ...]
    column: str
    value: str
    reason: str
    place: int | None

    @property
    def where(self) -> str:
        more = f"等{len(self.rows):,}行" if len(self.rows) > ROWS_NAMED else ""
        return "、".join(map(str, self.rows[:ROWS_NAMED])) + more


@dataclass(frozen=True, slots=True)
class FaultGroup:
    """Faults of one column, ``count`` cells in all."""

    column: str
    count: int
    lines: tuple[FaultLine, ...]

    @property
    def title(self) -> str:
        return f"{self.count:,} 处"


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell of the row of the file that is looked at; ``index`` is its column there, from 0."""

    index: int
    header: str
    text: str
    corrected: bool


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """A problem in words, for the table of all of them; ``row`` 0 is the sheet as a whole."""

    row: int
    column: str
    value: str
    reason: str
