"""An import and a pasting that only warn: the sentences are listed, one reason is asked for, then it is done."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from desk_union.members.ledgers import PEOPLE
from desk_union.screens.list.listpage import ListPage
from desk_union.screens.list.pastepage import PastePage, PasteSpot
from desk_union.store import overrides
from desk_union.ui.bringing.importing import CHECK, DONE, ImportDialog
from desk_union.ui.list.pasting import PasteDialog
from tests.screens.desks import count, workbook

YOUNG = [("姓名", "出生日期", "进单位日期"), ("张新", "2009-01-01", "2024-07-01")]


def reasons(desk):
    with desk.book.reading() as session:
        return [one.reason for one in overrides.accepted(session)]


def test_an_import_that_only_warns(qtbot, desk, tmp_path):
    dialog = ImportDialog(None, desk, desk.ledger("members.people"))
    qtbot.addWidget(dialog)
    dialog.show()
    before = count(desk)
    dialog.take_file(workbook(tmp_path / "名单.xlsx", YOUNG))
    assert not dialog.reason.isVisible()
    dialog.next()
    assert dialog.step == CHECK
    assert "1 处提醒" in dialog.check.drawn.summary.text()
    assert dialog.check.drawn.problems.item(0, 3).text().startswith("提醒：2024-07-01时只有15岁")
    assert dialog.reason.isVisible()
    dialog.next()
    assert "还没有写理由" in dialog.note.text()
    assert count(desk) == before
    dialog.reason.setText("特招运动员")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    assert dialog.step == DONE
    assert count(desk) == before + 1
    assert reasons(desk) == ["特招运动员"]


def test_a_pasting_that_only_warns(qtbot, desk):
    page = ListPage(desk, PEOPLE)
    page.refresh()
    text = "\n".join("\t".join(cells) for cells in YOUNG)
    dialog = PasteDialog(None, PastePage(page, "", text, PasteSpot()))
    qtbot.addWidget(dialog)
    dialog.show()
    assert "1 处提醒" in dialog.summary.text()

    def write(reason):
        asked = QApplication.activeModalWidget()
        asked.line.setText(reason)
        asked.take() if reason else asked.reject()

    QTimer.singleShot(0, lambda: write(""))
    dialog.paste()
    assert reasons(desk) == []
    QTimer.singleShot(0, lambda: write("特招运动员"))
    dialog.paste()
    assert reasons(desk) == ["特招运动员"]
