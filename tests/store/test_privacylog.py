"""Who saw private values stands in the chain of the trail: no line goes or changes unseen."""

from __future__ import annotations

from contextlib import closing

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.store import deeds, privacylog, settings, undo
from desk_union.store.book import open_book
from desk_union.store.check import check_book
from desk_union.store.engine import make_engine
from desk_union.store.guards import install_guards, lift_guards
from tests.store.toys import ToyPerson

OLD = [privacylog.PrivacyLine(at=f"2025-01-0{n}T09:00:00", who="王会计", ledger="花名册", what=f"查看 张{n}") for n in (1, 2)]


def look(book, *whats, who=""):
    for what in whats:
        privacylog.note(book, "职工会员花名册", what, who)


def told(book):
    with book.reading() as session:
        return [(line["who"], line["ledger"], line["what"]) for line in privacylog.log(session)]


def by_hand(book, *statements):
    """As another program does it, which takes the guards of the file off."""
    book.close()
    engine = make_engine(book.path, None, writes=True)
    with engine.begin() as connection:
        lift_guards(connection)
        for statement in statements:
            connection.exec_driver_sql(statement)
        install_guards(connection)
    engine.dispose()
    return open_book(book.path)


def found(book):
    try:
        return [str(problem) for problem in check_book(book)]
    finally:
        book.close()


def test_each_look_is_told_with_who_and_when_and_stays_out_of_the_list_of_deeds(book):
    with book.deed("登记") as session:
        session.add(ToyPerson(name="张三"))
    with book.reading() as session:
        before = [line.title for line in deeds.deeds(session)]
    look(book, "查看 张三", "导出 证件号码（312 行）", who="李会计")
    assert told(book) == [
        ("李会计", "职工会员花名册", "查看 张三"), ("李会计", "职工会员花名册", "导出 证件号码（312 行）"),
    ]  # fmt: skip
    with book.reading() as session:
        assert [line.title for line in deeds.deeds(session)] == before
        assert undo.can_undo(session) == "登记"
    assert found(book) == []


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("DELETE FROM deed WHERE kind = 'look' AND title LIKE '%张二'", "修改记录里少了1步操作"),
        ("DELETE FROM deed WHERE kind = 'look' AND title LIKE '%张三'", "修改记录的末尾被删过"),
        ("UPDATE deed SET title = '职工会员花名册：查看 李四' WHERE title LIKE '%张二'", "被改动过"),
        ("UPDATE deed SET who = '别人' WHERE title LIKE '%张二'", "被改动过"),
        ("UPDATE deed SET at = '2025-01-01 00:00:00.000000' WHERE title LIKE '%张二'", "被改动过"),
        ("UPDATE deed SET kind = 'deed' WHERE title LIKE '%张二'", "被改动过"),
    ],
)
def test_a_line_taken_away_or_changed_is_found(book, statement, said):
    look(book, "查看 张一", "查看 张二", "查看 张三")
    assert any(said in problem for problem in found(by_hand(book, statement)))


def test_lines_of_before_are_shown_on_and_held_from_the_first_new_one(book):
    with book.deed("旧版留下") as session:
        settings.put(session, "private_log", OLD)
    look(book, "查看 张三")
    assert [what for _, _, what in told(book)] == ["查看 张1", "查看 张2", "查看 张三"]
    assert check_book(book) == []
    book = by_hand(book, "UPDATE setting SET value = json_remove(value, '$[0]') WHERE key = 'private_log'")
    assert any("旧记录被删过或改动过" in problem for problem in found(book))


def test_the_digest_of_the_old_lines_is_in_the_chain(book):
    with book.deed("旧版留下") as session:
        settings.put(session, "private_log", OLD)
    look(book, "查看 张三")
    book = by_hand(book, "DELETE FROM setting WHERE key IN ('private_log', 'looks_before')")
    assert any("查看隐私的旧记录" in problem for problem in found(book))


def test_a_book_that_is_only_looked_at_gives_nothing_private(book):
    book.close()
    with closing(open_book(book.path, read_only=True)) as looking, pytest.raises(Refusal, match="要留下记录"):
        look(looking, "导出 证件号码（1 行）")
