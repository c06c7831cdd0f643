"""The sentence on the screen while the program is opening: there at once, gone when the window comes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desk_union.ui.opening import SENTENCE, Opening

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ROOT = Path(__file__).parents[2]


def test_it_goes_when_a_window_comes(qtbot: QtBot, qapp: QApplication):
    opening = Opening(qapp)
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
        "import sys; import desk_union.__main__, desk_union.ui.opening\n"
        "sys.exit(','.join({'sqlalchemy', 'reportlab', 'openpyxl'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr.strip() == ""
