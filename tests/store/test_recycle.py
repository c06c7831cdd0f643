from __future__ import annotations

import pytest
from sqlalchemy import delete, insert, update

from desk_union.basis.refusal import Refusal
from desk_union.store.recycle import bin_rows, restore
from desk_union.store.undo import redo, undo
from tests.store.test_undo import contents, do, office
from tests.store.toys import ToyCard, ToyPerson, ToyUnit


def lines(book, *tables):
    with book.reading() as session:
        return bin_rows(session, tables or None)


def test_a_deleted_row_lies_in_the_bin_with_its_values(book):
    office(book)
    do(book, "删除 张三", delete(ToyPerson).where(ToyPerson.id == 1))
    (line,) = lines(book, "toy_person")
    assert (line.title, line.who, line.row_id, line.together) == ("删除 张三", "王会计", 1, 2)
    assert (line.before["name"], line.before["born"]) == ("张三", "1985-03-07")
    assert {one.table_name for one in lines(book)} == {"toy_person", "toy_card"}


def test_restoring_brings_back_what_went_along(book):
    state = office(book)
    do(book, "删工会", update(ToyCard).values(issuer_id=None), delete(ToyUnit).where(ToyUnit.id == 1))
    (top,) = [line for line in lines(book, "toy_unit") if line.row_id == 1]
    assert restore(book, top.change_id) == "从回收站恢复：删工会"
    assert contents(book) == state
    assert lines(book) == []
    undo(book)
    assert contents(book)["toy_unit"] == []


def test_only_the_chosen_row_and_its_own_come_back(book):
    office(book)
    do(book, "删两人", delete(ToyPerson))
    line = next(line for line in lines(book, "toy_person") if line.row_id == 2)
    restore(book, line.change_id)
    assert [row[0] for row in contents(book)["toy_person"]] == [2]
    assert contents(book)["toy_card"] == []


def test_what_was_changed_since_is_not_overwritten(book):
    office(book)
    do(book, "删分会", delete(ToyUnit).where(ToyUnit.id == 2))
    do(book, "调动", update(ToyPerson).where(ToyPerson.id == 1).values(unit_id=1, name="张三丰"))
    (line,) = lines(book)
    restore(book, line.change_id)
    assert [(row[1], row[5]) for row in contents(book)["toy_person"]] == [("张三丰", 1), ("𠮷田\n\"'", 2)]


def test_undo_and_redo_empty_and_fill_the_bin(book):
    office(book)
    do(book, "删卡", delete(ToyCard))
    undo(book)
    assert lines(book) == []
    redo(book)
    assert [line.title for line in lines(book)] == ["删卡"]


def test_an_undone_registration_is_not_in_the_bin(book):
    office(book)
    do(book, "登记", insert(ToyPerson).values(name="李四"))
    undo(book)
    assert lines(book) == []


def test_restoring_is_refused_with_its_reason(book):
    office(book)
    do(book, "删卡", delete(ToyCard))
    do(book, "发卡", insert(ToyCard).values(number="007", person_id=2))
    (card,) = lines(book)
    with pytest.raises(Refusal, match="重复"):
        restore(book, card.change_id)
    do(book, "收卡", delete(ToyCard))
    do(book, "删张三", delete(ToyPerson).where(ToyPerson.id == 1))
    with pytest.raises(Refusal, match="上级记录也已删除"):
        restore(book, card.change_id)
    with pytest.raises(Refusal, match="没有这条记录"):
        restore(book, 999_999)


def test_restoring_twice_is_refused(book):
    office(book)
    do(book, "删卡", delete(ToyCard))
    (card,) = lines(book)
    restore(book, card.change_id)
    with pytest.raises(Refusal, match="已经在账本里"):
        restore(book, card.change_id)
