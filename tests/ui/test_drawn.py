"""The compiled forms are those of the .ui files, and PySide's miscounted constants stay alive."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FORMS = sorted((ROOT / "forms" / "screens").glob("*.ui"))
UIC = Path(sys.executable).with_name("pyside6-uic")


def plain(code: str) -> str:
    """Without comments (they name version and time) and without differences of layout."""
    return re.sub(r"\s+", "", re.sub(r"^\s*#.*$", "", code, flags=re.MULTILINE))


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.stem)
def test_compiled_forms_are_up_to_date(form):
    made = subprocess.run([UIC, form], capture_output=True, text=True, check=True, encoding="utf-8").stdout
    kept = (ROOT / "desk_union" / "ui" / "drawn" / f"{form.stem}.py").read_text(encoding="utf-8")
    assert plain(made) == plain(kept), f"run: pyside6-uic {form.name} -o desk_union/ui/drawn/{form.stem}.py"


EMITTING = """
from desk_union.ui.kit.immortal import keep_constants_alive
keep_constants_alive()
from PySide6.QtCore import QCoreApplication, QObject, Signal
class Source(QObject):
    sent = Signal()
application = QCoreApplication([])
source = Source()
for _ in range(20_000):
    source.sent.emit()
    source.setObjectName("x")
print("alive")
"""


def test_many_calls_do_not_end_the_program():
    done = subprocess.run([sys.executable, "-c", EMITTING], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "alive", done.stderr
