"""会员档案 in the window: opened from a row and from Ctrl+K, gone through, written in, printed, left again."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from desk_union.members.ledgers import CHILDREN, PEOPLE
from desk_union.screens.goto import Place
from desk_union.screens.privacy import shown_log
from desk_union.store import rows
from desk_union.ui.form.parts import RowDialog
from desk_union.ui.frame import errands
from desk_union.ui.frame.window import MainWindow
from desk_union.ui.kit import dialogs
from desk_union.ui.members.personfile import FACTS, FILES, HISTORY
from desk_union.ui.paper import printing
from tests.screens.desks import TODAY

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier

pytestmark = pytest.mark.people(5)


def forget(window):
    for page in window._ledger_pages.values():
        page.panel.show_nothing()


@pytest.fixture
def window(qtbot, desk):
    window = MainWindow(desk, lambda _path: None)
    qtbot.addWidget(window, before_close_func=forget)
    window.resize(1366, 728)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def page(window):
    page = window.show_ledger("members.people")
    page.to_table()
    return page


def press(qtbot, key, modifier=NONE):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)
    QApplication.processEvents()


def opened(qtbot, window, page, row=0):
    """By the sound of their names: 张二, 张三, 张四, 张五, 张一."""
    page.table.go_to(row)
    page.table.setFocus()
    press(qtbot, Qt.Key.Key_Return, ALT)
    assert window.files.in_sight is not None
    return window.files.in_sight


def labels(file):
    return [file.ui.fileTabs.item(at).text() for at in range(file.ui.fileTabs.count())]


def test_alt_enter_opens_the_file_and_escape_goes_back_to_the_row(qtbot, window, page):
    file = opened(qtbot, window, page)
    assert (file.ui.name.text(), file.tab) == ("张二", FACTS)
    assert "第 1 人，共 5 人" in file.ui.place.text()
    assert QApplication.focusWidget() is file.ui.fileTabs
    press(qtbot, Qt.Key.Key_Down, ALT)
    press(qtbot, Qt.Key.Key_Down, ALT)
    press(qtbot, Qt.Key.Key_Up, ALT)
    assert file.ui.name.text() == "张三"
    press(qtbot, Qt.Key.Key_Escape)
    assert window.page is page
    assert page.page.names(page.table.ids()) == "张三"
    assert QApplication.focusWidget() is page.table


def test_double_click_and_enter_still_go_to_the_form(qtbot, window, page):
    page.table.go_to(0)
    press(qtbot, Qt.Key.Key_Return)
    assert window.files.in_sight is None
    assert page.panel.isAncestorOf(QApplication.focusWidget())


def test_the_menu_on_a_row_offers_the_file(window, page):
    page.table.menu_wanted.emit()
    assert "会员档案" in [action.text() for action in page.table.actions()]
    assert window.commands.by_code["file"].isEnabled()
    units = window.show_ledger("members.units")
    units.table.go_to(0)
    assert units.table.has_chosen()
    assert not window.commands.by_code["file"].isEnabled()  # no unit is a person


def test_from_ctrl_k_and_back_to_the_morning_page(qtbot, window, desk):
    window.ui.tabs.setCurrentIndex(0)
    errands.go(window, Place("file", "张四", "会员档案", "members.people", 4))
    file = window.files.in_sight
    assert file.ui.name.text() == "张四"
    assert not file.ui.before.isEnabled()
    file.ui.back.click()
    assert window.files.in_sight is None
    assert window.ui.tabs.currentIndex() == 0


def test_a_row_of_another_ledger_opens_its_person(qtbot, window, desk):
    with desk.book.deed("子女") as session:
        rows.save_row(session, CHILDREN, None, {"person": 3, "name": "小甲", "born_on": date(2015, 6, 1)}, TODAY)
    page = window.show_ledger("members.children")
    file = opened(qtbot, window, page, 0)
    assert file.ui.name.text() == "张三"
    assert any(text.startswith("职工子女") and text.endswith("1") for text in labels(file))
    file.ui.back.click()
    assert window.page is page


def test_edit_goes_to_the_form_of_the_list(qtbot, window, page):
    opened(qtbot, window, page, 2)
    press(qtbot, Qt.Key.Key_F2)
    assert window.page is page
    assert page.panel.form.name == "张四"
    assert page.panel.isAncestorOf(QApplication.focusWidget())


def test_edit_finds_a_person_whom_the_filter_hides(qtbot, window, page):
    page.filters.search.setText("张一")
    page.settle()
    window.files.show(4)
    window.files.in_sight.ui.edit.click()
    assert page.panel.form.name == "张四"


def test_what_is_done_elsewhere_is_seen_and_a_deleted_person_is_left(qtbot, window, page, desk):
    file = opened(qtbot, window, page)
    with desk.book.deed("改名") as session:
        rows.save_row(session, PEOPLE, file.file.person, {"name": "张改名"}, TODAY)
    qtbot.waitUntil(lambda: file.ui.name.text() == "张改名")
    with desk.book.deed("删除") as session:
        rows.delete_rows(session, PEOPLE, [file.file.person], TODAY)
    qtbot.waitUntil(lambda: window.files.in_sight is None)
    assert window.page is page


def test_something_is_noted_of_the_person(qtbot, window, page, monkeypatch):
    file = opened(qtbot, window, page)
    menus = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _at: menus.append([action.text() for action in menu.actions()]))
    press(qtbot, Qt.Key.Key_N, CONTROL)
    assert "职工子女…" in menus[0]

    def answer(dialog):
        assert "person" not in dialog.fields.rows  # it is this person
        dialog.fields.form.type("name", "张小二")
        dialog.fields.form.type("born_on", "2015-06-01")
        dialog.fields.refresh()
        dialog._save()
        return dialog.result()

    monkeypatch.setattr(RowDialog, "exec", answer)
    file.turn_to("members.children person")
    assert file.nothing.words.text() == "“职工子女登记”里还没有这个人的记录。"
    press(qtbot, Qt.Key.Key_F3)
    press(qtbot, Qt.Key.Key_Space)  # 新增
    assert file.tab == "members.children person"
    assert file.ui.content.currentWidget().table.page.count == 1
    assert "职工子女　1" in labels(file)


def test_the_tab_stays_from_person_to_person(qtbot, window, page):
    file = opened(qtbot, window, page)
    file.turn_to("members.events person")
    press(qtbot, Qt.Key.Key_Down, ALT)
    assert file.tab == "members.events person"
    assert file.ui.content.currentWidget().table.page.count == 1
    press(qtbot, Qt.Key.Key_F3)
    assert QApplication.focusWidget() is file.ui.content.currentWidget().table
    press(qtbot, Qt.Key.Key_H, CONTROL)
    assert file.tab == HISTORY
    assert file.history.rowCount() > 0
    file.turn_to(FILES)
    assert file.ui.content.currentWidget() is file.files
    file.ui.back.click()
    assert opened(qtbot, window, page).tab == FACTS


def test_private_values_are_revealed_and_noted(qtbot, window, page, desk):
    file = opened(qtbot, window, page)
    assert file.ui.reveal.isVisible()
    press(qtbot, Qt.Key.Key_R, CONTROL)
    assert not file.ui.reveal.isVisible()
    assert [line["what"] for line in shown_log(desk)] == ["查看 张二"]
    file.step(1)
    assert file.ui.reveal.isVisible()


@pytest.mark.parametrize(
    ("answer", "noted"), [(printing.LEFT_EMPTY, 0), (printing.WITH, 1), (printing.STAY, 0)]
)  # fmt: skip
def test_the_registration_form_is_printed(qtbot, window, page, desk, monkeypatch, answer, noted):
    opened(qtbot, window, page)
    shown = []
    monkeypatch.setattr(dialogs, "choose", lambda *_asked: answer)
    monkeypatch.setattr(printing, "show_paper", lambda _parent, paper: shown.append(paper))
    press(qtbot, Qt.Key.Key_P, CONTROL)
    assert [paper.title for paper in shown] == ([] if answer == printing.STAY else ["会员登记表"])
    assert len(shown_log(desk)) == noted


def test_the_photo_is_shown(qtbot, window, page, desk):
    raw = BytesIO()
    Image.new("RGB", (60, 80), "red").save(raw, "png")
    with desk.book.deed("照片") as session:
        rows.save_row(session, PEOPLE, 2, {"photo": desk.book.files.put(raw.getvalue()).sha256}, TODAY)
    file = opened(qtbot, window, page)
    assert not file.ui.photo.pixmap().isNull()
    file.step(1)
    assert file.ui.photo.text() == "没有照片"


def test_a_past_day_is_told_and_nothing_can_be_changed(qtbot, window, page):
    page.filters.day.setText("2025-12-31")
    page.filters.day.editingFinished.emit()
    file = opened(qtbot, window, page)
    assert "2025-12-31" in file.ui.pastWords.text()
    assert not file.ui.edit.isEnabled()
    assert not file.ui.record.isEnabled()
    file.turn_to("members.children person")
    assert file.nothing.isVisible()
    assert not file.nothing.add.isVisible()


def test_larger_letters_make_it_anew(qtbot, window, page):
    file = opened(qtbot, window, page)
    file.step(1)
    window.resize_text(1)
    try:
        assert window.files.in_sight is not file
        assert window.files.in_sight.ui.name.text() == "张三"
        window.files.in_sight.ui.back.click()
        assert window.page is not None
    finally:
        window.resize_text(-1)


def test_a_click_on_the_tab_goes_back(qtbot, window, page):
    opened(qtbot, window, page)
    window.ui.tabs.tabBarClicked.emit(window.ui.tabs.currentIndex())
    assert window.page is page


def test_help_is_about_the_file(qtbot, window, page, monkeypatch):
    from desk_union.ui.manual import help as manual

    asked = []
    monkeypatch.setattr(manual, "show_help", lambda _window, *page: asked.append(page))
    opened(qtbot, window, page)
    window.commands.by_code["help"].trigger()
    assert asked == [("file",)]
