"""Large books for measuring, made once a run."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from desk_union.founding import new_book
from desk_union.members.ledgers import PEOPLE
from desk_union.screens.desk import Desk
from desk_union.store import operator, rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from desk_union.store.opened import Book

TODAY = date(2026, 11, 20)
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻曾"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英华玉萍红鹏飞晨雪梅建国小三"
CHUNK = 10_000


def person(n: int) -> dict[str, object]:
    """The n-th made-up person."""
    name = SURNAMES[n % len(SURNAMES)] + GIVEN[n // 7 % len(GIVEN)] + GIVEN[n // 283 % len(GIVEN)]
    known = {"name": name, "work_no": f"W{n:06}", "id_type": "护照", "id_number": f"E{n:08}", "phone": f"139{n:08}"}
    day = date(1970 + n % 35, 1 + n % 12, 1 + n % 28)
    return {**known, "sex": "男" if n % 2 else "女", "born_on": day, "hired_on": date(2010, 1, 1 + n % 28)}


def make(path: Path, count: int) -> Path:
    book = new_book(path, "大厂工会", today=TODAY, clock=datetime.now)
    for start in range(0, count, CHUNK):
        with book.deed("大量人员") as session:
            people = [person(n) for n in range(start, min(start + CHUNK, count))]
            extra = {"unit": 1, "employ_type": "正式", "standing": "在岗"}
            rows.insert_rows(session, PEOPLE, [{**one, **extra} for one in people], TODAY)
    operator.keep(book, "王干事")  # else the window asks who works with it
    book.close()
    return path


@pytest.fixture(scope="session")
def books(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    """The path of a book with so many people."""
    made: dict[int, Path] = {}

    def of(count: int) -> Path:
        if count not in made:
            made[count] = make(tmp_path_factory.mktemp("大账本") / f"{count}.desk", count)
        return made[count]

    return of


@pytest.fixture
def desk_of(books: Callable[[int], Path]) -> Iterator[Callable[[int], Desk]]:
    from desk_union.store.book import open_book

    opened: list[Book] = []

    def of(count: int) -> Desk:
        opened.append(open_book(books(count)))
        return Desk(opened[-1], lambda: TODAY)

    yield of
    for book in opened:
        book.close()
