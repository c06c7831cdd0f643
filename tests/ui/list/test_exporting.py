from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog

from desk_union.screens.list.exportpage import ExportPage
from desk_union.screens.list.listpage import ListPage
from desk_union.ui.kit import dialogs
from desk_union.ui.list.exporting import ExportDialog


@pytest.fixture
def dialog(qtbot, desk):
    page = ListPage(desk, desk.ledger("members.people"))
    page.choose_columns(["name", "phone"])
    dialog = ExportDialog(None, ExportPage.of(page))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_file_gets_its_ending_and_the_clerk_is_told(dialog, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(dialogs, "tell", lambda _parent, sentence: told.append(sentence))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "名册"), ""))
    dialog.kind.setCurrentIndex(1)
    dialog.write()
    assert (tmp_path / "名册.csv").exists()
    assert "3 行" in told[0]


def test_what_goes_out_is_said_before(dialog):
    assert "移动电话" not in dialog.says.text()
    dialog.private.setChecked(True)
    assert "移动电话" in dialog.says.text()
    dialog.every.setChecked(True)
    assert "学历" in dialog.says.text()


def test_the_upload_sheet_offers_no_columns(dialog):
    dialog.kind.setCurrentIndex(dialog.kind.count() - 1)
    assert not dialog.every.isVisible()
    assert not dialog.private.isVisible()
    assert "20 列" in dialog.says.text()


def test_given_up_writes_nothing(dialog, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    dialog.write()
    assert dialog.isVisible()
    assert list(tmp_path.glob("*.xlsx")) == []
