"""A list of 10,000 people to PDF, against LibreOffice turning the same list's workbook into PDF.

Ours is what a clerk waits for: a program just started, from the order to the finished PDF, reading the book and the
fonts included. Theirs is the command as one would type it. Told without a limit: the same with our start added, and
both without their start. LibreOffice gets our bundled faces; without a Chinese face it is four times slower.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from desk_union.basis.places import FONTS

from .measure import say, seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROOT = Path(__file__).parents[2]
SOFFICE = shutil.which("soffice")
PEOPLE = 10_000
ROUNDS = 3
LIMIT = 0.5  # at least twice as fast
FONTS_FILE = """<?xml version="1.0"?>
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


OURS = """
import sys, time
from pathlib import Path
from desk_union.app import today
from desk_union.prints.lists.ledgerlist import printable
from desk_union.screens.desk import Desk
from desk_union.screens.paper.printpage import list_paper
from desk_union.store.book import open_book
from desk_union.store.listing import Ask
from desk_union.store.progress import finish
book, target, sheet = map(Path, sys.argv[1:])
desk = Desk(open_book(book), today)
people = desk.ledger("members.people")
start = time.perf_counter()
paper = finish(list_paper(desk, people, Ask(today()), printable(people)))
target.write_bytes(paper.pdf)
print(time.perf_counter() - start)
if not sheet.exists():
    finish(paper.saving("xlsx")(sheet))
"""


def run(*command: object, **more: str) -> str:
    environment: Mapping[str, str] = {**os.environ, **more}
    done = subprocess.run(
        [str(part) for part in command], check=True, cwd=ROOT, env=environment, capture_output=True, text=True
    )
    return done.stdout


@pytest.fixture
def book(books: Callable[[int], Path]) -> Path:
    return books(PEOPLE)


@pytest.fixture
def convert(tmp_path: Path) -> Callable[[Path], None]:
    """LibreOffice with a profile and fonts of its own, its PDF beside the workbook."""
    faces = tmp_path / "fonts.conf"
    faces.write_text(FONTS_FILE.format(fonts=FONTS, cache=tmp_path / "字体缓存"), encoding="utf-8")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"

    def go(sheet: Path) -> None:
        order = (SOFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", sheet.parent, sheet)
        run(*order, FONTCONFIG_FILE=str(faces))

    return go


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed on this computer")
def test_ten_thousand_rows_against_libreoffice(book: Path, convert: Callable[[Path], None], tmp_path: Path) -> None:
    ours, sheet, one_row = tmp_path / "名单.pdf", tmp_path / "名单簿.xlsx", tmp_path / "一行.csv"
    one_row.write_text("一行", encoding="utf-8")

    def prints() -> float:
        return float(run(sys.executable, "-c", OURS, book, ours, sheet))

    prints()
    convert(sheet)
    assert "曹晨超" in PdfReader(sheet.with_suffix(".pdf")).pages[0].extract_text(), "LibreOffice had no Chinese face"
    rounds = [(prints(), seconds(prints), seconds(lambda: convert(sheet))) for _ in range(ROUNDS)]
    bare = min(seconds(lambda: convert(one_row)) for _ in range(ROUNDS))
    inside, whole, theirs = (statistics.median(each) for each in zip(*rounds, strict=True))
    times = statistics.median(one / other for one, _, other in rounds)
    pages = len(PdfReader(ours).pages)
    say(f"{PEOPLE} people to PDF ({pages} pages) against LibreOffice", inside, theirs, times, LIMIT)
    print(f"with our start {whole:.2f} s, {whole / theirs:.2f}x; LibreOffice's start is {bare:.2f} s of its time,")
    print(f"without either start {inside / (theirs - bare):.2f}x")
    assert times <= LIMIT
