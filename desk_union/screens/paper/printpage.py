"""What is printed: the list as it is seen, or a sheet with its options, made into a PDF to be looked at first."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.describe.sheet import Request
from desk_union.members import tree
from desk_union.members.formsheets import WHO
from desk_union.prints import stationery
from desk_union.prints.books.bookpdf import print_bound
from desk_union.prints.forms.formprinting import choices_of, print_forms
from desk_union.prints.lists.ledgerlist import list_table
from desk_union.prints.lists.listpdf import write_pdf
from desk_union.prints.paper import USUAL_FACES
from desk_union.screens.privacy import log_printed
from desk_union.store import listing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from desk_union.describe.ledger import Ledger, Shown
    from desk_union.describe.paper import Table
    from desk_union.describe.sheet import Choose, Sheet
    from desk_union.screens.desk import Desk
    from desk_union.store.listing import Ask
    from desk_union.store.progress import Work

NAMED_CHARACTERS = 30


@dataclass(frozen=True)
class Paper:
    """A finished print: the PDF that is shown, printed and saved is this one and no other."""

    title: str
    pdf: bytes
    missing: tuple[str, ...]
    tables: tuple[Table, ...]
    outputs: tuple[str, ...] = ("pdf", "xlsx")
    notes: tuple[str, ...] = ()
    word: Callable[[Path], Work[None]] | None = None
    faces: tuple[str, str] = USUAL_FACES  # of body and title in a workbook

    @property
    def warning(self) -> str:
        """What must be known before printing: characters that no font has, what did not fit, what was left out."""
        return "\n".join(part for part in (self._missing, *self.notes) if part)

    @property
    def _missing(self) -> str:
        if not self.missing:
            return ""
        named = "、".join(self.missing[:NAMED_CHARACTERS])
        more = f"等{len(self.missing)}个字" if len(self.missing) > NAMED_CHARACTERS else ""
        return f"有字打印不出来，纸上会印成〓：{named}{more}。请安装含这些字的字体后再打印，或在纸上手写补上。"

    def save_xlsx(self, target: Path) -> Work[None]:
        from desk_union.prints.lists.listxlsx import write_xlsx

        yield from write_xlsx(self.tables, target, faces=self.faces)


def drawn(
    desk: Desk, title: str, tables: Sequence[Table], day: date, outputs: tuple[str, ...] = ("pdf", "xlsx")
) -> Work[Paper]:
    """The tables in the office's words and faces, signed by those who sign on ``day``."""
    with desk.book.reading() as session:
        hand = stationery.read(session)
    told = hand.tables(tables, day)
    target = BytesIO()
    printed = yield from write_pdf(told, target, fonts=hand.fonts)
    return Paper(
        hand.wording.say(title), target.getvalue(), printed.missing, told, outputs, hand.notes, faces=hand.office_faces
    )


def private_labels(columns: Sequence[Shown]) -> tuple[str, ...]:
    return tuple(shown.label for shown in columns if shown.private)


def list_paper(desk: Desk, ledger: Ledger, ask: Ask, columns: Sequence[Shown], *, private: bool = False) -> Work[Paper]:
    """The list as it stands on the screen; private columns are left out unless the clerk asked for them (noted)."""
    if not private:
        columns = [shown for shown in columns if not shown.private]
    with desk.book.reading() as session:
        count = listing.count_of(session, ledger, ask)
    if count == 0:
        raise Refusal("现在的名单是空的，没有可打印的内容。", "请清除筛选，或先登记、导入。")
    if labels := private_labels(columns):
        log_printed(desk, ledger, labels, count)
    with desk.book.reading() as session:
        table = list_table(
            session, ledger, ask, columns, organisation=desk.union_name, today=desk.today(), private=private
        )
    return (yield from drawn(desk, ledger.title, (table,), ask.day))


@dataclass
class SheetOptions:
    """What a sheet may be asked for, filled with what is usual today."""

    sheet: Sheet
    today: date
    year: int = 0
    month: int = 0  # 0: the whole year
    unit: int | None = None
    search: str = ""
    private: bool = False
    choices: tuple[Choose, ...] = ()
    rows: tuple[int, ...] = ()  # those chosen in a list; nobody is asked then who is meant
    as_of: date | None = None  # of that list
    chosen: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.year = self.year or self.today.year
        if self.rows:
            self.choices = tuple(choose for choose in self.choices if choose.key != WHO)

    def offers(self, option: str) -> bool:
        return option in self.sheet.options and not self.rows

    @property
    def asks(self) -> bool:
        """Whether there is anything to choose before the sheet can be printed."""
        return bool(self.choices or self.sheet.private or (self.sheet.options and not self.rows))

    @property
    def years(self) -> list[int]:
        return list(range(self.today.year + self.sheet.ahead, self.today.year - 30, -1))

    @property
    def day(self) -> date:
        """The last day of the chosen year or month, but never one that has not come yet."""
        if not self.offers("year"):
            return self.as_of or self.today
        month = self.month if self.offers("month") else 0
        first = date(self.year, month or days.MONTHS, 1)
        last = date.fromordinal(days.add_months(first, 1).toordinal() - 1)
        return min(last, self.today)

    @property
    def says(self) -> str:
        return self.sheet.says or f"按{days.show_day_long(self.day)}的情况打印。"

    def request(self) -> Request:
        return Request(
            day=self.day,
            today=self.today,
            year=self.year if self.offers("year") else None,
            month=(self.month or None) if self.offers("month") else None,
            unit=self.unit if self.offers("unit") else None,
            search=self.search if self.offers("search") else "",
            rows=self.rows,
            private=self.private,
            chosen=dict(self.chosen),
        )


