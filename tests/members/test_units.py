"""Units change: what they were called, when they began and ended, and how many are in them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.describe.content import Tables, TreeChart
from desk_union.describe.sheet import Request
from desk_union.members import tree
from desk_union.members.ledgers import PEOPLE, UNIT_CHANGES, UNITS
from desk_union.members.sheets import SHEETS
from desk_union.store import listing, rows
from desk_union.store.listing import Condition, ListAsk
from desk_union.store.undo import undo
from desk_union.tabs import sheets
from tests.members.offices import TODAY, Office

END = date(2025, 12, 31)


def unit_now(office: Office, name: str, *keys: str, day: date = TODAY):
    with office.book.reading() as session:
        columns = [UNITS.by_key[key] for key in keys]
        return listing.lines(session, UNITS, columns, [office.units[name]], day)[0].values


def rename(office: Office, name: str, day: date, after: str, **more: str) -> int:
    return office.add(UNIT_CHANGES, unit=office.units[name], day=day, kind="更名", after=after, **more)


def names(office: Office, unit: str, *days: date) -> list[str]:
    with office.book.reading() as session:
        return [tree.read(session, day).names[office.units[unit]] for day in days]


def test_a_renamed_unit_keeps_its_old_name_on_the_paper_of_the_past(office: Office) -> None:
    rename(office, "甲组", date(2026, 2, 1), "锻造组")
    rename(office, "甲组", date(2026, 6, 1), "精锻组")
    assert unit_now(office, "甲组", "name") == ("精锻组",)
    assert names(office, "甲组", END, date(2026, 2, 1), date(2026, 6, 1), TODAY) == [
        "甲组",
        "锻造组",
        "精锻组",
        "精锻组",
    ]
    roster = next(sheet for sheet in SHEETS if sheet.code == "members.roster")
    with office.book.reading() as session:
        (then,), (now,) = (roster.tables(session, Request(day, TODAY)) for day in (END, TODAY))
    assert {row[0] for row in then.rows} >= {"一分会 甲组"}
    assert {row[0] for row in now.rows} >= {"一分会 精锻组"}


def test_a_change_of_name_recorded_late_does_not_turn_back_a_newer_one(office: Office) -> None:
    rename(office, "甲组", date(2026, 6, 1), "精锻组", before="锻造组")
    rename(office, "甲组", date(2026, 2, 1), "锻造组", before="甲组")
    assert unit_now(office, "甲组", "name") == ("精锻组",)
    assert names(office, "甲组", END, date(2026, 3, 1)) == ["甲组", "锻造组"]


def test_a_change_of_name_needs_both_names_and_is_undone_whole(office: Office) -> None:
    with pytest.raises(Refusal, match="变更后"):
        office.add(UNIT_CHANGES, unit=office.units["甲组"], day=TODAY, kind="更名")
    with pytest.raises(Refusal, match="原来叫什么"):
        rename(office, "甲组", TODAY, "甲组")
    rename(office, "甲组", TODAY, "锻造组")
    undo(office.book)
    assert unit_now(office, "甲组", "name") == ("甲组",)


def test_founding_and_closing_give_a_unit_its_days_where_it_has_none(office: Office) -> None:
    office.add(UNIT_CHANGES, unit=office.units["乙组"], day=date(2019, 5, 1), kind="新建")
    office.add(UNIT_CHANGES, unit=office.units["乙组"], day=TODAY, kind="撤销")
    office.add(UNIT_CHANGES, unit=office.units["丙组"], day=TODAY, kind="撤销")
    assert unit_now(office, "乙组", "founded_on", "closed_on") == (date(2019, 5, 1), TODAY)
    assert unit_now(office, "丙组", "closed_on") == (date(2026, 3, 1),)


def test_a_branch_counts_the_people_of_its_groups(office: Office) -> None:
    heads = {name: unit_now(office, name, "heads", day=END)[0] for name in ("厂", "一分会", "甲组", "锻压车间")}
    assert heads == {"厂": 7, "一分会": 6, "甲组": 3, "锻压车间": 1}


def test_a_unit_cannot_stand_below_itself(office: Office) -> None:
    with pytest.raises(Refusal, match="上级单位不能是它自己"), office.book.deed("改") as session:
        rows.save_row(session, UNITS, office.units["一分会"], {"parent": office.units["甲组"]}, TODAY)


def save(office: Office, name: str, to: str, **how: Any) -> None:
    with office.book.deed("换上级") as session:
        rows.save_row(session, UNITS, office.units[name], {"parent": office.units[to]}, TODAY, **how)


def move(office: Office, name: str, to: str, day: date) -> None:
    save(office, name, to, since=day)


def parents(office: Office, unit: str, *days: date) -> list[str]:
    with office.book.reading() as session:
        read = [tree.read(session, day) for day in days]
        return [one.names[one.parents[office.units[unit]] or 0] for one in read]


def told(office: Office, day: date) -> str:
    """Every sheet of the day, and the counts of all units."""
    with office.book.reading() as session:
        made = []
        for sheet in sheets():
            if sheet.code.startswith("members.") and isinstance(sheet.content, Tables | TreeChart):
                for unit in (None, office.units["一分会"]):
                    asked = Request(day, TODAY, unit=unit if "unit" in sheet.options else None)
                    made.append(
                        sheet.content.fill(session, asked)
                        if isinstance(sheet.content, TreeChart)
                        else sheet.tables(session, asked)
                    )
        columns = [UNITS.by_key[key] for key in ("parent", "heads")]
        lines = listing.lines(session, UNITS, columns, listing.ids_of(session, UNITS, ListAsk(day)), day)
        below = listing.ids_of(
            session, PEOPLE, ListAsk(day, conditions=(Condition("unit", "is", office.units["一分会"]),))
        )
    return f"{made!r}{lines!r}{below!r}"


def test_a_group_put_below_another_leaves_the_papers_of_the_past(office: Office) -> None:
    then, now = told(office, END), told(office, TODAY)
    move(office, "甲组", "锻压车间", date(2026, 4, 1))
    assert parents(office, "甲组", END, date(2026, 3, 31), date(2026, 4, 1), TODAY) == [
        "一分会",
        "一分会",
        "锻压车间",
        "锻压车间",
    ]
    assert told(office, END) == then
    assert told(office, TODAY) != now
    undo(office.book)
    assert (told(office, END), told(office, TODAY)) == (then, now)


def test_a_wrong_place_in_the_tree_is_put_right_for_all_days(office: Office) -> None:
    save(office, "甲组", "锻压车间", corrects=True)
    assert parents(office, "甲组", END, TODAY) == ["锻压车间", "锻压车间"]


def test_a_change_of_place_is_recorded_like_one_of_name(office: Office) -> None:
    change = {"unit": office.units["甲组"], "day": date(2026, 4, 1), "kind": "变更上级"}
    with pytest.raises(Refusal, match="哪个单位下面"):
        office.add(UNIT_CHANGES, **change)
    office.add(UNIT_CHANGES, **change, parent_after=office.units["锻压车间"])
    assert parents(office, "甲组", END, TODAY) == ["一分会", "锻压车间"]
    earlier = change | {"day": date(2026, 2, 1), "parent_after": office.units["一分会"]}
    with pytest.raises(Refusal, match="原来归谁"):
        office.add(UNIT_CHANGES, **earlier)
    office.add(UNIT_CHANGES, **earlier, parent_before=office.units["厂"])
    assert parents(office, "甲组", END, date(2026, 2, 1), TODAY) == ["示例厂工会", "一分会", "锻压车间"]


def test_no_unit_stands_below_itself_on_any_day(office: Office) -> None:
    with pytest.raises(Refusal, match="不能是它自己或它下面"):
        move(office, "一分会", "甲组", TODAY)
    move(office, "甲组", "锻压车间", date(2026, 4, 1))
    move(office, "甲组", "一分会", date(2026, 9, 1))
    with pytest.raises(Refusal, match=r"在2026-.*不能是它自己或它下面"):
        move(office, "锻压车间", "甲组", date(2026, 5, 1))
