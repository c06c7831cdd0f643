"""The shelf of ledgers follows the tab, and each tab remembers where the clerk was in it."""

from __future__ import annotations

import pytest

from desk_union.funds.ledgers import LEDGERS as FUNDS
from desk_union.members.ledgers import LEDGERS
from desk_union.payouts.ledgers import LEDGERS as PAYOUTS

OTHERS = (*FUNDS, *PAYOUTS)  # 发放 has no tab of its own and stands behind the ledgers of 经费


pytestmark = pytest.mark.people(2)


def shelf(window):
    names = window.ui.ledgers
    return [names.item(row).text() for row in range(names.count())]


def test_each_tab_shows_its_own_ledgers(window):
    window.ui.tabs.setCurrentIndex(1)
    assert LEDGERS[0].title in shelf(window)
    assert not {ledger.title for ledger in OTHERS} & set(shelf(window))
    window.ui.tabs.setCurrentIndex(2)
    headings = {ledger.group for ledger in OTHERS}
    assert [name for name in shelf(window) if name not in headings] == [ledger.title for ledger in OTHERS]
    assert window.page.ledger.code == OTHERS[0].code


def test_a_tab_turns_back_to_its_last_ledger(window):
    window.show_ledger(LEDGERS[1].code)
    window.show_ledger(OTHERS[-1].code)
    assert window.ui.tabs.currentIndex() == 2
    window.ui.tabs.setCurrentIndex(1)
    assert window.page.ledger.code == LEDGERS[1].code
    assert window.ui.ledgers.currentItem().text() == LEDGERS[1].title
    window.ui.tabs.setCurrentIndex(0)
    window.ui.tabs.setCurrentIndex(2)
    assert window.page.ledger.code == OTHERS[-1].code


def test_a_tab_is_not_left_while_the_clerk_stays_with_a_row(window, monkeypatch):
    page = window.show_ledger(LEDGERS[0].code)
    monkeypatch.setattr(page, "may_leave", lambda: False)
    window.ui.tabs.setCurrentIndex(2)
    assert window.ui.tabs.currentIndex() == 1
    assert window.page is page
    assert window.ui.ledgers.currentItem().text() == LEDGERS[0].title
    monkeypatch.undo()
