from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from desk_union.members.ledgers import PEOPLE
from desk_union.reports.office.tables import Duty
from desk_union.store import rows
from desk_union.ui.frame.today import TodayPage
from tests.screens.desks import TODAY, UNION, person, small_desk


@pytest.fixture
def desk(tmp_path):
    with small_desk(tmp_path) as desk:
        yield desk


@pytest.fixture
def gone():
    return []


@pytest.fixture
def page(qtbot, desk, gone):
    page = TodayPage(desk, lambda code, ids: gone.append((code, tuple(ids))))
    qtbot.addWidget(page)
    page.show()
    return page


def words(page):
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def test_the_page_tells_the_day_the_union_and_the_backups(page):
    said = words(page)
    for expected in ("2026年11月20日　星期五", UNION, "会员 3 人", "还没有备份过", "登记人员"):
        assert expected in said


def test_a_card_opens_its_rows(qtbot, desk, page, gone):
    with desk.book.deed("登记") as session:
        born = rows.save_row(session, PEOPLE, None, person(50, id_number=None, born_on=date(1990, 11, 20)), TODAY)
    page.refresh()
    button = next(each for each in page.findChildren(QPushButton) if each.toolTip() == "打开“今天生日”的名单")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert gone == [("members.people", (born,))]


def test_an_empty_book_has_nothing_due(qtbot, tmp_path):
    (tmp_path / "empty").mkdir()
    with small_desk(tmp_path / "empty", people=0) as desk:
        with desk.book.deed("没有日历") as session:  # a new book has the duties of a year in its calendar
            session.query(Duty).delete()
        page = TodayPage(desk, lambda *_: None)
        qtbot.addWidget(page)
        page.show()
        assert "今天没有到期的事" in words(page)
