"""No words of a label, button or box are cut off, on a small screen at 150 % nor with the largest letters."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout

from desk_union.ui.kit.fitting import Elided
from desk_union.ui.manual.looks import cut

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("look", ["150", "150large"])
def test_nothing_is_cut_in_any_window(look, tmp_path):
    # Screen and scale are given when a process begins.
    done = subprocess.run(
        [sys.executable, "-m", "desk_union.ui.manual.looks", str(tmp_path), look],
        cwd=ROOT, env={**os.environ, "PYTHONIOENCODING": "utf-8"}, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.stdout == ""
    assert done.returncode == 0, done.stderr
    assert len(list((tmp_path / look).glob("*.png"))) > 50


@pytest.fixture
def dialog(qtbot):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    QVBoxLayout(dialog)
    return dialog


def test_a_cut_label_is_told(dialog):
    label = QLabel("很长很长的一行字放不下")
    label.setMaximumWidth(40)
    dialog.layout().addWidget(label)
    dialog.show()
    assert "很长很长" in cut(dialog)[0]


def test_a_least_width_below_the_words_is_told(dialog):
    button = QPushButton("保存并新增下一行")
    button.setMinimumWidth(30)
    dialog.layout().addWidget(button)
    dialog.resize(60, 80)
    dialog.show()
    dialog.setFixedWidth(60)
    assert "保存并新增" in cut(dialog)[0]


def test_a_window_larger_than_the_screen_is_told(dialog):
    dialog.setMinimumWidth(dialog.screen().availableSize().width() + 10)
    dialog.show()
    assert "屏幕" in cut(dialog)[0]


def test_words_that_end_in_dots_are_whole_in_the_tooltip(dialog):
    label = Elided()
    label.setText("很长很长的一行字放不下")
    dialog.layout().addWidget(label)
    dialog.setFixedWidth(100)
    dialog.show()
    assert cut(dialog) == []
    assert label.shown.endswith("…")
    assert label.toolTip() == label.text() == "很长很长的一行字放不下"
    dialog.setFixedWidth(600)
    dialog.adjustSize()
    label.resize(500, 20)
    assert (label.shown, label.toolTip()) == (label.text(), "")
