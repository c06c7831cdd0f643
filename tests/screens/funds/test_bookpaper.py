"""Books, vouchers and notes in the preview: the PDF that is shown, and what it may be saved as."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pytest
from docx import Document
from pypdf import PdfReader

from desk_union.screens.desk import Desk
from desk_union.screens.paper import printpage
from desk_union.store.progress import finish
from desk_union.tabs import sheets
from tests.funds.property_books import office

if TYPE_CHECKING:
    from pathlib import Path

BY_CODE = {sheet.code: sheet for sheet in sheets()}


@pytest.fixture
def desk(tmp_path: Path):
    with office(tmp_path, a102=1000_00, a32205=-1000_00) as made:
        made.voucher(date(2025, 12, 3), ("102", 600_00, 0), ("401", 0, 600_00))
        made.post()
        yield Desk(made.book, today=lambda: date(2025, 12, 20))


@pytest.mark.parametrize(
    ("code", "said", "outputs"),
    [
        ("funds.bank_journal", "银行存款日记账", ("pdf", "xlsx")),
        ("funds.yearbook", "账簿启用及经管人员一览表", ("pdf", "xlsx")),
        ("funds.voucher", "人民币陆佰元整", ("pdf", "xlsx")),
        ("funds.notes", "财务报表附注", ("pdf", "docx", "xlsx")),
    ],
)
def test_what_is_seen_can_be_saved(desk, tmp_path, code, said, outputs) -> None:
    sheet = BY_CODE[code]
    paper = finish(printpage.sheet_paper(desk, sheet, printpage.options_of(desk, sheet).request()))
    assert said in "".join(page.extract_text() for page in PdfReader(BytesIO(paper.pdf)).pages)
    assert paper.outputs == outputs
    finish(paper.saving("xlsx")(tmp_path / "表.xlsx"))
    assert openpyxl.load_workbook(tmp_path / "表.xlsx").worksheets[0].max_row > 4
    if "docx" in outputs:
        finish(paper.saving("docx")(tmp_path / "表.docx"))
        assert Document(tmp_path / "表.docx").paragraphs


def test_accounts_and_paper_are_asked_for(desk) -> None:
    asked = {
        code: {
            choose.label: [words for _, words in choose.values][:2]
            for choose in printpage.options_of(desk, BY_CODE[code]).choices
        }
        for code in ("funds.general_ledger", "funds.voucher", "funds.project_ledger")
    }
    assert asked["funds.general_ledger"] == {"科目": ["全部科目", "101 库存现金"]}
    assert list(asked["funds.voucher"]) == ["纸张"]
    assert asked["funds.project_ledger"] == {"项目": ["全部项目"]}
