from __future__ import annotations

from datetime import date

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.members.ledgers import EVENTS, PEOPLE, PLACEMENTS, POSTS
from desk_union.members.life import deeds
from desk_union.store import listing, rows
from desk_union.store.undo import redo, undo
from tests.members.offices import TODAY, Office

DAY = date(2026, 6, 1)


def refused(office: Office, deed, *given, **more) -> Refusal:
    with pytest.raises(Refusal) as caught, office.book.deed("试") as session:
        deed(session, *given, **more)
    return caught.value


def held_posts(office: Office, name: str, day: date = TODAY) -> int:
    with office.book.reading() as session:
        ask = listing.ListAsk(day, presets=("now",), owner=("person", office.people[name]))
        return listing.count_of(session, POSTS, ask)


def test_staff_join_together(office: Office) -> None:
    with office.book.deed("批量入会") as session:
        done = deeds.enrol(session, office.ids("孙三", "周五"), DAY, "工会委员会", "示工字3号")
    assert (done.words, done.events) == ("孙三、周五", 2)
    assert office.on("孙三", "joined_on") == DAY
    assert office.on("周五", "member_state", date(2026, 5, 31)) == "非会员"
    assert office.names("outside") == set()


def test_members_cannot_join_again_and_nobody_does(office: Office) -> None:
    refusal = refused(office, deeds.enrol, office.ids("孙三", "赵一", "钱二"), DAY, "工会委员会")
    assert "赵一、钱二已经是会员" in refusal.reason
    assert "孙三" not in refusal.reason
    assert office.on("孙三", "member_state") == "非会员"


def test_a_group_moves_to_another_unit(office: Office) -> None:
    ids = office.ids("赵一", "钱二", "李四")
    with office.book.deed("调动") as session:
        done = deeds.move(session, ids, office.units["乙组"], DAY, "工作调动")
    assert (done.names, done.unchanged) == (("赵一", "钱二"), ("李四",))
    assert office.on("赵一", "unit") == office.units["乙组"]
    assert office.on("赵一", "unit", date(2026, 5, 31)) == office.units["甲组"]
    undo(office.book)
    assert office.on("赵一", "unit") == office.units["甲组"]
    redo(office.book)
    assert office.on("赵一", "unit") == office.units["乙组"]


def test_the_reason_of_a_move_is_kept(office: Office) -> None:
    with office.book.deed("调动") as session:
        deeds.move(session, office.ids("赵一"), office.units["乙组"], DAY, "工作调动")
        ids = listing.ids_of(session, PLACEMENTS, listing.ListAsk(TODAY, owner=("person", office.people["赵一"])))
        columns = [PLACEMENTS.by_key["since"], PLACEMENTS.by_key["reason"]]
        found = [line.values for line in listing.lines(session, PLACEMENTS, columns, ids, TODAY)]
    assert found == [(DAY, "工作调动"), (date(2010, 1, 1), None)]


def test_who_was_in_no_unit_comes_into_one(office: Office) -> None:
    with office.book.deed("调动") as session:
        deeds.move(session, office.ids("王八一"), office.units["甲组"], DAY)
    assert office.on("王八一", "unit", date(2026, 5, 31)) is None
    assert office.on("王八一", "unit", DAY) == office.units["甲组"]


def test_nobody_moves_into_a_closed_unit(office: Office) -> None:
    refusal = refused(office, deeds.move, office.ids("赵一"), office.units["丙组"], DAY)
    assert "丙组" in refusal.reason
    assert "撤销" in refusal.reason


def test_who_leaves_takes_membership_along_and_holds_no_post(office: Office) -> None:
    with office.book.deed("离职") as session:
        done = deeds.leave(session, office.ids("钱二", "孙三"), DAY, "辞职")
    assert (done.events, done.posts_ended) == (1, 2)
    assert office.on("钱二", "member_state") == "转出"
    assert office.on("孙三", "member_state") == "非会员"
    assert not {"钱二", "孙三"} & office.names("roll")
    assert {"钱二", "孙三"} <= office.names("roll", date(2026, 5, 31))
    assert held_posts(office, "钱二") == 0
    assert held_posts(office, "钱二", date(2026, 5, 31)) == 1


def test_the_unemployed_keep_their_membership_here(office: Office) -> None:
    """domain-facts C.1: unemployed people's membership is kept by the old unit."""
    with office.book.deed("离职") as session:
        deeds.leave(session, office.ids("钱二"), DAY, "失业", transfer=False)
    assert office.on("钱二", "member_state") == "保留会籍"


def test_who_is_not_here_cannot_leave(office: Office) -> None:
    with office.book.deed("离职") as session:
        deeds.leave(session, office.ids("钱二"), DAY)
    assert "钱二" in refused(office, deeds.leave, office.ids("赵一", "钱二"), TODAY).reason
    assert "赵一" in office.names("roll")


