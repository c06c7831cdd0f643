"""Tells the records of a sheet from its blank lines, notes, totals and repeated headers; all is accounted for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from desk_union.describe.kinds import cell_text
from desk_union.exchange.headers import normal
from desk_union.exchange.reading import is_blank

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from desk_union.describe.ledger import Ledger
    from desk_union.exchange.mapping import SheetLayout
    from desk_union.exchange.reading import Grid

_TOTAL = re.compile(
    r"(?:本页|全部|人数|各项)?\s*(?:借方|贷方|收入|支出|金额|笔数|发生额)?\s*"
    r"(?:合\s*计|总\s*计|小\s*计|共\s*计|累\s*计|总\s*人\s*数|总\s*数)"
)
# 机修小组小计; nothing but numbers may stand beside it, or before it where its column names the records.
_SUBTOTAL = re.compile(r".{1,20}?(?:小\s*计|合\s*计|总\s*计)\s*[:：]?|小\s*计\s*[:：]?")
_ID_LIKE = re.compile(r"\d{15}|\d{17}[\dXx]")
_NOTE = re.compile(
    r"(?:注|备\s*注|说\s*明|填表说明|填写说明|填报说明|填表须知|填写要求|填表要求|要求|注意事项|特别说明)\s*\d?\s*[:：、.．\s]"
    r"|(?:填表说明|填写说明|填报说明|填表须知|填写要求|填表要求|注意事项)$"
    r"|(?:单位|部门|分会|工会|小组)?\s*(?:负责人|主管|领导|主席|组长|盖章|公章)?\s*[（(]?\s*(?:签字|签名|签章|盖章|公章)\s*[)）]?\s*[:：]?"
    r"|(?:填\s*表\s*人|填报人|填写人|制\s*表\s*人?|审\s*核\s*人?|复\s*核\s*人?|经\s*办\s*人|负\s*责\s*人|单位负责人|工会主席|分会主席|工会小组长"
    r"|(?:分\s*管|主\s*管)?\s*领\s*导|证\s*明\s*人|发\s*放\s*人|批\s*准\s*人?|审\s*批\s*人?|验\s*收\s*人?|统\s*计\s*人?|登\s*记\s*人|记\s*录\s*人|校\s*对|会\s*计|出\s*纳"
    r"|联系人|联系电话|填表日期|填报日期|制表日期|日\s*期|填表单位|填报单位|报送单位)\s*(?:[（(][^）)]*[）)])?\s*[:：]"
    r"|第\s*\d+\s*页|以下空白|以上(?:共|为)|共\s*\d+\s*[人名行条]"
)
# A quick look at the first character, since nearly all cells are names.
_MAY_SAY = re.compile(
    r"[\s'（(]*[本全人各合总小共累注备说填要特单部分工负主领组盖公签制审复经联日报第以证发批验统登记校会出]"
)
_LABEL = re.compile(r"[^:：]{2,12}[:：]\s*$")  # 分管领导：, with the room to sign beside it
_NUMBERED = re.compile(r"[（(]?\d{1,2}\s*[、.．)）]")
_SENTENCE = re.compile(r"[，。；：、]")
_COLUMN_NUMBER = re.compile(r"[（(]?(\d{1,3})[)）]?|[甲乙丙丁戊己庚辛壬癸]")
_QUANTITY = re.compile(
    r"(?:共\s*)?\d[\d,，]*(?:\.\d+)?\s*(?:人次|人天|万元|课时|[人名户个件篇项次条家份本期场种支队台套张元册页班批组对])?"
)
_FEW = 4
_SPANNED = 3
_COLUMNS_OF_A_LIST = 3
_REPEATED = 2


@dataclass
class SheetLines:
    """Indexes of the rows of the grid that are records, and what is to be said about the others."""

    records: list[int] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def split(ledger: Ledger, grid: Grid, layout: SheetLayout, sure: Container[int] = ()) -> SheetLines:
    """Every filled line of the data area is either a record or named in the notes; rows in ``sure`` are records."""
    judge = _Judge(ledger, grid, layout)
    lines = SheetLines()
    first = layout.first_row - grid.first_row
    for n in range(first, layout.last_row - grid.first_row + 1):
        row = grid.rows[n]
        if grid.number(n) in grid.left_out:
            continue
        if sure and grid.number(n) in sure:
            if not all(is_blank(cell) for cell in row):
                lines.records.append(n)
            continue
        if judge.has_name(row) and not judge.is_odd(row):
            lines.records.append(n)
            judge.after_note = False
            continue
        reason = judge.why_no_record(n, row)
        if reason is None:
            lines.records.append(n)
        elif reason:
            lines.notes.append(f"第{grid.number(n)}行{reason}")
    lines.notes = [*lines.notes, *judge.numbered_only()]
    return lines


class _Judge:
    def __init__(self, ledger: Ledger, grid: Grid, layout: SheetLayout) -> None:
        self.grid = grid
        self.header_index = layout.header_row - grid.first_row
        self.mapped = {column.index: column for column in layout.columns if column.key is not None}
        required = {shown.key for shown in ledger.editable if shown.required}
        self.names = [c.index for c in self.mapped.values() if c.key in required]
        self.spans = {
            (first, column): right - column + 1 for (first, column), (_, right) in grid.merged if right > column
        }
        self.only_numbered: list[int] = []
        self.after_note = False

    def has_name(self, row: Sequence[object]) -> bool:
        return bool(self.names) and all(n < len(row) and not is_blank(row[n]) for n in self.names)

    def is_odd(self, row: Sequence[object]) -> bool:
        """The name's cell holds what no name is, so that the line is looked at closely."""
        cells = [row[n] for n in self.names]
        if any(
            isinstance(cell, str) and (_says(cell) or _is_header(cell, self.mapped[n].header))
            for n, cell in zip(self.names, cells, strict=True)
        ):
            return True
        if any(isinstance(cell, str) and _SUBTOTAL.fullmatch(cell.strip()) for cell in cells):
            return True
        filled = (cell for cell in row if not is_blank(cell))
        return len(list(islice(filled, 2))) == 1 or all(
            _COLUMN_NUMBER.fullmatch(text) or _QUANTITY.fullmatch(text) for text in map(cell_text, cells)
        )

    def why_no_record(self, n: int, row: Sequence[object]) -> str | None:
        """None for a record, "" for a blank line, else what the line is taken for."""
        filled = [k for k, cell in enumerate(row) if not is_blank(cell)]
        if not filled:
            return ""
        total = self._subtotal(row, filled) if n > self.header_index + 1 else None
        if total is not None and not self._repeats_header(row, filled):
            return f"当作小计，未导入：{cell_text(row[total])}"
        said = self._note(n, row, filled)
        self.after_note = said is not None and "当作说明" in said
        return said

    def _note(self, n: int, row: Sequence[object], filled: Sequence[int]) -> str | None:
        first = cell_text(row[filled[0]])
        quoted = f"：{first[:20]}{'…' if len(first) > 20 else ''}"  # noqa: PLR2004 - enough to know it again
        mapped = [k for k in filled if k in self.mapped]
        if n == self.header_index + 1 and self._numbers_columns(row, filled):
            return "是列号，未导入。"
        if self._repeats_header(row, mapped):
            return "与表头相同，当作重复的表头，未导入。"
        if not mapped:
            if len(filled) == 1 and cell_text(row[filled[0]]).isdecimal():
                self.only_numbered.append(self.grid.number(n))
                return ""
            return f"当作说明，未导入{quoted}"
        if self._is_note(n, row, filled, mapped):
            return f"当作说明，未导入{quoted}"
        return None

    def _repeats_header(self, row: Sequence[object], filled: Sequence[int]) -> bool:
        mapped = [k for k in filled if k in self.mapped]
        repeated = sum(_is_header(row[k], self.mapped[k].header) for k in mapped)
        return repeated >= _REPEATED and repeated >= len(mapped) - 1

    def _subtotal(self, row: Sequence[object], filled: Sequence[int]) -> int | None:
        """The column of the cell that says so, when nothing in the line speaks for a record."""
        at = next((k for k in filled if isinstance(row[k], str) and _SUBTOTAL.fullmatch(str(row[k]).strip())), None)
        if at is None:
            return None
        before = at if at in self.names else 0
        others = (cell_text(row[k]) for k in filled if k > before and k != at)
        plain = all(_QUANTITY.fullmatch(text) for text in others)
        return None if not plain or any(_ID_LIKE.fullmatch(cell_text(row[k])) for k in filled) else at

    def _is_note(self, n: int, row: Sequence[object], filled: Sequence[int], mapped: Sequence[int]) -> bool:
        first = row[filled[0]]
        if not isinstance(first, str):
            return False
        signs = [k for k in mapped if k != filled[0] and self._is_sign(k, row[k])]
        if _TOTAL.match(cell_text(first)):
            return all(k in self.names and _QUANTITY.fullmatch(cell_text(row[k])) for k in signs)
        if signs:
            return False
        if _says(first):
            return len(filled) <= max(_FEW, len(self.mapped) // 4)
        return len(filled) == 1 and self._reads_like_note(n, filled[0], first)

    def _reads_like_note(self, n: int, column: int, first: str) -> bool:
        """The only text of a line: over several columns, or a sentence, or a point of a list of notes."""
        if self.spans.get((n, column), 1) >= _SPANNED:
            return True
        listed = len(self.mapped) >= _COLUMNS_OF_A_LIST
        long_sentence = bool(_SENTENCE.search(first)) and (self.after_note or len(first) > 12)  # noqa: PLR2004 - longer than names
        return listed and (long_sentence or (self.after_note and bool(_NUMBERED.match(first))))

    def _is_sign(self, column: int, cell: object) -> bool:
        """The cell speaks for a record: a name that is no note, or something like an ID number."""
        return (column in self.names and not _says(cell)) or bool(_ID_LIKE.fullmatch(cell_text(cell)))

    def _numbers_columns(self, row: Sequence[object], filled: Sequence[int]) -> bool:
        return len(filled) >= _COLUMNS_OF_A_LIST and all(_COLUMN_NUMBER.fullmatch(cell_text(row[k])) for k in filled)

    def numbered_only(self) -> list[str]:
        if not self.only_numbered:
            return []
        rows = self.only_numbered
        where = f"第{rows[0]}行" if len(rows) == 1 else f"第{rows[0]}行到第{rows[-1]}行中有{len(rows)}行"
        return [f"{where}只有序号，当作空行。"]


def _says(cell: object) -> bool:
    """The cell begins like a note, a signature line or a total."""
    if not isinstance(cell, str):
        return False
    if cell.rstrip().endswith(("：", ":")) and _LABEL.match(cell):
        return True
    if not _MAY_SAY.match(cell):
        return False
    text = cell_text(cell)
    return bool(_NOTE.match(text) or _TOTAL.match(text))


def _is_header(cell: object, header: str) -> bool:
    return isinstance(cell, str) and bool(header) and normal(cell) == normal(header)
