"""A whole year of an office through what its window shows: import, moves, joining, leaving, retiring, paper, undo of all."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from desk_union.basis.refusal import Refusal
from desk_union.describe.figure import Span
from desk_union.founding import new_book
from desk_union.members.figures import FIGURES
from desk_union.members.ledgers import PEOPLE, PLACEMENTS, UNIT_CHANGES, UNITS
from desk_union.members.sheets import SHEETS
from desk_union.screens.bringing.importpage import ImportPage
from desk_union.screens.desk import Desk
from desk_union.screens.form.formpage import RowForm
from desk_union.screens.list.listpage import ListPage
from desk_union.screens.paper.printpage import SheetOptions, sheet_paper
from desk_union.screens.undoing import Undoing
from desk_union.store import listing
from desk_union.store.figures import evaluate
from desk_union.store.progress import finish
from desk_union.store.undo import undo
from tests.screens.desks import done

from . import messy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TODAY, END = date(2026, 11, 20), date(2025, 12, 31)
COUNT = 60


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    book = new_book(tmp_path / "账本.desk", "示例厂工会", today=TODAY, clock=lambda: datetime(2026, 11, 20, 9, 30))
    yield Desk(book, lambda: TODAY, "王干事")
    book.close()


class Clerk:
    """Does what a clerk does, by the words on the screen."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def bring(self, path: Path) -> None:
        page = ImportPage(self.desk, PEOPLE)
        page.open(path)
        finish(page.rehearse())
        assert page.may_import, [str(problem) for problem in page.problems()]
        finish(page.run())

    def names(self, preset: str, day: date = TODAY, unit: str = "") -> list[str]:
        page = ListPage(self.desk, PEOPLE)
        page.choose_day(day)
        page.choose_presets([preset])
        page.choose_columns(["name", "unit"])
        rows = [page.row(place).words for place in range(page.count)]
        return [name for name, where in rows if unit in where]

    def ids(self, *names: str) -> list[int]:
        with self.desk.book.reading() as session:
            found = [listing.ids_of(session, PEOPLE, listing.ListAsk(TODAY, search=name)) for name in names]
        return [ids[0] for ids in found]

    def proceed(self, code: str, names: list[str], **typed: str) -> None:
        assert len(done(self.desk, f"members.{code}", self.ids(*names), **typed).done.ids) == len(names)

    def fill(self, ledger, row: int | None, **typed: str) -> int:
        form = RowForm(self.desk, ledger, row)
        for key, text in typed.items():
            form.type(key, text)
        return form.save()

    def paper(self, code: str, year: int) -> str:
        sheet = next(sheet for sheet in SHEETS if sheet.code == code)
        paper = finish(sheet_paper(self.desk, sheet, SheetOptions(sheet, TODAY, year=year).request()))
        assert paper.printed.missing == ()
        return "\n".join(page.extract_text() for page in PdfReader(BytesIO(paper.pdf)).pages)

    def figures(self, year: int) -> dict[str, str]:
        with self.desk.book.reading() as session:
            return {one.code: evaluate(session, one, Span.year(year), FIGURES).shown for one in FIGURES}


def placement(desk: Desk, person: int) -> int:
    with desk.book.reading() as session:
        return listing.ids_of(session, PLACEMENTS, listing.ListAsk(TODAY, owner=("person", person)))[0]


def unit(desk: Desk, name: str) -> int:
    with desk.book.reading() as session:
        return next(id_ for id_, found in listing.names_like(session, UNITS, name) if found == name)


def test_a_year(desk: Desk, tmp_path: Path) -> None:
    clerk = Clerk(desk)
    lines = messy.people(COUNT)
    for n, line in enumerate(lines):  # everybody by a name of one's own
        line[1] = f"{'赵钱孙李周吴郑王冯陈'[n % 10]}{'甲乙丙丁戊己'[n // 10]}明"
    clerk.bring(messy.write(tmp_path / "名单.xlsx", lines))
    assert len(clerk.names("roll", END)) == COUNT
    roster, structure, before = (
        clerk.paper("members.roster", 2025),
        clerk.paper("members.structure", 2025),
        clerk.figures(2025),
    )
    members = clerk.names("members", END)
    outside = clerk.names("outside", END)
    moved, gone, retired = clerk.names("members", unit="装配一班")[:2], members[-1], members[-2]

    clerk.proceed("move", moved, day="2026-3-1", unit="质检科", reason="工作调动")
    clerk.fill(PLACEMENTS, placement(desk, clerk.ids(moved[0])[0]), since="20260215")
    clerk.proceed("enrol", outside[:2], day="2026年5月4日", approver="工会委员会")
    clerk.proceed("leave", [gone], day="2026-6-30", reason="辞职")
    clerk.proceed("retire", [retired], day="2026-8-1")
    clerk.fill(UNIT_CHANGES, None, day="2026-9-1", unit="财务科", kind="更名", after="财务部")
    clerk.fill(
        PEOPLE,
        None,
        name="魏新来",
        sex="女",
        born_on="1999-9-9",
        unit="财务部",
        hired_on="2026-10-8",
        joined_on="2026-10-20",
    )

    assert (clerk.paper("members.roster", 2025), clerk.paper("members.structure", 2025)) == (roster, structure)
    assert clerk.figures(2025) == before
    now = clerk.names("members")
    assert set(now) == {*members, *outside[:2], "魏新来"} - {gone, retired}
    assert moved[0] in clerk.names("members", date(2026, 2, 15), "质检科")
    assert moved[1] not in clerk.names("members", date(2026, 2, 28), "质检科")
    assert "财务部" in clerk.paper("members.roster", 2026)
    assert "财务部" not in roster
    assert clerk.figures(2026)["members.joined"] == "3"
    assert clerk.figures(2026)["members.gone"] == "1"

    undoing = Undoing(desk)
    while undoing.next_undo():
        undoing.undo()
    assert clerk.names("roll", END) == []
    with pytest.raises(Refusal, match="没有可以撤销的操作"):  # what the book began with stays
        undo(desk.book)
    while undoing.next_redo():
        undoing.redo()
    assert clerk.names("members") == now
    assert clerk.paper("members.roster", 2025) == roster
