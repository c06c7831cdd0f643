"""Qt's own windows, which come up where the system has none, speak Chinese to the last word."""

from __future__ import annotations

import re

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrintPreviewDialog
from PySide6.QtWidgets import (
    QColorDialog,
    QComboBox,
    QFileDialog,
    QInputDialog,
    QLabel,
    QMessageBox,
    QTabWidget,
    QWidget,
)

from desk_union.ui.kit import style

ENGLISH = re.compile(r"[A-Za-z]{3,}")
NAMES = {"PDF", "HTML", "CMYK", "RGB"}


def files():
    dialog = QFileDialog(None, "选文件")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    return dialog


def said(window):
    """Labels, buttons, headings of groups and tabs; not the contents of lists and lines."""
    for one in window.findChildren(QWidget):
        if isinstance(one, QTabWidget):
            yield from (one.tabText(place) for place in range(one.count()))
        elif isinstance(one, QLabel) or not isinstance(one, QComboBox):
            for read in ("text", "title"):
                words = getattr(one, read, None)
                if words is not None and not one.inherits("QLineEdit") and not one.inherits("QTextEdit"):
                    yield str(words())


@pytest.mark.parametrize("make", [files, QPrintDialog, QPrintPreviewDialog, QColorDialog, QInputDialog, QMessageBox])
def test_no_english_word_is_left(qtbot, qapp, make):
    style.make_application([])
    window = make()
    qtbot.addWidget(window)
    window.show()
    words = [text for text in said(window) if set(ENGLISH.findall(text)) - NAMES]
    assert [text for text in words if not text.startswith("/")] == []
