"""What a unit's card tells: people with and without those below, who leads, this year's dues; each number its rows."""

from __future__ import annotations

from datetime import date

from desk_union import tabs
from desk_union.funds.dues import dues_reckoning
from desk_union.funds.ledgers.dues import DUES_RULES
from desk_union.members.ledgers import PEOPLE
from desk_union.store import rows
from tests.members.offices import TODAY, Office


def told(office: Office, unit: str, day: date = TODAY) -> dict[str, list[str]]:
    with office.book.reading() as session:
        lines = tabs.unit_numbers(session, office.units[unit], day)
    return {line.label: [link.words for link in line.links] for line in lines}


def test_people_of_the_unit_itself_and_of_those_below(office: Office) -> None:
    assert told(office, "一分会") == {"在册职工": ["本级 1 人", "含下级 6 人"], "会员": ["本级 1 人", "含下级 5 人"]}
    assert told(office, "甲组") == {
        "在册职工": ["本级 3 人", "含下级 3 人"], "会员": ["本级 3 人", "含下级 3 人"], "谁负责": ["钱二（工会小组长）"],
    }  # fmt: skip


def test_as_of_a_day_before_it_tells_what_was(later: Office) -> None:
    assert told(later, "甲组", date(2025, 12, 31))["在册职工"] == ["本级 3 人", "含下级 3 人"]
    assert told(later, "甲组")["在册职工"] == ["本级 0 人", "含下级 0 人"]


def test_each_number_is_its_rows(office: Office) -> None:
    with office.book.reading() as session:
        lines = tabs.unit_numbers(session, office.units["甲组"], TODAY)
    assert {lines[0].links[0].ledger, lines[2].links[0].ledger} == {"members.people"}
    assert set(lines[0].links[0].ids) == set(office.ids("赵一", "钱二", "郑七"))
    assert lines[2].links[0].ids == tuple(office.ids("钱二"))


def test_dues_of_the_year_with_those_below(office: Office) -> None:
    with office.book.deed("会费") as session:
        for name in ("赵一", "吴六"):
            rows.save_row(session, PEOPLE, office.people[name], {"wage": 400_000}, TODAY, since=date(2025, 1, 1))
        rule = {"name": "标准", "formula": "按比例，尾数不足十元不计", "rate": 50, "since": date(2020, 1, 1)}
        rows.save_row(session, DUES_RULES, None, rule, TODAY)
        dues_reckoning.reckon(session, 202601, 202602, TODAY)
    assert told(office, "一分会")["2026年会费"] == ["应缴 80.00 元", "已缴 0.00 元", "欠缴 80.00 元"]
    assert told(office, "甲组")["2026年会费"][0] == "应缴 40.00 元"
