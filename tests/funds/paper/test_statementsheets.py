"""工会01表 and 工会02表 as they are handed in: one page, number of the form, unit of money, who made it out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from desk_union.describe.sheet import Request
from desk_union.funds.paper.statementsheets import SHEETS
from desk_union.prints.lists.listpdf import write_pdf
from desk_union.prints.type.fonts import fonts_here
from desk_union.store.progress import finish
from tests.funds.property_books import office

if TYPE_CHECKING:
    from pathlib import Path

    from desk_union.describe.paper import Table

BY_CODE = {sheet.code: sheet for sheet in SHEETS}
DAY = date(2025, 12, 31)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory):
    folder: Path = tmp_path_factory.mktemp("报表")
    with office(folder, a102=1_000_000_00, a32205=-1_000_000_00) as one:
        one.voucher(date(2025, 3, 1), ("102", 600000, 0), ("401", 0, 600000))
        one.post()
        yield one


def table_of(made, code: str, **more) -> Table:
    with made.book.reading() as session:
        (table,) = BY_CODE[code].tables(session, Request(DAY, DAY, year=2025, **more))
    return table


def pages_of(table: Table) -> list[str]:
    out = BytesIO()
    finish(write_pdf([table], out, fonts=fonts_here(bundled_only=True)))
    return [page.extract_text() for page in PdfReader(out).pages]


@pytest.mark.parametrize("month", [None, 3])
@pytest.mark.parametrize(
    ("code", "number"), [("funds.balance_sheet", "工会01表"), ("funds.income_statement", "工会02表")]
)
def test_a_statement_is_one_page_with_its_number(made, code, number, month) -> None:
    (page,) = pages_of(table_of(made, code, month=month))
    for said in (number, "编制单位：某某厂工会", "单位：元", "编制单位（公章）：", "报出日期：　　年　　月　　日", "法定代表人：", "主管会计工作的负责人：", "会计机构负责人：", "编表："):
        assert said in page
    assert "筛选" not in page


def test_grand_totals_stand_out(made) -> None:
    table = table_of(made, "funds.balance_sheet")
    assert [table.rows[place][0] for place in sorted(table.bold)] == ["一、资产", "资产总计"]
    table = table_of(made, "funds.income_statement")
    assert [table.rows[place][0][:2] for place in sorted(table.bold)] == [
        "一、",
        "二、",
        "三、",
        "四、",
        "五、",
        "六、",
    ]


def test_many_objections_still_leave_one_page(made) -> None:
    table = table_of(made, "funds.income_statement")
    assert len(pages_of(replace(table, notes=("本表勾稽不符：相差一元。",) * 8))) == 1
    assert len(pages_of(replace(table, notes=("本表勾稽不符：相差一元。",) * 8, one_page=False))) > 1
