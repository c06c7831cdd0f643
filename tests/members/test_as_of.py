"""Any past day comes out as it was, whoever has left, moved, rejoined, retired or died since."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.members.ledgers import PEOPLE, PLACEMENTS, UNITS
from desk_union.store import listing, rows
from desk_union.store.undo import redo, undo
from tests.members.offices import TODAY, Office, this_year

END = date(2025, 12, 31)
KEYS = ("name", "unit", "employ_type", "standing", "member_state", "joined_on", "age", "member_years")

# Person, column, value on some days.
LIVES = [
    ("李四", "member_state", {date(2000, 6, 1): "非会员", date(2024, 5, 31): "会员", date(2024, 6, 1): "转出",
                              date(2025, 8, 31): "转出", date(2025, 9, 1): "会员", TODAY: "会员"}),
    ("李四", "joined_on", {date(2024, 5, 31): date(2001, 1, 1), date(2025, 1, 1): date(2001, 1, 1), TODAY: date(2025, 9, 1)}),
    ("李四", "employ_type", {date(2024, 5, 31): "正式", date(2025, 1, 1): None, TODAY: "正式"}),
    ("李四", "member_years", {date(2023, 12, 31): 22, date(2025, 1, 1): None, date(2026, 8, 31): 0, date(2026, 9, 1): 1}),
    ("钱二", "employ_type", {END: "签约", date(2026, 3, 31): "签约", date(2026, 4, 1): None}),
    ("孙三", "member_state", {date(2026, 5, 9): "非会员", date(2026, 5, 10): "会员"}),
    ("吴六", "standing", {date(2026, 1, 31): "在岗", date(2026, 2, 1): "退休"}),
    ("吴六", "member_state", {date(2026, 1, 31): "会员", date(2026, 2, 1): "保留会籍"}),
    ("郑七", "member_state", {date(2026, 8, 7): "会员", date(2026, 8, 8): "去世"}),
    ("王八一", "standing", {date(2025, 5, 31): "在岗", date(2025, 6, 1): "病休"}),
    ("赵一", "age", {date(2026, 5, 5): 45, date(2026, 5, 6): 46}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "key", "days"), LIVES, ids=[f"{row[0]}-{row[1]}" for row in LIVES])
def test_lives(settled: Office, name, key, days) -> None:
    assert {day: settled.on(name, key, day) for day in days} == days


def roster(office: Office, day: date):
    with office.book.reading() as session:
        ids = listing.ids_of(session, PEOPLE, listing.ListAsk(day, presets=("roll",)))
        return listing.lines(session, PEOPLE, [PEOPLE.by_key[key] for key in KEYS], ids, day)


def test_the_roster_of_last_year_stands_through_a_year_its_undoing_and_its_redoing(office: Office) -> None:
    before, of_today = roster(office, END), roster(office, TODAY)
    this_year(office)
    assert roster(office, END) == before
    assert roster(office, TODAY) != of_today
    now = roster(office, TODAY)
    undo(office.book)  # the change of leader
    undo(office.book)  # all that was done with people
    assert roster(office, TODAY) == of_today
    redo(office.book)
    assert roster(office, TODAY) == now
    assert roster(office, END) == before


def test_the_head_count_of_a_group_is_that_of_the_day(settled: Office) -> None:
    with settled.book.reading() as session:
        counts = {
            day: listing.lines(session, UNITS, [UNITS.by_key["heads"]], [settled.units["乙组"]], day)[0].values[0]
            for day in (date(2025, 1, 1), END, date(2026, 2, 1), TODAY)
        }
    assert counts == {date(2025, 1, 1): 1, END: 2, date(2026, 2, 1): 3, TODAY: 4}


def test_a_correction_of_the_past_shows_in_the_past(office: Office) -> None:
    """Not a move but a mistake: 赵一 was in 乙组 from the first day."""
    with office.book.deed("更正") as session:
        rows.save_row(
            session, PEOPLE, office.people["赵一"], {"unit": office.units["乙组"]}, TODAY, since=date(2010, 1, 1)
        )
    assert office.on("赵一", "unit", END) == office.units["乙组"]
    assert office.on("赵一", "unit") == office.units["乙组"]


def test_who_is_asked_about_by_unit_is_found_where_he_was(settled: Office) -> None:
    def names(day: date) -> set[str]:
        with settled.book.reading() as session:
            inside = listing.Condition("unit", "is", settled.units["甲组"])
            found = set(listing.ids_of(session, PEOPLE, listing.ListAsk(day, conditions=(inside,), presets=("members",))))
        return {name for name, id_ in settled.people.items() if id_ in found}

    assert names(END) == {"赵一", "钱二", "郑七"}
    assert names(TODAY) == set()


def periods_of(office: Office, name: str) -> list[tuple[int, date, date | None]]:
    """The person's placements: row, first day, end."""
    with office.book.reading() as session:
        ask = listing.ListAsk(TODAY, owner=("person", office.people[name]), order=("since",))
        ids = listing.ids_of(session, PLACEMENTS, ask)
        columns = [PLACEMENTS.by_key[key] for key in ("since", "until")]
        return [(line.id, *line.values) for line in listing.lines(session, PLACEMENTS, columns, ids, TODAY)]


@pytest.mark.parametrize("right", [date(2026, 1, 15), date(2026, 2, 20)])
def test_a_wrong_day_of_a_move_is_corrected_in_one_place(later: Office, right: date) -> None:
    """赵一 moved on another day than 2026-02-01: the time in the old group is as long as it really was."""
    moved = periods_of(later, "赵一")[-1][0]
    with later.book.deed("更正") as session:
        rows.save_row(session, PLACEMENTS, moved, {"since": right}, TODAY)
    assert [period[1:] for period in periods_of(later, "赵一")] == [(date(2010, 1, 1), right), (right, None)]
    undo(later.book)
    assert periods_of(later, "赵一")[-1][1] == date(2026, 2, 1)


def test_a_correction_that_would_swallow_another_period_is_refused(later: Office) -> None:
    moved = periods_of(later, "赵一")[-1][0]
    with pytest.raises(Refusal, match="2010-01-01到2026-02-01"), later.book.deed("更正") as session:
        rows.save_row(session, PLACEMENTS, moved, {"since": date(2009, 5, 1)}, TODAY)


def test_who_is_recorded_as_retired_was_at_work_until_then(office: Office) -> None:
    office.person("老一", sex="男", born_on=date(1950, 1, 1), hired_on=date(1975, 1, 1), retired_on=date(2010, 1, 1),
                  standing="退休", joined_on=date(1976, 1, 1))  # fmt: skip
    days = (date(2009, 12, 31), date(2010, 1, 1))
    assert [office.on("老一", "employ_type", day) for day in days] == ["正式", None]
    assert [office.on("老一", "standing", day) for day in days] == [None, "退休"]
    assert ["老一" in office.names("roll", day) for day in days] == [True, False]


def test_the_day_of_retirement_follows_from_the_standing(office: Office) -> None:
    with office.book.deed("退休") as session:
        rows.save_row(session, PEOPLE, office.people["吴六"], {"standing": "退休"}, TODAY, since=date(2026, 2, 1))
    assert office.on("吴六", "retired_on") == date(2026, 2, 1)
    office.person("老二", hired_on=date(1970, 1, 1), standing="退休")
    assert office.on("老二", "retired_on") is None  # not known, and not invented
