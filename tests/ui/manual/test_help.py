from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl

from desk_union.ui.frame import actions
from desk_union.ui.manual.help import HelpWindow


@pytest.fixture
def manual(qtbot):
    manual = HelpWindow(None)
    qtbot.addWidget(manual)
    manual.show()
    return manual


def listed(manual):
    return [manual.contents.item(row).text() for row in range(manual.contents.count())]


@pytest.mark.parametrize(
    ("code", "words"), [("undo", "撤销"), ("members.people", "证件号码"), ("没有这一页", "开始使用")]
)
def test_a_page_is_opened_by_its_code(manual, code, words):
    manual.open_page(code)
    assert words in manual.text.toPlainText()


def test_every_key_of_the_window_is_in_the_manual(manual):
    manual.open_page("keys")
    text = manual.text.toPlainText()
    assert all(spec.keys in text and spec.text.removesuffix("…") in text for spec in actions.SPECS if spec.keys)


def test_links_lead_to_other_pages(manual):
    manual.open_page("backup")
    manual.text.anchorClicked.emit(QUrl("undo.md"))
    assert manual.text.toPlainText().startswith("撤销与回收站")


def test_search_narrows_the_contents_and_marks_the_word(qtbot, manual):
    everything = listed(manual)
    manual.search.setText("回收站")
    assert listed(manual)[0].startswith("找到")
    assert len(listed(manual)) < len(everything)
    manual.search.returnPressed.emit()
    assert manual.text.textCursor().selectedText() == "回收站"
    manual.search.setText("没有这样的词")
    assert listed(manual) == ["没有找到，请换个词"]
    manual.search.clear()
    assert listed(manual) == everything
