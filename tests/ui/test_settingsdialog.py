from __future__ import annotations

import pytest

from desk_union.ui import dialogs, style
from desk_union.ui.settingsdialog import SettingsDialog
from tests.screens.desks import count, small_desk


@pytest.fixture
def desk(tmp_path):
    with small_desk(tmp_path) as desk:
        yield desk


@pytest.fixture
def dialog(qtbot, desk):
    dialog = SettingsDialog(None, desk)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def told(monkeypatch):
    sentences = []
    monkeypatch.setattr(dialogs, "tell", lambda _parent, sentence, *_: sentences.append(sentence))
    return sentences


def test_everything_is_saved_at_once(dialog, desk, tmp_path):
    dialog.union.setText("新名称工会")
    dialog.ages["young"].setValue(28)
    dialog.within_year.setChecked(True)
    dialog.stick.setText(str(tmp_path))
    dialog.save()
    assert desk.union_name == "新名称工会"
    assert (dialog.page.lines.young, dialog.page.lines.within_year) == (28, True)
    assert dialog.page.stick == tmp_path
    assert dialog.result() == SettingsDialog.DialogCode.Accepted


def test_a_fault_is_told_and_the_dialog_stays(dialog, desk):
    before = desk.union_name
    dialog.union.setText(" ")
    dialog.save()
    assert dialog.note.isVisible()
    assert dialog.isVisible()
    assert desk.union_name == before


def test_text_size_takes_effect(qapp, dialog):
    before = style.text_size()
    try:
        dialog.size_box.setCurrentText("特大")
        dialog.save()
        assert style.text_size() == "特大"
        assert qapp.font().pointSizeF() == style.SIZES["特大"]
    finally:
        style.set_text_size(before)


def test_a_password_is_set_and_taken_away(dialog, desk, told, monkeypatch):
    dialog.new.setText("kqz31m")
    dialog.again.setText("kqz31n")
    dialog.set_password()
    assert "不一样" in dialog.note.text()
    assert not desk.book.encrypted
    dialog.again.setText("kqz31m")
    dialog.set_password()
    assert desk.book.encrypted
    assert dialog.new.text() == ""
    assert dialog.remove_button.isEnabled()
    monkeypatch.setattr(dialogs, "ask", lambda *_, **__: True)
    dialog.old.setText("wrong-one")
    dialog.remove_password()
    assert "原来的密码不对" in dialog.note.text()
    dialog.old.setText("kqz31m")
    dialog.remove_password()
    assert not desk.book.encrypted
    assert [sentence[:5] for sentence in told] == ["密码换好了", "密码已取消"]
    assert count(desk) == 3
