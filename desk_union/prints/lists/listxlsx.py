"""The same lists and cross tables as a workbook: one sheet each, ready to print, no text ever taken for a formula.

A day, a number and a share of a hundred are values that a clerk can sort and reckon with; a total is a formula with its
value beside it, so that a preview shows it too.
"""

from __future__ import annotations

import re
from datetime import datetime, time
from decimal import Decimal
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range

from desk_union.basis.atomic_files import landing
from desk_union.basis.refusal import Refusal
from desk_union.prints.lists.xlsxcells import (
    DAY,
    NUMBER,
    SHARE,
    SIDES,
    begins_as_formula,
    day_of,
    lines_in,
    number_format,
    runs_of,
    units_of,
    value_of,
)
from desk_union.prints.page.bands import ROW_AIR, line_height
from desk_union.prints.page.fitting import PAPERS, SIZES, Estimate, fit, lies, sides
from desk_union.prints.page.grid import PageGrid, filter_line, grid_of, note_lines, unit_text
from desk_union.prints.page.header import head_cells, row_heights
from desk_union.prints.page.layout import MARGIN_BOTTOM, SIGNED_ROW, top_of
from desk_union.prints.paper import USUAL_FACES, Progress
from desk_union.prints.type.fonts import fonts_here
from desk_union.prints.type.wrapping import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from desk_union.prints.paper import Table
    from desk_union.prints.type.fonts import Fonts

_SAY_EVERY = 500
_BAD_IN_TITLE = re.compile(r"[\[\]:*?/\\']")
_TITLE_MOST = 31
_ABREAST, _FEW = 3, 5  # places of signature on a line where there are more than a few
_WIDEST, _NARROWEST = 50, 5
_LINE, _ROW_AIR = 14.5, 3.5  # points
_INCH = 72.0
_USUAL_LETTER = 0.52  # ems of a letter or digit
_DIGIT = 5.25  # points of the unit in which Excel tells widths
_HIGHEST = 60.0
_A4 = 9  # in the table of ECMA-376, 18.3.1.63
_RANGES_MOST = 30  # a formula of more is no help to who reads it

_GRID = {"border": 1, "border_color": "#808080"}
_GREY = {"bg_color": "#F0F0F0"}
_STYLES: dict[str, dict[str, Any]] = {
    "标题栏": {"align": "center", "font_size": 16},
    "信息": {"align": "left"},
    "表头": {"align": "center", "bold": True, "num_format": "@", **_GRID, **_GREY},
    "分组": {"align": "left", "bold": True, "num_format": "@", **_GRID, **_GREY},
    "格": {**_GRID},
    "合计": {"bold": True, **_GRID, **_GREY},
}


class _Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook, faces: tuple[str, str]) -> None:
        self.book, self.faces = book, faces
        self.get = cache(self._made)

    def _made(self, name: str, align: str = "", number: str = "", *, quoted: bool = False) -> Any:
        body, head = self.faces
        told = {"font_name": head if name == "标题栏" else body, "font_size": 10.5} | _STYLES[name]
        told |= {"valign": "vcenter", "text_wrap": True, "quote_prefix": quoted}
        if align:
            told["align"] = align
        if number:
            told["num_format"] = number
        return self.book.add_format(told)


