"""The window as a process: time to a usable window and memory with 100,000 rows open, against an empty window.

Measured on two shared cores of Linux, Python 3.11.7, PySide6 6.12.0 offscreen, with both tabs in the program: usable
1.6 to 1.7 times an empty window in processor time (0.46 s against 0.28 s), 工作台 filled after 2.2 to 2.5 times. Before,
with all ledgers read first, it was 2.2 to 2.4. Memory: 88 MiB above an empty window; of these fonts take 10, the window
6, 工作台 about 20, the form of a person with its 56 fields 16. What must not be loaded early is named in
``tests/ui/test_opening.py``.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

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
# The program as a clerk starts it, from the first line of Python to the first turn of its loop with the window there:
# the book opened, the window shown and listening. Then on, until 工作台 is filled (the trail is looked over after that).
OURS = """
import sys, time
start = time.perf_counter()
from desk_union import __main__ as program
def window(book):
    from desk_union import app
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication
    class Watched(app.MainWindow):
        def showEvent(self, event):
            super().showEvent(event)
            QTimer.singleShot(0, self.usable)
        def usable(self):
            self.at = time.perf_counter() - start
            self.look()
        def look(self):
            if self._today is None:
                QTimer.singleShot(1, self.look)
            else:
                print(self.at, time.perf_counter() - start)
                QApplication.quit()
    app.MainWindow = Watched
    return app.open_window(book)
program._window = window
program.main(["--book", sys.argv[1]])
"""
EMPTY_SHOWN = """
def told():
    now = time.perf_counter() - start
    print(now, now)
    application.quit()
QTimer.singleShot(0, told)
application.exec()
"""
OPEN = """
import sys
from pathlib import Path
from desk_union.basis.days import today
from desk_union.screens.desk import Desk
from desk_union.store.book import open_book
from desk_union.ui.kit.style import make_application
from desk_union.ui.frame.window import MainWindow
from PySide6.QtCore import QTimer
application = make_application(sys.argv)
window = MainWindow(Desk(open_book(Path(sys.argv[1]), rows_later=True), today), lambda path: None)
window.show()
"""
MEMORY = """
def told():
    size = next(line for line in open("/proc/self/status") if line.startswith("VmRSS"))
    print(0, size.split()[1])
    application.quit()
QTimer.singleShot(0, told)
application.exec()
"""
SCROLLED = """
from PySide6.QtTest import QTest
QTest.qWait(500)  # 工作台 is filled
page = window.show_ledger('members.people')
QTest.qWait(300)
table = page.table
table.scrollToBottom()
QTest.qWait(300)
table.scrollToTop()
QTest.qWait(300)
"""


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., tuple[float, float]]:
    """Runs a script in a process and reads two numbers from it.

    As on a computer where the program has run before: Python's compiled files are there (the first run of each script
    makes them), the disk is warm, and the user's folders are the test's own.
    """
    home = tmp_path_factory.mktemp("家")
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"QT_QPA_PLATFORM": "offscreen", "HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    environment |= {"PYTHONPYCACHEPREFIX": str(home / "pyc")}

    def go(script: str, *arguments: object) -> tuple[float, float]:
        command = [sys.executable, "-c", script, *map(str, arguments)]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
        first, second = done.stdout.split()[-2:]
        return float(first), float(second)

    return go


def test_start_against_an_empty_window(run: Callable[..., tuple[float, float]], books: Callable[[int], Path]) -> None:
    path = books(1_000)
    run(OURS, path), run(EMPTY + EMPTY_SHOWN)
    rounds = [(run(OURS, path), run(EMPTY + EMPTY_SHOWN)[0]) for _ in range(ROUNDS)]
    # The quickest of each: whatever else the machine does only ever adds.
    bare = min(empty for _, empty in rounds)
    times = min(usable for (usable, _), _ in rounds) / bare
    whole = min(filled for (_, filled), _ in rounds) / bare
    shown = [(round(usable, 2), round(filled, 2), round(empty, 2)) for (usable, filled), empty in rounds]
    print(f"\nstart: {shown} s, {times:.2f}x (limit {START_LIMIT}x), with 工作台 filled {whole:.2f}x")
    assert times <= START_LIMIT


@pytest.mark.skipif(sys.platform != "linux", reason="reads its memory from /proc")
def test_memory_of_a_large_ledger(run: Callable[..., tuple[float, float]], books: Callable[[int], Path]) -> None:
    ours = run(OPEN + SCROLLED + MEMORY, books(100_000))[1]
    empty = run(EMPTY + MEMORY)[1]
    more = (ours - empty) / 1024
    print(
        f"\nmemory with 工作台 seen, 100,000 people open and scrolled: {more:.0f} MiB above an empty window (limit {MEMORY_LIMIT_MIB} MiB)"
    )
    assert more <= MEMORY_LIMIT_MIB
