"""我的筛选 in the window, by keys: save, choose from the drop-down, rename, delete, the usual one, what is gone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from desk_union.members.ledgers import PEOPLE
from desk_union.screens.goto import Place
from desk_union.screens.list.savedfilters import SavedFilters
from desk_union.store import settings
from desk_union.store.listing import Condition
from desk_union.ui.frame import errands
from desk_union.ui.frame.window import MainWindow
from desk_union.ui.kit import dialogs
from desk_union.ui.list.ledgerpage import LedgerPage
from desk_union.ui.list.savedfilters import SavedFiltersDialog

Key = Qt.Key

pytestmark = pytest.mark.people(5)


@pytest.fixture
def another(qtbot, desk):
    """Opens the ledger in a page of its own; nothing is read from the book after the test."""
    pages = []

    def make():
        page = LedgerPage(desk, PEOPLE)
        qtbot.addWidget(page)
        pages.append(page)
        return page

    yield make
    for page in pages:
        page.hide()
        page.put_away()


@pytest.fixture
def page(qtbot, another):
    page = another()
    page.resize(1200, 600)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def opened(qtbot, page):
    dialog = SavedFiltersDialog(page, page.page, page.filters.saved)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def keep(page, name, search="zy"):
    page.page.search(search)
    page.filters.saved.save(name, page.page)
    page.page.clear_filters()
    page.filters._fill_presets()
    page.filters.refresh()
    page.table.refresh()


def test_saving_by_keys_and_choosing_from_the_drop_down(qtbot, page):
    page.filters.search.setText("zy")
    page.filters.flush()
    dialog = opened(qtbot, page)
    QApplication.focusWidget().insert("姓张的")
    press(qtbot, Key.Key_Return)
    assert QApplication.focusWidget() is dialog.save_button
    press(qtbot, Key.Key_Return)
    assert dialog.table.item(0, 0).text() == "姓张的"
    assert dialog.table.item(0, 1).text() == "搜索“zy”"
    dialog.reject()
    page.clear_filters()
    page.filters._fill_presets()
    box = page.filters.presets
    assert [box.itemText(at) for at in range(box.count())][-2:] == ["姓张的", "我的筛选…"]
    page.filters.open_presets()
    box.setCurrentIndex(box.findText("姓张的"))
    box.activated.emit(box.currentIndex())
    assert page.page.filter_words == "搜索“zy”"
    assert page.filters.search.text() == "zy"
    assert box.currentText() == "姓张的"


def test_the_columns_and_the_order_come_along(qtbot, page):
    usual = page.page.columns
    page.page.sort("name", descending=True)
    page.page.take(columns=("phone", "name"))
    page.filters.saved.save("电话表", page.page)
    page.page.clear_filters()
    page.page.sort("hired_on")
    page.table.refresh()
    widths = page.table.columnWidth(0)
    page.filters.apply("电话表")
    assert page.table.model().columnCount() == 2
    across = page.table.horizontalHeader()
    assert (across.sortIndicatorSection(), across.sortIndicatorOrder()) == (1, Qt.SortOrder.DescendingOrder)
    page.clear_filters()
    assert page.table.model().columnCount() == len(usual)
    assert page.table.columnWidth(0) == widths


def test_the_drop_down_goes_from_a_saved_filter_to_all(page):
    usual = page.page.columns
    page.page.search("zyy")
    page.page.take(columns=("phone",))
    keep(page, "甲", "zyy")
    page.filters.apply("甲")
    page.filters.presets.setCurrentIndex(0)
    page.filters.presets.activated.emit(0)
    assert page.page.count == 5
    assert page.page.columns == usual
    page.page.add_condition(Condition("phone", "filled"))
    page.filters.presets.setCurrentIndex(1)
    page.filters.presets.activated.emit(1)
    assert [part.kind for part in page.page.filter_parts] == ["preset", "condition"]


def test_renaming_in_the_table(qtbot, page):
    keep(page, "甲")
    keep(page, "乙")
    dialog = opened(qtbot, page)
    dialog.table.setFocus()
    press(qtbot, Key.Key_F2)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.setText("乙")
    qtbot.keyClick(line, Key.Key_Return)
    qtbot.waitUntil(lambda: "已经有名为“乙”" in dialog.note.text())
    assert dialog.table.item(0, 0).text() == "甲"
    press(qtbot, Key.Key_F2)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.setText("丙")
    qtbot.keyClick(line, Key.Key_Return)
    qtbot.waitUntil(lambda: [each.name for each in page.filters.saved.filters] == ["丙", "乙"])
    assert dialog.note.isHidden()


def test_deleting_asks_and_the_usual_one_is_marked(qtbot, page, monkeypatch):
    keep(page, "甲")
    dialog = opened(qtbot, page)
    dialog.table.setFocus()
    press(qtbot, Key.Key_Space)
    assert dialog.table.item(0, 2).text() == "是"
    press(qtbot, Key.Key_Space)
    assert page.filters.saved.default == ""
    monkeypatch.setattr(dialogs, "ask", lambda *_args, **_more: False)
    press(qtbot, Key.Key_Delete)
    assert dialog.table.rowCount() == 1
    monkeypatch.setattr(dialogs, "ask", lambda *_args, **_more: True)
    press(qtbot, Key.Key_Delete)
    assert dialog.table.rowCount() == 0
    assert not dialog._apply.isEnabled()


def test_enter_in_the_table_applies(qtbot, page):
    keep(page, "甲")
    dialog = opened(qtbot, page)
    dialog.table.setFocus()
    press(qtbot, Key.Key_Return)
    assert dialog.applied == "甲"
    assert not dialog.isVisible()


def test_the_ledger_opens_with_its_usual_filter(page, another):
    keep(page, "甲", "zyy")
    page.filters.saved.set_default("甲")
    other = another()
    assert other.page.filter_words == "搜索“zyy”"
    assert other.table.model().rowCount() == other.page.count
    assert other.filters.presets.currentText() == "甲"


def test_a_usual_filter_that_means_nothing_now_is_said_and_all_is_shown(qtbot, page, desk, another):
    keep(page, "甲")
    page.filters.saved.set_default("甲")
    with desk.book.deed("") as session:
        value = settings.get(session, "filters.members.people")
        value["filters"][0] |= {
            "conditions": [{"key": "blood", "comparison": "is", "value": "A"}], "labels": {"blood": "血型"},
        }  # fmt: skip
        settings.put(session, "filters.members.people", dict(value))
    other = another()
    assert other.page.count == 5
    assert "「血型」这一列已经没有了" in other.ui.status.text()
    dialog = SavedFiltersDialog(other, other.page, SavedFilters(desk, PEOPLE))
    qtbot.addWidget(dialog)
    assert "不能用了" in dialog.table.item(0, 1).text()


def test_ctrl_k_goes_to_a_saved_filter(qtbot, page, desk):
    keep(page, "甲", "zyy")
    window = MainWindow(desk, lambda _path: None)
    qtbot.addWidget(window)
    errands.go(window, Place("filter", "甲", "", "members.people"))
    assert window.page.page.filter_words == "搜索“zyy”"
    window.close()
