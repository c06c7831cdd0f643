"""The auditors' copy: the same money and trail, nothing private anywhere in the file, and nobody can write into it."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.exchange import auditcopy
from desk_union.funds.account import balances, posting
from desk_union.funds.tables import Voucher
from desk_union.members.ledgers import PEOPLE
from desk_union.members.personal import BLANKED, DROPPED, KEPT
from desk_union.members.tables import Child, Person
from desk_union.store import rows
from desk_union.store.attachments import attach
from desk_union.store.base import every_table
from desk_union.store.book import open_book
from desk_union.store.check import check_book
from desk_union.store.opened import files_path
from desk_union.store.progress import finish
from desk_union.tabs import checks, ledgers
from tests.funds.account_books import draft, post_one, worked_year
from tests.screens.desks import TODAY, person

NOW = datetime(2026, 1, 20, 10, 0)
FAMILY, LETTER = "小豆豆", b"diagnosis of one person"


@pytest.fixture
def book(tmp_path):
    with_people = worked_year(tmp_path)
    with with_people.deed("登记人员") as session:
        first = rows.save_row(session, PEOPLE, None, person(1, address="幸福路一号"), TODAY)
        session.add(Child(person=first, name=FAMILY, born_on=date(2015, 1, 1)))
        attach(
            session,
            with_people,
            "person",
            first,
            "file",
            LETTER,
            name="病历.pdf",
            media_type="application/pdf",
            on=TODAY,
        )
        voucher = session.query(Voucher.id).first()[0]
        attach(
            session, with_people, "fund_voucher", voucher, "file", b"a bill", name="发票.pdf", media_type="application/pdf",
            on=TODAY,
        )  # fmt: skip
    with with_people.deed("改电话") as session:
        rows.save_row(session, PEOPLE, first, {"phone": "13812345678"}, TODAY)
    yield with_people
    with_people.close()


@pytest.fixture
def copy(book, tmp_path):
    made = finish(auditcopy.make(book, tmp_path / "副本.desk", NOW))
    opened = open_book(made, clock=lambda: NOW)
    yield opened
    opened.close()


def test_private_columns_of_people_are_all_blanked():
    assert {shown.key for shown in PEOPLE.fields if shown.private} <= BLANKED[Person.__tablename__]
    assert set(BLANKED) | DROPPED <= set(every_table().tables)
    assert set(Person.__table__.columns.keys()) >= KEPT


def test_nothing_private_is_left_in_the_bytes(book, copy):
    told = person(1)
    private = (told["id_number"], told["phone"], "13812345678", "幸福路", FAMILY, "病历")
    original, bytes_ = book.path.read_bytes() + _beside(book), copy.path.read_bytes()
    for text in private:
        assert text.encode() in original
        assert text.encode() not in bytes_
    assert told["name"].encode() in bytes_


def _beside(book):
    """What is not in the file itself yet."""
    beside = book.path.with_name(f"{book.path.name}-wal")
    return beside.read_bytes() if beside.exists() else b""


def test_the_money_and_its_trail_are_whole(book, copy):
    found = []
    for one in (book, copy):
        with one.reading() as session:
            posted = [(row.number, row.hash) for row in session.query(Voucher.number, Voucher.hash)]
            trail = session.connection().exec_driver_sql(
                "SELECT count(*), max(deed_id) FROM change WHERE table_name LIKE 'fund_%'"
            )
            found.append((balances.sums(session, 202501, 202512), posted, trail.fetchall()))
    assert found[0] == found[1]
    assert found[0][0]
    assert check_book(copy, checks(), ledgers()) == check_book(book, checks(), ledgers())


def test_only_the_attachments_of_the_accounts_go_along(book, copy):
    assert len(book.files.kept()) == 2
    (kept,) = copy.files.kept()
    assert copy.files.get(kept) == b"a bill"
    assert files_path(copy.path).exists()


def test_nobody_writes_into_it_and_two_may_look(copy):
    assert copy.read_only
    assert "审计副本" in copy.notices[0]
    with pytest.raises(Refusal, match="审计副本"), copy.deed("改"):
        pass
    second = open_book(copy.path)
    assert second.read_only
    assert len(second.notices) == 1
    second.close()


def test_people_are_still_found_by_name_and_not_by_number(copy):
    with copy.reading() as session:
        search = session.query(Person.search).filter(Person.name == person(1)["name"]).scalar()
    assert "zy" in search
    assert person(1)["phone"] not in search


def test_no_file_is_overwritten_and_the_book_itself_goes_on(book, copy):
    with pytest.raises(Refusal, match="已经存在"):
        finish(auditcopy.make(book, copy.path, NOW))
    with book.reading() as session:
        before = posting.drafts_through(session, None)
    assert not before
    one = draft(book, date(2026, 1, 15), ("102", 1, 0), ("401", 0, 1))
    assert post_one(book, one)
