"""Opening a book of this version takes neither the tables of the packages nor a comparison name by name."""

from __future__ import annotations

import subprocess
import sys

from desk_union.store import schema_digests
from desk_union.store.book import create_book

DIGESTS = """
from desk_union.store.migrations.__main__ import released_digests
print(*released_digests().values())
"""
LOOK = """
import sys
from desk_union.store.book import open_book
book = open_book(sys.argv[1], rows_later=True)
assert all("不是本程序装的" in notice for notice in book.notices), book.notices  # the guards of tables not mapped here
book.close()
print(*(name for name in sys.modules if name.startswith("desk_union.") and name.endswith("tables")))
"""
MAKE = """
import sys
from desk_union.store.book import create_book
create_book(sys.argv[1], union_name="某某工会").close()
"""


def python(script, *arguments):
    """In a process of its own, where no toy tables are mapped."""
    done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_the_digests_are_those_of_this_version():
    """Red after a change of tables or guards; ``python -m desk_union.store.migrations --released`` writes them."""
    assert python(DIGESTS) == [schema_digests.COLUMNS, schema_digests.GUARDS]


def test_a_book_opens_without_the_tables_of_the_packages(path):
    python(MAKE, path)
    assert python(LOOK, path) == ["desk_union.store.tables"]


def test_a_book_with_more_in_it_is_compared_name_by_name(path, clock):
    book = create_book(path, union_name="某某工会", clock=clock)  # with the tables of these tests
    book.close()
    assert "desk_union.members.tables" in python(LOOK, path)
