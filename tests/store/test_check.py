from __future__ import annotations

import pytest
from sqlalchemy import select

from desk_union.basis.refusal import Problem
from desk_union.store.attachments import attach
from desk_union.store.book import open_book
from desk_union.store.check import check_book
from desk_union.store.engine import connect
from desk_union.store.undo import redo, undo
from tests.store.test_undo import do, office
from tests.store.toys import ToyPerson, ToyUnit


@pytest.fixture
def full(book, clock):
    office(book)
    with book.deed("附件") as session:
        attach(session, book, "toy_person", 1, "photo", b"scan", name="照片.jpg", media_type="", on=clock().date())
    do(book, "删分会", ToyUnit.__table__.delete().where(ToyUnit.id == 2))
    undo(book)
    redo(book)
    return book


def meddle(book, path, *statements):
    book.close()
    stranger = connect(path, None, writes=True)
    stranger.execute("PRAGMA foreign_keys = OFF")
    for statement in statements:
        stranger.execute(statement)
    stranger.close()
    again = open_book(path)
    problems = check_book(again)
    again.close()
    return "".join(str(problem) for problem in problems)


def test_a_sound_book_has_no_problems(full):
    assert check_book(full) == []


def test_checks_of_others_are_asked(full):
    def count(session):
        return [Problem(f"{session.scalar(select(ToyPerson.name).limit(1))}缺照片。")]

    assert [str(problem) for problem in check_book(full, [count])] == ["张三缺照片。"]


@pytest.mark.parametrize(
    ("statements", "sentence"),
    [
        (["UPDATE toy_person SET wage = 1"], "有2处改动是用别的程序"),
        (["DROP TRIGGER guard_toy_person_update", "UPDATE toy_person SET wage = 1"], "有2条记录与修改记录对不上"),
        (["DROP TRIGGER guard_toy_person_delete", "DELETE FROM toy_person WHERE id = 2"], "有1条记录与修改记录对不上"),
        (
            ["DROP TRIGGER guard_toy_unit_insert", "INSERT INTO toy_unit (name) VALUES ('暗')"],
            "有1条记录与修改记录对不上",
        ),
        (["UPDATE toy_card SET person_id = 77"], "有1条记录指向已不存在的记录"),
        (["DROP TRIGGER guard_deed_delete", "DELETE FROM deed WHERE id = 1"], "找不到是哪一步操作"),
    ],
)
def test_meddling_is_found(full, path, statements, sentence):
    assert sentence in meddle(full, path, *statements)


def test_missing_attachments_are_named(full, path):
    full.close()
    path.with_name(f"{path.name}.files").unlink()
    again = open_book(path)
    assert "照片.jpg" in str(check_book(again)[0])
    again.close()


def test_guards_that_are_off_are_told_by_a_book_to_look_at(full, path):
    full.close()
    stranger = connect(path, None, writes=True)
    stranger.execute("DROP TRIGGER guard_deed_delete")
    stranger.close()
    looked = open_book(path, read_only=True)
    assert "1处保护" in str(check_book(looked)[0])
    assert "1处保护" in looked.notices[0]
    looked.close()


def test_rows_that_differ_are_named(full, path):
    said = meddle(full, path, "DROP TRIGGER guard_toy_person_update", "UPDATE toy_person SET wage = 1")
    assert "（张三、𠮷田" in said


def test_a_line_of_the_trail_that_was_altered_is_found(full, path):
    do(full, "改", ToyPerson.__table__.update().values(wage=5))
    said = meddle(
        full,
        path,
        "DROP TRIGGER guard_change_update",
        """UPDATE change SET "after" = replace("after", '张三', '张五') WHERE op = 'I'""",
    )
    assert "有1处前后接不上" in said


def test_a_check_that_stumbles_over_a_strange_row_is_a_finding_and_the_others_still_run(full, path):
    def stumble(_session):
        raise ValueError("Invalid isoformat string: '2026-0x-01'")

    def sees(_session):
        return [Problem("别的检查照做。")]

    full.close()
    stranger = connect(path, None, writes=True)
    stranger.execute("DROP TRIGGER guard_toy_person_update")
    stranger.execute("UPDATE toy_person SET born = '2026-0x-01'")
    stranger.close()
    again = open_book(path)
    said = [problem.reason for problem in check_book(again, [stumble, sees])]
    assert len(said) == 3
    assert "对不上" in said[0]
    assert said[1].startswith("台账核对的第1项（共2项）没有做完")
    assert said[2] == "别的检查照做。"
    again.close()
