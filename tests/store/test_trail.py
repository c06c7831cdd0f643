from __future__ import annotations

import json
from datetime import date

import pytest
from sqlalchemy import delete, insert, select, text

from desk_union.basis.refusal import Refusal
from desk_union.store.base import Base, Row, is_audited
from desk_union.store.book import open_book
from desk_union.store.deeds import OUTSIDE, history
from desk_union.store.engine import connect
from desk_union.store.guards import expected_guards, present_guards
from desk_union.store.tables import Change
from tests.store.toys import ToyCard, ToyPerson, ToyUnit


def changes(book):
    with book.reading() as session:
        return [
            (change.op, change.table_name, change.row_id)
            for change in session.scalars(select(Change).order_by(Change.id))
        ]


def test_every_way_of_writing_is_recorded(book):
    with book.deed("一") as session:
        session.add(ToyUnit(name="厂工会"))
        session.flush()
        session.execute(insert(ToyUnit), [{"name": "一分会", "parent_id": 1}])
        session.execute(text("INSERT INTO toy_person (name, unit_id, retired) VALUES ('张三', 2, 0)"))
        session.execute(text("INSERT OR REPLACE INTO toy_person (id, name, retired) VALUES (1, '李四', 0)"))
        session.execute(text("UPDATE toy_person SET unit_id = 2"))
    with book.deed("二") as session:
        session.execute(delete(ToyUnit).where(ToyUnit.id == 1))
    assert changes(book)[:6] == [
        ("I", "toy_unit", 1),
        ("I", "toy_unit", 2),
        ("I", "toy_person", 1),
        ("D", "toy_person", 1),
        ("I", "toy_person", 1),
        ("U", "toy_person", 1),
    ]
    assert sorted(changes(book)[6:]) == [("D", "toy_unit", 1), ("D", "toy_unit", 2), ("U", "toy_person", 1)]


def test_history_of_a_row_has_who_when_and_every_field(book):
    with book.deed("登记 张三", who="王会计") as session:
        session.add(ToyPerson(name="张三", born=date(1985, 3, 7), wage=2**53 + 1, retired=True))
    with book.deed("改名") as session:
        session.get(ToyPerson, 1).name = "张\u20d0\"'\n𠮷"
    with book.reading() as session:
        later, first = history(session, "toy_person", 1)
    assert (later.op, later.title) == ("U", "改名")
    assert [(f.key, f.before, f.after) for f in later.fields] == [("name", "张三", "张\u20d0\"'\n𠮷")]
    assert (first.op, first.who, first.title) == ("I", "王会计", "登记 张三")
    assert first.at < later.at
    assert {f.key: f.after for f in first.fields} == {
        "id": 1, "name": "张三", "born": "1985-03-07", "wage": 2**53 + 1, "retired": 1
    }  # fmt: skip


def test_a_change_of_case_only_is_a_change(book):
    with book.deed("一") as session:
        session.add(ToyUnit(name="a"))
    with book.deed("二") as session:
        session.get(ToyUnit, 1).name = "A"
    assert changes(book)[-1] == ("U", "toy_unit", 1)


@pytest.mark.parametrize(
    "statement",
    [
        'UPDATE change SET "after" = NULL',
        "DELETE FROM change",
        "UPDATE deed SET title = 'x'",
        "DELETE FROM deed",
        "INSERT OR REPLACE INTO deed SELECT * FROM deed",
        "REPLACE INTO change SELECT * FROM change",
    ],
)
def test_the_trail_refuses_to_be_altered(book, statement):
    with book.deed("登记") as session:
        session.add(ToyPerson(name="张三"))
    with pytest.raises(Refusal, match="修改记录"), book.deed("篡改") as session:
        session.execute(text(statement))


def test_another_program_is_recorded_without_a_deed(book, path):
    with book.deed("登记") as session:
        session.add(ToyPerson(name="张三"))
    book.close()
    stranger = connect(path, None, writes=True)
    stranger.execute("UPDATE toy_person SET wage = 100")
    stranger.close()
    book = open_book(path)
    with book.reading() as session:
        newest = history(session, "toy_person", 1)[0]
    assert (newest.title, newest.deed_id) == (OUTSIDE, None)
    book.close()


def test_every_ledger_table_has_its_three_guards(book):
    audited = [table.name for table in Base.metadata.sorted_tables if is_audited(table)]
    assert {"toy_person", "toy_unit", "attachment"} <= set(audited)
    expected = {f"guard_{name}_{word}" for name in audited for word in ("insert", "update", "delete")}
    expected |= {f"guard_{name}_{word}" for name in ("deed", "change") for word in ("update", "delete")}
    with book.reading() as session:
        assert present_guards(session.connection()) == expected_guards()
    assert set(expected_guards()) >= expected


def test_guards_taken_away_are_set_again_with_a_notice(book, path):
    book.close()
    stranger = connect(path, None, writes=True)
    stranger.execute("DROP TRIGGER guard_toy_person_update")
    stranger.execute("DROP TRIGGER guard_change_delete")
    stranger.execute("CREATE TRIGGER guard_change_delete BEFORE DELETE ON change BEGIN SELECT 1; END")
    stranger.close()
    book = open_book(path)
    assert "2处保护" in book.notices[0]
    with book.reading() as session:
        assert present_guards(session.connection()) == expected_guards()
    book.close()


def test_ids_are_never_used_twice(book):
    with book.deed("一") as session:
        session.add(ToyPerson(name="张三"))
    with book.deed("二") as session:
        session.execute(delete(ToyPerson))
    with book.deed("三") as session:
        session.add(ToyPerson(name="李四"))
        session.flush()
        assert session.scalar(select(ToyPerson.id)) == 2
    with book.reading() as session:
        counted = session.scalars(
            text("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'")
        )
        rows = {mapper.local_table.name for mapper in Base.registry.mappers if issubclass(mapper.class_, Row)}
        # Other tests of this process may map toy tables that this book has not.
        assert set(counted) == rows & {name for (name,) in session.execute(text("SELECT name FROM sqlite_master"))}


def test_images_are_whole_rows(book):
    with book.deed("一") as session:
        session.add(ToyPerson(name="张三"))
        session.flush()
        session.add(ToyCard(number="007", person_id=1))
    with book.reading() as session:
        image = session.scalar(select(Change.after).where(Change.table_name == "toy_card"))
    assert json.loads(image) == {"id": 1, "number": "007", "person_id": 1, "issuer_id": None}
