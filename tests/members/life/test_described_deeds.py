"""会籍办理 as deeds: people together, each in the state that follows, and who may not."""

from __future__ import annotations

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.screens.form.deedpage import of_ledger, possible
from desk_union.screens.list.listpage import ListPage
from desk_union.screens.undoing import Undoing
from desk_union.tabs import deeds
from tests.screens.desks import asked, done, small_desk


@pytest.fixture
def desk(tmp_path):
    with small_desk(tmp_path, people=5) as desk:
        yield desk


@pytest.fixture
def page(desk):
    page = ListPage(desk, PEOPLE)
    page.refresh()
    return page


def words(page, key):
    page.choose_columns([key])
    page.refresh()
    return {page.row(at).words[0] for at in range(page.count)}


def test_selected_people_move_together(desk, page):
    ids = list(page.ids)[:3]
    form = asked(desk, "members.move", ids, unit="某某机械厂工会", day="2026-11-01")
    assert form.names.endswith("，共3人")
    assert form.run().words == "已把张二、张三、张四调到某某机械厂工会，2026年11月1日起。"
    assert Undoing(desk).next_undo() == "调动分会/小组 张二、张三、张四"
    assert words(page, "unit") == {"机修小组", "某某机械厂工会"}
    with pytest.raises(Refusal, match="本来就在某某机械厂工会"):
        done(desk, "members.move", ids, unit="某某机械厂工会", day="2026-11-01")


@pytest.mark.parametrize(
    ("code", "answers", "state"),
    [
        ("keep", {}, "保留会籍"),
        ("out", {"other_union": "某某集团工会"}, "转出"),
        ("withdraw", {}, "退会"),
        ("expel", {"approver": "某某"}, "除名"),
        ("die", {}, "去世"),
        ("leave", {}, "转出"),
        ("retire", {}, "保留会籍"),
    ],
)
def test_every_deed_ends_in_its_state(desk, page, code, answers, state):
    row = page.id_at(0)
    done(desk, f"members.{code}", [row], day="2026-11-02", **answers)
    page.show_only([row])
    assert words(page, "member_state") == {state}


def test_a_member_is_not_offered_to_join(desk, page):
    ids = list(page.ids)
    offered = {deed.title for deed in possible(desk, of_ledger(deeds(), PEOPLE), ids)}
    assert {"转出", "退会", "调动分会/小组", "离职"} <= offered
    assert not offered & {"入会", "转入", "恢复会籍"}
    before = Undoing(desk).next_undo()
    with pytest.raises(Refusal, match="张二、张三、张四、张五、张一不能办理“入会”：要还不是会员的人"):
        done(desk, "members.enrol", ids, day="2026-11-02")
    assert Undoing(desk).next_undo() == before
    done(desk, "members.keep", ids[:1], day="2026-11-02")
    assert "恢复会籍" in {deed.title for deed in possible(desk, of_ledger(deeds(), PEOPLE), ids[:1])}
    assert "恢复会籍" not in {deed.title for deed in possible(desk, of_ledger(deeds(), PEOPLE), ids)}


def test_a_required_answer_is_asked_for(desk, page):
    form = asked(desk, "members.expel", [page.id_at(0)])
    assert (form.lacking, form.problems) == ("还要填批准人。", {})
    with pytest.raises(Refusal, match="批准人"):
        form.run()
    assert set(form.problems) == {"approver"}


def test_nobody_chosen_is_said(desk):
    with pytest.raises(Refusal, match="还没有选人"):
        done(desk, "members.move", [], unit="机修小组")


def test_they_concern_people_and_units():
    own = [deed for deed in deeds() if deed.code.startswith("members.")]
    assert [deed.code for deed in of_ledger(own, UNITS)] == ["members.merge_units", "members.rename_unit"]
    assert len(of_ledger(own, PEOPLE)) == 16
