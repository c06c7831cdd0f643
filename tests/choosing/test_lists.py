"""From a saved rule to a list that says why: kept as it was, changed by hand, printed, by command, refused."""

from __future__ import annotations

import json
from datetime import date

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.choosing import asking
from desk_union.choosing.ledgers import CHOSEN, RULES, TERMS
from desk_union.describe.sheet import Request
from desk_union.members.life import deeds as membership
from desk_union.store import rows
from desk_union.store.undo import undo
from desk_union.tabs import sheet_called
from tests.choosing.choosing_office import choosing_office
from tests.payouts.test_commands import run
from tests.screens.desks import TODAY


@pytest.fixture
def office(tmp_path):
    with choosing_office(tmp_path) as office:
        for n, born in enumerate((1960, 1970, 1990, 1995), 1):
            office.person(n, born_on=date(born, 1, 1), sex="女" if n in {2, 4} else "男", id_type=None, id_number=None)
        office.person(5, born_on=date(1996, 1, 1), sex="男", id_type=None, id_number=None)
        yield office


def tables(office, code, row, *, private=False):
    with office.desk.book.reading() as session:
        return list(sheet_called(code).tables(session, Request(TODAY, TODAY, row=row, private=private)))


def test_the_list_says_why_in_and_why_out_and_who_lacks_one_thing(office):
    rule = office.rule(("年满", 1, {"number": 40}), ("女职工", 2))
    told = office.do("choosing.choose", rule, day="2026-11-20", title="三八体检")
    assert told.words == "已选出“三八体检”1人，只差一条的2人，不符合的2人。"
    (roll,) = told.seen[1]
    held = office.listed(roll)
    assert {name: one.state for name, one in held.items()} == {"张一": "差一条", "张二": "入选", "张三": "不符合", "张四": "差一条", "张五": "不符合"}
    assert held["张二"].speaks == "年满40岁（56岁）；女职工"
    assert (held["张一"].speaks, held["张一"].against) == ("年满40岁（66岁）", "女职工")
    assert held["张三"].against == "年满40岁（36岁）；女职工"
    assert office.roll(roll).terms == "在在册职工里选：年满40岁，并且女职工"
    first, nearly = tables(office, "choosing.list", roll)
    assert [cells[2:4] for cells in first.rows] == [("张二", "年满40岁（56岁）；女职工")]
    assert sorted((cells[2], cells[3]) for cells in nearly.rows) == [("张一", "差：女职工；年满40岁（66岁）"), ("张四", "差：年满40岁（31岁）；女职工")]


def test_a_list_stays_as_it_was_when_people_change_and_when_the_rule_changes(office):
    rule = office.rule(("年满", 1, {"number": 40}))
    roll = office.choose(rule)
    office.person(3, born_on=date(1950, 1, 1))
    with office.desk.book.deed("删") as session:
        rows.delete_rows(session, RULES, [rule], TODAY)
    held = office.listed(roll)
    assert held["张三"].state == "不符合"
    assert office.roll(roll).rule is None


def test_the_dead_are_not_judged_and_who_left_is_only_of_the_days_before(office):
    with office.desk.book.deed("办理") as session:
        membership.die(session, [office.people[0]], date(2026, 5, 1))
        membership.leave(session, [office.people[1]], date(2026, 6, 1), "辞职", transfer=True)
    rule = office.rule(("会员", 1), audience="在册和离退休")
    assert set(office.judged(rule)) == {"张三", "张四", "张五"}
    assert len(office.judged(rule, date(2026, 4, 30))) == 5


def test_people_are_struck_and_added_by_hand(office):
    roll = office.choose(office.rule(("年满", 1, {"number": 40})))
    with office.desk.book.deed("改") as session:
        rows.save_row(session, CHOSEN, office.listed(roll)["张一"].id, {"state": "去掉", "note": "已调走"}, TODAY)
        rows.save_row(session, CHOSEN, office.listed(roll)["张三"].id, {"state": "加入", "note": "小组上报"}, TODAY)
    with office.desk.book.reading() as session:
        people = asking.chosen_of(session, roll)
        assert set(people) == {office.people[1], office.people[2]}
        assert asking.reasons_of(session, roll, people)[office.people[2]] == "小组上报"


def test_chosen_in_the_roster_by_hand(office):
    told = office.do("choosing.gather", *office.people[:2], title="小组上报", why="机修小组报")
    (roll,) = told.seen[1]
    assert [(one.state, one.note) for one in office.listed(roll).values()] == [("加入", "机修小组报")] * 2
    assert "共 2 人" in tables(office, "choosing.list", roll)[0].count_text


def test_addresses_for_letters_are_private(office):
    office.person(1, address="北京路1号", phone="13900000001")
    (roll,) = office.do("choosing.gather", *office.people[:2], title="慰问信").seen[1]
    (table,) = tables(office, "choosing.mailing", roll)
    assert {cells[1]: cells[3] for cells in table.rows} == {"张一": "", "张二": ""}
    (table,) = tables(office, "choosing.mailing", roll, private=True)
    assert ("13900000001", "北京路1号") in [tuple(cells[3:]) for cells in table.rows]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"criterion": "女职工", "number": 40}, "“女职工”用不着数字"),
        ({"criterion": "年满", "words": "老"}, "“年满”用不着字样"),
        ({"criterion": "年满", "since": TODAY}, "“年满”用不着日期"),
    ],
)
def test_what_a_criterion_does_not_ask_is_refused(office, values, said):
    rule = office.rule(("会员", 1))
    with pytest.raises(rows.Faulty, match=said), office.desk.book.deed("加") as session:
        rows.save_row(session, TERMS, None, {"rule": rule, "part": 1, **values}, TODAY)


def test_a_rule_without_criteria_chooses_nobody(office):
    with office.desk.book.deed("新") as session:
        rule = rows.save_row(session, RULES, None, {"name": "空", "audience": "在册职工"}, TODAY)
    with pytest.raises(Refusal, match="要已经加了条件的"):
        office.choose(rule)


def test_it_is_undone_as_a_whole(office):
    told = office.do("choosing.choose", office.rule(("会员", 1)), day="2026-11-20")
    undo(office.desk.book, told.deed_id)
    assert office.listed(told.seen[1][0]) == {}


def test_every_usual_rule_can_be_asked(office):
    for name in ("全体会员", "40岁以上体检", "六一儿童的家长", "集体生日", "本月生日", "88岁以上老人", "三八女职工", "一线和农民工", "今年还没有领过的会员"):
        office.choose(office.rule_called(name))
    assert len(office.listed(office.choose(office.rule_called("40岁以上体检")))) == 5


def test_by_command(capsys, office, tmp_path):
    path = office.desk.book.path
    office.desk.book.close()
    status, told = run(capsys, "do", path, "choosing.choose", "--where", "名称=三八女职工", "--set", "截至日期=2026-03-08", "--json")
    done = json.loads(told)
    assert (status, done["done"]) == (0, 2)
    assert run(capsys, "print", path, "choosing.list", "-o", tmp_path / "名单.xlsx")[0] == 0
    status, told = run(capsys, "export", path, "choosing.chosen", "-o", tmp_path / "明细.xlsx")
    assert status == 0
