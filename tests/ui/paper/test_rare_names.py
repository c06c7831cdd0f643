"""The preview - Qt's own reader of PDF - finds and copies names with rare characters."""

from __future__ import annotations

from io import BytesIO

import pytest

from desk_union.basis.places import FETCHED_FONTS
from desk_union.prints.lists.listpdf import write_pdf
from desk_union.store.progress import finish
from desk_union.ui.paper.preview import Preview
from tests.prints.conftest import table

NAMES = ("王㛃", "李䶮", "张𠮷", "赵𬭎", "钱𫖯")

pytestmark = pytest.mark.skipif(not (FETCHED_FONTS / "HanaMinB.ttf").is_file(), reason="no face here has 𠮷")


@pytest.fixture
def preview(qtbot):
    out = BytesIO()
    lines = [[name] for name in (*NAMES, *(f"职工{n}" for n in range(80)), "张𠮷")]
    finish(write_pdf([table(lines, "姓名")], out))
    preview = Preview(None, out.getvalue(), "花名册")
    qtbot.addWidget(preview)
    preview.show()
    return preview


def test_rare_names_are_copied_whole(preview):
    text = preview.document.getAllText(0).text()
    assert [name for name in NAMES if name not in text] == []


@pytest.mark.parametrize(("typed", "hits"), [*((name, 1) for name in NAMES if name != "张𠮷"), ("𠮷", 2), ("𬭎𬭎", 0)])
def test_rare_names_are_found(qtbot, preview, typed, hits):
    preview.search.setText(typed)
    qtbot.waitUntil(lambda: preview.hits.text() == (f"{hits} 处" if hits else "没有找到"))


def test_one_goes_from_one_to_the_next_and_back_to_plain_words(qtbot, preview):
    preview.search.setText("张𠮷")
    pages = []
    for _ in range(3):
        preview._step(1)
        pages.append(preview.view.pageNavigator().currentPage())
    assert pages == [0, preview.pages - 1, 0]
    preview.search.setText("职工79")
    qtbot.waitUntil(lambda: preview.hits.text() == "1 处")
    preview._step(1)
    assert preview.view.pageNavigator().currentPage() == preview.pages - 1
