from __future__ import annotations

from datetime import date

import pytest

from desk_union.members.ledgers import PEOPLE
from desk_union.store import rows
from desk_union.ui.kit import dialogs
from desk_union.ui.members.duplicates import SECOND, DuplicatesDialog
from desk_union.ui.members.missing import MissingDialog
from tests.screens.desks import TODAY, count, small_desk


@pytest.fixture
def desk(tmp_path):
    with small_desk(tmp_path) as desk:
        with desk.book.deed("登记") as session:
            for job in ("车工", "钳工"):
                born = {"name": "刘文静", "born_on": date(1988, 5, 6), "sex": "女", "job": job}
                rows.save_row(session, PEOPLE, None, born, TODAY)
        yield desk


@pytest.fixture
def gone():
    return []


@pytest.fixture
def dialog(qtbot, desk, gone):
    dialog = DuplicatesDialog(None, desk, lambda code, ids: gone.append((code, list(ids))))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_merging_with_the_second_kept(dialog, desk, monkeypatch):
    monkeypatch.setattr(dialogs, "ask", lambda *_, **__: True)
    before = count(desk)
    assert dialog.pairs.rowCount() == 1
    dialog.keeping.button(SECOND).setChecked(True)
    assert dialog.choosers["job"].currentText() == "用第二个"
    dialog.merge()
    assert count(desk) == before - 1
    assert dialog.pairs.rowCount() == 0
    assert not dialog.merge_button.isEnabled()
    assert "合并" in dialog.sentence.text()


def test_without_a_yes_nothing_is_merged(dialog, desk, monkeypatch):
    monkeypatch.setattr(dialogs, "ask", lambda *_, **__: False)
    before = count(desk)
    dialog.merge()
    assert count(desk) == before


def test_told_apart(dialog):
    dialog.tell_apart()
    assert dialog.pairs.rowCount() == 0
    assert "不是同一人" in dialog.sentence.text()


def test_both_are_opened(dialog, gone):
    pair = dialog.pair()
    dialog.open_both()
    assert gone == [("members.people", [pair.one, pair.other])]


def test_gaps_narrowed_to_a_field_are_opened(qtbot, desk, gone):
    dialog = MissingDialog(None, desk, lambda code, ids: gone.append((code, list(ids))))
    qtbot.addWidget(dialog)
    everybody = dialog.table.rowCount()
    dialog.fields.setCurrentIndex(dialog.fields.findData("移动电话"))
    assert 0 < dialog.table.rowCount() < everybody
    dialog.open_all()
    ((code, ids),) = gone
    assert (code, len(ids)) == ("members.people", 2)
