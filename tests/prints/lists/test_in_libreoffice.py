"""Printed workbooks in another office program: each opens, is one page broad, lies as the PDF does, and is as long."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from desk_union.describe.sheet import Request
from desk_union.prints.publishing import publish
from desk_union.store.progress import finish
from desk_union.tabs import sheet_called
from tests.samples import TODAY, sample_book

if TYPE_CHECKING:
    from pathlib import Path

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
# Upright and lying, with groups of headings, sections, signatures, several tables, long words.
TRIED = (
    "members.roster", "members.structure", "funds.trial_balance", "funds.dues_list", "payouts.sign_sheet",
    "care.year_table", "care.insurance_list", "contests.suggestion_statistics", "honors.score_sheet", "culture.book_list",
)  # fmt: skip
# The other program measures digits by other faces, so the same rows may take fewer pages, never many more.
FEWEST, MORE = 0.55, 1


@pytest.mark.skipif(OFFICE is None, reason="no LibreOffice on this computer; CI brings one")
def test_workbooks_are_as_long_as_their_pdf(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> None:
    book = sample_book(tmp_path_factory, tmp_path / "账本.desk")
    papers = {}
    for code in TRIED:
        publication = publish(book, sheet_called(code), Request(TODAY, TODAY, year=2026))
        out = BytesIO()
        finish(publication.write("pdf", out))
        papers[code] = PdfReader(BytesIO(out.getvalue())).pages
        finish(publication.write("xlsx", tmp_path / f"{code}.xlsx"))
    book.close()
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = [str(tmp_path / f"{code}.xlsx") for code in TRIED]
    told = ["--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), *files]
    subprocess.run([str(OFFICE), *told], check=True, capture_output=True)
    for code, pages in papers.items():
        opened = PdfReader(tmp_path / f"{code}.pdf").pages
        assert [lies(page) for page in opened[:1]] == [lies(page) for page in pages[:1]], code
        assert FEWEST * len(pages) <= len(opened) <= len(pages) + MORE, (code, len(pages), len(opened))


def lies(page: object) -> bool:
    box = page.mediabox  # type: ignore[attr-defined]
    return bool(box.width > box.height)
