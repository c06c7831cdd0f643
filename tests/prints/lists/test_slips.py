"""Cards and slips: two on a sheet of A4 with a line to cut along, one on A5, or one on a whole sheet."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from desk_union.describe.behind import Number, RowsBehind
from desk_union.describe.content import Tables
from desk_union.describe.figure import Span
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Request
from desk_union.prints.forms.formfile import load
from desk_union.prints.forms.formprinting import PAPER, choices_of
from desk_union.prints.lists.listpdf import A5, SLIPS, TWO, WHOLE, write_pdf
from desk_union.prints.publishing import publish
from desk_union.store.progress import finish
from desk_union.tabs import sheets
from tests.samples import TODAY, sample_book

DAY = date(2026, 11, 20)
A4_MM, A5_MM = (210, 297), (210, 148)


def slip(name: str, lines: int = 3) -> Table:
    columns = (Column("物资"), Column("数量", "right"))
    rows = [(f"{name}{n}", str(n)) for n in range(1, lines + 1)]
    return Table(title="领用单", columns=columns, rows=rows, printed_on=DAY, organisation="示例厂工会")


def printed(tables: list[Table], slips: str) -> tuple[list[str], list[tuple[int, int]], int]:
    out = BytesIO()
    done = finish(write_pdf(tables, out, slips=slips))
    pages = PdfReader(BytesIO(out.getvalue())).pages
    sizes = [(round(page.mediabox.width / 72 * 25.4), round(page.mediabox.height / 72 * 25.4)) for page in pages]
    return [page.extract_text() for page in pages], sizes, done.pages


def test_two_stand_on_a_sheet_and_are_counted_by_themselves() -> None:
    texts, sizes, pages = printed([slip("甲"), slip("乙"), slip("丙")], TWO)
    assert pages == len(texts) == 2
    assert sizes == [A4_MM, A4_MM]
    assert "甲1" in texts[0] and "乙1" in texts[0] and "丙1" in texts[1]  # noqa: PT018 - one page, its two slips
    assert texts[0].count("第 1 页 共 1 页") == 2


def test_a_slip_that_does_not_fit_a_half_goes_on_in_the_next() -> None:
    texts, _, pages = printed([slip("甲", 60), slip("乙")], TWO)
    assert pages == len(texts)
    whole = "".join(texts)
    assert all(whole.count(f"甲{n}\n") <= 1 for n in range(1, 61))
    assert "甲60" in whole
    assert "乙3" in whole


@pytest.mark.parametrize(("paper", "size", "pages"), [(A5, A5_MM, 2), (WHOLE, A4_MM, 2), (TWO, A4_MM, 1)])
def test_each_paper(paper: str, size: tuple[int, int], pages: int) -> None:
    _, sizes, _ = printed([slip("甲"), slip("乙")], "" if paper == WHOLE else paper)
    assert sizes == [size] * pages


def test_numbers_open_where_they_stand() -> None:
    """The lower slip's number lies half a sheet below the upper one's."""
    from desk_union.tabs import people

    number = Number("7", RowsBehind(people(), lambda _session: [1], Span(DAY, DAY)))
    table = Table(
        title="单", columns=(Column("物资"), Column("数量", "right")), rows=[("杯", number)], printed_on=DAY
    )
    found = finish(write_pdf([table, table], BytesIO(), slips=TWO)).spots
    assert [spot.page for spot in found] == [0, 0]
    upper, lower = (spot.box for spot in found)
    assert lower[1] - upper[1] == pytest.approx(148.5 * 72 / 25.4)


def test_every_slip_of_the_office_asks_for_its_paper(tmp_path_factory, tmp_path) -> None:
    book = sample_book(tmp_path_factory, tmp_path / "账本.desk")
    slips = [sheet for sheet in sheets() if isinstance(sheet.content, Tables) and sheet.content.slip]
    assert {sheet.code for sheet in slips} >= {"funds.goods_slip", "funds.asset_card", "funds.cash_count"}
    for sheet in slips:
        assert [choose.values for choose in choices_of(sheet, book) if choose.key == PAPER] == [SLIPS]
        pages = {}
        for paper, _ in SLIPS:
            request = Request(TODAY, TODAY, year=2026, chosen={PAPER: paper})
            out = BytesIO()
            pages[paper] = finish(publish(book, sheet, request).write("pdf", out)).pages
        assert pages[TWO] == (pages[A5] + 1) // 2
    book.close()


@pytest.mark.parametrize("code", ["visit_slip", "vote_paper", "appraisal_paper", "award_ballot"])
def test_forms_of_half_a_sheet_may_be_had_on_a5(code: str) -> None:
    form = load(code)
    half, single = form.layouts
    assert form.papers == "纸张"
    assert (single.slots, single.page) == (1, (210.0, 148.0))
    assert single.cells == half.cells
    assert all(single.top + cell.at[1] + cell.at[3] <= 148.0 + 0.05 for cell in single.cells)


@pytest.mark.parametrize("code", ["voucher", "labels", "registration", "dues_receipt"])
def test_others_stay_as_they_are(code: str) -> None:
    assert not any(layout.code.endswith("-a5") for layout in load(code).layouts)
