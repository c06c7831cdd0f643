"""The same lists and cross tables as a workbook: one sheet each, ready to print, no text ever taken for a formula."""

from __future__ import annotations

import re
from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING, cast

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from desk_union.basis.atomic_files import landing
from desk_union.prints.page.grid import PageGrid, day_text, filter_line, grid_of, note_lines, unit_text
from desk_union.prints.page.header import head_cells, row_heights
from desk_union.prints.paper import USUAL_FACES, Progress
from desk_union.prints.type.wrapping import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from openpyxl.cell import Cell
    from openpyxl.worksheet.header_footer import HeaderFooterItem
    from openpyxl.worksheet.worksheet import Worksheet

    from desk_union.prints.paper import Align, Table

_SAY_EVERY = 500
# Excel keeps 15 digits of a number; a longer one must stay text.
_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|0|[1-9]\d{0,11})(?:\.\d{1,3})?")
_FORMULA_START = ("=", "+", "-", "@")
_BAD_IN_TITLE = re.compile(r"[\[\]:*?/\\']")
_TITLE_MOST = 31
_WIDEST, _NARROWEST = 50, 5
_SIDES = 2  # of a column, in digits, that its text does not use
_LINE, _ROW_AIR = 14.5, 3.5  # points

_SIDE = Side(style="thin", color="808080")
_GRID = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)


def _styles(body: str, head: str) -> list[NamedStyle]:
    def style(name: str, align: Align, font: Font, *, border: Border | None = None, grey: bool = False) -> NamedStyle:
        return NamedStyle(
            name=f"表-{name}",
            font=font,
            alignment=Alignment(horizontal=align, vertical="center", wrap_text=True),
            border=border or Border(),
            fill=PatternFill("solid", fgColor="F0F0F0") if grey else PatternFill(),
            number_format="@" if border and align != "right" else "General",
        )

    plain, bold = Font(name=body, size=10.5), Font(name=body, size=10.5, bold=True)
    aligns: tuple[Align, ...] = ("left", "center", "right")
    return [
        style("标题栏", "center", Font(name=head, size=16)),
        style("信息", "left", plain),
        style("表头", "center", bold, border=_GRID, grey=True),
        style("分组", "left", bold, border=_GRID, grey=True),
        *(style(align, align, plain, border=_GRID) for align in aligns),
        *(style(f"合计{align}", align, bold, border=_GRID, grey=True) for align in aligns),
    ]


