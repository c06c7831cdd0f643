from __future__ import annotations

import itertools
from datetime import date

import pytest
from sqlalchemy import select

from desk_union.basis import identity
from desk_union.basis.refusal import Refusal
from desk_union.describe.kinds import Photo
from desk_union.members.checks import CHECKS
from desk_union.members.ledgers import LEDGERS, NOTES, PEOPLE
from desk_union.members.sample import fill
from desk_union.members.sample.vocabulary import RARE
from desk_union.members.tables import Person
from desk_union.store import listing, rows
from desk_union.store.book import create_book
from tests.members.offices import TODAY, now

# Notes come with the reminders that they bring.
PRESETS = [(ledger, preset) for ledger in LEDGERS if ledger is not NOTES for preset in ledger.presets]
# Columns that stay empty in the sample, and why.
EMPTY = {
    "members.people": {"photo"},
    "members.unit_changes": {"parent_before", "parent_after"},  # no group was put below another branch
    "members.letters": {"dues_until"},  # dues come with 经费
    "members.personnel": {"wage"},  # the personnel office does not tell it
    "members.retirees": {
        "employ_type", "contract_until", "wage", "member_years",  # the retired have none
        "died_on", "photo", "applied_on", "note", "entered", "entered_on", "entered_by",
    },
}  # fmt: skip


def filled(path, today, seed=1):
    book = create_book(path, union_name="示例机械厂工会", clock=now)
    with book.deed("示例") as session:
        fill(session, today, seed)
    return book


def contents(book) -> dict[str, list[tuple[str, ...]]]:
    with book.reading() as session:
        return {
            ledger.code: [
                line.words
                for line in listing.lines(
                    session, ledger, ledger.fields, listing.ids_of(session, ledger, listing.ListAsk(TODAY)), TODAY
                )
            ]
            for ledger in LEDGERS
        }


def test_about_three_hundred_staff_and_two_hundred_and_fifty_members(works) -> None:
    with works.reading() as session:
        staff, members = (
            listing.count_of(session, PEOPLE, listing.ListAsk(TODAY, presets=(code,))) for code in ("roll", "members")
        )
    assert 280 <= staff <= 320
    assert 240 <= members <= 260


@pytest.mark.parametrize("ledger", LEDGERS, ids=lambda ledger: ledger.code)
def test_every_column_of_every_ledger_has_something_to_show(works, ledger) -> None:
    with works.reading() as session:
        ids = listing.ids_of(session, ledger, listing.ListAsk(TODAY))
        found = listing.lines(session, ledger, ledger.fields, ids, TODAY)
    empty = {shown.key for n, shown in enumerate(ledger.fields) if not any(line.words[n] for line in found)}
    assert found
    assert empty <= EMPTY.get(ledger.code, set())
    assert not {s.key for s in ledger.fields if isinstance(s.kind, Photo)} - empty  # pictures of nobody are not made up


@pytest.mark.parametrize("today", [TODAY, date(2027, 1, 1), date(2028, 2, 29), date(2026, 12, 31)])
def test_every_list_has_something_to_show_whatever_the_day(tmp_path, today) -> None:
    book = filled(tmp_path / "a.desk", today)
    with book.reading() as session:
        empty = [
            (ledger.code, preset.code)
            for ledger, preset in PRESETS
            if listing.count_of(session, ledger, listing.ListAsk(today, presets=(preset.code,))) == 0
        ]
        problems = [problem for check in CHECKS for problem in check(session)]
    book.close()
    assert empty == []
    assert problems == []


def test_the_same_seed_and_day_make_the_same_people(tmp_path) -> None:
    one = filled(tmp_path / "one.desk", TODAY)  # other tabs write posts and changes into the whole sample
    again, other = filled(tmp_path / "again.desk", TODAY), filled(tmp_path / "other.desk", TODAY, seed=2)
    first, second, third = contents(one), contents(again), contents(other)
    one.close()
    again.close()
    other.close()
    assert first == second
    assert first["members.people"] != third["members.people"]


def test_nobody_in_it_can_be_a_real_person(works) -> None:
    with works.reading() as session:
        people = session.execute(select(Person.id_number, Person.phone, Person.spouse_phone)).all()
    numbers = [person.id_number for person in people if person.id_number]
    assert all(number.startswith("990001") and identity.check_id(number) for number in numbers)
    assert all(
        phone.startswith("1390000") for person in people for phone in (person.phone, person.spouse_phone) if phone
    )


def test_rows_of_the_sample_would_pass_the_form(works) -> None:
    """What a clerk could not save is not in the sample either."""
    for ledger in LEDGERS:
        with works.reading() as session:
            values = rows.values_of(session, ledger, listing.ids_of(session, ledger, listing.ListAsk(TODAY)), TODAY)
        assert [fault for row in values.values() for fault in rows.faults_of(ledger, row, TODAY)] == []


def test_rare_characters_are_among_the_names(works) -> None:
    with works.reading() as session:
        names = set(session.scalars(select(Person.name)))
    assert {name for name, _ in RARE} <= names


def test_two_years_of_history(works) -> None:
    """Every half year somebody came, went or changed units."""
    with works.reading() as session:
        rolls = [
            listing.ids_of(session, PEOPLE, listing.ListAsk(day, presets=("members",)))
            for day in (date(2024, 12, 31), date(2025, 6, 30), date(2025, 12, 31), date(2026, 6, 30), TODAY)
        ]
    for before, after in itertools.pairwise(rolls):
        assert set(before) - set(after)
        assert set(after) - set(before)


def test_a_book_in_use_is_not_filled_up(works, tmp_path) -> None:
    book = filled(tmp_path / "a.desk", TODAY)
    with pytest.raises(Refusal, match="已有"), book.deed("示例") as session:
        fill(session, TODAY)
    book.close()
