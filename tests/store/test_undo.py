from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select, text, update

from desk_union.basis.refusal import Refusal
from desk_union.store.book import create_book
from desk_union.store.deeds import deeds
from desk_union.store.undo import can_redo, can_undo, redo, undo
from tests.store.toys import TOYS, ToyCard, ToyPerson, ToyUnit


def contents(book):
    with book.reading() as session:
        return {
            toy.__tablename__: [tuple(row) for row in session.execute(select(toy.__table__).order_by(toy.id))]
            for toy in TOYS
        }


def menu(book):
    with book.reading() as session:
        return can_undo(session), can_redo(session)


def do(book, title, *statements):
    with book.deed(title) as session:
        for statement in statements:
            session.execute(statement)
    return contents(book)


def office(book):
    """Units 1 and 2 (2 in 1), persons 1 and 2 in unit 2, a card of person 1 issued by unit 1."""
    return do(
        book,
        "建账",
        insert(ToyUnit).values([{"name": "厂工会"}, {"name": "一分会"}]),
        update(ToyUnit).where(ToyUnit.id == 2).values(parent_id=1),
        insert(ToyPerson).values(
            [
                {"name": "张三", "born": date(1985, 3, 7), "wage": 2**60 + 1, "retired": True, "unit_id": 2},
                {"name": "𠮷田\n\"'", "born": None, "wage": None, "retired": False, "unit_id": 2},
            ]
        ),
        insert(ToyCard).values(number="007", person_id=1),
    )


def test_undo_and_redo_walk_back_and_forth(book):
    start = contents(book)
    one = office(book)
    two = do(book, "删分会", delete(ToyUnit).where(ToyUnit.id == 2))
    three = do(book, "改名", update(ToyPerson).values(name="改"), delete(ToyPerson).where(ToyPerson.id == 1))
    assert menu(book) == ("改名", None)
    for title, state in (("改名", two), ("删分会", one), ("建账", start)):
        assert undo(book).title == f"撤销：{title}"
        assert contents(book) == state
    assert menu(book) == (None, "建账")
    for title, state in (("建账", one), ("删分会", two), ("改名", three)):
        assert redo(book).title == f"重做：{title}"
        assert contents(book) == state
    assert menu(book) == ("改名", None)
    undo(book)
    assert contents(book) == two
    assert menu(book) == ("删分会", "改名")


def test_a_new_deed_ends_redo(book):
    office(book)
    undo(book)
    do(book, "另一件", insert(ToyUnit).values(name="厂工会"))
    assert menu(book) == ("另一件", None)
    with pytest.raises(Refusal, match="没有可以重做"):
        redo(book)


def test_nothing_to_undo_is_a_sentence(book):
    with pytest.raises(Refusal, match="没有可以撤销"):
        undo(book)


def test_undo_is_a_deed_with_its_own_line(book):
    office(book)
    result = undo(book, who="李主席")
    with book.reading() as session:
        lines = deeds(session)
    assert [(line.title, line.who, line.kind, line.undone) for line in lines] == [
        ("撤销：建账", "李主席", "undo", False),
        ("建账", "王会计", "deed", True),
    ]
    assert result.changes == lines[0].rows


def test_an_older_deed_is_undone_alone_when_nothing_stands_on_it(book):
    office(book)
    do(book, "加人", insert(ToyPerson).values(name="李四"))
    after = do(book, "加单位", insert(ToyUnit).values(name="二分会"))
    assert undo(book, deed_id=2).title == "撤销：加人"
    assert contents(book) == after | {"toy_person": [row for row in after["toy_person"] if row[1] != "李四"]}


@pytest.mark.parametrize(
    "later",
    [
        [update(ToyPerson).where(ToyPerson.id == 1).values(wage=1)],  # the same row
        [delete(ToyPerson).where(ToyPerson.id == 1)],
        [insert(ToyCard).values(number="008", person_id=2)],  # would vanish with its person
        [insert(ToyPerson).values(name="独"), insert(ToyCard).values(number="9", person_id=3, issuer_id=2)],  # dangles
        [insert(ToyUnit).values(name="小组", parent_id=2)],
        [insert(ToyPerson).values(name="李四", unit_id=2)],  # would lose its unit
    ],
)
def test_undo_is_refused_where_a_later_deed_stands_on_it_and_names_it(book, later):
    office(book)
    state = do(book, "后来的事", *later)
    with pytest.raises(Refusal, match="不能撤销“建账”：后来的“后来的事”用到了同一条记录") as refusal:
        undo(book, deed_id=1)
    assert "请先撤销“后来的事”" in refusal.value.remedy
    assert contents(book) == state