def options_of(desk: Desk, sheet: Sheet, rows: Sequence[int] = (), as_of: date | None = None) -> SheetOptions:
    """The options as usual today, with what the sheet's own file lets choose; ``rows`` are those chosen in a list."""
    month = desk.today().month if sheet.monthly else 0
    choices = choices_of(sheet, desk.book)
    return SheetOptions(sheet, desk.today(), month=month, choices=choices, rows=tuple(rows), as_of=as_of)


def sheet_paper(desk: Desk, sheet: Sheet, request: Request) -> Work[Paper]:
    if sheet.form:
        return (yield from _form_paper(desk, sheet, request))
    if sheet.chart is not None:
        return (yield from _chart_paper(desk, sheet, request))
    if sheet.book is not None:
        return (yield from _book_paper(desk, sheet, request))
    if sheet.prose is not None:
        return (yield from _prose_paper(desk, sheet, request))
    with desk.book.reading() as session:
        tables = sheet.tables(session, request)
    if request.private and sheet.private:
        log_printed(desk, desk.ledger("members.people"), sheet.private, sum(len(table.rows) for table in tables))
    return (yield from drawn(desk, sheet.title, tables, request.day, sheet.outputs))


def _form_paper(desk: Desk, sheet: Sheet, request: Request) -> Work[Paper]:
    with desk.book.reading() as session:
        filled = sheet.fill(session, request)
        tables = tuple(sheet.tables(session, request)) if "xlsx" in sheet.outputs else ()
    if request.private and sheet.private:
        log_printed(desk, desk.ledger("members.people"), sheet.private, len(filled.copies))
    target = BytesIO()
    printed = yield from print_forms(sheet, filled, request, desk.book, target)

    def save_word(path: Path) -> Work[None]:
        yield from print_forms(sheet, filled, request, desk.book, path, "docx")

    word = save_word if "docx" in sheet.outputs else None
    title = desk.wording.say(sheet.title)
    return Paper(title, target.getvalue(), printed.missing, tables, sheet.outputs, printed.notes, word)


def _chart_paper(desk: Desk, sheet: Sheet, request: Request) -> Work[Paper]:
    from desk_union.prints.charts.chart import print_chart

    with desk.book.reading() as session:
        chart = sheet.draw(session, request)
        hand = stationery.read(session)
    target = BytesIO()
    printed = yield from print_chart(chart, request, target, hand)
    return Paper(hand.wording.say(sheet.title), target.getvalue(), printed.missing, (), sheet.outputs, printed.notes)


def _book_paper(desk: Desk, sheet: Sheet, request: Request) -> Work[Paper]:
    with desk.book.reading() as session:
        bound = sheet.bind(session, request)
        hand = stationery.read(session)
    target = BytesIO()
    printed = yield from print_bound(bound, request, target, hand, desk.book.path.parent)
    return Paper(
        hand.wording.say(sheet.title), target.getvalue(), printed.missing, tuple(bound.tables()), sheet.outputs,
        printed.notes, faces=hand.office_faces,
    )  # fmt: skip


def _prose_paper(desk: Desk, sheet: Sheet, request: Request) -> Work[Paper]:
    from desk_union.prints.prose.prosepdf import print_prose

    with desk.book.reading() as session:
        prose = sheet.write(session, request)
        hand = stationery.read(session)
    target = BytesIO()
    printed = yield from print_prose(prose, target, hand)

    def save_word(path: Path) -> Work[None]:
        from desk_union.prints.prose.proseword import write_prose_docx

        yield from write_prose_docx(prose, path, at=desk.book.clock(), hand=hand)

    return Paper(
        hand.wording.say(sheet.title), target.getvalue(), printed.missing, tuple(prose.tables()), sheet.outputs,
        printed.notes, save_word, hand.office_faces,
    )  # fmt: skip


def units_to_choose(desk: Desk) -> list[tuple[int, str]]:
    """Every unit in the order of paper, set in by its depth, for a sheet of one unit and all below it."""
    with desk.book.reading() as session:
        units = tree.read(session)
    return [(unit, "　" * (len(units.path(unit)) - 1) + units.names[unit]) for unit in units.in_order()]
