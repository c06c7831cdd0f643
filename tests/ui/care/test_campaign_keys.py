"""两节送温暖 on screen by keys alone: choose, make the list, approve, sign, book, in as many presses as the manual says."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from desk_union.care.campaigns.ledgers import CAMPAIGNS
from desk_union.funds.tables import Voucher
from desk_union.payouts.tables import PayoutKind, PayoutLine, PayoutList
from desk_union.store import rows
from desk_union.ui.frame import actions
from tests.choosing.choosing_office import choosing_office
from tests.screens.desks import TODAY
from tests.ui.hands import CONTROL, Key, hands_on, told

SIXTY = 60


@pytest.fixture
def office(tmp_path):
    with choosing_office(tmp_path, people=SIXTY) as office:
        yield office


@pytest.fixture
def hands(qtbot, office):
    return hands_on(qtbot, office.desk)


def carry_out(hands, place=0):
    """Open what can be done, go to an entry of it, and do it with the answers proposed."""
    hands.press(Key.Key_F9)
    for _ in range(place):
        hands.press(Key.Key_Down)
    hands.in_dialog(lambda: hands.press(Key.Key_Return, CONTROL))
    hands.press(Key.Key_Return)


def offered(hands):
    page = hands.window.page
    page.settle()
    return page.deeds.text()


def campaign(office):
    for n in range(1, SIXTY + 1):
        office.person(n, is_migrant=True)
    with office.desk.book.deed("活动") as session:
        kind = session.scalars(select(PayoutKind.id).where(PayoutKind.name == "困难补助")).one()
        values = {"title": "2026年两节送温暖", "year": 2026, "rule": office.rule_called("一线和农民工")}
        rows.save_row(session, CAMPAIGNS, None, {**values, "kind": kind, "per_head": 200_00}, TODAY)


def many(office, query):
    with office.desk.book.reading() as session:
        return list(session.scalars(query))


def test_from_the_campaign_to_the_voucher_by_keys(office, hands):
    campaign(office)
    hands.window.show_ledger("care.campaigns").to_table()
    carry_out(hands)
    carry_out(hands, place=1)
    hands.press(Key.Key_F8)
    assert hands.window.page.ledger.code == "payouts.lists"
    for _ in ("批准发放", "登记签领", "发放入账"):
        carry_out(hands)
    hands.press(Key.Key_F8)
    assert hands.window.page.ledger.code == "funds.vouchers"
    paid = many(office, select(PayoutLine.cash))
    assert len(paid) == SIXTY
    assert many(office, select(PayoutList.stage)) == ["已入账"]
    assert len(many(office, select(Voucher.id))) == 1
    assert hands.pressed == told()["一项送温暖活动：选人、编发放单、批准、签领、入账，打开凭证"]


def test_a_row_not_kept_yet_is_offered_no_deed(office, hands):
    campaign(office)
    page = hands.window.show_ledger("care.campaigns")
    page.to_table()
    assert "选人编名单" in offered(hands)
    page.add()
    assert offered(hands) == ""


def test_no_two_menus_open_with_one_letter(hands):
    titles = [action.text() for action in hands.window.menuBar().actions()]
    letters = [title.partition("&")[2][:1] for title in titles]
    assert len(set(letters)) == len(titles), titles


def test_no_two_actions_are_heard_by_one_key():
    keys = [spec.keys for spec in actions.SPECS if spec.keys]
    assert len(set(keys)) == len(keys)
