"""发放 has no tab of its own: its ledgers, deeds and sheets stand in 经费, and its deeds beside chosen people too."""

from __future__ import annotations

import pytest

from desk_union.payouts.ledgers import LEDGERS
from desk_union.screens.members.personfile import PersonFile
from desk_union.ui.frame.window import MainWindow
from tests.payouts.payout_office import paying_office


@pytest.fixture
def office(tmp_path):
    with paying_office(tmp_path) as office:
        yield office


@pytest.fixture
def window(qtbot, office):
    window = MainWindow(office.desk, lambda _path: None)
    qtbot.addWidget(window)
    window.show()
    return window


def texts(menu):
    return [action.text().split("(&")[0].removesuffix("…") for action in menu.actions()]


def test_its_ledgers_stand_on_the_shelf_of_funds_under_a_heading(window):
    assert "发放" not in window.tab_names
    window.ui.tabs.setCurrentIndex(window.tab_names.index("经费"))
    names = [window.ui.ledgers.item(row).text() for row in range(window.ui.ledgers.count())]
    assert names[-len(LEDGERS) - 1 :] == ["发放", *(ledger.title for ledger in LEDGERS)]
    page = window.show_ledger("payouts.lists")
    assert window.ui.tabs.currentIndex() == window.tab_names.index("经费")
    assert page.page.count == 0


def test_its_deeds_and_sheets_stand_among_those_of_funds(window):
    menus = window.commands._menus
    assert "发放" not in menus
    menus["经费"].aboutToShow.emit()
    told = texts(menus["经费"])
    assert {"发放给所选人员", "发放库存物资", "批准发放", "登记签领", "发放入账"} <= set(told)
    window.commands.by_code["printing"].trigger()
    places = {line.title: line.tab for line in window.printing.in_sight.state.lines}
    assert {places["发放签领表"], places["发放台账"]} == {"经费"}
    assert "发放" not in places.values()


def test_it_is_offered_beside_chosen_people(window):
    page = window.show_ledger("members.people")
    page.settle()
    page.table.selectAll()
    window.commands.put_deeds_on(page)
    assert window.commands.deeds._actions["payouts.hand_out"].isEnabled()


def test_the_file_of_a_person_tells_what_was_handed_out(office):
    person = office.people[0]
    row = office.hand_out(person, amount="100")
    office.through(row, "approve", "sign")
    file = PersonFile(office.desk, person)
    assert "领过的钱和物品" in {one.title for one in file.due}
    assert {tab.title: tab.count for tab in file.tabs}["发放明细"] == 1