def write_xlsx(tables: Sequence[Table], target: Path, *, faces: tuple[str, str] = USUAL_FACES) -> Iterator[Progress]:
    """Write a sheet for each table; ``faces`` are those of body and title. Refusal when the file cannot be written."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for style in _styles(*faces):
        book.add_named_style(style)
    total = max(1, sum(len(table.rows) for table in tables))
    before = 0
    for table in tables:
        sheet: Worksheet = book.create_sheet(_sheet_title(table.title, book.sheetnames))
        for done in _Sheet(sheet, table).fill():
            yield Progress(before + done, total, f"正在写入《{table.title}》：{before + done}／{total} 行")
        before += len(table.rows)
    yield Progress(total, total, "正在保存工作簿")
    with landing(target) as beside:
        book.save(beside)


def _sheet_title(title: str, taken: Sequence[str]) -> str:
    plain = _BAD_IN_TITLE.sub(" ", clean(title).replace("\n", " ")).strip() or "表"
    name, number = plain[:_TITLE_MOST], 1
    # Excel compares sheet names without regard to case.
    while name.casefold() in {other.casefold() for other in taken}:
        number += 1
        name = f"{plain[: _TITLE_MOST - 4]}({number})"
    return name


class _Sheet:
    """Fills one sheet from the top; ``row`` is the next free row, counted from 1."""

    def __init__(self, sheet: Worksheet, table: Table) -> None:
        self.sheet, self.table = sheet, table
        self.grid: PageGrid = grid_of(table)
        self.last = max(1, len(self.grid.columns))
        self.row = 1
        self.widths = self._measured()

    def fill(self) -> Iterator[int]:
        self._top()
        self._header()
        done = 0
        for section in self.grid.sections:
            if section.title:
                self._merged(f"{section.title}　{section.count}", "分组", 1, self.last)
                self.row += 1
            for cells in section.rows:
                self._line(cells, "合计" if done in self.table.bold else "")
                done += 1
                if done % _SAY_EVERY == 0:
                    yield done
        if self.grid.totals is not None:
            self._line(self.grid.totals, "合计")
        self._bottom()
        self._widths()
        self._page()
        yield done

    def _put(self, row: int, column: int, text: str, style: str, *, numeric: bool = False) -> None:
        # Nothing writes to a cell after its merging, so a MergedCell is never met here.
        cell = cast("Cell", self.sheet.cell(row, column))
        cell.style = f"表-{style}"
        if numeric and _NUMBER.fullmatch(text):
            plain = text.replace(",", "")
            decimals = len(plain.partition(".")[2])
            cell.value = Decimal(plain) if decimals else int(plain)
            cell.number_format = ("#,##0" if "," in text or decimals else "0") + ("." + "0" * decimals) * bool(decimals)
            return
        cell.value = text or None
        if text:
            cell.data_type = "s"
        if text.startswith(_FORMULA_START):
            cell.quotePrefix = True

    def _merged(self, text: str, style: str, first: int, last: int, *, below: int | None = None) -> None:
        end = below or self.row
        for row in range(self.row, end + 1):
            for column in range(first, last + 1):
                self.sheet.cell(row, column).style = f"表-{style}"
        self._put(self.row, first, text, style)
        if last > first or end > self.row:
            self.sheet.merge_cells(start_row=self.row, end_row=end, start_column=first, end_column=last)

    def _told(self, text: str) -> None:
        """Words across all columns."""
        self._merged(text, "信息", 1, self.last)
        self.sheet.row_dimensions[self.row].height = _lines(text, sum(self.widths)) * _LINE + _ROW_AIR

    def _line(self, cells: Sequence[str], prefix: str) -> None:
        # Told outright: not every program makes room for text that is broken into lines.
        lines = max((_lines(cell, width) for cell, width in zip(cells, self.widths, strict=True)), default=1)
        if lines > 1:
            self.sheet.row_dimensions[self.row].height = lines * _LINE + _ROW_AIR
        for place, (cell, column) in enumerate(zip(cells, self.grid.columns, strict=True), start=1):
            self._put(self.row, place, cell, f"{prefix}{column.align}", numeric=column.align == "right")
        self.row += 1

    def _top(self) -> None:
        table = self.table
        self._merged(clean(table.title), "标题栏", 1, self.last)
        self.sheet.row_dimensions[1].height = 30
        self.row += 1
        right = day_text(table.printed_on)
        if table.official is not None:
            right = "　".join(part for part in (table.official.number, table.official.money) if part)
        info = "　　".join(clean(part) for part in (unit_text(table), table.period, right) if part)
        self._told(info)
        self.row += 1
        if table.filter_text:
            self._told(filter_line(clean(table.filter_text)))
            self.row += 1

    def _header(self) -> None:
        top = self.row
        cells = head_cells(self.grid.columns)
        for cell in cells:
            self.row = top + cell.level
            self._merged(clean(cell.text), "表头", cell.start + 1, cell.end, below=top + cell.below - 1)
        needs = [_lines(cell.text, sum(self.widths[cell.start : cell.end])) * _LINE + _ROW_AIR for cell in cells]
        for place, height in enumerate(row_heights(cells, needs)):
            self.sheet.row_dimensions[top + place].height = height
        self.row = top + max(cell.below for cell in cells)
        self.sheet.freeze_panes = f"A{self.row}"
        self.sheet.print_title_rows = f"{top}:{self.row - 1}"

    def _bottom(self) -> None:
        signers = "　　　　　　　　".join(map(clean, self.table.signatures))
        for text in (self.table.count_text, *note_lines(self.table.notes), "", signers):
            if text:
                self._told(clean(text))
            self.row += 1

    def _measured(self) -> list[float]:
        """The width of each column by its longest text."""
        widths: list[float] = []
        for place, column in enumerate(self.grid.columns):
            cells = {row[place] for row in self.grid.rows}
            if self.grid.totals:
                cells.add(self.grid.totals[place])
            widest = max((_units(line) for cell in cells for line in cell.split("\n")), default=0)
            # A heading may stand in two lines.
            wanted = max(widest, _units(column.title) / 2, (column.width_mm or 0) / 2) + _SIDES
            widths.append(min(_WIDEST, max(_NARROWEST, wanted)))
        return widths

    def _widths(self) -> None:
        for place, width in enumerate(self.widths, start=1):
            self.sheet.column_dimensions[get_column_letter(place)].width = width

    def _page(self) -> None:
        sheet = self.sheet
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = 9  # A4 in the table of ECMA-376, 18.3.1.63
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.print_options.horizontalCentered = True
        footer = cast("HeaderFooterItem", sheet.oddFooter)
        footer.center.text = "第 &P 页 共 &N 页"
        footer.right.text = f"打印日期：{self.table.printed_on.isoformat()}"


def _lines(text: str, width: float) -> int:
    return sum(max(1, ceil(_units(line) / (width - _SIDES))) for line in text.split("\n"))


def _units(text: str) -> int:
    """Width in Excel's unit, a digit; a Han character takes two."""
    return sum(1 if char < "\u0100" else 2 for char in text)
