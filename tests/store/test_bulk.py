from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import func, select

from desk_union.basis.refusal import Refusal
from desk_union.store.bulk import insert_many
from desk_union.store.tables import Change
from tests.store.toys import ToyPerson

COLUMNS = {
    "born": [date(1980, 3, 1), None, date(1980, 3, 1)],
    "name": ["甲", "乙", "丙"],
    "wage": [320_050, None, 0],
}


@pytest.mark.parametrize("given", [{}, {"retired": [True, False, False]}])
def test_values_come_back_as_they_were_and_are_in_the_trail(book, given):
    """Without ``retired`` the default of the table has to join in."""
    with book.deed("登记") as session:
        insert_many(session, ToyPerson.__table__, {**COLUMNS, **given})
    with book.reading() as session:
        people = session.scalars(select(ToyPerson).order_by(ToyPerson.id)).all()
        recorded = session.scalar(select(func.count()).select_from(Change).where(Change.table_name == "toy_person"))
    assert [(person.name, person.born, person.wage) for person in people] == [
        ("甲", date(1980, 3, 1), 320_050), ("乙", None, None), ("丙", date(1980, 3, 1), 0),
    ]  # fmt: skip
    assert [person.retired for person in people] == given.get("retired", [False, False, False])
    assert recorded == 3


def test_nothing_to_insert_is_nothing(book):
    with book.deed("登记") as session:
        insert_many(session, ToyPerson.__table__, {"name": []})
    with book.reading() as session:
        assert session.scalar(select(func.count()).select_from(ToyPerson)) == 0


def test_what_the_book_refuses_leaves_none_of_the_rows(book):
    with pytest.raises(Refusal), book.deed("登记") as session:
        insert_many(session, ToyPerson.__table__, {**COLUMNS, "unit_id": [None, None, 99]})
    with book.reading() as session:
        assert session.scalar(select(func.count()).select_from(ToyPerson)) == 0
