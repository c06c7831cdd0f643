"""No private value of the sample, nor what quotes one, lies anywhere in the bytes of the auditors' copy."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime

import pytest
from sqlalchemy import text

from desk_union.exchange import auditcopy
from desk_union.funds import personal
from desk_union.members.personal import BLANKED, DROPPED
from desk_union.store import chain
from desk_union.store.attachments import attach
from desk_union.store.auditcopy import UNTITLED
from desk_union.store.base import every_table
from desk_union.store.book import open_book
from desk_union.store.check import check_book
from desk_union.store.opened import files_path
from desk_union.store.progress import finish
from desk_union.tabs import checks, ledgers
from tests.samples import TODAY, sample_book

NOW = datetime(2026, 11, 20, 10, 0)
ENCODINGS = ("utf-8", "utf-16-le", "gb18030")
LEAST = 5  # characters: shorter ones ("汉族") are words of the language
FILE = "身份证11010119900307851X低保证明.jpg"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The book, its copy, and the code that the book had."""
    folder = tmp_path_factory.mktemp("审计")
    book = sample_book(tmp_path_factory, folder / "示例.desk")
    with closing(book):
        with book.deed(f"添加附件 {FILE}（张三）") as session:
            dues = session.execute(text("SELECT min(id) FROM fund_dues")).scalar_one()
            voucher = session.execute(text("SELECT min(id) FROM fund_voucher")).scalar_one()
            for table, row, content in (("fund_dues", dues, b"poor"), ("fund_voucher", voucher, b"bill")):
                attach(session, book, table, row, "file", content, name=FILE, media_type="", on=TODAY)
            session.execute(text("UPDATE fund_dues SET exempt = '家庭困难' WHERE id = :id"), {"id": dues})
        copy = finish(auditcopy.make(book, folder / "副本.desk", NOW))
        with book.reading() as session:
            yield book, copy, chain.present_code(session)


def private_values(book):
    """Every text and number in the blanked columns and dropped tables that no other column holds openly."""
    blanked = {**BLANKED, **personal.BLANKED}
    hidden, open_, side_by_side = set(), set(), set()
    with book.reading() as session:
        for table in every_table().sorted_tables:
            if table.name in {"change", "deed", "setting", "column_memory", "word_memory"}:
                continue
            for row in session.execute(text(f'SELECT * FROM "{table.name}"')).mappings():
                # SQLite keeps the texts of a row without anything between them.
                kept = [v for c, v in row.items() if table.name not in DROPPED and c not in blanked.get(table.name, ())]
                side_by_side.add("".join(value for value in kept if isinstance(value, str)))
                for column, value in row.items():
                    private = table.name in DROPPED or column in blanked.get(table.name, ())
                    (hidden if private else open_).add(value)
    texts = {value for value in hidden - open_ if isinstance(value, str) and len(value) >= LEAST}
    days = {value for value in texts if len(value) == 10 and value[4] == value[7] == "-"}
    held = {value for value in (*open_, *side_by_side) if isinstance(value, str)}
    return {value for value in texts - days if not any(value in one for one in held)}


def test_no_private_value_lies_in_the_copy(made):
    book, copy, _ = made
    bytes_ = b"".join(path.read_bytes() for path in (copy, files_path(copy)) if path.exists())
    values = private_values(book)
    assert len(values) > 500
    told = {*values, FILE, "低保", "家庭困难", "困难免缴"}
    original = book.path.read_bytes() + book.path.with_name(f"{book.path.name}-wal").read_bytes()
    assert sum(value.encode() in original for value in told) > len(values) // 2
    left = [value for value in told for encoding in ENCODINGS if value.encode(encoding, "ignore") in bytes_]
    assert left == []


def test_wages_by_which_dues_are_reckoned_are_gone(made):
    with closing(open_book(made[1])) as copy, copy.reading() as session:
        assert session.execute(text("SELECT count(*) FROM fund_dues WHERE base IS NOT NULL")).scalar() == 0
        images = "SELECT count(*) FROM change WHERE table_name = 'fund_dues' AND json_extract(\"after\", '$.base') > 0"
        assert session.execute(text(images)).scalar() == 0


def test_titles_and_file_names_quote_nobody(made):
    with closing(open_book(made[1])) as copy, copy.reading() as session:
        titles = session.execute(text("SELECT title FROM deed ORDER BY id DESC LIMIT 2")).scalars().all()
        files = session.execute(text("SELECT owner_table, name FROM attachment")).all()
    assert titles[0] == UNTITLED
    assert [(owner, name.endswith(".jpg"), "身份证" in name) for owner, name in files] == [
        ("fund_voucher", True, False)
    ]


def test_the_copy_bears_the_codes_of_the_book_and_is_held_to_its_own_digest(made):
    _, path, code = made
    with closing(open_book(path)) as copy:
        assert code in copy.notices[0]
        with copy.reading() as session:
            assert chain.compare(session, code).belongs
        assert check_book(copy, checks(), ledgers()) == []
    from desk_union.store.engine import connect

    altered = path.with_name("改过.desk")
    altered.write_bytes(path.read_bytes())
    files_path(altered).write_bytes(files_path(path).read_bytes())
    with closing(connect(altered, None, writes=True)) as file:
        file.execute("DROP TRIGGER guard_deed_update")
        file.execute("UPDATE deed SET title = '别的' WHERE id = 3")
    with closing(open_book(altered)) as copy:
        assert "审计副本做好以后被改动过" in "".join(str(one) for one in check_book(copy, checks(), ledgers()))
