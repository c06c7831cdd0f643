"""What the steps of an import show: the modes, a line for each column, a line for each problem, all in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk_union.exchange.report import Mode

ASKED = "请选定"  # beside a column that is not understood, or not the only one of its kind
NOT_IMPORTED = "（不导入）"
MODES: dict[Mode, tuple[str, str]] = {
    "add": ("只新增", "只加账本里没有的；已有的不动，和表里不一致的会列出来让您决定。"),
    "update": ("新增并更新", "已有的，表里填了的内容以表里为准；表里空着的不动。"),
    "complete": ("新增并补空白", "已有的，只补账本里空着的栏目，填过的不动。"),
}
HOW = {
    "记住的": "上次选定", "完全一致": "与栏目同名", "别名": "常见写法", "相近": "猜的，请核对", "未识别": "",
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
class ProblemLine:
    """A problem in words, for the table of all of them; ``row`` 0 is the sheet as a whole."""

    row: int
    column: str
    value: str
    reason: str
