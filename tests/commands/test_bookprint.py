"""Vouchers, books and notes on the command line: which account, which paper, which kind of file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from docx import Document
from pypdf import PdfReader

from desk_union.__main__ import main
from tests.samples import sample_copy

if TYPE_CHECKING:
    from pathlib import Path

YEAR = ("--year", 2025)


def run(*words: object) -> int:
    return main([str(word) for word in words])


@pytest.fixture(scope="module")
def book(tmp_path_factory) -> Path:
    return sample_copy(tmp_path_factory, tmp_path_factory.mktemp("账") / "账本.desk")


def pages(path: Path) -> list[str]:
    return [page.extract_text() for page in PdfReader(path).pages]


def test_one_account_or_all_of_them(book, tmp_path, capsys) -> None:
    out = tmp_path / "明细账.pdf"
    for wanted in ("科目=102", "科目=102 银行存款", "account=102"):
        assert run("print", book, "funds.subsidiary_ledger", "-o", out, *YEAR, "--choose", wanted) == 0
        assert all("科目：102 银行存款" in page for page in pages(out))
    assert run("print", book, "三栏式明细账", "-o", out, *YEAR) == 0
    assert {"科目：101 库存现金", "科目：401 会费收入"} <= {line for page in pages(out) for line in page.split("\n")}
    capsys.readouterr()
    assert run("print", book, "funds.subsidiary_ledger", "-o", out, *YEAR, "--choose", "科目=999") == 1
    assert "不能选“999”" in capsys.readouterr().err


def test_books_and_vouchers_are_workbooks_too(book, tmp_path) -> None:
    out = tmp_path / "账.xlsx"
    assert run("print", book, "funds.bank_journal", "-o", out, *YEAR, "--month", 3) == 0
    assert openpyxl.load_workbook(out).sheetnames == ["银行存款日记账"]
    assert run("print", book, "funds.voucher", "-o", out, *YEAR, "--month", 3, "--search", "1-2") == 0
    assert openpyxl.load_workbook(out).sheetnames == ["记账凭证"]
    assert run("print", book, "funds.notes", "-o", out, *YEAR) == 0
    assert openpyxl.load_workbook(out).sheetnames[0] == "财务报表附注"


@pytest.mark.parametrize(
    ("paper", "size"), [("a5", (595, 420)), ("发票大小，240×140毫米", (680, 397)), ("a4", (595, 842))]
)
def test_vouchers_on_the_chosen_paper(book, tmp_path, paper, size) -> None:
    out = tmp_path / "凭证.pdf"
    assert run("print", book, "funds.voucher", "-o", out, *YEAR, "--month", 3, "--choose", f"纸张={paper}") == 0
    boxes = {(round(page.mediabox.width), round(page.mediabox.height)) for page in PdfReader(out).pages}
    assert boxes == {size}


def test_notes_for_word(book, tmp_path) -> None:
    out = tmp_path / "附注.docx"
    assert run("print", book, "funds.notes", "-o", out, *YEAR) == 0
    assert Document(out).paragraphs[0].text == "财务报表附注"


def test_a_year_without_vouchers_is_refused(book, tmp_path, capsys) -> None:
    assert run("print", book, "funds.yearbook", "-o", tmp_path / "账.pdf", "--year", 2019) == 1
    told = capsys.readouterr().err
    assert "2019年" in told
    assert not (tmp_path / "账.pdf").exists()
