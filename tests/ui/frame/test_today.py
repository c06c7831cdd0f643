from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from desk_union.describe.guiding import Way
from desk_union.members.ledgers import PEOPLE
from desk_union.reports.office.ledgers import DUTIES
from desk_union.reports.office.tables import Duty
from desk_union.store import rows
from desk_union.ui.frame.today import TodayPage
from desk_union.ui.frame.todaylines import FEW, DueLine
from tests.screens.desks import TODAY, UNION, done, person, small_desk


@pytest.fixture
def gone():
    return []


@pytest.fixture
def page(qtbot, desk, gone):
    page = TodayPage(
        desk,
        lambda code, ids: gone.append((code, tuple(ids))),
        lambda way, ids, of: gone.append((way, tuple(ids), of)),
    )
    qtbot.addWidget(page)
    page.show()
    page.name_all()
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


def button_of(page, text, tip=""):
    fitting = (one for one in page.findChildren(QPushButton) if one.text() == text and tip in one.toolTip())
    return next(fitting, None)


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_line_offers_what_settles_it_with_its_rows(qtbot, desk, page, gone):
    with desk.book.deed("登记") as session:
        new = rows.save_row(session, PEOPLE, None, person(50, joined_on=None), TODAY)
    done(desk, "members.apply", [new], day="2026-11-10")
    page.refresh()
    page.name_all()
    press(qtbot, button_of(page, "入会", "入会申请"))
    assert gone == [(Way("deed", "members.enrol"), (new,), "members.people")]


def test_the_usual_stands_on_top_and_the_first_week_leads_there(qtbot, page, gone):
    press(qtbot, button_of(page, "写凭证"))
    press(qtbot, button_of(page, "定会费标准"))
    assert gone == [(Way("errand", "funds.voucher"), (), ""), (Way("ledger", "funds.dues_rules"), (), "")]
    assert button_of(page, "写凭证").toolTip() == "写凭证（Ctrl+Shift+V）"
    press(qtbot, button_of(page, "不再显示"))
    assert button_of(page, "定会费标准") is None


def test_only_a_few_lines_of_one_urgency_stand_there_at_first(qtbot, desk, page):
    with desk.book.deed("日历") as session:
        for number in range(FEW + 2):
            values = {"name": f"第{number}件", "rhythm": "每月", "day": 21, "ahead": 7}
            rows.save_row(session, DUTIES, None, values, TODAY)
    page.refresh()
    seen = [line for line in page.findChildren(DueLine) if line.isVisible() and line.told in page.state.soon]
    assert len(page.state.soon) > FEW == len(seen)
    press(qtbot, button_of(page, f"还有 {len(page.state.soon) - FEW} 件…"))
    seen = [line for line in page.findChildren(DueLine) if line.isVisible() and line.told in page.state.soon]
    assert len(seen) == len(page.state.soon)