def test_undo_is_refused_when_another_program_changed_the_row(book):
    office(book)
    with book._writer.begin() as connection:
        connection.exec_driver_sql("UPDATE toy_person SET wage = 5")
    with pytest.raises(Refusal, match="别的程序"):
        undo(book)


def test_undo_of_a_deletion_is_refused_when_its_unique_value_is_taken(book):
    office(book)
    do(book, "删卡", delete(ToyCard))
    state = do(book, "发卡", insert(ToyCard).values(number="007", person_id=2))
    with pytest.raises(Refusal, match="不能撤销“删卡”：与已有的一条记录重复"):
        undo(book, deed_id=2)
    assert contents(book) == state


def test_a_deed_is_not_undone_twice_and_an_undo_not_at_all(book):
    office(book)
    undo(book)
    with pytest.raises(Refusal, match="已经撤销过"):
        undo(book, deed_id=1)
    with pytest.raises(Refusal, match="不能撤销"):
        undo(book, deed_id=2)


def test_values_swapped_under_a_unique_rule_come_back(book):
    state = office(book)
    swap = [("厂工会", "临时"), ("一分会", "厂工会"), ("临时", "一分会")]
    do(book, "对调", *(update(ToyUnit).where(ToyUnit.name == old).values(name=new) for old, new in swap))
    undo(book)
    assert contents(book) == state


def test_a_large_import_is_undone_at_once(book):
    state = office(book)
    do(book, "导入", insert(ToyPerson).values([{"name": f"人{n}", "unit_id": 2} for n in range(3000)]))
    assert undo(book).changes == 3000
    assert contents(book) == state


STEP = st.one_of(
    st.tuples(st.just("unit"), st.integers(0, 5)),
    st.tuples(st.just("person"), st.integers(0, 5)),
    st.tuples(st.just("card"), st.integers(1, 6)),
    st.tuples(st.just("rename"), st.integers(1, 6)),
    st.tuples(st.just("move"), st.integers(1, 6)),
    st.tuples(st.just("drop unit"), st.integers(1, 6)),
    st.tuples(st.just("drop person"), st.integers(1, 6)),
    st.tuples(st.just("drop cards"), st.integers(1, 6)),
)

SQL = {
    "unit": "INSERT INTO toy_unit (name, parent_id) "
    "SELECT 'u' || hex(randomblob(8)), (SELECT id FROM toy_unit WHERE id = :n)",
    "person": "INSERT INTO toy_person (name, retired, unit_id) "
    "SELECT 'p' || :n, :n % 2, (SELECT id FROM toy_unit WHERE id = :n)",
    "card": "INSERT INTO toy_card (number, person_id) SELECT hex(randomblob(8)), id FROM toy_person WHERE id <= :n",
    "rename": "UPDATE toy_person SET name = name || :n, wage = coalesce(wage, 0) + :n WHERE id >= :n",
    "move": "UPDATE toy_person SET unit_id = (SELECT max(id) FROM toy_unit WHERE id <= :n)",
    "drop unit": "DELETE FROM toy_unit WHERE id = :n",
    "drop person": "DELETE FROM toy_person WHERE id = :n",
    "drop cards": "DELETE FROM toy_card WHERE person_id >= :n",
}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=st.lists(st.lists(STEP, min_size=1, max_size=4), min_size=1, max_size=6))
def test_any_deeds_undone_to_the_first_and_redone_to_the_last(tmp_path_factory, plan):
    book = create_book(tmp_path_factory.mktemp("any") / "book.union", union_name="x")
    states = [contents(book)]
    for number, steps in enumerate(plan):
        state = do(book, f"第{number}步", *(text(SQL[kind]).bindparams(n=n) for kind, n in steps))
        with book.reading() as session:
            if can_undo(session) == f"第{number}步":
                states.append(state)
    for state in reversed(states[:-1]):
        undo(book)
        assert contents(book) == state
    assert menu(book)[0] is None
    for state in states[1:]:
        redo(book)
        assert contents(book) == state
    book.close()
