"""Every criterion of members, funds and payouts: whom it takes and whom not, as of a day."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.care.cover.insurance_ledgers import CLAIMS
from desk_union.care.visits.ledgers import TALKS, VISITS
from desk_union.choosing.formula import why
from desk_union.describe import criterion
from desk_union.members.ledgers import CHILDREN, POSTS
from desk_union.members.life import deeds as membership
from desk_union.store import rows
from desk_union.tabs import TABS
from tests.choosing.choosing_office import choosing_office
from tests.screens.desks import TODAY


@pytest.fixture
def office(tmp_path):
    with choosing_office(tmp_path) as office:
        for n, born in enumerate(((1986, 11, 20), (1986, 11, 21), (1971, 3, 5), (1938, 1, 1)), 1):
            office.person(n, born_on=date(*born), sex="男" if n != 3 else "女", id_type=None, id_number=None)
        office.person(5, born_on=None, id_type=None, id_number=None, sex="女")
        yield office


def save(office, ledger, **values):
    with office.desk.book.deed("改") as session:
        return rows.save_row(session, ledger, None, values, TODAY)


def test_codes_and_titles_are_unique_and_every_one_is_explained():
    found = criterion.known()
    assert len({one.code for one in found}) == len({one.title for one in found}) == len(found)
    prefixes = {tab.prefix for tab in TABS}
    assert all(one.code.partition(".")[0] in prefixes and one.help.endswith("。") for one in found)
    assert {"会员", "农民工", "年满", "有小孩", "整寿", "会费缴清", "还没有领过"} <= {one.title for one in found}


@pytest.mark.parametrize(
    ("term", "more", "who"),
    [
        (("年满", 1, {"number": 40}), {}, "一三四"),  # born on 21 November is 40 tomorrow, unknown is not
        (("年满", 1, {"number": 40}), {"within_year": True}, "一二三四"),
        (("年满", 1), {}, "一三四"),  # 40 is usual
        (("年满", 1, {"number": 88}), {}, "四"),
        (("年龄不超过", 1, {"number": 40}), {}, "一二"),
        (("女职工", 1), {}, "三五"),
        (("女职工", 1, {"turned": True}), {}, "一二四"),
        (("整寿", 1), {}, "三"),  # women at 50 and 55
        (("整寿", 1, {"words": "男40"}), {}, "一"),
        (("整寿", 1, {"words": "男40"}), {"within_year": True}, "一二"),
        (("生日在某月", 1), {}, "一二"),
        (("生日在某月", 1, {"number": 3}), {}, "三"),
        (("会员", 1), {}, "一二三四五"),
        (("在某分会、小组", 1, {"words": "机修"}), {}, "一二三四五"),
        (("在某分会、小组", 1, {"words": "装配"}), {}, ""),
    ],
)
def test_persons_and_ages(office, term, more, who):
    assert office.chosen(term, **more) == who


def test_children_below_the_line_on_the_first_of_june(office):
    first, second, third, *_ = office.people
    for person, born in ((first, date(2012, 6, 1)), (second, date(2012, 6, 2)), (third, date(2026, 8, 1))):
        save(office, CHILDREN, person=person, name="小明", born_on=born)
    assert office.chosen(("有小孩", 1)) == "二"  # 14 on the day is not below 14; born after it gets nothing
    assert office.chosen(("生育", 1)) == "三"
    assert office.chosen(("有小孩", 1), day=date(2025, 3, 1)) == "一二"
    rule = office.rule(("有小孩", 1, {"number": 15}))
    one = office.judged(rule)["张二"]
    assert "小明 2012-06-02" in str(one.facts[0])


def test_what_held_then_and_not_now(office):
    second = office.people[1]
    office.person(1, marital="未婚")
    office.person(1, date(2026, 5, 1), marital="已婚")
    office.person(2, date(2026, 5, 1), job="一线钳工")
    office.person(3, date(2026, 6, 1), standing="病休")
    with office.desk.book.deed("离开") as session:
        membership.leave(session, [second], date(2026, 10, 1), "辞职", transfer=True)
    assert office.chosen(("结婚", 1)) == "一"
    assert office.chosen(("结婚", 1, {"since": date(2026, 6, 1)})) == ""
    assert office.chosen(("就业状况", 1, {"words": "病休 离休"})) == "三"
    assert office.chosen(("就业状况", 1, {"words": "病休"}), day=date(2026, 5, 31)) == ""
    assert office.chosen(("会员", 1)) == "一三四五"
    assert office.chosen(("会员", 1), day=date(2026, 9, 30)) == "一二三四五"


def test_who_was_in_hospital_and_who_lost_somebody(office):
    first, second, _, fourth, _ = office.people
    save(office, VISITS, day=date(2026, 3, 1), person=first, reason="住院手术")
    save(office, CLAIMS, kind="互助理赔", person=second, happened_on=date(2026, 9, 1), day=date(2026, 9, 5), stage="待报")
    office.person(3, date(2026, 6, 1), standing="病休")
    save(office, TALKS, day=date(2026, 8, 1), person=fourth, reason="母亲去世")
    save(office, VISITS, day=date(2025, 8, 1), person=first, reason="父亲去世")
    assert office.chosen(("住院、病休", 1)) == "一二三"
    assert office.chosen(("住院、病休", 1, {"since": date(2026, 4, 1)})) == "二三"
    assert office.chosen(("丧亲", 1)) == "四"
    assert office.chosen(("丧亲", 1, {"since": date(2025, 1, 1)})) == "一四"


def test_office_and_years_as_honors_ask(office):
    first, second, *_ = office.people
    save(office, POSTS, person=first, role="工会小组长", since=date(2024, 1, 1))
    save(office, POSTS, person=second, role="工会委员", since=date(2024, 1, 1), until=date(2026, 1, 1))
    assert office.chosen(("担任工会职务", 1)) == "一"
    assert office.chosen(("担任工会职务", 1), day=date(2025, 12, 31)) == "一二"
    assert office.chosen(("担任工会职务", 1, {"words": "小组长"})) == "一"
    for n, started in ((1, date(2025, 11, 20)), (2, date(2025, 11, 21)), (3, date(2000, 1, 1))):
        office.person(n, started_on=started, hired_on=started)
    assert office.chosen(("工龄满", 1)) == "一三"
    assert office.chosen(("工龄满", 1), within_year=True) == "一二三"
    assert office.chosen(("工龄满", 1), ("担任工会职务", 2)) == "一"
    assert office.chosen(("本单位工龄满", 1, {"number": 5}), ("女职工", 2)) == "三五"  # the others came long ago


def test_who_was_helped_and_who_not(office):
    first = office.people[0]
    row = office.hand_out(first, amount="500", title="住院慰问", kind="困难补助", matter="住院慰问")
    assert office.chosen(("还没有领过", 1)) == "一二三四五"  # not handed out yet
    office.through(row, "approve", "sign")
    assert office.chosen(("还没有领过", 1)) == "二三四五"
    assert office.chosen(("领过", 1, {"words": "住院 结婚"})) == "一"
    assert office.chosen(("领过", 1, {"words": "结婚"})) == ""
    assert office.chosen(("领过", 1), day=date(2026, 11, 19)) == ""
    assert office.chosen(("领的合计不超过", 1, {"number": 499})) == "二三四五"
    one = office.judged(office.rule(("还没有领过", 1)))["张一"]
    assert one.facts == ("1次",)


def test_dues_are_those_paid_by_the_day(office):
    from desk_union.funds.tables import Dues, DuesPayment

    first, second, *_ = office.people
    with office.desk.book.deed("会费") as session:
        for person in (first, second):
            session.add(Dues(person=person, period=202609, due=1000))
        session.flush()
        for dues, day in ((1, date(2026, 10, 1)), (2, date(2026, 11, 25))):
            session.add(DuesPayment(dues=dues, day=day, amount=1000))
    assert office.chosen(("会费缴清", 1)) == "一"
    assert office.chosen(("会费缴清", 1), day=date(2026, 11, 25)) == "一二"
    assert office.chosen(("会费缴清", 1), day=date(2026, 9, 29)) == "一二"  # the month was not over


def test_the_reason_has_the_fact(office):
    rule = office.rule(("年满", 1, {"number": 88}), ("会员", 2))
    found = office.judged(rule)
    with office.desk.book.reading() as session:
        from desk_union.choosing import asking

        terms = asking.read(session, rule, TODAY).terms
    assert why(found["张四"], terms) == ("年满88岁（88岁）；会员", "")
    assert why(found["张五"], terms) == ("会员", "年满88岁（出生日期不详）")
