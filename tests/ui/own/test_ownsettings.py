"""An own column declared in the settings is in list, card and form at once, and out of them when it is retired."""

from __future__ import annotations

import pytest

from desk_union.members.ledgers import PEOPLE
from desk_union.screens.desk import Desk
from desk_union.store.book import open_book
from desk_union.ui.book.settingsdialog import SettingsDialog
from desk_union.ui.frame.window import MainWindow
from desk_union.ui.own.ownsettings import OwnFieldsTab


@pytest.fixture
def dialog(qtbot, desk):
    dialog = SettingsDialog(None, desk)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def page_of(dialog):
    (page,) = (page for page in dialog.of_tabs if isinstance(page, OwnFieldsTab))
    dialog.pages.setCurrentWidget(page)
    return page


def declare(page, label, kind="整数", choices=""):
    page.ledger.setCurrentText(PEOPLE.title)
    page.label.setText(label)
    page.kind.setCurrentText(kind)
    page.choices.setText(choices)
    page.add_button.click()


def test_one_is_added_and_told(dialog, desk):
    page = page_of(dialog)
    declare(page, "鞋码")
    assert page.answer.text() == f"已给“{PEOPLE.title}”加了栏目“鞋码”。"
    assert page.lines[-1].cells == (PEOPLE.title, "鞋码", "整数", "0", "在用")
    assert PEOPLE.by_label["鞋码"].group == "自设栏目"


@pytest.mark.parametrize(("label", "kind", "told"), [("手机", "文字", "也叫“手机”"), ("班次", "选项", "可选的词"), ("", "文字", "还没有填栏目名称")])
def test_a_refusal_stands_in_the_note_and_nothing_is_declared(dialog, label, kind, told):
    page = page_of(dialog)
    declare(page, label, kind)
    assert told in dialog.note.text()
    assert page.lines == []


def test_retired_and_brought_back(dialog):
    page = page_of(dialog)
    declare(page, "鞋码")
    page.table.selectRow(0)
    page.turn_button.click()
    assert "停用" in page.lines[0].cells[4]
    assert "鞋码" not in PEOPLE.by_label
    page.table.selectRow(0)
    page.turn_button.click()
    assert page.lines[0].cells[4] == "在用"
    assert "鞋码" in PEOPLE.by_label


def test_what_is_typed_and_not_added_is_kept_by_saving(dialog, desk):
    page = page_of(dialog)
    page.ledger.setCurrentText(PEOPLE.title)
    page.label.setText("鞋码")
    dialog.save()
    with desk.book.reading():
        assert "鞋码" in PEOPLE.by_label


def test_a_second_window_gains_it_when_it_is_refreshed(qtbot, desk):
    second = Desk(open_book(desk.book.path, clock=desk.book.clock), desk.today, "李干事")
    try:
        window = MainWindow(second, lambda _path: None)
        qtbot.addWidget(window)
        window.show()
        window.show_ledger("members.people")
        settings = OwnFieldsTab(desk)
        qtbot.addWidget(settings)
        declare(settings, "鞋码")
        key = PEOPLE.by_label["鞋码"].key
        window.commands.by_code["refresh"].trigger()
        assert key in window.show_ledger("members.people").panel.fields.rows
        window.close()
    finally:
        second.book.close()


def test_the_open_list_and_form_gain_and_lose_it(qtbot, window, desk):
    page = window.show_ledger("members.people")
    settings = OwnFieldsTab(desk)
    qtbot.addWidget(settings)
    declare(settings, "鞋码")
    window.refresh()
    page = window.show_ledger("members.people")
    key = PEOPLE.by_label["鞋码"].key
    assert key in page.panel.fields.rows
    assert "鞋码" in [shown.label for shown in page.page.columns]
    settings.table.selectRow(0)
    settings.turn_button.click()
    window.refresh()
    page = window.show_ledger("members.people")
    assert key not in page.panel.fields.rows
    assert "鞋码" not in [shown.label for shown in page.page.columns]


def test_a_row_being_typed_into_is_not_taken_away(qtbot, window, desk):
    page = window.show_ledger("members.people")
    page.table.go_to(0)
    page.settle()
    page.to_form()
    page.panel.fields.rows["job"].editor.widget.setText("钳工")
    settings = OwnFieldsTab(desk)
    qtbot.addWidget(settings)
    declare(settings, "鞋码")
    window.refresh()
    assert window.page is page
    page.panel.save()
    window.refresh()
    assert window.page is not page
    assert PEOPLE.by_label["鞋码"].key in window.page.panel.fields.rows
