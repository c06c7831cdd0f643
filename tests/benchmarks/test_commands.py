"""Commands as processes: their start against an empty Python and against their libraries alone, with few and many tabs.

Measured by the processor time of user and system, the quickest of several turns by turns, because what else the machine
does only ever adds. Two shared cores of Linux, Python 3.11.7: ``--help`` 2.4 times an empty Python (was 40 times); one
page 1.5 to 2.0 times of a process that only imports SQLAlchemy and reportlab (was 2.3 to 3), of which mapping tables,
opening the book with its checks, and drawing are a third each.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desk_union.founding import new_book
from desk_union.store import schema_digests
from desk_union.store.engine import make_engine
from desk_union.store.examine import columns_in
from desk_union.store.guards import present_guards

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., float]

ROOT = Path(__file__).parents[2]
ROUNDS = 7
HELP_LIMIT, PAGE_LIMIT, TABS_LIMIT = 3.0, 2.0, 1.1
LIBRARIES = "import sqlalchemy, sqlalchemy.orm, reportlab.pdfgen.canvas"
PAGES = {
    "members.roster": (), "members.structure": ("--year", "2026"), "funds.trial_balance": ("--year", "2026"),
    "funds.balance_sheet": ("--year", "2026"), "funds.voucher": ("--id", "3"),
}  # fmt: skip
# Three times the tables, in tabs that nobody asks for anything, with the digests that their release would have.
MORE_TABS = """
import sys
from desk_union.describe.tab import Named, Tab
from desk_union import tabs
from desk_union.store import schema_digests
schema_digests.COLUMNS, schema_digests.GUARDS = %r
more = [Tab(name=f"多{n}", prefix=f"more{n}", tables=f"more{n}", ledgers=Named(f"more{n}:LEDGERS"),
            sheets=Named(f"more{n}:SHEETS"), figures=Named(f"more{n}:FIGURES")) for n in range(%d)]
with tabs.with_tabs(*more):
    from desk_union.__main__ import main
    sys.exit(main(sys.argv[1:]))
"""
TABLES = """
from sqlalchemy.orm import Mapped
from desk_union.store.base import Row
LEDGERS = SHEETS = FIGURES = ()
for n in range(25):
    kept = {"__tablename__": f"{__name__}_{n}", "__module__": __name__,
            "__annotations__": {f"word{m}": Mapped[str | None] for m in range(10)}}
    type(f"Kept{__name__}{n}", (Row,), kept)
"""
FEW, MANY = 0, 4


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs Python with these arguments and gives its processor time; the first run of each makes its byte code."""
    home = tmp_path_factory.mktemp("家")
    for n in range(MANY):
        (home / f"more{n}.py").write_text(TABLES, encoding="utf-8")
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPYCACHEPREFIX": str(home / "pyc"), "HOME": str(home), "PYTHONPATH": str(home)}

    def go(*arguments: object) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [sys.executable, *map(str, arguments)]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    return go


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("示例") / "示例.desk"
    now = datetime(2026, 11, 20, 9, 0)
    new_book(path, "示例厂工会", today=date(2026, 11, 20), clock=lambda: now, sample=True).close()
    return path


def told(what: str, ours: Callable[[], float], bare: Callable[[], float], limit: float) -> float:
    """How many times the one takes of the other; both once before, for their byte code."""
    ours(), bare()
    rounds = [(ours(), bare()) for _ in range(ROUNDS)]
    one, other = (min(times) for times in zip(*rounds, strict=True))
    print(f"\n{what}: {one * 1000:.0f} ms against {other * 1000:.0f} ms, {one / other:.2f}x (limit {limit}x)")
    return one / other


def test_help_against_an_empty_python(run: Run) -> None:
    times = told("--help", lambda: run("-m", "desk_union", "--help"), lambda: run("-c", "pass"), HELP_LIMIT)
    assert times <= HELP_LIMIT


@pytest.mark.parametrize("code", PAGES)
def test_a_page_against_its_libraries(code: str, run: Run, sample: Path) -> None:
    command = ("-m", "desk_union", "print", sample, code, *PAGES[code], "-o", sample.with_suffix(".pdf"))
    times = told(code, lambda: run(*command), lambda: run("-c", LIBRARIES), PAGE_LIMIT)
    assert times <= PAGE_LIMIT


@pytest.mark.parametrize("code", ["members.structure", "funds.trial_balance"])
def test_start_does_not_grow_with_the_tabs(code: str, run: Run, tmp_path: Path) -> None:
    """100 more tables in four tabs, in the book too; measured 1.0x."""
    books = {FEW: tmp_path / "少.desk", MANY: tmp_path / "多.desk"}
    digests = {}
    for count, path in books.items():
        run("-c", MORE_TABS % (("", ""), count), "new", path, "--union", "厂工会", "--sample")
        engine = make_engine(path, None, writes=False)
        with engine.connect() as book:
            texts = present_guards(book).items()
            digests[count] = (schema_digests.digest(columns_in(book)), schema_digests.digest(texts))
        engine.dispose()

    def page(count: int) -> float:
        command = ("print", books[count], code, "--year", "2026", "-o", tmp_path / "页.pdf")
        return run("-c", MORE_TABS % (digests[count], count), *command)

    times = told(f"{code} with {25 * MANY} more tables", lambda: page(MANY), lambda: page(FEW), TABS_LIMIT)
    assert times <= TABS_LIMIT
