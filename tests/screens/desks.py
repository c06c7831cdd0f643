"""A desk on a small made-up book, for tests of screens and windows."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook

from desk_union.basis import identity
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.screens.desk import Desk
from desk_union.screens.form.deedpage import DeedPage
from desk_union.store import listing, rows
from desk_union.tabs import deed_called
from tests.samples import fresh_book

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from desk_union.screens.form.deedpage import Told

TODAY = date(2026, 11, 20)
UNION = "某某机械厂工会"


@dataclass
class Clock:
    """Stands still unless a test moves it."""

    now: datetime = datetime(2026, 11, 20, 9, 30)

    def __call__(self) -> datetime:
        return self.now


@contextmanager
def small_desk(folder: Path, *, people: int = 3, password: str | None = None) -> Iterator[Desk]:
    """张一, 张二 ... members of 机修小组; the book is closed again, also when it was opened anew meanwhile."""
    clock = Clock()
    book = fresh_book(folder / "账本.desk", UNION, today=TODAY, clock=clock, password=password)
    desk = Desk(book, lambda: TODAY, "王干事")
    try:
        if people:
            _fill(desk, people)
        yield desk
    finally:
        desk.book.close()


def _fill(desk: Desk, people: int) -> None:
    with desk.book.deed("登记人员", who="王干事") as session:
        group = rows.save_row(session, UNITS, None, {"name": "机修小组", "level": "小组", "parent": 1}, TODAY)
        for n in range(1, people + 1):
            rows.save_row(session, PEOPLE, None, person(n, unit=group), TODAY)


NUMERALS = "一二三四五六七八九"


def name_of(n: int) -> str:
    return "张" + "".join(NUMERALS[int(digit) - 1] if digit != "0" else "零" for digit in str(n))


def person(n: int, **more: Any) -> dict[str, Any]:
    return {
        "name": name_of(n),
        "id_number": identity.sample_id(n),
        "phone": f"139{n:08}",
        "hired_on": date(2014, 1, 1),
        "joined_on": date(2015, 3, 1),
        **more,
    }


def count(desk: Desk, code: str = "members.people") -> int:
    with desk.book.reading() as session:
        return listing.count_of(session, desk.ledger(code), listing.ListAsk(TODAY))


def workbook(path: Path, lines: Sequence[Sequence[object]], sheet: str = "名单") -> Path:
    book = Workbook()
    book.active.title = sheet
    for line in lines:
        book.active.append(list(line))
    book.save(path)
    return path


HEADER = ("序号", "姓名", "身份证号", "部门", "职工类别", "入会时间", "血型")
GOOD = (
    ("某某机械厂职工花名册",),
    HEADER,
    (1, "李  四", identity.sample_id(501), "机修小组", "正式工", "2015.3.1", "A"),
    (2, "王五", identity.sample_id(502), "新工艺组", "正式", "2016年5月1日", "B"),
    (),
    ("填表说明：请如实填写",),
)
BAD = (
    *GOOD[:4],
    (3, "赵六", "4.40106E+17", "机修小组", "外星人", "1990-02-30", ""),
)


def asked(desk: Desk, code: str, ids: Sequence[int] = (), **typed: str) -> DeedPage:
    """A deed with these answers as they are typed."""
    deed = deed_called(code)
    assert deed is not None, code
    page = DeedPage(desk, deed, ids)
    for key, text in typed.items():
        page.type(key, text)
    return page


def done(desk: Desk, code: str, ids: Sequence[int] = (), **typed: str) -> Told:
    """A deed done with these answers."""
    return asked(desk, code, ids, **typed).run()
