"""Who is past the term is listed with the reason; what is emptied is gone from rows, trail and file, no figure moves."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select, text

from desk_union.basis.refusal import Refusal
from desk_union.care.hardship.tables import HardshipFile
from desk_union.describe.figure import Span
from desk_union.describe.sheet import Request
from desk_union.funds.ledgers.chasing import PAYROLL
from desk_union.keeping import kinds
from desk_union.keeping.described_deeds import DEEDS, SURE
from desk_union.keeping.ledgers import TERMS
from desk_union.keeping.past_ledgers import PAST_FILES, PAST_PEOPLE
from desk_union.keeping.sheets import past_terms
from desk_union.keeping.tables import KeepingTerm
from desk_union.members import duplicates
from desk_union.members.ledgers import CHILDREN, NOTES, PEOPLE
from desk_union.members.ledgers.personnel import PERSONNEL
from desk_union.members.tables import Employment, FollowNote, Person
from desk_union.own.ledgers import FIELDS
from desk_union.screens.desk import Desk
from desk_union.screens.form.deedpage import DeedPage
from desk_union.screens.list.historypage import history_of
from desk_union.store import chain, chaincheck, listing, recycle, rows, undo
from desk_union.store.attachments import attach
from desk_union.store.backup import list_backups
from desk_union.store.backupplaces import default_folder
from desk_union.store.book import open_book
from desk_union.store.check import count_strange
from desk_union.store.figures import evaluate
from desk_union.store.listing import ListAsk
from desk_union.tabs import figures
from tests.samples import fresh_book, sample_book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desk_union.store.opened import Book

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, 0)
NUMBER, PHONE, CARD = "110101199003070038", "13912345678", "6222021001234567890"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    book = fresh_book(tmp_path / "账本.desk", "示例厂工会", today=TODAY, clock=lambda: NOW)
    yield book
    book.close()


def term(book: Book, years: int = 3, kind: str = kinds.GONE) -> None:
    with book.deed("定保存期限") as session:
        rows.save_row(session, TERMS, None, {"kind": kind, "years": years}, TODAY)


def left(book: Book, name: str, until: date | None, **values: Any) -> int:
    with book.deed(f"新增 {name}") as session:
        given = {"name": name, "hired_on": date(2010, 1, 1), **values}
        row = rows.save_row(session, PEOPLE, None, given, TODAY)
        if until is not None:
            session.query(Employment).filter_by(person=row).update({"since": date(2010, 1, 1), "until": until})
    return row


def past(book: Book, ledger: Any = PAST_PEOPLE) -> dict[str, tuple[str, ...]]:
    keys = ("past_since", "past_why", "past_until")
    with book.reading() as session:
        ids = listing.ids_of(session, ledger, ListAsk(TODAY))
        found = listing.lines(session, ledger, [ledger.by_key[key] for key in keys], ids, TODAY)
        return {listing.name_of(session, ledger, line.id): line.words for line in found}


def clean(book: Book, ids: list[int], code: str = "keeping.clean_people") -> str:
    page = DeedPage(Desk(book, lambda: TODAY, "王干事"), next(one for one in DEEDS if one.code == code), ids)
    page.type("agreed", SURE)
    return page.run().words


def problems(book: Book) -> list[str]:
    with book.reading() as session:
        assert count_strange(session.connection()) == 0
        return [one.reason for one in chaincheck.check_chain(session, {})]


def test_nothing_is_due_while_no_term_is_written(book: Book) -> None:
    left(book, "赵旧", date(2015, 1, 1), id_number=NUMBER)
    assert past(book) == {}
    with book.reading() as session:
        (table,) = past_terms(session, Request(TODAY, TODAY))
    assert table.count_text == "没有到期的"
    assert "离开的人员、已退出的困难档案、走访记录、谈心记录没有定保存期限" in table.notes[0]


def test_who_left_so_long_ago_is_listed_with_the_reason(book: Book) -> None:
    left(book, "赵旧", date(2023, 11, 20), id_number=NUMBER)
    left(book, "钱新", date(2023, 11, 21))
    left(book, "孙在", None)
    left(book, "李故", None, died_on=date(2020, 5, 6), phone=PHONE)
    left(book, "周空", date(2020, 1, 1))
    term(book)
    assert past(book) == {
        "赵旧": ("2023-11-20", "离职", "2026-11-20"),
        "李故": ("2020-05-06", "去世", "2023-05-06"),
    }


def test_who_has_nothing_left_but_a_child_is_listed_until_that_is_emptied(book: Book) -> None:
    row = left(book, "赵旧", date(2020, 1, 1))
    with book.deed("子女") as session:
        child = rows.save_row(session, CHILDREN, None, {"person": row, "name": "赵小", "id_number": NUMBER}, TODAY)
    term(book)
    assert list(past(book)) == ["赵旧"]
    clean(book, [row])
    assert past(book) == {}
    with book.reading() as session:
        kept = rows.values_of(session, CHILDREN, [child], TODAY)[child]
    assert (kept["name"], kept["id_number"]) == ("赵小", None)
    assert problems(book) == []


def test_who_is_not_past_the_term_is_not_cleaned(book: Book) -> None:
    row = left(book, "钱新", date(2023, 11, 21), id_number=NUMBER)
    term(book)
    with pytest.raises(Refusal):
        clean(book, [row])
    with book.reading() as session:
        assert session.scalar(select(Person.id_number)) == NUMBER
    assert list_backups(default_folder(book.path)) == []


def test_what_is_emptied_is_nowhere_in_book_and_files(book: Book, tmp_path: Path) -> None:
    row = left(book, "赵旧", date(2020, 1, 1), id_number=NUMBER, phone="13800000000", bank_card=CARD, address="东街12号")
    with book.deed("自设") as session:
        own = {"ledger": PEOPLE.title, "label": "病史", "kind": "文字", "private": True}
        rows.save_row(session, FIELDS, None, own, TODAY)
    with book.deed("改") as session:
        key = PEOPLE.by_label["病史"].key
        rows.save_row(session, PEOPLE, row, {"phone": PHONE, key: "糖尿病多年"}, TODAY)
        scan = attach(session, book, "person", row, "file", b"scan of a card", name="赵旧身份证.jpg", media_type="image/jpeg", on=TODAY)
        scan_hash = scan.sha256
    term(book)
    with book.reading() as session:
        code = chain.present_code(session)
    told = clean(book, [row])
    assert "不能撤销" in told
    assert "以前的备份里还有" in told
    (kept,) = list_backups(default_folder(book.path))
    assert f"办之前的备份：{kept.file.name}" in told
    assert past(book) == {}
    assert problems(book) == []
    with book.reading() as session:
        assert chain.compare(session, code).belongs
        assert rows.values_of(session, PEOPLE, [row], TODAY)[row]["name"] == "赵旧"
        assert listing.ids_of(session, PEOPLE, ListAsk(TODAY, search="赵旧")) == [row]
        assert listing.ids_of(session, PEOPLE, ListAsk(TODAY, search=NUMBER)) == []
        images = " ".join(f"{one[0]} {one[1]}" for one in session.execute(text('select "before", "after" from change')))
        assert not [one for one in recycle.bin_rows(session) if "身份证" in str(one.before)]
    secret = (NUMBER, PHONE, "13800000000", CARD, "东街12号", "糖尿病多年", "赵旧身份证", scan_hash)
    assert [one for one in secret if one in images] == []
    words = " ".join(cell for line in history_of(Desk(book, lambda: TODAY), PEOPLE, row) for cell in line.cells)
    assert [one for one in secret if one in words] == []
    assert book.files.kept() == set()
    with pytest.raises(Refusal, match="只能到以前的备份里查"):
        undo.undo(book)
    book.close()
    content = b"".join(file.read_bytes() for file in tmp_path.glob("账本.desk*") if file.is_file())
    assert [one for one in secret if one.encode() in content] == []


def test_what_was_said_elsewhere_of_the_same_person_goes_too(book: Book) -> None:
    """Notes, lines of personnel and payroll lists though newer ones took their place, and a record merged into this."""
    row = left(book, "赵旧", date(2020, 1, 1), id_number=NUMBER, work_no="7", born_on=date(1990, 3, 7))
    twin = left(book, "赵旧", date(2020, 1, 1), phone=PHONE, born_on=date(1990, 3, 7))
    other = left(book, "钱新", None)
    secret = ("家里的难处", "写错了人的", "13700000000", NUMBER, PHONE, CARD)
    with book.deed("随记") as session:
        note = {"day": date(2019, 5, 1), "kind": "谈心", "words": secret[0]}
        about = rows.save_row(session, NOTES, None, {**note, "person": twin}, TODAY)
        wrong = rows.save_row(session, NOTES, None, {**note, "person": row, "words": "别人的"}, TODAY)
        gone = rows.save_row(session, NOTES, None, {**note, "person": row, "words": secret[1]}, TODAY)
    with book.deed("改正") as session:
        rows.save_row(session, NOTES, wrong, {"person": other}, TODAY)
        rows.delete_rows(session, NOTES, [gone], TODAY)
    with book.deed("名单") as session:
        told = {"name": "赵旧", "work_no": "7", "phone": secret[2], "id_number": NUMBER, "batch": 1}
        rows.add_rows(session, PERSONNEL, [{**rows.defaults(PERSONNEL), **told}], TODAY)
        back = {"name": "赵旧", "work_no": "7", "bank_card": CARD, "amount": 100, "batch": 1}
        rows.add_rows(session, PAYROLL, [{**rows.defaults(PAYROLL), **back}], TODAY)
    with book.deed("换名单") as session:
        told = {"name": "钱新", "work_no": "8", "phone": "13600000000", "batch": 2}
        rows.add_rows(session, PERSONNEL, [{**rows.defaults(PERSONNEL), **told}], TODAY)
    with book.deed("合并") as session:
        duplicates.merge(session, row, twin, {}, TODAY)
    term(book)
    clean(book, [row])
    assert past(book) == {}
    assert problems(book) == []
    with book.reading() as session:
        words = {one.id: one.words for one in session.scalars(select(FollowNote))}
        images = " ".join(f"{one[0]} {one[1]}" for one in session.execute(text('select "before", "after" from change')))
    assert words == {about: "（已清理）", wrong: "别人的"}
    assert [one for one in secret if one in images] == []
    assert "13600000000" in images


def test_who_has_nothing_left_but_a_note_is_listed_until_that_is_emptied(book: Book) -> None:
    row = left(book, "赵旧", date(2020, 1, 1))
    with book.deed("随记") as session:
        note = {"day": date(2019, 5, 1), "kind": "谈心", "words": "家里的难处", "person": row}
        rows.save_row(session, NOTES, None, note, TODAY)
    term(book)
    assert list(past(book)) == ["赵旧"]
    clean(book, [row])
    assert past(book) == {}


def test_a_deed_altered_after_the_clean_up_is_found(book: Book) -> None:
    row = left(book, "赵旧", date(2020, 1, 1), id_number=NUMBER)
    other = left(book, "钱新", None, id_number=None)
    term(book)
    clean(book, [row])
    assert problems(book) == []
    path = book.path
    book.close()
    from desk_union.store.engine import connect

    connection = connect(path, None, writes=True)
    connection.execute("DROP TRIGGER guard_change_update")
    change = "UPDATE change SET after = json_replace(after, '$.name', '王旧') WHERE table_name = 'person' AND row_id = ? AND op = 'I'"
    connection.execute(change, (row,))
    connection.commit()
    connection.close()
    again = open_book(path, clock=lambda: NOW)
    with again.reading() as session:
        told = [one.reason for one in chaincheck.check_chain(session, {})]
    again.close()
    assert other
    assert any("新增 赵旧" in one and "被改动过" in one for one in told)


def all_figures(book: Book) -> dict[tuple[str, int], Any]:
    found, every = {}, figures()
    with book.reading() as session:
        for year in (2025, 2026):
            span = Span(date(year, 1, 1), date(year, 12, 31))
            for one in every:
                found[one.code, year] = evaluate(session, one, span, every)
    return found


def test_every_figure_stays_as_it_was(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> None:
    book = sample_book(tmp_path_factory, tmp_path / "示例.desk")
    with book.deed("退出") as session:
        session.query(HardshipFile).filter(HardshipFile.closed_on.is_not(None)).update({"closed_on": date(2025, 3, 5)})
        session.query(KeepingTerm).update({"years": 1})
    before = all_figures(book)
    with book.reading() as session:
        people = listing.ids_of(session, PAST_PEOPLE, ListAsk(TODAY))
        files = listing.ids_of(session, PAST_FILES, ListAsk(TODAY))
    assert len(people) == 2
    assert len(files) == 2
    clean(book, people)
    clean(book, files, "keeping.clean_files")
    after = all_figures(book)
    assert {key: (before[key], after[key]) for key in before if before[key] != after[key]} == {}
    assert problems(book) == []
    assert (past(book), past(book, PAST_FILES)) == ({}, {})
    book.close()
