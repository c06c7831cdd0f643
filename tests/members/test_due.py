from __future__ import annotations

from datetime import date

import pytest

from desk_union.members import missing
from desk_union.members.due import due, due_of
from desk_union.members.ledgers import LEDGERS, PEOPLE, POSTS, TERMS
from desk_union.store import rows
from tests.members.offices import TODAY, Office, empty_book, this_year


@pytest.fixture
def small(tmp_path):
    office = Office(empty_book(tmp_path / "a.desk"))
    yield office
    office.book.close()


def told(office: Office, title: str, day: date = TODAY) -> str:
    """The names behind a line of what is due, in its order; "-" when there is no such line."""
    with office.book.reading() as session:
        found = [one for one in due(session, day) if one.title == title]
    by_id = {id_: name for name, id_ in office.people.items()}
    return "、".join(by_id[id_] for id_ in found[0].row_ids) if found else "-"


# Birth date, the day of looking, which of the three lines names the person.
BIRTHDAYS = [
    (date(1990, 11, 20), TODAY, "今天生日 本月生日"),
    (date(1990, 11, 27), TODAY, "一周内生日 本月生日"),
    (date(1990, 11, 28), TODAY, "本月生日"),
    (date(1990, 11, 2), TODAY, "本月生日"),
    (date(1990, 12, 1), TODAY, ""),
    (date(1990, 12, 1), date(2026, 11, 25), "一周内生日"),
    (date(1990, 1, 3), date(2026, 12, 30), "一周内生日"),  # over the turn of the year
    (date(1990, 1, 3), date(2026, 1, 3), "今天生日 本月生日"),
    (date(1988, 2, 29), date(2027, 3, 1), "今天生日 本月生日"),  # 29 February: 1 March in common years
    (date(1988, 2, 29), date(2027, 2, 26), "一周内生日"),
    (date(1988, 2, 29), date(2028, 2, 29), "今天生日 本月生日"),
]


@pytest.mark.parametrize(("born", "day", "lines"), BIRTHDAYS)
def test_birthdays(small: Office, born, day, lines) -> None:
    small.person("张三", born_on=born, hired_on=date(2015, 1, 1))
    found = [title for title in ("今天生日", "一周内生日", "本月生日") if told(small, title, day) == "张三"]
    assert found == lines.split()


@pytest.mark.parametrize(
    ("retire_on", "title"),
    [
        (date(2026, 11, 20), "已到退休日期"),
        (date(2026, 11, 21), "即将退休"),
        (date(2027, 5, 19), "即将退休"),  # 180 days ahead
        (date(2027, 5, 20), None),
    ],
)
def test_retirements(small: Office, retire_on, title) -> None:
    small.person("张三", retire_on=retire_on, hired_on=date(2000, 1, 1))
    assert [line for line in ("已到退休日期", "即将退休") if told(small, line) != "-"] == ([title] if title else [])


def test_only_people_on_the_roll_are_told(office: Office) -> None:
    """钱二 has her birthday in December; she left in April."""
    day = date(2026, 12, 1)
    assert "钱二" in told(office, "今天生日", day)
    this_year(office)
    assert told(office, "今天生日", day) == "-"


def test_who_has_retired_is_not_told_to_retire(office: Office) -> None:
    """吴六, born in March 1975, could have retired in May 2025; she did in February 2026."""
    assert told(office, "已到退休日期") == "吴六"
    this_year(office)
    assert told(office, "已到退休日期") == "-"


@pytest.mark.parametrize(
    ("held_on", "years", "urgency"),
    [
        (date(2021, 11, 19), 5, "late"),
        (date(2021, 11, 20), 5, "soon"),
        (date(2022, 5, 19), 5, "soon"),
        (date(2022, 5, 20), 5, None),
        (date(2022, 1, 1), None, None),
    ],
)
def test_elections(small: Office, held_on, years, urgency) -> None:
    id_ = small.add(TERMS, body="工会委员会", number=3, session=1, held_on=held_on, years=years)
    with small.book.reading() as session:
        found = [(one.urgency, one.row_ids) for one in due(session, TODAY) if one.kind == "term"]
    assert found == ([(urgency, (id_,))] if urgency else [])


def test_only_the_last_term_of_a_body_counts(small: Office) -> None:
    small.add(TERMS, body="工会委员会", number=3, session=1, held_on=date(2016, 1, 1), years=5)
    small.add(TERMS, body="工会委员会", number=4, session=1, held_on=date(2024, 1, 1), years=5)
    with small.book.reading() as session:
        assert [one for one in due(session, TODAY) if one.kind == "term"] == []


def test_contracts_and_applications(small: Office) -> None:
    small.person("张三", contract_until=date(2026, 12, 31), hired_on=date(2020, 1, 1))
    small.person("李四", contract_until=date(2026, 11, 19), hired_on=date(2020, 1, 1))
    small.person(
        "王五", contract_until=date(2027, 3, 1), hired_on=date(2020, 1, 1), change_kind="申请入会", change_day=TODAY
    )
    assert told(small, "劳动合同到期") == "张三"
    assert told(small, "劳动合同已过期") == "李四"
    assert told(small, "入会申请") == "王五"


def test_ten_women_want_a_committee(small: Office) -> None:
    """domain-facts C.5: 女职工委员会 from 10 women members on."""

    def lines() -> list[str]:
        with small.book.reading() as session:
            return [one.sentence for one in due(session, TODAY) if one.kind == "women"]

    for n in range(9):
        small.person(f"女{n}", sex="女", joined_on=date(2020, 1, 1))
    assert lines() == []
    small.person("女9", sex="女", joined_on=date(2020, 1, 1))
    assert "女会员10人" in lines()[0]
    small.add(POSTS, person=small.people["女1"], role="女职工委员会主任", since=date(2025, 1, 1))
    assert lines() == []