def test_nobody_leaves_before_what_came_later(office: Office) -> None:
    with office.book.deed("调动") as session:
        deeds.move(session, office.ids("赵一"), office.units["乙组"], DAY)
    assert "还有变动记录" in refused(office, deeds.leave, office.ids("赵一"), date(2026, 5, 1)).reason


def test_the_retired_keep_their_membership(office: Office) -> None:
    """domain-facts C.1: retired: 保留会籍 at the old unit; no vote and no office."""
    with office.book.deed("退休") as session:
        done = deeds.retire(session, office.ids("吴六"), DAY, unit=office.units["厂"])
    assert done.posts_ended == 1
    assert office.on("吴六", "standing") == "退休"
    assert office.on("吴六", "retired_on") == DAY
    assert office.on("吴六", "employ_type") is None
    assert office.on("吴六", "member_state") == "保留会籍"
    assert office.on("吴六", "unit") == office.units["厂"]
    assert office.on("吴六", "standing", date(2026, 5, 31)) == "在岗"
    assert "吴六" not in office.names("left")


def test_retirement_may_leave_membership_alone(office: Office) -> None:
    with office.book.deed("退休") as session:
        deeds.retire(session, office.ids("吴六", "周五"), DAY, keep=False)
    assert office.on("吴六", "member_state") == "会员"
    assert office.on("周五", "member_state") == "非会员"


def test_the_dead_are_on_no_list_but_those_of_their_time(office: Office) -> None:
    with office.book.deed("去世") as session:
        done = deeds.die(session, office.ids("郑七", "周五"), DAY)
    assert (done.events, done.posts_ended) == (1, 2)
    assert office.on("郑七", "member_state") == "去世"
    assert office.on("周五", "died_on") == DAY
    assert not {"郑七", "周五"} & (office.names("roll") | office.names("members"))
    assert "郑七" in office.names("members", date(2026, 5, 31))


@pytest.mark.parametrize(
    ("name", "kind", "more", "says"),
    [
        ("周五", "转出", {}, "“非会员”"),
        ("赵一", "恢复会籍", {}, "“会员”"),
        ("李四", "转入", {}, "“会员”"),
        ("赵一", "除名", {}, "除名要有批准人或文件"),
    ],
)
def test_illegal_changes_are_refused_with_a_sentence(office: Office, name, kind, more, says) -> None:
    assert says in refused(office, deeds.change_membership, office.ids(name), kind, DAY, **more).reason


def test_a_change_in_the_past_must_fit_what_came_after(office: Office) -> None:
    """李四 was away from June 2024 to September 2025: no leaving of the union in between."""
    refusal = refused(office, deeds.change_membership, office.ids("李四"), "退会", date(2025, 1, 1))
    assert "李四" in refusal.reason


def test_a_forgotten_event_may_be_added_where_it_fits(office: Office) -> None:
    """李四 joined in 2001; that he applied before is registered only now."""
    with office.book.deed("补登") as session:
        deeds.change_membership(session, office.ids("李四"), "申请入会", date(2000, 12, 1))
    assert office.on("李四", "member_state", date(2000, 12, 31)) == "申请中"
    assert office.on("李四", "member_state") == "会员"


def test_expelled_by_the_committee(office: Office) -> None:
    with office.book.deed("除名") as session:
        done = deeds.change_membership(
            session, office.ids("赵一"), "除名", DAY, "因犯罪被开除会籍", approver="工会委员会"
        )
    assert done.posts_ended == 1
    assert office.on("赵一", "change_reason") == "因犯罪被开除会籍"
    assert office.on("赵一", "member_state") == "除名"
    assert "赵一" in office.names("outside")


def test_nobody_selected_is_said(office: Office) -> None:
    assert "没有选中" in refused(office, deeds.enrol, [], DAY, "").reason
    assert "已不存在" in refused(office, deeds.enrol, [9999], DAY, "").reason


def test_a_corrected_joining_day_corrects_the_event(office: Office) -> None:
    """No second 入会 is made beside the first; of a rejoiner the last joining is corrected."""
    with office.book.deed("改") as session:
        rows.save_row(session, PEOPLE, office.people["李四"], {"joined_on": date(2025, 10, 1)}, TODAY)
        ask = listing.ListAsk(TODAY, owner=("person", office.people["李四"]), order=("day",))
        ids = listing.ids_of(session, EVENTS, ask)
        columns = [EVENTS.by_key["kind"], EVENTS.by_key["day"]]
        found = [line.values for line in listing.lines(session, EVENTS, columns, ids, TODAY)]
    assert found == [("入会", date(2001, 1, 1)), ("转出", date(2024, 6, 1)), ("转入", date(2025, 10, 1))]


def test_more_people_than_one_statement_takes_values(office: Office) -> None:
    """SQLite takes 32,766 values in a statement; a whole large works may be selected."""
    with office.book.deed("试") as session:
        assert deeds.end_posts(session, range(40_000), DAY, "") == 8
