"""The one way from a sheet and what is asked of it to a file, for the window and the commands alike."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from desk_union import tabs
from desk_union.describe.content import (
    BarCharts,
    BoundBook,
    Document,
    OfficialForm,
    OverScan,
    StackedBars,
    Tables,
    TreeChart,
    WordTemplate,
)
from desk_union.describe.form import Filled
from desk_union.describe.prose import Prose
from desk_union.office import signers
from desk_union.prints import sinceprinted, stationery
from desk_union.prints.forms.formfile import load
from desk_union.prints.paper import Printed
from desk_union.prints.selfcheck import check_forms, check_tables
from desk_union.store import privacylog
from desk_union.store.outputs import Leaving

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desk_union.describe.paper import Table
    from desk_union.describe.sheet import Request, Sheet
    from desk_union.prints.selfcheck import SelfCheck
    from desk_union.prints.sinceprinted import KeptNumber
    from desk_union.prints.stationery import Stationery
    from desk_union.store.opened import Book
    from desk_union.store.progress import Work


@dataclass(frozen=True)
class Publication:
    """What a sheet gave for a request, ready to be written as any of its outputs, ``made`` by its content."""

    book: Book
    sheet: Sheet
    request: Request
    made: Any
    hand: Stationery

    @property
    def title(self) -> str:
        return self.hand.wording.say(self.sheet.title)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """As the office hands them in, signed by those of the day."""
        content = self.sheet.content
        if isinstance(content, Tables):
            told = self.made
        elif isinstance(content, StackedBars | BoundBook | Document):
            told = self.made.tables()
        elif isinstance(content, BarCharts):
            told = [page.table() for page in self.made]
        else:
            with self.book.reading() as session:
                told = content.tables(session, self.request)
        return self.hand.tables(told, self.request.day)

    @cached_property
    def checked(self) -> SelfCheck:
        """What the sheet says of itself before it is printed."""
        signed = signers.on(self.hand.signers, self.request.day)
        if not isinstance(self.made, Filled):
            found = check_tables(self.tables)
            return found if isinstance(self.sheet.content, Tables) else replace(found, waiting=())
        form = load(self.sheet.form, self.book.path.parent, self.hand.wording)
        hidden = () if self.request.private else self.sheet.private
        return check_forms(form, self.made.copies, signed, hidden)

    @cached_property
    def numbers(self) -> list[KeptNumber]:
        """Those that are kept when it goes out; none of a list, which is no sheet of the office's."""
        if self.sheet not in tabs.sheets():
            return []
        with self.book.reading() as session:
            return sinceprinted.numbers_to_keep(session, self.tables)

    @cached_property
    def since(self) -> str:
        """What changed since the same was last printed, in words; empty where nothing did."""
        if not self.numbers:
            return ""
        with self.book.reading() as session:
            found = sinceprinted.since_printed(session, self.sheet, self.request, self.numbers)
        return found.sentence if found is not None else ""

    def leaving(self, how: str, pages: int) -> Leaving:
        """The line of its going out, with its numbers."""
        asked = sinceprinted.asked_as(self.sheet, self.request)
        return Leaving(how, self.sheet.code, self.title, pages, asked=asked, numbers=sinceprinted.as_text(self.numbers))

    def write(self, kind: str, target: Path | BinaryIO) -> Work[Printed]:
        """``kind`` is one of the sheet's outputs; only a PDF may go elsewhere than to a file."""
        if kind != "xlsx":
            return (yield from _WRITERS[type(self.sheet.content), kind](self, target))
        if not isinstance(target, Path):
            raise TypeError("a workbook goes to a file")
        return (yield from _workbook(self, target))


def publish(book: Book, sheet: Sheet, request: Request, who: str = "") -> Publication:
    """Fill the sheet; private values that are asked for are noted under each ledger it shows.

    Refusal where that cannot be noted, or where the sheet has nothing to print.
    """
    with book.reading() as session:
        made = sheet.content.fill(session, request)
        hand = stationery.read(session)
    found = Publication(book, sheet, request, made, hand)
    if request.private and sheet.private:
        _note(found, who)
    return found


def _note(found: Publication, who: str) -> None:
    if isinstance(found.sheet.content, OfficialForm | OverScan | WordTemplate):
        count = len(found.made.copies)
    else:
        count = sum(len(table.rows) for table in found.tables)
    say = found.hand.wording.say
    for title, labels in shown_privately(found.sheet):
        privacylog.note(found.book, say(title), privacylog.taken("打印", labels, count), who)


def shown_privately(sheet: Sheet) -> list[tuple[str, tuple[str, ...]]]:
    """Title of each ledger of the sheet with the private labels that are its own (all where they have other names)."""
    from desk_union.tabs import ledgers

    by_code = {ledger.code: ledger for ledger in ledgers()}
    found: list[tuple[str, tuple[str, ...]]] = []
    for code in sheet.ledgers:
        ledger = by_code.get(code)
        own = {shown.label for shown in ledger.fields if shown.private} if ledger else set()
        labels = tuple(label for label in sheet.private if label in own) or sheet.private
        found.append((ledger.title if ledger else sheet.title, labels))
    return found