def test_a_full_office_shows_the_late_first_and_opens(works) -> None:
    with works.reading() as session:
        found = due(session, TODAY)
    ranks = [("late", "soon", "info").index(one.urgency) for one in found]
    assert ranks == sorted(ranks)
    assert {"birthday", "retirement", "term", "contract", "application", "missing"} <= {one.kind for one in found}
    assert {one.ledger_code for one in found} <= {ledger.code for ledger in LEDGERS}


FULL = {
    "sex": "男", "ethnicity": "汉族", "id_type": "护照", "id_number": "E1234567", "born_on": date(1990, 1, 1),
    "education": "大学本科", "phone": "13900000001", "household_kind": "非农业家庭户口", "political": "群众",
}  # fmt: skip


def test_what_the_real_name_data_lack(office: Office) -> None:
    office.person("齐全", unit=office.units["甲组"], joined_on=date(2020, 1, 1), **FULL)
    office.person("缺组", joined_on=date(2020, 1, 1), **{**FULL, "id_number": "E1234568"})
    office.person("缺二", unit=office.units["甲组"], joined_on=date(2020, 1, 1), **{**FULL, "phone": None, "id_number": "E1234569", "political": None})  # fmt: skip
    with office.book.reading() as session:
        found = {one.name: one.labels for one in missing.missing(session, TODAY)}
        counts = missing.counts(missing.missing(session, TODAY))
    assert "齐全" not in found
    assert found["缺组"] == ("所在分会/小组",)
    assert found["缺二"] == ("移动电话", "政治面貌")
    assert counts["所在分会/小组"] == 2  # and 王八一
    assert set(found) == office.names("missing")


def test_who_left_lacks_nothing_any_more(office: Office) -> None:
    with office.book.reading() as session:
        assert "钱二" in {one.name for one in missing.missing(session, TODAY)}
    this_year(office)
    with office.book.reading() as session:
        assert "钱二" not in {one.name for one in missing.missing(session, TODAY)}


def test_entered_into_the_upper_system(office: Office) -> None:
    with office.book.reading() as session:
        found = missing.entered(session, TODAY)
    assert (found.members, found.entered, found.left) == (6, 1, 5)
    with office.book.deed("录入") as session:
        rows.change_many(session, PEOPLE, office.ids("钱二", "孙三"), {"entered": True}, TODAY)
    with office.book.reading() as session:
        assert missing.entered(session, TODAY).entered == 2  # 孙三 is no member


def alone(office: Office, name: str, day: date = TODAY) -> dict[str, str]:
    """What is due for one person: sentences by title."""
    with office.book.reading() as session:
        return {one.title: one.sentence for one in due_of(session, office.people[name], day)}


def test_what_is_due_for_one_person_names_nobody_else(small: Office) -> None:
    small.person("张三", born_on=date(1990, 11, 24), hired_on=date(2015, 1, 1), retire_on=date(2026, 11, 1))
    small.person("李四", born_on=date(1991, 11, 24), hired_on=date(2015, 1, 1), contract_until=date(2026, 12, 1))
    found = alone(small, "张三")
    assert next(iter(found)) == "已到退休日期"  # the late first
    assert found["已到退休日期"].startswith("预计退休日期是2026年11月1日，还没有办理退休")
    assert found["一周内生日"] == "2026年11月24日满36岁。"
    assert "本月生日" not in found  # said once
    assert found["实名制缺项"].startswith("还缺：")
    assert "移动电话" in found["实名制缺项"]
    assert "李四" not in "".join(found.values())
    assert alone(small, "李四")["劳动合同到期"] == "劳动合同2026年12月1日到期。"


@pytest.mark.parametrize(("born", "line"), [(date(1990, 11, 2), None), (date(1990, 11, 29), "本月生日")])
def test_a_birthday_gone_by_is_nothing_to_see_to(small: Office, born, line) -> None:
    small.person("张三", born_on=born, hired_on=date(2015, 1, 1))
    assert [title for title in alone(small, "张三") if "生日" in title] == ([line] if line else [])


def test_an_application_and_a_term_of_one_person(small: Office) -> None:
    small.person("张三", born_on=date(1990, 1, 1), hired_on=date(2015, 1, 1), applied_on=date(2026, 11, 1))
    assert alone(small, "张三")["入会申请"] == "已申请入会，等待审批。"
    term = small.add(TERMS, body="工会委员会", number=3, session=1, held_on=date(2021, 12, 1), years=5)
    small.add(POSTS, person=small.people["张三"], role="工会委员", since=date(2021, 12, 1), term=term)
    assert alone(small, "张三")["任期届满"] == "担任工会委员，第3届工会委员会2026年12月1日届满。"


def test_each_line_for_one_is_a_line_for_all(works) -> None:
    with works.reading() as session:
        for_all = {
            (one.title, person)
            for one in due(session, TODAY)
            if one.ledger_code == PEOPLE.code
            for person in one.row_ids
        }
        persons = sorted({person for _, person in for_all})
        for person in persons[:60]:
            mine = {(one.title, person) for one in due_of(session, person, TODAY) if one.ledger_code == PEOPLE.code}
            assert mine <= for_all
            assert ("实名制缺项", person) in mine or ("实名制缺项", person) not in for_all
