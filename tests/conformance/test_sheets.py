"""Every sheet: its content prints to each kind of file it offers, its numbers are those of their rows, its sums add up."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from desk_union.basis.money import parse_yuan
from desk_union.basis.refusal import Refusal
from desk_union.describe.accountbook import AccountBook
from desk_union.describe.behind import FigureBehind, Number, RowsBehind
from desk_union.describe.content import OfficialForm, Tables
from desk_union.describe.sheet import Request
from desk_union.prints.books.bookpaging import leaves
from desk_union.prints.page.bands import BandRow
from desk_union.prints.page.fitting import SQUEEZE
from desk_union.prints.page.grid import grid_of
from desk_union.prints.page.layout import SIGNED_ROW, set_pages
from desk_union.prints.publishing import publish
from desk_union.prints.selfcheck import check_tables
from desk_union.prints.type.fonts import fonts_here
from desk_union.store import privacylog
from desk_union.store.behind import measured, rows_of
from desk_union.store.figures import evaluate
from desk_union.store.progress import finish
from desk_union.tabs import figures, ledgers, sheets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from desk_union.describe.behind import Behind
    from desk_union.describe.paper import Column, Table
    from desk_union.describe.sheet import Sheet
    from desk_union.prints.type.fonts import Fonts
    from desk_union.store.opened import Book

TODAY = date(2026, 11, 20)
SPANS = ({}, {"year": 2026}, {"year": 2025}, {"year": 2026, "month": 10}, {"year": 2026, "quarter": 2})
# Sheets whose first aim is a list: a row is one row of a ledger, and nothing in it was counted or added up.
LISTS = {
    "members.roster", "members.staff", "members.outside", "members.children_list", "members.lacking", "members.joined",
    "members.officers", "members.terms_sheet", "members.age40", "members.seniority", "members.round_birthdays",
    "members.age88", "members.birthdays", "funds.audit_sheet", "funds.overrides", "funds.asset_count",
    "funds.asset_card", "funds.archive", "funds.cash_count", "funds.goods_book", "funds.reconciliation",
}  # fmt: skip


def clock() -> datetime:
    return datetime(2026, 11, 20, 9, 0)


@pytest.fixture(params=sheets(), ids=lambda sheet: sheet.code)
def sheet(request: pytest.FixtureRequest) -> Sheet:
    return request.param


def test_no_two_sheets_bear_one_title() -> None:
    titles = [sheet.title for sheet in sheets()]
    assert sorted(title for title in set(titles) if titles.count(title) > 1) == []


def asked(sheet: Sheet) -> list[Request]:
    """The sheet as it is asked for without thinking, and of every kind of span it offers."""
    found = []
    for span in SPANS:
        if all(key in sheet.options for key in span):
            last = date(span.get("year", 2026), span.get("month", 12), 28)
            found.append(Request(min(last, TODAY) if span else TODAY, TODAY, **span))
    return found


def cells(tables: Sequence[Table]) -> Iterator[tuple[str, Number]]:
    for table in tables:
        for row in [*table.rows, *([table.totals] if table.totals else [])]:
            for column, cell in zip(table.columns, row, strict=True):
                if isinstance(cell, Number) and cell.behind:
                    yield f"{table.title} {row[0]} {column.title}", cell


def amount(words: str) -> int:
    """Fen of an amount, otherwise the count."""
    return parse_yuan(words) if "." in words else int(words.replace(",", "") or "0")


def anew(book: Book, behind: Sequence[Behind]) -> object:
    with book.reading() as session:
        if isinstance(behind[0], FigureBehind):
            figure = next(one for one in figures() if one.code == behind[0].figure)
            return evaluate(session, figure, behind[0].span, figures()).number
        return sum(measured(session, part) for part in behind if isinstance(part, RowsBehind))


def test_every_number_that_opens_is_that_of_its_rows(sample: Book, sheet: Sheet) -> None:
    for request in asked(sheet):
        with sample.reading() as session:
            try:
                tables = sheet.tables(session, request)
            except Refusal:
                continue
        for where, cell in cells(tables):
            found = anew(sample, cell.behind)
            if isinstance(cell.behind[0], FigureBehind):  # told in yuan, per cent or pieces, as the figure is
                told = Decimal(cell.removesuffix("%").replace(",", "")) * (10_000 if cell.unit == "万元" else 1)
                assert found == pytest.approx(float(told)), where
            else:
                assert found == amount(cell), where


def test_sheets_of_counts_and_sums_open(sample: Book, sheet: Sheet) -> None:
    """Every table with totals opens them, and so does every cross table."""
    if not isinstance(sheet.content, Tables) or sheet.code in LISTS:
        return
    opening = 0
    for request in asked(sheet):
        with sample.reading() as session:
            try:
                tables = sheet.tables(session, request)
            except Refusal:
                continue
        if any(table.totals or table.bold for table in tables):
            opening += sum(1 for _ in cells(tables))
            assert opening, request


def test_what_opens_leads_to_a_ledger_of_the_window(sample: Book, sheet: Sheet) -> None:
    codes = {ledger.code for ledger in ledgers()}
    with sample.reading() as session:
        try:
            tables = sheet.tables(session, asked(sheet)[0])
        except Refusal:
            return
        seen = {type(part): part for _, cell in cells(tables) for part in cell.behind}
        for part in seen.values():
            ledger, ids = rows_of(session, part, figures())
            assert ledger.code in codes
            assert len(ids) == len(set(ids))


@pytest.mark.parametrize("kept", ["empty", "sample"])
def test_every_kind_of_file(request: pytest.FixtureRequest, tmp_path: Path, sheet: Sheet, kept: str) -> None:
    """A sheet without anything to print says so in a sentence, whatever the file; otherwise each file comes."""
    book: Book = request.getfixturevalue(kept)
    try:
        publication = publish(book, sheet, asked(sheet)[0])
    except Refusal:
        if kept == "empty" or isinstance(sheet.content, OfficialForm):
            return
        raise
    for kind in sheet.outputs:
        target = tmp_path / f"表.{kind}"
        finish(publication.write(kind, target))
        assert target.read_bytes()[:2] == (b"%P" if kind == "pdf" else b"PK")


def test_private_values_are_noted_under_every_ledger_shown(sample: Book, sheet: Sheet) -> None:
    by_code = {ledger.code: ledger for ledger in ledgers()}
    assert all(code in by_code for code in sheet.ledgers)
    assert sheet.ledgers
    private = {shown.label for code in sheet.ledgers for shown in by_code[code].fields if shown.private}
    assert set(sheet.private) <= private
    if not sheet.private:
        return
    with sample.reading() as session:
        before = len(privacylog.log(session))
    publish(sample, sheet, Request(TODAY, TODAY, private=True), "王干事")
    with sample.reading() as session:
        lines = privacylog.log(session)[before:]
    assert [line["ledger"] for line in lines] == [by_code[code].title for code in sheet.ledgers]
    assert all(line["who"] == "王干事" and line["what"].startswith("打印 ") for line in lines)


def test_totals_are_those_of_their_columns(sample: Book, sheet: Sheet) -> None:
    """A total equals its column; where a person or a unit stands in several rows, the number opens each once."""
    if not isinstance(sheet.content, Tables):
        return
    for request in asked(sheet):
        with sample.reading() as session:
            try:
                tables = sheet.tables(session, request)
            except Refusal:
                continue
        for table in tables:
            if table.totals is None:
                continue
            for place, total in enumerate(table.totals):
                column = [row[place] for row in table.rows]
                if _adds_up(total, column):
                    continue
                said = "".join((*table.notes, *table.totals))
                assert EXPLAINED.get(table.title, "没有说明") in said, (table.title, table.columns[place].title, total)


def test_a_sheet_checks_itself(sample: Book, sheet: Sheet) -> None:
    """Whatever it is asked for, nothing on it is wrong; a total that is changed by one is found."""
    for request in asked(sheet):
        try:
            publication = publish(sample, sheet, request)
        except Refusal:
            continue
        assert publication.checked.faults == ()
        sums = check_tables(publication.tables).sums
        spoilt = check_tables(map(_one_more, publication.tables))
        assert spoilt.sums < sums or not sums
        assert spoilt.faults or not any(map(_is_plain_sum, publication.tables))


def _one_more(table: Table) -> Table:
    return replace(table, totals=table.totals and [_spoilt(cell) for cell in table.totals])


def _spoilt(cell: str) -> str:
    return f"{amount(cell) + 1:,}.00" if re.fullmatch(r"-?[\d,]+(\.\d\d)?", cell) else cell


def _is_plain_sum(table: Table) -> bool:
    """Whether its last line is called 合计 and no note says anything of it."""
    return bool(table.totals) and table.totals[0] == "合计" and check_tables([table]).sums > 0 and not table.notes


def _adds_up(total: str, column: Sequence[str]) -> bool:
    if not re.fullmatch(r"-?[\d,]+(\.\d\d)?", total):
        return True
    return sum(amount(cell) for cell in column if re.fullmatch(r"-?[\d,]+(\.\d\d)?", cell)) == amount(total)


# A total that is no sum of its column, and the words of a note on the paper that say so.
EXPLAINED = {
    **{f"送温暖统计表（按{by}）": "户数合计按全部走访的不同户名算" for by in ("慰问种类", "月份", "单位、小组")},
    "会员变动月表": "期初、期末会员是整个期间的",
    "工会组织机构表": "每人只算一次",
    "科目余额表": "合计只加末级科目",
    "会费收缴率统计表": "合计每人只算一次",
    "会费收缴花名册": "各月栏的合计是已缴的钱",
    "发放签领表": "不重复加小计",
    "银行存款余额调节表": "调节后余额",  # not a sum: four kinds of items are added and taken away, as the rows say
}


def big(cell: str, column: Column, fen: str) -> str:
    return fen if column.align == "right" and re.search(r"\d\.\d\d$", cell) else cell


@pytest.mark.parametrize("fen", ["999,999,999.99", "-999,999,999.99"])
def test_no_amount_breaks_over_two_lines(sample: Book, sheet: Sheet, fen: str) -> None:
    """The largest amounts in every amount column, in rows and in totals, of tables and of books of account."""
    fonts = fonts_here()
    with sample.reading() as session:
        try:
            made = sheet.content.fill(session, asked(sheet)[0])
            tables = sheet.tables(session, asked(sheet)[0])
        except Refusal:
            return
    for table in tables:
        huge = replace(
            table,
            rows=[
                [big(cell, *at) for cell, at in zip(row, with_fen(table.columns, fen), strict=True)]
                for row in table.rows
            ],
            totals=table.totals
            and [big(cell, *at) for cell, at in zip(table.totals, with_fen(table.columns, fen), strict=True)],
        )
        for page in finish(set_pages(huge, fonts)):
            rows = [band for _, band in page.bands if isinstance(band, BandRow)]
            assert all(len(lines) == 1 for row in rows for lines in row.cells if fen in "".join(lines)), table.title
    for folio in made.folios if isinstance(made, AccountBook) else ():
        lines = [
            replace(
                row, cells=tuple(big(c, *at) for c, at in zip(row.cells, with_fen(folio.columns, fen), strict=True))
            )
            for row in folio.rows[:40]
        ]
        for leaf in leaves(replace(folio, rows=lines), fonts, 1):
            for piece in (piece for placed in leaf.rows for piece in placed.pieces):
                for cell, column in zip(piece.cells, piece.lattice.columns, strict=True):
                    if fen in "".join(cell):
                        width = fonts.chain(piece.role).width(cell[0], piece.lattice.size)
                        assert width <= column.width + 0.5, (folio.book, column)


def with_fen(columns: Sequence[Column], fen: str) -> list[tuple[Column, str]]:
    return [(column, fen) for column in columns]


def filled(sample: Book, sheet: Sheet) -> list[Table]:
    """The first two tables of the sheet that have rows; none where it is no list or has nothing to print."""
    if not isinstance(sheet.content, Tables):
        return []
    with sample.reading() as session:
        try:
            tables = sheet.tables(session, asked(sheet)[0])
        except Refusal:
            return []
    return [table for table in tables[:2] if table.rows]


@pytest.mark.parametrize("count", [1, 500])
def test_one_row_and_many(sample: Book, sheet: Sheet, count: int) -> None:
    """Each row comes once, on as many pages as it takes, with its total behind the last."""
    for table in filled(sample, sheet):
        rows = [table.rows[place % len(table.rows)] for place in range(count)]
        pages = finish(set_pages(replace(table, rows=rows, bold=frozenset(), one_page=False), fonts_here()))
        bands = [band for page in pages for _, band in page.bands if isinstance(band, BandRow)]
        whole = [band for band in bands if band.role == "serif"]
        assert len(whole) >= count
        assert (bands[-1].role != "serif") is (table.totals is not None)


LONG = "阿卜杜拉·买买提·吐尔逊江·阿布都热合曼，第二分厂重型装备智能制造车间数控加工中心班组（夜班）"


@pytest.mark.parametrize("count", [1, 15, 400])
def test_long_words_stay_in_their_cells_and_names_have_room(sample: Book, sheet: Sheet, count: int) -> None:
    """Whatever is long is wrapped within its column and page; who signs has room for a pen in every row."""
    fonts = fonts_here()
    for table in filled(sample, sheet):
        rows = [
            [
                f"{cell}{LONG}" if cell and column.align == "left" and not isinstance(cell, Number) else cell
                for cell, column in zip(table.rows[place % len(table.rows)], table.columns, strict=True)
            ]
            for place in range(count)
        ]
        made = replace(table, rows=rows, bold=frozenset(), one_page=False)
        signed = grid_of(made).signed
        for page in finish(set_pages(made, fonts)):
            for top, band in page.bands:
                assert top + band.height <= page.size[1]
                if isinstance(band, BandRow):
                    assert all(fits(band, place, fonts) for place in range(len(band.cells))), (table.title, band.cells)
                    assert not signed or band.role != "serif" or band.height >= SIGNED_ROW * (1 - SQUEEZE)


def fits(band: BandRow, place: int, fonts: Fonts) -> bool:
    column, chain = band.lattice.columns[place], fonts.chain(band.role)
    return all(chain.width(line, band.lattice.size) <= column.width + 0.5 for line in band.cells[place])
