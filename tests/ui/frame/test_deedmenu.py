"""Deeds in the window: offered by the state of the chosen rows, told in the band, taken back from there."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from desk_union.basis.refusal import Refusal
from desk_union.contests.ideas.ledgers import SUGGESTIONS
from desk_union.contests.teams.ledgers import ASSESSMENTS, TEAMS
from desk_union.screens.undoing import Undoing
from desk_union.store import rows
from desk_union.tabs import deed_called, deeds
from desk_union.ui.form.deeddialog import DeedDialog
from tests.screens.desks import TODAY, done

pytestmark = pytest.mark.people(5)


@pytest.fixture
def people(window):
    page = window.show_ledger("members.people")
    page.settle()
    return page


@pytest.fixture
def answering(monkeypatch):
    """Every dialog of a deed is answered like this and done."""
    seen = []

    def answer(**typed):
        def do(dialog):
            seen.append(list(dialog.page.ids))
            for key, text in typed.items():
                dialog.page.type(key, text)
            dialog.fields.refresh()
            dialog.go()

        monkeypatch.setattr(DeedDialog, "exec", do)
        return seen

    return answer


def offered(page):
    return page.deeds.text()


def test_what_is_offered_follows_the_state_of_the_chosen_rows(qtbot, desk, people):
    assert ">转出</a>" in offered(people)
    assert ">入会</a>" not in offered(people)
    done(desk, "members.withdraw", [people.table.current_id()], day="2026-11-01")
    qtbot.waitUntil(lambda: ">入会</a>" in offered(people))
    assert ">转出</a>" not in offered(people)
    people.table.selectAll()
    people.settle()
    assert ">调动分会/小组</a>" in offered(people)
    assert ">入会</a>" not in offered(people)


def test_the_band_tells_what_was_done_and_leads_back_and_there(qtbot, desk, window, people, answering):
    ids = people.table.ids()
    seen = answering(day="2026-11-01")
    people.deeds.linkActivated.emit("members.keep")
    assert seen == [ids]
    QApplication.processEvents()
    assert window.ui.undoBand.isVisible()
    assert window.ui.undoWords.text().endswith("办理保留会籍，2026年11月1日起。")
    assert not window.ui.undoPrint.isVisible()
    window.ui.undoLook.click()
    assert list(people.page.ids) == ids
    window.ui.undoNow.click()
    assert Undoing(desk).next_undo() == "登记人员"
    qtbot.waitUntil(lambda: window.ui.undoWords.text().startswith("已撤销："))
    assert window.ui.undoNow.text() == "重做"


def test_another_deed_is_answered_in_its_place(qtbot, desk, window, people, answering):
    answering(day="2026-11-01")
    people.deeds.linkActivated.emit("members.keep")
    QApplication.processEvents()
    assert window.ui.undoBand.isVisible()
    done(desk, "members.withdraw", [people.page.id_at(3)], day="2026-11-02")
    qtbot.waitUntil(lambda: "退会" in window.ui.undoWords.text())
    assert window.ui.undoBand.isVisible()


def test_a_voucher_that_was_drafted_is_looked_at(window, answering):
    answering(amount="300")
    window.commands.deeds.start(deed_called("funds.template.interest"))
    window.ui.undoLook.click()
    assert window.page.ledger.code == "funds.vouchers"
    assert window.page.page.count == 2


def test_every_deed_stands_in_a_menu_and_is_off_where_it_makes_no_sense(window, people):
    window.commands.put_deeds_on(people)
    menu = window.commands.deeds
    assert {deed.code for deed in deeds()} == set(menu._actions)
    by_title = {action.text().partition("(")[0].removesuffix("…"): action for action in menu._actions.values()}
    assert not by_title["入会"].isEnabled()
    assert "要还不是会员的人" in by_title["入会"].toolTip()
    assert by_title["退会"].isEnabled()
    window.show_ledger("members.units")
    menu.show_possible()
    assert not by_title["退会"].isEnabled()
    assert by_title["物资入库"].isEnabled()


def test_where_nothing_can_be_done_it_is_told_what_the_deeds_want(qtbot, desk, window):
    with desk.book.deed("登记") as session:
        team = rows.save_row(session, TEAMS, None, {"name": "机修一班"}, TODAY)
        rows.save_row(session, ASSESSMENTS, None, {"team": team, "day": TODAY}, TODAY)
    window.show_ledger(ASSESSMENTS.code).to_table()
    window.page.settle()
    with pytest.raises(Refusal, match=r"现在没有可以办理的事。.*“评定等级”：要是打好了分、还没有评定等级的考核，标准里要有分数线"):
        window.commands.deeds.offer()


def test_what_is_told_of_a_deed_is_never_cut_off_and_its_band_never_empty(qtbot, desk, window):
    with desk.book.deed("登记") as session:
        idea = rows.save_row(session, SUGGESTIONS, None, {"title": "给铸造车间的每一台天车都装上有声音有灯光的报警器", "proposers": "张一"}, TODAY)
    dialog = DeedDialog(window, desk, deed_called("contests.reply"), [idea])
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.preview.text() == "还要填答复结果。"
    dialog.go()
    assert not dialog.band.isVisible()
    dialog.page.type("answer", "不采纳")
    dialog.look_ahead()
    QApplication.processEvents()
    label = dialog.preview
    assert "答复意见不能为空" in label.text()
    assert label.height() >= label.heightForWidth(label.width()) > 1.5 * label.fontMetrics().height()