def write_xlsx(
    tables: Sequence[Table], target: Path, *, faces: tuple[str, str] = USUAL_FACES, fonts: Fonts | None = None
) -> Iterator[Progress]:
    """Write a sheet for each table; ``faces`` are those of body and title. Refusal when the file cannot be written."""
    fonts = fonts or fonts_here()
    total = max(1, sum(len(table.rows) for table in tables))
    before = 0
    written = BytesIO()
    # Only what is given as a number or a formula becomes one; the rest is text, whatever it begins with.
    plain = {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
    book = Workbook(written, plain)
    if tables:
        book.set_properties({"title": tables[0].title, "author": tables[0].organisation})
    styles = _Styles(book, faces)
    for table in tables:
        taken = [sheet.get_name() for sheet in book.worksheets()]
        sheet = book.add_worksheet(_sheet_title(table.title, taken))
        for done in _Sheet(sheet, table, styles, fonts).fill():
            yield Progress(before + done, total, f"正在写入《{table.title}》：{before + done}／{total} 行")
        before += len(table.rows)
    yield Progress(total, total, "正在保存工作簿")
    book.close()
    with landing(target) as beside:
        beside.write_bytes(written.getvalue())


def _sheet_title(title: str, taken: Sequence[str]) -> str:
    plain = _BAD_IN_TITLE.sub(" ", clean(title).replace("\n", " ")).strip() or "表"
    name, number = plain[:_TITLE_MOST], 1
    # Excel compares sheet names without regard to case.
    while name.casefold() in {other.casefold() for other in taken}:
        number += 1
        name = f"{plain[: _TITLE_MOST - 4]}({number})"
    return name


class _Sheet:
    """Fills one sheet from the top; ``row`` is the next free row, counted from 0."""

    def __init__(self, sheet: Any, table: Table, styles: _Styles, fonts: Fonts) -> None:
        self.sheet, self.table, self.styles, self.fonts = sheet, table, styles, fonts
        self.grid: PageGrid = grid_of(table)
        self.last = max(1, len(self.grid.columns)) - 1
        self.row = 0
        self.widths = self._measured()
        self.summed: list[int] = []  # the rows of which a total is the sum
        self.lying = lies(self.grid, fonts)
        self.height = self._height()

    def _height(self) -> float:
        """Points of a row of one line.

        Shrunk to the breadth of its page the sheet has rows as high as those of the PDF, with as much room to sign.
        """
        page = self._page_size()
        room = page[0] - sum(sides(page))
        try:
            size = fit(self.grid, Estimate(_USUAL_LETTER), landscape=self.lying).size
        except Refusal:  # too wide for any paper
            size = SIZES[-1]
        high = SIGNED_ROW if self.grid.signed else line_height(size) + ROW_AIR * size
        return min(_HIGHEST, max(_LINE, high * max(1.0, sum(self.widths) * _DIGIT / room)))

    def _page_size(self) -> tuple[float, float]:
        short, long = PAPERS["A4"]
        return (long, short) if self.lying else (short, long)

    def fill(self) -> Iterator[int]:
        self._widths()
        self.sheet.set_default_row(self.height)
        self._top()
        self._header()
        done = 0
        for section in self.grid.sections:
            if section.title:
                self._merged(f"{section.title}　{section.count}", "分组", 0, self.last)
                self.row += 1
            for cells in section.rows:
                bold = done in self.table.bold
                if not bold:
                    self.summed.append(self.row)
                self._line(cells, "合计" if bold else "格")
                done += 1
                if done % _SAY_EVERY == 0:
                    yield done
        if self.grid.totals is not None:
            self._totals(self.grid.totals)
        self._bottom()
        self._page()
        yield done

    def _put(self, row: int, column: int, text: str, style: str, align: str = "") -> None:
        numeric = align == "right"
        if numeric and NUMBER.fullmatch(text):
            self.sheet.write_number(row, column, value_of(text), self.styles.get(style, align, number_format(text)))
        elif numeric and (share := SHARE.fullmatch(text)):
            shown = "0" + ("." + "0" * len(share[1]) if share[1] else "") + "%"
            self.sheet.write_number(row, column, Decimal(text[:-1]) / 100, self.styles.get(style, align, shown))
        elif align and DAY.fullmatch(text) and (day := day_of(text)) is not None:
            whole = datetime.combine(day, time.min)
            self.sheet.write_datetime(row, column, whole, self.styles.get(style, align, "yyyy-mm-dd"))
        elif text:
            form = self.styles.get(style, align, "@" if align and not numeric else "", quoted=begins_as_formula(text))
            self.sheet.write_string(row, column, text, form)
        else:
            self.sheet.write_blank(row, column, None, self.styles.get(style, align))

    def _merged(self, text: str, style: str, first: int, last: int, *, below: int | None = None) -> None:
        end = below if below is not None else self.row
        form = self.styles.get(style, quoted=begins_as_formula(text))
        if last > first or end > self.row:
            self.sheet.merge_range(self.row, first, end, last, "", form)
        self.sheet.write_string(self.row, first, text, form)

    def _told(self, text: str) -> None:
        """Words across all columns."""
        self._merged(text, "信息", 0, self.last)
        self.sheet.set_row(self.row, lines_in(text, sum(self.widths)) * _LINE + _ROW_AIR)

    def _line(self, cells: Sequence[str], style: str) -> None:
        # Told outright: not every program makes room for text that is broken into lines.
        lines = max((lines_in(cell, width) for cell, width in zip(cells, self.widths, strict=True)), default=1)
        if lines > 1:
            self.sheet.set_row(self.row, max(self.height, lines * _LINE + _ROW_AIR))
        for place, (cell, column) in enumerate(zip(cells, self.grid.columns, strict=True)):
            self._put(self.row, place, cell, style, column.align)
        self.row += 1

    def _totals(self, cells: Sequence[str]) -> None:
        """Where the column adds up to its total, the total is the sum of the column."""
        rows = [tuple(row) for n, row in enumerate(self.grid.rows) if n not in self.table.bold]
        row, ranges = self.row, runs_of(self.summed)
        self._line(cells, "合计")
        if not rows or len(ranges) > _RANGES_MOST:
            return
        for place, (cell, column) in enumerate(zip(cells, self.grid.columns, strict=True)):
            if column.align != "right" or not NUMBER.fullmatch(cell):
                continue
            parts = [value_of(one[place]) for one in rows if NUMBER.fullmatch(one[place])]
            if parts and sum(parts) == value_of(cell):
                areas = ",".join(xl_range(first, place, last, place) for first, last in ranges)
                form = self.styles.get("合计", "right", number_format(cell))
                told = value_of(cell)
                self.sheet.write_formula(row, place, f"=SUM({areas})", form, float(told) if "." in cell else int(told))

    def _top(self) -> None:
        table = self.table
        self._merged(clean(table.title), "标题栏", 0, self.last)
        self.sheet.set_row(0, 30)
        self.row += 1
        right = ""  # the day of printing stands at the foot
        if table.official is not None:
            right = "　".join(part for part in (table.official.number, table.official.money) if part)
        parts = [clean(part) for part in (unit_text(table), table.period, right) if part]
        for areas in self._placed(parts) or [[]]:
            for text, first, last in areas:
                self._merged(text, "信息", first, last)
            tall = (lines_in(text, sum(self.widths[first : last + 1])) for text, first, last in areas)
            lines = max(tall, default=1)
            self.sheet.set_row(self.row, lines * _LINE + _ROW_AIR)
            self.row += 1
        if table.filter_text:
            self._told(filter_line(clean(table.filter_text)))
            self.row += 1

    def _placed(self, parts: Sequence[str]) -> list[list[tuple[str, int, int]]]:
        """Each part in cells of its own: side by side where there is room, else one below the other."""
        areas: list[tuple[str, int, int]] = []
        place = 0
        for n, part in enumerate(parts):
            first, room = place, 0.0
            if n == len(parts) - 1:
                place = self.last + 1
                room = sum(self.widths[first:place])
            while place <= self.last and room < units_of(part) + SIDES:
                room += self.widths[place]
                place += 1
            if first >= place or room < units_of(part) + SIDES:
                return [[(part, 0, self.last)] for part in parts]
            areas.append((part, first, place - 1))
        return [areas] if areas else []

    def _header(self) -> None:
        top = self.row
        cells = head_cells(self.grid.columns)
        for cell in cells:
            self.row = top + cell.level
            self._merged(clean(cell.text), "表头", cell.start, cell.end - 1, below=top + cell.below - 1)
        needs = [lines_in(cell.text, sum(self.widths[cell.start : cell.end])) * _LINE + _ROW_AIR for cell in cells]
        for place, height in enumerate(row_heights(cells, needs)):
            self.sheet.set_row(top + place, height)
        self.row = top + max(cell.below for cell in cells)
        self.sheet.freeze_panes(self.row, 0)
        self.sheet.repeat_rows(top, self.row - 1)

    def _bottom(self) -> None:
        told = [clean(text) for text in self.table.signatures]
        lines = [told[n : n + _ABREAST] for n in range(0, len(told), _ABREAST)] if len(told) > _FEW else [told]
        signers = ["　　　　　　　　".join(line) for line in lines]
        for text in (self.table.count_text, *note_lines(self.table.notes), "", *signers):
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
            widest = max((units_of(line) for cell in cells for line in cell.split("\n")), default=0)
            # A heading may stand in two lines.
            wanted = max(widest, units_of(column.title) / 2, (column.width_mm or 0) / 2) + SIDES
            widths.append(min(_WIDEST, max(_NARROWEST, wanted)))
        return widths or [_NARROWEST]

    def _widths(self) -> None:
        for place, width in enumerate(self.widths):
            self.sheet.set_column(place, place, width)

    def _page(self) -> None:
        sheet = self.sheet
        # As the same list on paper does.
        page = self._page_size()
        if self.lying:
            sheet.set_landscape()
        left, right = sides(page)
        sheet.set_margins(left / _INCH, right / _INCH, top_of(page) / _INCH, MARGIN_BOTTOM / _INCH)
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        sheet.set_footer(f"&C第 &P 页 共 &N 页&R打印日期：{self.table.printed_on.isoformat()}")
