"""F1 opens the manual in every dialog, at a page that is there."""

from __future__ import annotations

import importlib
import pkgutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

import desk_union.ui
from desk_union import tabs
from desk_union.screens.book import helppages
from desk_union.ui.frame.palette import GoTo
from desk_union.ui.kit import helping
from desk_union.ui.kit.dialogframe import Framed, Once
from desk_union.ui.kit.jobs import ProgressDialog
from tests.screens.desks import small_desk

for module in pkgutil.walk_packages(desk_union.ui.__path__, "desk_union.ui."):
    importlib.import_module(module.name)

WORKING = {ProgressDialog}  # asks nothing; nothing else may be opened while it works


def below(kind):
    return {each for one in kind.__subclasses__() for each in (one, *below(one)) if each.__module__.startswith("desk_union")}


DIALOGS = sorted(below(QDialog) - WORKING - {Once, Framed}, key=lambda each: each.__name__)


@pytest.fixture(scope="module")
def codes():
    return {page.code for page in helppages.pages(tabs.ledgers())}


def test_all_dialogs_are_seen():
    assert len(DIALOGS) > 35


@pytest.mark.parametrize("dialog", DIALOGS, ids=lambda each: each.__name__)
def test_every_dialog_has_a_page(dialog, codes):
    assert issubclass(dialog, Once)
    assert dialog.help_page in codes


@pytest.mark.parametrize("deed", [deed for deed in tabs.deeds() if deed.page], ids=lambda deed: deed.code)
def test_every_page_that_a_deed_names_is_there(deed, codes):
    assert deed.page in codes


def test_f1_opens_it(qtbot, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(helping, "_openers", [lambda _asking, page: opened.append(page)])
    with small_desk(tmp_path) as desk:
        dialog = GoTo(None, desk, [], [])
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        dialog.line.setFocus()
        qtbot.keyClick(dialog.line, Qt.Key.Key_F1)
    assert opened == ["search"]
