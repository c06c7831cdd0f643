"""The sentence on the screen while the program is opening: there at once, gone when the window comes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desk_union.ui.frame.opening import SENTENCE, BookOpening

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ROOT = Path(__file__).parents[3]


def test_it_goes_when_a_window_comes(qtbot: QtBot, qapp: QApplication):
    opening = BookOpening(qapp)
    qtbot.addWidget(opening)
    opening.show()
    assert opening.isVisible()
    assert SENTENCE in [label.text() for label in opening.findChildren(QLabel)]
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    assert not opening.isVisible()


def test_nothing_slow_is_waited_for():
    script = (
        "import sys; import desk_union.__main__, desk_union.ui.frame.opening\n"
        "sys.exit(','.join({'sqlalchemy', 'reportlab', 'openpyxl'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr.strip() == ""


# What the window does without until its first page is filled or something is asked of it.
LATER = {
    "PIL", "alembic", "docx", "openpyxl", "pypinyin", "python_calamine", "reportlab", "sqlite3", "stdnum",
    "desk_union.commands.parser", "desk_union.describe.ledger", "desk_union.exchange", "desk_union.funds.ledgers",
    "desk_union.funds.tables", "desk_union.members.ledgers", "desk_union.members.tables", "desk_union.prints",
}  # fmt: skip
# Left at once: an exit out of an event of Qt's may wait for threads that wait for the window.
SHOWN = """
import os, sys
from desk_union import __main__ as program
def window(book):
    from desk_union import app
    class Watched(app.MainWindow):
        def showEvent(self, event):
            super().showEvent(event)
            print(*sys.modules, file=sys.stderr, flush=True)
            os._exit(0)
    app.MainWindow = Watched
    return app.open_window(book)
program._window = window
program.main(["--book", sys.argv[1]])
"""


def test_the_window_shows_before_ledgers_and_heavy_libraries_are_read(tmp_path: Path):
    """The speed of the start (tests/benchmarks) stands on this; red with the name of what came in too early."""
    path = tmp_path / "账本.desk"
    make = (
        "import sys; from desk_union.store import book, operator; made = book.create_book(sys.argv[1], union_name='厂'); "
        "operator.keep(made, '王干事'); made.close()"  # else the window asks who works with it
    )
    for script in (make, SHOWN):  # in a process of its own, without the tables of tests
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)}
        command = [sys.executable, "-c", script, str(path)]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert "desk_union.ui.frame.window" in done.stderr.split()
    assert LATER & set(done.stderr.split()) == set()
