"""A motion, an article and an award by keys alone: added, brought on by a deed, printed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from desk_union.culture.press.ledgers import ARTICLES
from desk_union.democracy.congress.ledgers import MOTIONS
from desk_union.honors.selection.ledgers import QUOTAS, ROUNDS
from tests.ui.hands import CONTROL, Key, hands_on
from tests.union_work import working_office


@pytest.fixture
def office(tmp_path):
    with working_office(tmp_path) as office:
        yield office


@pytest.fixture
def hands(qtbot, office):
    return hands_on(qtbot, office.desk)


def add(hands, ledger, *typed: str) -> None:
    """A new row with these values in its first fields, an empty one passed over."""
    hands.window.show_ledger(ledger.code).to_table()
    hands.press(Key.Key_N, CONTROL)
    for text in typed:
        hands.write(text)
        hands.press(Key.Key_Return)
    hands.press(Key.Key_S, CONTROL)


def carry_out(hands, *answers: str) -> None:
    """The first thing that can be done with the row, with these answers or those proposed."""

    def answer() -> None:
        for text in answers:
            hands.write(text)
            hands.press(Key.Key_Return)
        hands.press(Key.Key_Return, CONTROL)

    hands.window.page.to_table()
    hands.press(Key.Key_F9)
    hands.in_dialog(answer)
    hands.press(Key.Key_Return)


def printed(hands) -> str:
    """What the preview that a key opens is headed."""
    seen: list[str] = []

    def look() -> None:
        seen.append(QApplication.activeModalWidget().windowTitle())
        hands.press(Key.Key_Escape)

    hands.in_dialog(look)
    hands.press(Key.Key_P, CONTROL)
    return seen[0]


def test_a_motion_is_raised_filed_and_listed(office, hands) -> None:
    add(hands, MOTIONS, "改善车间通风", "", "张一", "张二、张三")
    carry_out(hands)
    (held,) = office.all(MOTIONS)
    assert (held.title, held.proposer, held.seconders, held.stage) == ("改善车间通风", "张一", "张二、张三", "立案")
    assert "提案" in printed(hands)


def test_an_article_is_sent_and_published(office, hands) -> None:
    add(hands, ARTICLES, "一线的春天", "职工之声", "张一", "", "2026-03-05")
    carry_out(hands)
    (held,) = office.all(ARTICLES)
    assert (held.title, held.author) == ("一线的春天", "张一")
    assert held.published_on is not None
    assert "稿件" in printed(hands)


def test_an_award_is_announced_and_its_places_shared_out(office, hands) -> None:
    add(hands, ROUNDS, "年度总结评选", "2026", "工会活动积极分子", "", "2")
    carry_out(hands)
    (held,) = office.all(ROUNDS)
    assert (held.award, held.whom, held.places) == ("工会活动积极分子", "个人", 2)
    assert sum(one.places for one in office.all(QUOTAS)) == 2
    assert "评选" in printed(hands)
