"""Rules as tables that the office could read: what is given, what follows, where it is written."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.basis import identity
from desk_union.members import dictionaries as words
from desk_union.members.age_lines import AgeLines
from desk_union.members.life import rules
from desk_union.members.life.rules import Event

NUMBER = identity.sample_id(5)
BORN, SEX = identity.birth_of(NUMBER), identity.sex_of(NUMBER)
OTHER_SEX = {"男": "女", "女": "男"}[SEX]
D = date

# State, what may come next, source (domain-facts C.1 and C.4).
MOVES = [
    (
        "非会员",
        "申请入会 入会 转入 去世",
        "own application or collective registering; 转入 with the card of another union",
    ),
    ("申请中", "入会 转入 退会 去世 不予批准 撤回申请", "approved, not approved, or taken back"),
    (
        "会员",
        "保留会籍 转出 退会 除名 去世",
        "retired or unemployed: kept; membership follows employment; leaving is free",
    ),
    ("保留会籍", "恢复会籍 转出 退会 除名 去世", "back at work, or gone for good"),
    ("转出", "申请入会 入会 转入 去世", "one person for life: comes back by 转入"),
    ("退会", "申请入会 入会 转入 去世", "may join again"),
    ("除名", "申请入会 入会 转入 去世", "may join again"),
    ("去世", "", "nothing follows"),
]


@pytest.mark.parametrize(("state", "next_kinds", "_source"), MOVES, ids=[row[0] for row in MOVES])
def test_what_may_follow_a_state(state, next_kinds, _source) -> None:
    reach = {"非会员": [], "申请中": ["申请入会"], "会员": ["入会"], "保留会籍": ["入会", "保留会籍"], "转出": ["入会", "转出"],
             "退会": ["入会", "退会"], "除名": ["入会", "除名"], "去世": ["入会", "去世"]}[state]  # fmt: skip
    so_far = [Event(D(2020, 1, 1 + n), kind) for n, kind in enumerate(reach)]
    legal = {kind for kind in words.EVENT.labels if not rules.periods_of([*so_far, Event(D(2021, 1, 1), kind)])[1]}
    assert legal == set(next_kinds.split())


# Events (kind, day), periods that follow (since, until, state).
LIVES = [
    ([], []),
    ([("入会", D(2015, 3, 1))], [(D(2015, 3, 1), None, "会员")]),
    (
        [("申请入会", D(2015, 2, 1)), ("入会", D(2015, 3, 1))],
        [(D(2015, 2, 1), D(2015, 3, 1), "申请中"), (D(2015, 3, 1), None, "会员")],
    ),
    (
        [("入会", D(2010, 1, 1)), ("转出", D(2020, 5, 1)), ("转入", D(2022, 6, 1))],
        [(D(2010, 1, 1), D(2020, 5, 1), "会员"), (D(2020, 5, 1), D(2022, 6, 1), "转出"), (D(2022, 6, 1), None, "会员")],
    ),
    (
        [("入会", D(1990, 1, 1)), ("保留会籍", D(2025, 2, 1)), ("去世", D(2026, 2, 1))],
        [
            (D(1990, 1, 1), D(2025, 2, 1), "会员"),
            (D(2025, 2, 1), D(2026, 2, 1), "保留会籍"),
            (D(2026, 2, 1), None, "去世"),
        ],
    ),
    # Both on one day: the application leaves no period.
    ([("申请入会", D(2015, 3, 1)), ("入会", D(2015, 3, 1))], [(D(2015, 3, 1), None, "会员")]),
]


@pytest.mark.parametrize(("events", "periods"), LIVES)
def test_periods_follow_from_events(events, periods) -> None:
    found, objection = rules.periods_of(Event(day, kind) for kind, day in events)
    assert ([(p.since, p.until, p.state) for p in found], objection) == (periods, "")


def test_an_objection_names_day_state_and_what_is_legal() -> None:
    _, objection = rules.periods_of([Event(D(2015, 3, 1), "入会"), Event(D(2016, 1, 1), "入会")])
    assert "2016-01-01" in objection
    assert "“会员”" in objection
    assert "保留会籍" in objection


# Sex, former age line, birth date, proposed day. The official tables annexed to the decision of 2024-09-13.
RETIREMENTS = [
    ("男", 60, D(1964, 12, 31), D(2024, 12, 31)),  # before 2025: no delay
    ("男", 60, D(1965, 1, 15), D(2025, 2, 15)),  # 60 and 1 month
    ("男", 60, D(1965, 4, 30), D(2025, 5, 30)),
    ("男", 60, D(1965, 5, 1), D(2025, 7, 1)),  # 60 and 2 months
    ("男", 60, D(1976, 9, 10), D(2039, 9, 10)),  # 63 and no more
    ("男", 60, D(1990, 1, 1), D(2053, 1, 1)),
    ("女", 55, D(1970, 1, 20), D(2025, 2, 20)),  # 55 and 1 month
    ("女", 55, D(1981, 9, 5), D(2039, 9, 5)),  # 58
    ("女", 50, D(1975, 1, 9), D(2025, 2, 9)),  # 50 and 1 month, every two months
    ("女", 50, D(1975, 3, 9), D(2025, 5, 9)),
    ("女", 50, D(1984, 11, 3), D(2039, 11, 3)),  # 55
    ("女", None, D(1975, 1, 9), D(2025, 2, 9)),  # not said: the earlier line
    ("男", None, D(1965, 1, 15), D(2025, 2, 15)),
    ("男", 55, D(1980, 2, 29), D(2035, 3, 1)),  # a line of its own (heavy work): no table, just the age
    ("", 60, D(1965, 1, 15), None),
    ("男", 60, None, None),
]


@pytest.mark.parametrize(("sex", "line", "born", "day"), RETIREMENTS)
def test_proposed_retirement(sex, line, born, day) -> None:
    assert rules.propose_retirement({"sex": sex, "retire_line": line, "born_on": born}) == day


def test_an_id_number_fills_birth_date_and_sex_and_what_follows() -> None:
    found = rules.complete_person({"id_number": NUMBER, "id_type": "身份证"})
    assert (found["born_on"], found["sex"]) == (BORN, SEX)
    assert found["retire_on"] == rules.propose_retirement({"born_on": BORN, "sex": SEX})


def test_what_the_clerk_gave_is_not_overwritten() -> None:
    given = {"id_number": NUMBER, "born_on": D(1999, 9, 9), "sex": OTHER_SEX, "retire_on": D(2050, 1, 1)}
    assert not rules.complete_person(given).keys() & {"born_on", "sex", "retire_on"}


@pytest.mark.parametrize(
    ("given", "id_type"),
    [
        ({"id_number": NUMBER}, "身份证"),  # a number that is one needs no type
        ({"id_number": NUMBER, "id_type": "护照"}, None),  # what another document says is not read
        ({"id_type": "身份证"}, None),
        ({"id_type": "护照"}, None),
        ({}, None),
    ],
)
def test_a_type_of_document_goes_with_its_number(given, id_type) -> None:
    found = rules.complete_person(given)
    assert found.get("id_type") == id_type
    assert ("id_type" in found) is (given in ({"id_number": NUMBER}, {"id_type": "身份证"}))
    assert ("born_on" in found) is (id_type is not None)
    assert ("retire_on" in found) is (id_type is not None)


# Values of one person, the fields objected to.
CONTRADICTIONS = [
    ({"id_number": NUMBER, "id_type": "身份证", "born_on": BORN, "sex": SEX}, []),
    ({"id_number": NUMBER, "id_type": "身份证", "born_on": D(1999, 9, 9)}, ["born_on"]),
    ({"id_number": NUMBER, "id_type": "身份证", "sex": OTHER_SEX}, ["sex"]),
    ({"id_number": NUMBER[:-1] + ("1" if NUMBER[-1] != "1" else "2"), "id_type": "身份证"}, ["id_number"]),
    ({"id_number": "E1234567", "id_type": "护照"}, []),
    ({"id_number": "E1234567"}, ["id_type"]),
    ({"born_on": D(1990, 1, 1), "joined_on": D(2003, 12, 31)}, ["joined_on"]),
    ({"born_on": D(1990, 1, 1), "started_on": D(2004, 1, 1)}, []),
    (
        {"born_on": D(1990, 1, 1), "party_joined_on": D(1999, 1, 1), "hired_on": D(2000, 1, 1)},
        ["hired_on", "party_joined_on"],
    ),
    ({"started_on": D(2015, 1, 1), "hired_on": D(2014, 1, 1)}, ["hired_on"]),
    ({"member_state": "会员"}, ["joined_on"]),
    ({"member_state": "会员", "joined_on": D(2020, 1, 1)}, []),
    ({"member_state": "会员", "change_day": D(2020, 1, 1)}, []),  # the day of the change says since when
    ({"member_state": "非会员", "joined_on": D(2020, 1, 1)}, ["member_state"]),
    ({"change_kind": "转出"}, ["change_day"]),
]


@pytest.mark.parametrize(("values", "fields"), CONTRADICTIONS)
def test_contradictions_in_one_person(values, fields) -> None:
    assert sorted(fault.key for fault in rules.check_person(values)) == fields


# Check, values, field objected to ("" none).
OTHERS = [
    (rules.check_period, {"since": D(2025, 1, 1), "until": D(2025, 1, 1)}, "until"),  # the end day no longer counts
    (rules.check_period, {"since": D(2025, 1, 1), "until": D(2025, 1, 2)}, ""),
    (rules.check_period, {"since": D(2025, 1, 1)}, ""),
    (rules.check_period, {"until": D(2025, 1, 1)}, ""),
    (rules.check_unit, {"founded_on": D(2025, 1, 1), "closed_on": D(2025, 1, 1)}, "closed_on"),
    (rules.check_unit, {"founded_on": D(2025, 1, 1)}, ""),
    (rules.check_unit_change, {"kind": "更名"}, "after"),
    (rules.check_unit_change, {"kind": "更名", "after": "二分会"}, ""),
    (rules.check_unit_change, {"kind": "撤销"}, ""),
    (rules.check_unit, {"founded_on": D(2025, 1, 1), "closed_on": D(2024, 1, 1)}, "closed_on"),
    (rules.check_unit, {"closed_on": D(2024, 1, 1)}, ""),
    (rules.check_event, {"kind": "除名"}, "approver"),  # decided by the committee (C.1)
    (rules.check_event, {"kind": "除名", "document": "示工字3号"}, ""),
    (rules.check_event, {"kind": "退会"}, ""),  # leaving is free
    (rules.check_study, {"state": "毕业"}, "finished_on"),
    (rules.check_study, {"state": "毕业", "started_on": D(2025, 1, 1), "finished_on": D(2024, 1, 1)}, "finished_on"),
    (rules.check_study, {"state": "在修"}, ""),
    (rules.check_term, {"years": 4}, "years"),  # three or five years (C.5)
    (rules.check_term, {"years": 3}, ""),
    (rules.check_term, {"delegates": 50, "present": 51}, "present"),
    (rules.check_term, {"delegates": 50, "present": 50}, ""),
    (rules.check_term, {"delegates": 50}, ""),
    (rules.check_term, {"present": 50}, ""),
]


@pytest.mark.parametrize(("check", "values", "field"), OTHERS)
def test_other_rows(check, values, field) -> None:
    assert [fault.key for fault in check(values)] == ([field] if field else [])


@pytest.mark.parametrize(
    ("held_on", "years", "given", "due_on"),
    [
        (D(2021, 3, 1), 5, None, D(2026, 3, 1)),
        (D(2024, 2, 29), 3, None, D(2027, 2, 28)),
        (D(2021, 3, 1), 5, D(2026, 12, 31), None),  # what the clerk gave stands
        (D(2021, 3, 1), None, None, None),
    ],
)
def test_the_end_of_a_term(held_on, years, given, due_on) -> None:
    found = rules.complete_term({"held_on": held_on, "years": years, "due_on": given})
    assert found.get("due_on") == due_on


@pytest.mark.parametrize(
    ("hired", "joined", "started", "since"),
    [
        (D(2014, 1, 1), D(2015, 3, 1), None, D(2014, 1, 1)),
        (D(2014, 1, 1), D(2012, 3, 1), D(2010, 1, 1), D(2012, 3, 1)),
        (None, D(2012, 3, 1), D(2010, 1, 1), D(2012, 3, 1)),
        (None, None, D(2010, 1, 1), D(2010, 1, 1)),
        (None, None, None, D(2026, 11, 20)),
    ],
)
def test_from_when_unit_and_employment_of_a_new_row_hold(hired, joined, started, since) -> None:
    values = {"hired_on": hired, "joined_on": joined, "started_on": started}
    assert rules.held_since(values, D(2026, 11, 20)) == since


A, B, C, E = D(2020, 1, 1), D(2021, 1, 1), D(2022, 1, 1), D(2023, 1, 1)


@pytest.mark.parametrize(
    ("period", "taken", "left"),
    [
        ((A, None), [], [(A, None)]),
        ((A, None), [(B, None)], [(A, B)]),
        ((A, E), [(B, C)], [(A, B), (C, E)]),
        ((B, C), [(A, None)], []),
        ((A, B), [(B, C)], [(A, B)]),  # they only touch
        ((A, None), [(A, B), (C, E)], [(B, C), (E, None)]),
        ((B, None), [(A, C)], [(C, None)]),
    ],
)
def test_what_is_left_of_a_period(period, taken, left) -> None:
    assert rules.remainder(period, taken) == left


# office.md 4.1 leaves open whether an age counts on the day or within the year.
@pytest.mark.parametrize(
    ("within_year", "day", "age"),
    [(False, D(2026, 6, 1), 13), (False, D(2026, 6, 2), 14), (True, D(2026, 1, 1), 14), (True, D(2025, 12, 31), 13)],
)
def test_ages_on_the_day_or_within_the_year(within_year, day, age) -> None:
    assert AgeLines(within_year=within_year).age(D(2012, 6, 2), day) == age


@pytest.mark.parametrize(
    ("key", "born", "day", "warned"),
    [
        ("hired_on", date(2009, 1, 1), date(2024, 12, 31), True),  # 15: 劳动法第十五条
        ("hired_on", date(2009, 1, 1), date(2025, 1, 1), False),
        ("joined_on", date(2009, 1, 1), date(2024, 12, 31), True),
        ("hired_on", date(1950, 1, 1), date(1965, 5, 1), False),  # before the law
        ("hired_on", date(1979, 6, 1), date(1994, 12, 31), False),  # the last day before it
        ("hired_on", date(1979, 6, 1), date(1995, 1, 1), True),  # the first day on which it holds
        ("hired_on", date(2009, 1, 1), date(2023, 1, 1), True),  # just 14
        ("started_on", date(2009, 1, 1), date(2024, 12, 31), False),
        ("hired_on", date(2009, 1, 1), date(2022, 1, 1), False),  # 13 is refused outright
    ],
)
def test_working_before_sixteen_is_asked_about(key, born, day, warned) -> None:
    found = rules.check_person({"born_on": born, key: day, "change_day": day})
    assert [fault.key for fault in found if fault.warns] == ([key] if warned else [])


def test_the_lines_of_age_are_those_of_the_sources() -> None:
    """六一 until 14 (000/003 L824), 春节 from 88 (003 L830), 青年 to 35 (F304)."""
    assert (rules.CHILD_LINE, rules.AGED, rules.YOUNG_LINE) == (14, 88, 35)
