"""Numbers are given at the first saving, by year, after the highest, and never twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desk_union.store import rows, serials
from desk_union.store.undo import redo, undo
from tests.store.toys import ToyVisit
from tests.store.visits import GAPLESS, TODAY, VISITS


def add(book, ledger, **values):
    with book.deed("登记") as session:
        row = rows.save_row(session, ledger, None, {"whom": "张三", "day": date(2025, 3, 1), **values}, TODAY)
        return row, session.get(ToyVisit, row).number


def numbers(book, ledger, count=3, **values):
    return [add(book, ledger, **values)[1] for _ in range(count)]


def delete(book, row):
    with book.deed("删") as session:
        rows.delete_rows(session, VISITS, [row], TODAY)


def test_by_the_year_of_the_row(book) -> None:
    assert numbers(book, VISITS, 2) == ["慰-2025-0001", "慰-2025-0002"]
    assert numbers(book, VISITS, 2, day=date(2024, 12, 31)) == ["慰-2024-0001", "慰-2024-0002"]
    assert numbers(book, GAPLESS, 1) == ["收2025-001号"]


def test_a_number_brought_is_kept_and_the_series_goes_on_after_it(book) -> None:
    assert add(book, VISITS, number="慰-2025-0099")[1] == "慰-2025-0099"
    assert add(book, VISITS, number="旧12号")[1] == "旧12号"
    assert numbers(book, VISITS, 1) == ["慰-2025-0100"]


def test_many_rows_at_once_are_numbered_through(book) -> None:
    with book.deed("导入") as session:
        given = [{"whom": f"某{n}", "day": date(2025, 1, 1), "number": "慰-2025-0007" if n == 1 else None} for n in range(3)]
        made = rows.insert_rows(session, VISITS, given, TODAY)
        assert [session.get(ToyVisit, id_).number for id_ in made] == ["慰-2025-0008", "慰-2025-0007", "慰-2025-0009"]


@pytest.mark.parametrize("ledger", [VISITS, GAPLESS], ids=lambda ledger: ledger.code)
def test_the_number_of_a_deleted_row_is_not_given_again(book, ledger) -> None:
    _, first = add(book, ledger)
    row, second = add(book, ledger)
    delete(book, row)
    _, third = add(book, ledger)
    assert len({first, second, third}) == 3
    brought, number = add(book, ledger, number=third[:-1].replace("000", "004") + third[-1])
    delete(book, brought)
    assert add(book, ledger)[1] > number


@pytest.mark.parametrize(("ledger", "again"), [(VISITS, False), (GAPLESS, True)], ids=["free", "gapless"])
def test_after_undo_only_a_gapless_series_gives_its_last_number_again(book, ledger, again) -> None:
    add(book, ledger)
    _, second = add(book, ledger)
    undo(book)
    _, third = add(book, ledger)
    assert (third == second) is again
    undo(book)
    redo(book)
    assert add(book, ledger)[1] != third


def test_a_gapless_number_is_not_given_again_once_a_higher_one_was_saved(book) -> None:
    with book.deed("登记") as session:
        rows.save_row(session, GAPLESS, None, {"whom": "甲", "day": date(2025, 1, 1)}, TODAY)
        deed = session.info["deed_id"]
    assert add(book, GAPLESS)[1] == "收2025-002号"
    undo(book, deed)
    assert add(book, GAPLESS)[1] == "收2025-003号"


def test_numbers_of_one_deed_differ_before_they_stand_in_rows(book) -> None:
    with book.deed("取号") as session:
        given = [serials.next_of(session, GAPLESS, "number", {"day": date(2025, 1, 1)}, TODAY, 2) for _ in range(2)]
    assert given == [["收2025-001号", "收2025-002号"], ["收2025-003号", "收2025-004号"]]


def test_a_rehearsal_uses_no_number(book) -> None:
    with book.deed("试", rehearse=True) as session:
        rows.save_row(session, VISITS, None, {"whom": "甲", "day": date(2025, 1, 1)}, TODAY)
    assert numbers(book, VISITS, 1) == ["慰-2025-0001"]


def test_a_number_stays_once_given(book) -> None:
    row, _ = add(book, VISITS)
    with pytest.raises(rows.Faulty, match="保存后不能再改"), book.deed("改") as session:
        rows.save_row(session, VISITS, row, {"number": "慰-2025-0500"}, TODAY)
    free = replace(VISITS, fields=tuple(replace(s, fixed=False) for s in VISITS.fields))
    with pytest.raises(rows.Faulty, match="不能清空"), book.deed("改") as session:
        rows.save_row(session, free, row, {"number": None}, TODAY)
    with book.deed("改") as session:
        rows.save_row(session, free, row, {"number": "慰-2025-0500"}, TODAY)
    assert numbers(book, VISITS, 1) == ["慰-2025-0501"]
