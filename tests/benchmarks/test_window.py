"""The window as a process: time to a usable window and memory with 100,000 rows open, against an empty window."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
START_LIMIT = 2.0
MEMORY_LIMIT_MIB = 100
ROUNDS = 5

EMPTY = """
import sys, time
start = time.perf_counter()
import sqlalchemy, sqlalchemy.orm
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication(sys.argv)
window = QMainWindow()
window.show()
"""
OURS = """
import sys, time
start = time.perf_counter()
from pathlib import Path
from desk_union.basis.days import today
from desk_union.screens.desk import Desk
from desk_union.store.book import open_book
from desk_union.ui.style import make_application
from desk_union.ui.window import MainWindow
from PySide6.QtCore import QTimer
application = make_application(sys.argv)
window = MainWindow(Desk(open_book(Path(sys.argv[1]), rows_later=True), today), lambda path: None)
window.show()
"""
SHOWN = """
def told():
    peak = next(line for line in open('/proc/self/status') if line.startswith('VmRSS')) if sys.platform == 'linux' else '0 0 0'
    print(time.perf_counter() - start, peak.split()[1])
    application.quit()
QTimer.singleShot(0, told)
application.exec()
"""
SCROLLED = """
from PySide6.QtTest import QTest
page = window.show_ledger('members.people')
QTest.qWait(300)
table = page.table
table.scrollToBottom()
QTest.qWait(300)
table.scrollToTop()
QTest.qWait(300)
"""


def run(script: str, *arguments: object) -> tuple[float, int]:
    """Seconds to the first turn of the event loop after the window is shown, and KiB of memory then."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, kib = done.stdout.split()[-2:]
    return float(seconds), int(kib)


def test_start_against_an_empty_window(books: Callable[[int], Path]) -> None:
    path = books(1_000)
    run(OURS + SHOWN, path)
    pairs = [(run(OURS + SHOWN, path)[0], run(EMPTY + SHOWN)[0]) for _ in range(ROUNDS)]
    # The quickest of each: whatever else the machine does only ever adds.
    times = min(one for one, _ in pairs) / min(other for _, other in pairs)
    print(f"\nstart: {[(round(a, 2), round(b, 2)) for a, b in pairs]} s, {times:.2f}x (limit {START_LIMIT}x)")
    assert times <= START_LIMIT


def test_memory_of_a_large_ledger(books: Callable[[int], Path]) -> None:
    ours = run(OURS + SCROLLED + SHOWN, books(100_000))[1]
    empty = run(EMPTY + SHOWN)[1]
    more = (ours - empty) / 1024
    print(
        f"\nmemory with 100,000 people open and scrolled: {more:.0f} MiB above an empty window (limit {MEMORY_LIMIT_MIB} MiB)"
    )
    assert more <= MEMORY_LIMIT_MIB
