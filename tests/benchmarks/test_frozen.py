"""The shipped folder as a process: from its start to its first picture, against an empty window shipped alike."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "dist" / "desk_union" / "desk-union"
LIMIT = 2.0
ROUNDS = 5
EMPTY = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication(sys.argv)
window = QMainWindow()
window.show()
application.exec()
"""
# Qt itself tells when a window's picture is handed to the screen.
TELLING = {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "qt.widgets.painting.debug=true"}
SHOWN = b"Flushing"


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    (tmp_path / "empty.py").write_text(EMPTY, encoding="utf-8")
    folders = ["--distpath", tmp_path / "dist", "--workpath", tmp_path / "build", "--specpath", tmp_path]
    subprocess.run(
        [sys.executable, "-m", "PyInstaller", "-y", "--windowed", "--log-level", "ERROR", *folders, "empty.py"],
        cwd=tmp_path, check=True,
    )  # fmt: skip
    return tmp_path / "dist" / "empty" / "empty"


def seconds(home: Path, *command: object) -> float:
    start = time.perf_counter()
    with subprocess.Popen(
        [str(part) for part in command], env={**os.environ, **TELLING, "HOME": str(home)}, stderr=subprocess.PIPE
    ) as process:
        assert process.stderr is not None
        shown = next((time.perf_counter() for line in process.stderr if SHOWN in line), None)
        process.kill()
    assert shown is not None
    return shown - start


@pytest.mark.skipif(not PROGRAM.is_file(), reason="the folder is made by .ci/up.py build, on Linux")
def test_first_window_against_an_empty_one(empty: Path, tmp_path: Path) -> None:
    book = tmp_path / "示例 账本.desk"
    subprocess.run([PROGRAM, "new", book, "--union", "示例厂工会", "--sample"], check=True)
    ours, other = (tmp_path, PROGRAM, "--book", book), (tmp_path, empty)
    seconds(*ours), seconds(*other)  # from disk once, so that both are measured warm
    pairs = [(seconds(*ours), seconds(*other)) for _ in range(ROUNDS)]
    # The quickest of each: whatever else the machine does only ever adds.
    times = min(one for one, _ in pairs) / min(other for _, other in pairs)
    print(f"\nfrozen start: {[(round(a, 2), round(b, 2)) for a, b in pairs]} s, {times:.2f}x (limit {LIMIT}x)")
    assert times <= LIMIT
