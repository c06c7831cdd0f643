"""工作移交 in its dialog: what is proposed, changed by hand, handed over into a folder, and taken over again."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox, QFileDialog

from desk_union.reports.handing.ledgers import HAND_OVER_LINES, HAND_OVERS
from desk_union.store import listing, rows
from desk_union.ui.frame import errands
from desk_union.ui.kit import dialogs
from desk_union.ui.kit.naming import unnamed
from desk_union.ui.reports import handing
from desk_union.ui.reports.handing import HandOverDialog
from tests.screens.desks import TODAY


@pytest.fixture
def dialog(qtbot, desk):
    made = HandOverDialog(None, desk)
    qtbot.addWidget(made)
    made.show()
    return made


def held(desk, ledger):
    with desk.book.reading() as session:
        ids = listing.ids_of(session, ledger, listing.ListAsk(TODAY))
        return list(rows.values_of(session, ledger, ids, TODAY).values())


def test_it_begins_with_who_works_and_what_an_office_has(dialog):
    assert dialog.giver.text() == "王干事"
    assert [one.what for one in dialog.lines()][:2] == ["工会公章", "财务专用章"]
    assert dialog.open_table.rowCount() == int(dialog.pages.tabText(1).rpartition(" ")[2])


def test_things_are_changed_and_handed_over_into_a_folder(desk, dialog, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(dialogs, "tell", lambda _parent, sentence, more="": told.append((sentence, more)))
    dialog.taker.setText("李四")
    dialog.table.item(0, 2).setText("2枚")
    dialog.table.setCurrentCell(1, 1)
    dialog.remove_line()
    dialog.add_line()
    last = dialog.table.rowCount() - 1
    dialog.table.item(last, 1).setText("雨伞")
    box = dialog.table.cellWidget(last, 0)
    assert isinstance(box, QComboBox)
    box.setCurrentText("钥匙和设备")
    dialog.folder.setText(str(tmp_path))
    dialog.hand_over()
    lines = [(one["kind"], one["what"], one["amount"]) for one in held(desk, HAND_OVER_LINES)]
    assert ("印章", "工会公章", "2枚") in lines
    assert ("钥匙和设备", "雨伞", None) in lines
    assert "财务专用章" not in [what for _, what, _ in lines]
    assert told[0][0] == "移交文件夹已写好。"
    assert "是好的" in told[0][1]
    assert list(tmp_path.glob("工作移交*/先看这里.txt"))


def test_what_is_missing_is_told_and_nothing_is_kept(desk, dialog, tmp_path, monkeypatch):
    refused = []
    monkeypatch.setattr(dialogs, "show_refusal", lambda _parent, refusal: refused.append(refusal.reason))
    dialog.hand_over()
    dialog.taker.setText("李四")
    dialog.folder.setText(str(tmp_path / "没有插"))
    dialog.hand_over()
    assert refused[0] == "没有写接交人。"
    assert "没有插" in refused[1]
    assert held(desk, HAND_OVERS) == []


def test_every_control_says_what_it_is(dialog):
    assert list(unnamed(dialog)) == []


def test_the_folder_is_taken_over_by_naming_it(window, tmp_path, monkeypatch):
    (tmp_path / "账本.duback").write_bytes(b"")
    asked = []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    monkeypatch.setattr(errands, "backups", lambda _window, file: asked.append(file.name))
    handing.take_over(window)
    assert asked == ["账本.duback"]