def _workbook(one: Publication, target: Path) -> Work[Printed]:
    if isinstance(one.made, Prose) and one.made.workbook is not None:
        told = one.made.workbook
        missing: tuple[str, ...] = yield from told.write()(one.book, told, target)
        return Printed(0, (), missing)
    from desk_union.prints.lists.listxlsx import write_xlsx
    from desk_union.prints.page.grid import all_text

    yield from write_xlsx(one.tables, target, faces=one.hand.office_faces)
    return Printed(0, tuple(one.hand.fonts.missing(all_text(one.tables))))


def _tables_pdf(one: Publication, target: Path | BinaryIO) -> Work[Printed]:
    from desk_union.prints.forms.formprinting import PAPER
    from desk_union.prints.lists.listpdf import TWO, WHOLE, write_pdf

    content = one.sheet.content
    asked = one.request.chosen.get(PAPER, TWO) if isinstance(content, Tables) and content.slip else WHOLE
    slips = "" if asked == WHOLE else asked
    printed = yield from write_pdf(one.tables, target, fonts=one.hand.fonts, slips=slips)
    return replace(printed, notes=(*one.hand.notes, *printed.notes))


def _form_pdf(one: Publication, target: Path | BinaryIO) -> Work[Printed]:
    from desk_union.prints.forms.formprinting import print_forms

    return (yield from print_forms(one.sheet, one.made, one.request, one.book, target))


def _form_word(one: Publication, target: Path | BinaryIO) -> Work[Printed]:
    from desk_union.prints.forms.formprinting import print_forms

    return (yield from print_forms(one.sheet, one.made, one.request, one.book, target, "docx"))


def _chart_pdf(one: Publication, target: Path | BinaryIO) -> Work[Printed]:
    from desk_union.prints.charts.chart import print_chart

    return (yield from print_chart(one.made, one.request, target, one.hand))


def _bars_pdf(one: Publication, target: Path | BinaryIO) -> Work[Printed]:
    from desk_union.prints.charts.bars import print_bars

    return (yield from print_bars(one.made, target, one.hand))


def _stacks_pdf(one: Publication, target: Path | BinaryIO) -> Work[Printed]:
    from desk_union.prints.charts.stacks import print_stacks

    return (yield from print_stacks(one.made, target, one.hand))


def _book_pdf(one: Publication, target: Path | BinaryIO) -> Work[Printed]:
    from desk_union.prints.books.bookpdf import print_bound

    return (yield from print_bound(one.made, one.request, target, one.hand, one.book.path.parent))


def _over_pdf(one: Publication, target: Path | BinaryIO) -> Work[Printed]:
    from desk_union.prints.ownforms.overlay import print_over

    return (yield from print_over(one.made, target, one.book))


def _template_word(one: Publication, target: Path | BinaryIO) -> Work[Printed]:
    from desk_union.prints.ownforms.wordfilling import write_word

    return (yield from write_word(one.made, target, one.book))


def _template_pdf(one: Publication, target: Path | BinaryIO) -> Work[Printed]:
    from desk_union.prints.ownforms.wordfilling import write_pages

    return (yield from write_pages(one.made, one.request.today, target, one.book))


def _document_pdf(one: Publication, target: Path | BinaryIO) -> Work[Printed]:
    from desk_union.prints.prose.officialpdf import print_official
    from desk_union.prints.prose.prosepdf import print_prose

    if one.made.letter is not None:
        return (yield from print_official(one.made, target, one.hand))
    return (yield from print_prose(one.made, target, one.hand))


def _document_word(one: Publication, target: Path | BinaryIO) -> Work[Printed]:
    from desk_union.prints.prose.officialword import write_official_docx
    from desk_union.prints.prose.proseword import write_prose_docx

    if one.made.letter is not None:
        return (yield from write_official_docx(one.made, target, at=one.book.clock()))
    return (yield from write_prose_docx(one.made, target, at=one.book.clock(), hand=one.hand))


def _tables_word(one: Publication, target: Path | BinaryIO) -> Work[Printed]:
    from desk_union.prints.prose.proseword import write_prose_docx
    from desk_union.prints.prose.tableprose import as_prose

    return (yield from write_prose_docx(as_prose(one.tables), target, at=one.book.clock(), hand=one.hand))


_WRITERS: Mapping[tuple[type, str], Callable[[Publication, Path | BinaryIO], Work[Printed]]] = {
    (Tables, "pdf"): _tables_pdf,
    (Tables, "docx"): _tables_word,
    (OfficialForm, "pdf"): _form_pdf,
    (OfficialForm, "docx"): _form_word,
    (TreeChart, "pdf"): _chart_pdf,
    (BarCharts, "pdf"): _bars_pdf,
    (StackedBars, "pdf"): _stacks_pdf,
    (BoundBook, "pdf"): _book_pdf,
    (Document, "pdf"): _document_pdf,
    (OverScan, "pdf"): _over_pdf,
    (WordTemplate, "pdf"): _template_pdf,
    (WordTemplate, "docx"): _template_word,
    (Document, "docx"): _document_word,
}
