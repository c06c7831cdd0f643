from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desk_union.prints import stationery
from desk_union.ui.book.settingsdialog import SettingsDialog
from desk_union.ui.frame import errands
from desk_union.ui.frame.window import MainWindow
from desk_union.ui.kit import dialogs, style
from tests.screens.desks import count


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
    ages = next(page for page in dialog.of_tabs if page.title == "年龄")
    ages.ages["young"].setValue(28)
    ages.within_year.setChecked(True)
    dialog.stick.setText(str(tmp_path))
    dialog.save()
    assert desk.union_name == "新名称工会"
    assert (ages.page.lines.young, ages.page.lines.within_year) == (28, True)
    assert dialog.page.stick == tmp_path
    assert dialog.result() == SettingsDialog.DialogCode.Accepted


def test_a_fault_is_told_and_the_dialog_stays(dialog, desk):
    before = desk.union_name
    dialog.union.setText(" ")
    dialog.save()
    assert dialog.note.isVisible()
    assert dialog.isVisible()
    assert desk.union_name == before


def test_words_signers_and_faces_are_saved(dialog, desk):
    dialog.words.boxes["staff"].setCurrentText("员工")
    assert "员工花名册" in dialog.words.sample.text()
    dialog.signers.name.setText("王干事")
    dialog.signers.add_button.click()
    dialog.signers.role.setCurrentText("负责人")
    dialog.signers.name.setText("赵主席")  # never pressed 加入
    box = dialog.faces.boxes["body"]
    box.setCurrentIndex(box.count() - 1)
    dialog.save()
    assert desk.wording.chosen == {"staff": "员工"}
    assert [(one.role, one.name) for one in dialog.page.signers] == [("填表人", "王干事"), ("负责人", "赵主席")]
    assert dialog.page.faces == {"body": box.currentData()}


def test_a_signer_is_taken_off_again(dialog):
    dialog.signers.name.setText("王干事")
    dialog.signers.add()
    dialog.signers.table.selectRow(0)
    dialog.signers.remove_button.click()
    dialog.save()
    assert dialog.page.signers == ()


def test_a_face_that_is_not_here_stays_chosen(qtbot, desk):
    with desk.book.deed("字体") as session:
        stationery.write_faces(session, {"head": "没有的字体"})
    dialog = SettingsDialog(None, desk)
    qtbot.addWidget(dialog)
    assert "这台电脑上没有" in dialog.faces.boxes["head"].currentText()
    dialog.save()
    assert dialog.page.faces == {"head": "没有的字体"}


def test_a_refusal_shows_its_page(dialog):
    dialog.show()
    dialog.signers.name.setText("王干事")
    dialog.signers.since.setText("哪天")
    dialog.names.setCurrentRow(5)
    dialog.save()
    assert dialog.note.isVisible()
    assert dialog.pages.currentWidget() is dialog.signers


def test_every_page_is_reached_by_keys(qtbot, dialog):
    seen = []
    for _ in range(dialog.names.count()):
        seen.append(dialog.names.currentItem().text())
        qtbot.keyClick(dialog.union, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert seen == ["工会", "年龄", "自设栏目", "用词", "签名人", "打印字体", "显示", "备份", "密码", "导入", "隐私", "打印记录"]
    assert dialog.names.currentRow() == 0


def test_the_window_speaks_the_unions_words_at_once(qtbot, desk, monkeypatch):
    window = MainWindow(desk, lambda _path: None)
    qtbot.addWidget(window)
    window.show_ledger("members.children")

    def choose(dialog):
        dialog.words.boxes["staff"].setCurrentText("员工")
        dialog.save()

    monkeypatch.setattr(SettingsDialog, "exec", choose)
    errands.settings(window)
    assert window.page.ledger.title == "员工子女登记"
    assert [window.ui.ledgers.item(n).text() for n in range(window.ui.ledgers.count())].count("员工子女登记") == 1


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


def test_a_password_typed_and_saved_is_set(dialog, desk, told):
    dialog.new.setText("红旗 渠水 1969")
    dialog.again.setText("红旗 渠水 1968")
    dialog.save()
    assert dialog.isVisible()
    assert dialog.pages.currentWidget() is dialog.secret
    assert dialog.note.text()
    assert not desk.book.encrypted
    dialog.again.setText("红旗 渠水 1969")
    dialog.save()
    assert desk.book.encrypted
    assert not dialog.isVisible()


def test_enter_goes_down_the_password_to_its_own_button(qtbot, dialog):
    dialog.names.setCurrentRow(dialog.pages.indexOf(dialog.secret))
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.new.setFocus()
    for after in (dialog.again, dialog.set_button):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
        assert dialog.focusWidget() is after


def test_who_works_here_is_changed_and_never_empty(dialog, desk):
    from desk_union.store import operator

    dialog.operator.setText(" ")
    dialog.save()
    assert "操作人" in dialog.note.text()
    dialog.operator.setText("李干事")
    dialog.save()
    assert (operator.operator_of(desk.book), desk.who, desk.book.who) == ("李干事",) * 3
