"""The daily jobs by keys alone, in as many presses as the manual's page of keys says."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from sqlalchemy import select

from desk_union.basis import identity
from desk_union.funds.account import deeds
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.deeds import Draft
from desk_union.funds.account.rules import VoucherLine
from desk_union.funds.dues.dues_reckoning import reckon
from desk_union.funds.dues.dues_words import FIXED
from desk_union.funds.ledgers.dues import DUES_RULES
from desk_union.funds.tables import Voucher
from desk_union.funds.tables.books import POSTED
from desk_union.members.ledgers import UNITS
from desk_union.screens.book.backuppage import BackupPage
from desk_union.screens.funds.duespage import DuesPage
from desk_union.store import rows
from desk_union.ui.funds.voucherdialog import VoucherDialog
from desk_union.ui.funds.vouchertemplates import TemplateDialog
from desk_union.ui.paper import preview
from tests.screens.desks import TODAY, count, done, small_desk
from tests.ui.hands import ALT, CONTROL, SHIFT, Key, hands_on, told

EXEC = QMessageBox.exec  # which the fixtures of all window tests replace
IN_THE_PRINTERS_WINDOW = 1  # it is the system's: Enter


@pytest.fixture
def desk(tmp_path):
    with small_desk(tmp_path, people=5) as desk:
        with desk.book.deed("小组") as session:
            rows.save_row(session, UNITS, None, {"name": "电修小组", "level": "小组", "parent": 1}, TODAY)
        yield desk


@pytest.fixture
def hands(qtbot, desk):
    hands = hands_on(qtbot, desk)
    hands.window.show_ledger("members.people").to_table()
    return hands


def page_of(hands):
    return hands.window.page


def values(hands, row, *keys):
    page = page_of(hands).page
    page.choose_columns(list(keys))
    return page.row(row).words


def test_a_new_member(hands, desk):
    hands.press(Key.Key_N, CONTROL)
    hands.write("欧阳红")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Return)
    hands.write(identity.sample_id(88))
    hands.press(Key.Key_PageDown, CONTROL)
    hands.press(Key.Key_Return)
    hands.write("dxxz")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_PageDown, CONTROL)
    hands.press(Key.Key_Return)
    hands.write("20261101")
    hands.press(Key.Key_Return, CONTROL)
    form = page_of(hands).panel.form
    assert count(desk) == 6
    assert [form.text(key) for key in ("name", "unit", "joined_on", "member_state")] == [
        "欧阳红", "电修小组", "2026-11-01", "会员",
    ]  # fmt: skip
    assert hands.pressed == told()["登记新会员（证件号码、小组、入会日期）"]


def test_finding_somebody(hands):
    hands.press(Key.Key_F, CONTROL)
    hands.write("ze")
    hands.press(Key.Key_Return)
    page = page_of(hands)
    page.settle()
    assert QApplication.focusWidget() is page.table
    assert page.panel.form.title == "张二"
    assert hands.pressed == told()["找一个人"]


def test_somebodys_file(hands):
    hands.press(Key.Key_F, CONTROL)
    hands.write("ze")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Return, ALT)
    assert hands.window.files.in_sight.ui.name.text() == "张二"
    assert hands.pressed == told()["打开一个人的会员档案"]


def test_somebodys_telephone(hands):
    """By its form it took 14: the number stands far below the name, and is masked."""
    hands.press(Key.Key_F, CONTROL)
    hands.write("ze")
    hands.press(Key.Key_Return)

    def change():
        hands.write("yddh")
        hands.press(Key.Key_Return)
        hands.write("13812345678")
        hands.press(Key.Key_Return)
        hands.press(Key.Key_Return)

    hands.in_dialog(change)
    hands.press(Key.Key_M, CONTROL)
    assert hands.pressed == told()["改一个人的电话"]
    hands.window.page.page.choose_columns(["name", "phone"])
    assert values(hands, 0, "name", "phone") == ("张二", "138****5678")


def test_the_list_in_sight_is_printed(hands, monkeypatch):
    printed = []
    monkeypatch.setattr(preview, "ask_and_print", lambda *_: printed.append(hands.pressed))
    monkeypatch.setattr(QMessageBox, "exec", EXEC)

    def without_private_columns():
        hands.in_dialog(lambda: hands.press(Key.Key_Return), preview.Preview)
        hands.press(Key.Key_Return)

    hands.in_dialog(without_private_columns, QMessageBox)
    hands.press(Key.Key_P, CONTROL)
    assert [presses + IN_THE_PRINTERS_WINDOW for presses in printed] == [told()["打印看到的名单"]]


@pytest.fixture
def own_template(desk):
    with desk.book.deed("凭证") as session:
        chart = read_chart(session)
        lines = (
            VoucherLine("存会费", chart.by_code["102"].id, debit=120_00),
            VoucherLine("存会费", chart.by_code["401"].id, credit=120_00),
        )
        deeds.draft_voucher(session, Draft(date(2026, 11, 5), lines, papers=1))
    done(desk, "funds.keep_template", [1], name="存会费")


@pytest.mark.usefixtures("own_template")
def test_a_voucher_from_an_own_template(hands, desk):
    def write():
        voucher = QApplication.activeModalWidget()

        def answer():
            hands.write("chf")
            hands.press(Key.Key_Return)
            hands.write("80")
            hands.press(Key.Key_Return, CONTROL)

        hands.in_dialog(answer, TemplateDialog)
        hands.press(Key.Key_T, CONTROL)
        hands.qtbot.waitUntil(lambda: voucher.form.totals == (80_00, 80_00))
        hands.to_front()
        hands.press(Key.Key_F9)
        hands.qtbot.waitUntil(lambda: "已记账" in voucher.sentence.text())

    hands.in_dialog(write, VoucherDialog)
    hands.press(Key.Key_V, CONTROL | SHIFT)
    with desk.book.reading() as session:
        posted = session.scalars(select(Voucher.id).where(Voucher.state == POSTED)).all()
    assert len(posted) == 1
    assert hands.pressed == told()["用自己存的常用业务写一张凭证并记账"]


def test_enter_on_the_last_answer_of_a_template_goes_to_its_button(qtbot, desk, own_template):
    dialog = TemplateDialog(None, desk)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    last = list(dialog.fields.rows.values())[-1].editor.widget
    last.setFocus()
    qtbot.keyClick(last, Key.Key_Return)
    assert dialog.go.hasFocus()


def test_three_people_to_another_group(hands):
    hands.press(Key.Key_F3)
    hands.press(Key.Key_Down, SHIFT)
    hands.press(Key.Key_Down, SHIFT)

    def fill():
        hands.press(Key.Key_Return)
        hands.write("dxxz")
        hands.press(Key.Key_Return)
        hands.press(Key.Key_Return, CONTROL)

    hands.in_dialog(fill)
    hands.press(Key.Key_M, ALT)
    hands.press(Key.Key_D)
    assert [values(hands, row, "unit") for row in range(4)] == [("电修小组",)] * 3 + [("机修小组",)]
    assert hands.pressed == told()["把三个人调到另一个小组"]
    hands.pressed = 0
    hands.press(Key.Key_Z, CONTROL)
    assert values(hands, 0, "unit") == ("机修小组",)
    assert hands.pressed == told()["撤销"]


def test_deleting_and_bringing_back(hands, desk):
    hands.press(Key.Key_Delete)
    assert count(desk) == 4
    assert hands.pressed == told()["删除一个人"]
    hands.pressed = 0

    def restore():
        hands.press(Key.Key_Return)
        hands.press(Key.Key_Escape)

    hands.in_dialog(restore)
    hands.press(Key.Key_Delete, CONTROL | SHIFT)
    assert count(desk) == 5
    assert hands.pressed == told()["从回收站恢复"]


def test_the_roster_of_a_past_day(hands):
    hands.press(Key.Key_J, CONTROL)
    hands.write("20251231")
    hands.press(Key.Key_Return)
    assert "2025-12-31" in page_of(hands).ui.pastWords.text()
    assert hands.pressed == told()["看去年12月31日的名册"]
    hands.pressed = 0
    hands.press(Key.Key_F, CONTROL | SHIFT)
    assert not page_of(hands).page.is_past
    assert hands.pressed == told()["回到今天"]


def test_dues_of_one_and_of_the_next(hands, desk):
    with desk.book.deed("会费") as session:
        since = date(2020, 1, 1)
        rows.save_row(
            session, DUES_RULES, None, {"name": "定额", "formula": FIXED, "fixed": 100, "since": since}, TODAY
        )
        reckon(session, 202611, 202611, TODAY)
    presses: list[int] = []

    def collect():
        hands.press(Key.Key_F, CONTROL)
        hands.write("z")
        hands.press(Key.Key_Return)
        hands.press(Key.Key_Space)
        presses.append(hands.pressed)
        hands.press(Key.Key_Return)
        hands.press(Key.Key_Return)

    hands.in_dialog(collect)
    hands.press(Key.Key_D, CONTROL | SHIFT)
    assert presses == [told()["收一个人本月的会费"]]
    assert told()["收下一个人的会费"] == 1
    page = DuesPage(desk)
    assert [page.square(row, 10).text for row in range(5)] == ["√", "√", "□", "□", "□"]


# What no job of every day may take more of.
MOST = {
    "登记新会员（证件号码、小组、入会日期）": 9, "把三个人调到另一个小组": 8,
    "登记一次走访（慰问谁、为什么、慰问金）": 10, "收一个人本月的会费": 4, "收一个小组本月的会费": 5, "写一张两行的凭证并记账": 8, "立即备份": 2,
    "改一个人的电话": 6, "用自己存的常用业务写一张凭证并记账": 5, "打印看到的名单": 4,
}  # fmt: skip


def test_no_job_takes_more_presses_than_it_may():
    """Never longer than when it was last counted; three of them took 14, 17 and 12."""
    presses = told()
    assert {job: presses[job] for job, most in MOST.items() if presses[job] > most} == {}


def test_a_backup(hands, desk):
    before = len(BackupPage(desk).kept())
    hands.in_dialog(lambda: hands.press(Key.Key_Return))
    hands.press(Key.Key_B, CONTROL)
    assert len(BackupPage(desk).kept()) == before + 1
    assert hands.pressed == told()["立即备份"]
