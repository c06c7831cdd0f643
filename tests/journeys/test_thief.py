"""What somebody who has the file and any SQLite program may try, and by which sentence each way is found.

Every way drops the guards, does its work and sets them again as they were. What it costs a thief:

* the rows alone, or rows and their images in the trail: found by the chain, whatever else he reckons anew;
* the last deeds with all their traces: found by the counts that the file keeps of its own rows and of its trail;
* everything, the whole chain reckoned anew from the altered deed on and the counts set right: the file alone is then
  sound. Only what lies outside of it contradicts: a check code on printed paper (``check --code``), the manifest of a
  backup, an audit copy, the memory of this computer. The last test does exactly that.
"""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from datetime import date, datetime

import pytest
from sqlalchemy import text

from desk_union.screens import lastseen
from desk_union.store import chain
from desk_union.store.archive import read_info
from desk_union.store.backup import BY_HAND, backup_to
from desk_union.store.book import open_book
from desk_union.store.check import check_book
from desk_union.store.engine import connect
from desk_union.store.opened import files_path
from desk_union.store.progress import finish
from desk_union.tabs import checks, ledgers
from tests.samples import sample_copy

AT = datetime(2026, 11, 20, 9, 0)


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    return sample_copy(tmp_path_factory, tmp_path_factory.mktemp("账本") / "示例.desk")


@pytest.fixture
def path(sample, tmp_path):
    if files_path(sample).exists():  # its attachments lie beside it
        shutil.copy(files_path(sample), files_path(tmp_path / sample.name))
    return shutil.copy(sample, tmp_path / sample.name)


class Thief:
    """At the file with the guards off; they are set again when he is done."""

    def __init__(self, path):
        self.file = connect(path, None, writes=True)

    def __enter__(self):
        self.file.execute("PRAGMA foreign_keys = OFF")
        self.guards = self.file.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in self.guards:
            self.file.execute(f'DROP TRIGGER "{name}"')
        return self

    def __exit__(self, *_):
        for _, sql in self.guards:
            self.file.execute(sql)
        self.file.close()

    def do(self, sql, *values):
        return self.file.execute(sql, values)

    def one(self, sql, *values):
        return self.file.execute(sql, values).fetchone()[0]

    def set(self, table, row, **values):
        """Alter a row and its last image, as the program itself would have written it."""
        for column, value in values.items():
            self.do(f'UPDATE "{table}" SET "{column}" = ? WHERE id = ?', value, row)
            self.do(
                f"UPDATE change SET \"after\" = json_set(\"after\", '$.{column}', ?) WHERE id = "
                "(SELECT max(id) FROM change WHERE table_name = ? AND row_id = ?)",
                value, table, row,
            )  # fmt: skip

    def erase(self, table, row):
        """Take a row away with every line that the trail has of it."""
        self.do(f'DELETE FROM "{table}" WHERE id = ?', row)
        self.do("DELETE FROM change WHERE table_name = ? AND row_id = ?", table, row)


def last_voucher(thief):
    """The voucher posted last, in a month that is still open."""
    return thief.one("SELECT id FROM fund_voucher WHERE sequence = (SELECT max(sequence) FROM fund_voucher)")


def voucher_gone(thief):
    voucher = last_voucher(thief)
    for (entry,) in thief.do("SELECT id FROM fund_entry WHERE voucher = ?", voucher).fetchall():
        thief.erase("fund_entry", entry)
    thief.erase("fund_voucher", voucher)


def rehashed(thief):
    """The chain of vouchers and the claims reckoned anew by the program's own code, after an amount was altered."""
    from sqlalchemy import create_engine
    from sqlalchemy.orm import Session
    from sqlcipher3 import dbapi2

    from desk_union.funds.account import posting
    from desk_union.funds.account.account_chart import read_chart
    from desk_union.funds.account.deeds import read_vouchers

    voucher = thief.one("SELECT voucher FROM fund_entry WHERE debit > 0 ORDER BY id LIMIT 1")
    for entry, debit, credit in thief.do(
        "SELECT id, debit, credit FROM fund_entry WHERE voucher = ?", voucher
    ).fetchall():
        thief.set("fund_entry", entry, debit=debit // 2, credit=credit // 2)
    engine = create_engine("sqlite://", creator=lambda: thief.file, module=dbapi2)
    with Session(engine) as session:
        ids = [row[0] for row in thief.do("SELECT id FROM fund_voucher WHERE sequence > 0 ORDER BY sequence")]
        chart, previous = read_chart(session), ""
        for one in read_vouchers(session, ids):
            number, sequence = thief.do("SELECT number, sequence FROM fund_voucher WHERE id = ?", one.id).fetchone()
            link = posting.hash_of(posting.contents(one, number, sequence, chart), previous)
            thief.set("fund_voucher", one.id, previous=previous, hash=link)
            previous = link
    for row, sequence in thief.do("SELECT id, sequence FROM fund_period").fetchall():
        link = thief.one("SELECT hash FROM fund_voucher WHERE sequence = ?", sequence)
        thief.set("fund_period", row, hash=link)


def account_renamed(thief):
    row = thief.one("SELECT id FROM fund_account WHERE code LIKE '505%' ORDER BY code LIMIT 1")
    thief.set("fund_account", row, name="正当支出")


def project_renamed(thief):
    thief.set("fund_project", thief.one("SELECT min(id) FROM fund_project"), name="别的项目")


def deed_backdated(thief):
    thief.do("UPDATE deed SET at = '2025-01-01 08:00:00.000000' WHERE id = 30")


def deed_retitled(thief):
    thief.do("UPDATE deed SET title = '日常登记', who = '别人' WHERE id = 30")


def year_reopened(thief):
    for (row,) in thief.do("SELECT id FROM fund_period WHERE period IN (202500, 202512) OR period > 202600").fetchall():
        thief.erase("fund_period", row)
    for (row,) in thief.do("SELECT id FROM fund_claim WHERE period IN (202500, 202512) OR period > 202600").fetchall():
        thief.erase("fund_claim", row)


def december_reopened(thief):
    for (row,) in thief.do("SELECT id FROM fund_period WHERE period IN (202500, 202512)").fetchall():
        thief.erase("fund_period", row)


def override_gone(thief):
    for (row,) in thief.do("SELECT id FROM fund_override").fetchall():
        thief.erase("fund_override", row)


def poster_changed(thief):
    thief.set("fund_voucher", last_voucher(thief), poster="别人", posted_at="2026-01-01 08:00:00.000000")


def union_renamed(thief):
    thief.do("UPDATE setting SET value = json_quote('冒名工会') WHERE key = 'union_name'")


def start_moved(thief):
    thief.do("UPDATE setting SET value = '202401' WHERE key = 'funds.start'")


def opening_changed(thief):
    row = thief.one("SELECT id FROM fund_opening WHERE debit > 0 ORDER BY id LIMIT 1")
    thief.set("fund_opening", row, debit=1)


def claim_changed(thief):
    thief.set("fund_claim", thief.one("SELECT min(id) FROM fund_claim"), opening=5)


def closing_time(thief):
    thief.set("fund_period", thief.one("SELECT min(id) FROM fund_period"), closed_at="2026-06-01 08:00:00.000000")


def tail_cut(thief):
    """The last deed with everything that it did, as if it had never been."""
    last = thief.one("SELECT max(id) FROM deed")
    rows = thief.do("SELECT table_name, row_id FROM change WHERE deed_id = ? AND op = 'I'", last).fetchall()
    for table, row in rows:
        thief.erase(table, row)
    thief.do("DELETE FROM change WHERE deed_id = ?", last)
    thief.do("DELETE FROM deed WHERE id = ?", last)


def tail_cut_and_marked(thief):
    """The same, and the note of where the trail ends set right."""
    tail_cut(thief)
    thief.do(
        "UPDATE deed_current SET last_deed = (SELECT max(id) FROM deed), last_change = (SELECT max(id) FROM change), "
        "head = (SELECT chain FROM deed ORDER BY id DESC LIMIT 1)"
    )


def row_smuggled(thief):
    thief.do("INSERT INTO fund_project (name) VALUES ('暗账')")


def image_altered(thief):
    thief.do(
        'UPDATE change SET "after" = replace("after", \'"papers":6\', \'"papers":1\') '
        "WHERE table_name = 'fund_voucher' AND op = 'I'"
    )


def chain_wiped(thief):
    thief.do("UPDATE deed SET chain = NULL WHERE id < 20")


def deed_slipped_in(thief):
    last = thief.one("SELECT max(id) FROM deed")
    thief.do(
        "INSERT INTO deed (id, at, who, code, title, kind) VALUES (?, '2026-01-01 08:00:00.000000', '', '', '补记', 'deed')",
        last + 1,
    )


WAYS = [
    (voucher_gone, "修改记录里少了"),
    (rehashed, "步操作“建立示例账套”"),
    (account_renamed, "被改动过"),
    (project_renamed, "步操作“建立示例账套”"),
    (deed_backdated, "第30步操作“示例结账 202602”（2025-01-01 08:00"),
    (deed_retitled, "第30步操作“日常登记”"),
    (year_reopened, "2025年结过账，结账记录却不见了"),
    (december_reopened, "2025年12月结过账，结账记录却不见了"),
    (override_gone, "修改记录里少了"),
    (poster_changed, "被改动过"),
    (union_renamed, "工会名称原来是“示例机械厂工会”，现在是“冒名工会”"),
    (start_moved, "启用月份原来是“202501”，现在是“202401”"),
    (opening_changed, "步操作“建立示例账套”"),
    (claim_changed, "步操作“示例结账 202501”"),
    (closing_time, "步操作“示例结账 202501”"),
    (tail_cut, "修改记录的末尾被删过"),
    (tail_cut_and_marked, "条记录曾经在账本里，修改记录却一点也没有"),
    (row_smuggled, "暗账"),
    (image_altered, "被改动过"),
    (chain_wiped, "第1至19步操作没有校验"),
    (deed_slipped_in, "没有校验，是用别的程序添上的"),
]


def found(path):
    book = open_book(path)
    with closing(book):
        return [str(problem) for problem in check_book(book, checks(), ledgers())]


def test_the_sample_is_sound(path):
    assert found(path) == []


@pytest.mark.parametrize(("way", "sentence"), WAYS, ids=[way.__name__ for way, _ in WAYS])
def test_a_way_is_found(path, way, sentence):
    with Thief(path) as thief:
        way(thief)
    said = found(path)
    assert any(sentence in one for one in said), said


@pytest.mark.parametrize("way", [year_reopened, december_reopened])
def test_a_closed_year_does_not_open_again(path, way):
    from desk_union.funds.account.periods import read_calendar

    with Thief(path) as thief:
        way(thief)
    with closing(open_book(path)) as book, book.reading() as session:
        calendar = read_calendar(session)
    assert calendar.closed_year == 2025
    assert calendar.objection(date(2025, 12, 3)) is not None


def test_foreign_triggers_and_further_guards_are_found(path):
    with closing(connect(path, None, writes=True)) as file:
        file.execute("CREATE TRIGGER guard_more AFTER INSERT ON fund_voucher BEGIN SELECT 1; END")
        file.execute("CREATE TRIGGER 暗手 AFTER UPDATE ON fund_project BEGIN DELETE FROM setting; END")
    with closing(open_book(path, read_only=True)) as book:
        said = [str(problem) for problem in check_book(book, checks(), ledgers())]
    assert any("guard_more" in one and "暗手" in one for one in said), said
    with closing(open_book(path)) as book:
        assert "暗手" in "".join(book.notices)
        assert check_book(book, checks(), ledgers()) == []


def test_a_code_on_paper_contradicts_an_older_book(path, tmp_path):
    older = shutil.copy(path, tmp_path / "旧.desk")
    with closing(open_book(path)) as book:
        with book.deed("补一个项目") as session:
            session.execute(text("INSERT INTO fund_project (name) VALUES ('新项目')"))
        with book.reading() as session:
            code = chain.present_code(session)
            assert chain.compare(session, code.lower()).belongs
        info = finish(backup_to(book, tmp_path, BY_HAND, AT))
        lastseen.remember(book, tmp_path / "seen.json")
    assert read_info(info.file).code == code
    shutil.copy(older, path)
    assert found(path) == []
    with closing(open_book(path)) as book:
        with book.reading() as session:
            answer = chain.compare(session, code)
        told = lastseen.compare(book, tmp_path / "seen.json")
    assert not answer.belongs
    assert "账本比这张纸旧" in answer.sentence
    assert "这个账本比上次用的旧" in told[0]


def test_a_whole_chain_reckoned_anew_is_contradicted_by_paper_only(path, tmp_path):
    """The price of perfection: every deed from the altered one on; a code printed before still says no."""
    with closing(open_book(path)) as book:
        lastseen.remember(book, tmp_path / "seen.json")
        with book.reading() as session:
            code = chain.present_code(session)
    with Thief(path) as thief:
        project_renamed(thief)
    book = open_book(path)
    with closing(book), book.reading() as session:
        links, previous = list(chain.links(session.connection())), ""
        anew = {}
        for link in links:
            anew[link.id] = previous = chain.hash_of(session.connection(), link, previous)
    with Thief(path) as thief:
        for number, link in anew.items():
            thief.do("UPDATE deed SET chain = ? WHERE id = ?", link, number)
        thief.do("UPDATE deed_current SET head = ?", previous)
    assert found(path) == []
    with closing(open_book(path)) as book:
        with book.reading() as session:
            answer = chain.compare(session, code)
        told = lastseen.compare(book, tmp_path / "seen.json")
    assert not answer.belongs
    assert "被改写过，或这是另一个账本" in answer.sentence
    assert "与上次用的不一样" in told[0] or "不是上次在这里用的" in told[0]


def test_a_file_without_a_seen_book_says_nothing(path, tmp_path):
    (tmp_path / "seen.json").write_text(json.dumps({"books": [1], "places": None}), encoding="utf-8")
    with closing(open_book(path)) as book:
        assert lastseen.compare(book, tmp_path / "seen.json") == []
