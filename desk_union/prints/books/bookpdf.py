"""Books of account as one PDF: cover and 启用表 of a bound one, its contents, then every page numbered through."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from desk_union.describe.accountbook import BookRow, Folio
from desk_union.describe.form import Copy
from desk_union.describe.paper import Column
from desk_union.office.signers import on
from desk_union.prints.books.bookpaging import FOOT, HEAD, UNIT, Leaf, leaves
from desk_union.prints.forms.formfile import load
from desk_union.prints.forms.forms import draw_form
from desk_union.prints.forms.formsetting import FormSetter
from desk_union.prints.lists.listpdf import save
from desk_union.prints.page.bands import BandWords, line_height
from desk_union.prints.page.document import new_canvas
from desk_union.prints.page.drawing import FRAME, HAIRLINE, HAIRLINE_GREY, Pen, draw_row, draw_words
from desk_union.prints.page.fitting import MM, PAPERS
from desk_union.prints.page.header import header
from desk_union.prints.paper import Printed, Progress
from desk_union.prints.type.fonts import Fonts, fonts_here
from desk_union.prints.type.ink import Ink
from desk_union.prints.type.wrapping import clean

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping, Sequence
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas

    from desk_union.basis.words import Wording
    from desk_union.describe.accountbook import AccountBook
    from desk_union.describe.paper import Align
    from desk_union.describe.sheet import Request
    from desk_union.prints.forms.formsetting import FormPage
    from desk_union.prints.page.bands import Band
    from desk_union.prints.stationery import Stationery

TITLE_SIZE, INFO_SIZE, FOOT_SIZE = 16.0, 10.0, 8.0
CONTENTS = "目　录"
OF_ACCOUNT = "科目"  # what a folio of account is called
TITLE_TOP = 8 * MM
RED = (0.78, 0.0, 0.0)
_RULE = 0.9
_DOUBLE_GAP = 1.6
_SAY_EVERY = 25


def write_book(
    book: AccountBook,
    target: Path | BinaryIO,
    *,
    fonts: Fonts | None = None,
    folder: Path | None = None,
    wording: Wording | None = None,
    signed: Mapping[str, str] | None = None,
    invariant: bool = False,
) -> Generator[Progress, None, Printed]:
    """Print the book; closing the generator early leaves the target as it was.

    ``folder`` may hold the office's own sheet files, ``signed`` are its names for the places of signature.
    """
    if not book.folios:
        raise ValueError("nothing to print")
    fonts = fonts or fonts_here()
    total = len(book.folios)
    pages: list[Leaf] = []
    for number, folio in enumerate(book.folios, 1):
        pages += leaves(folio, fonts, len(pages) + 1)
        yield Progress(number, 2 * total, f"正在排版《{folio.book}》：{number}／{total} 个账户")
    front = _front(book, len(pages), fonts, folder, wording, signed or {})
    contents = leaves(_contents(pages), fonts, 1) if book.contents else []
    out = BytesIO()
    canvas = new_canvas(out, PAPERS["A4"], title=book.title, author=book.organisation, fonts=fonts, invariant=invariant)
    for page in front:
        draw_form(canvas, page, fonts)
    draw = _Drawer(canvas, book, fonts)
    for leaf in contents:
        draw.leaf(leaf, f"目录第 {leaf.number} 页")
    for number, leaf in enumerate(pages, 1):
        if leaf.place == 1:
            draw.mark(leaf)
        part = f"（本户第 {leaf.place} 页，共 {leaf.places} 页）" if leaf.places > 1 else ""
        draw.leaf(leaf, f"第 {leaf.number} 页{part}")
        if number % _SAY_EVERY == 0 or number == len(pages):
            done = total + total * number // len(pages)
            yield Progress(done, 2 * total, f"正在生成第 {number} 页，共 {len(pages)} 页")
    canvas.save()
    save(out.getvalue(), target)
    lost = fonts.missing(text.replace("\n", "") for text in dict.fromkeys(_all_text(book)))
    return Printed(len(front) + len(contents) + len(pages), tuple(lost))


def print_bound(
    book: AccountBook, request: Request, target: Path | BinaryIO, hand: Stationery, folder: Path
) -> Generator[Progress, None, Printed]:
    """In the office's own faces and words, with its signers of the day on what opens the book."""
    printed = yield from write_book(
        book, target, fonts=hand.fonts, folder=folder, wording=hand.wording, signed=on(hand.signers, request.day)
    )
    return replace(printed, notes=(*hand.notes, *printed.notes))


def _front(
    book: AccountBook, pages: int, fonts: Fonts, folder: Path | None, wording: Wording | None, signed: Mapping[str, str]
) -> list[FormPage]:
    found: list[FormPage] = []
    for code, copy in book.front:
        form = load(code, folder, wording)
        setter = FormSetter(form, form.layout(""), fonts)
        setter.add(Copy({**signed, **copy.words, "pages": str(pages)}, copy.rows))
        found += setter.close()
    return found


def _contents(pages: Sequence[Leaf]) -> Folio:
    rows: list[BookRow] = []
    for leaf in pages:
        if leaf.place == 1:
            last = leaf.number + leaf.places - 1
            span = str(leaf.number) if last == leaf.number else f"{leaf.number}—{last}"
            rows.append(BookRow((str(len(rows) + 1), leaf.folio.book, leaf.folio.account, span)))
    called = {leaf.folio.called for leaf in pages}
    book, account = ("账簿", "科目、项目") if OF_ACCOUNT in called else ("内容", "、".join(sorted(called)))
    columns = (
        Column("序号", "center", 12), Column(book, "left", 50), Column(account, "left", 92),
        Column("页次", "center", 26),
    )  # fmt: skip
    return Folio(CONTENTS, "", columns, rows, 1)


def _all_text(book: AccountBook) -> Iterator[str]:
    yield from (book.title, book.organisation, book.period)
    for _, copy in book.front:
        yield from copy.words.values()
    for folio in book.folios:
        yield from (folio.book, folio.account, folio.facts)
        for row in folio.rows:
            for cell in row.cells:
                yield clean(cell).replace("\n", "")


class _Drawer:
    """Draws page after page; what all pages of an account share is worked out once."""

    def __init__(self, canvas: Canvas, book: AccountBook, fonts: Fonts) -> None:
        self.canvas, self.book, self.fonts = canvas, book, fonts
        self.ink = Ink(canvas)
        self.marked = ""
        self.headers: dict[tuple[tuple[Column, ...], tuple[float, ...]], Band] = {}

    def mark(self, leaf: Leaf) -> None:
        """A bookmark of the PDF for each account, below its book."""
        folio = leaf.folio
        key = f"p{leaf.number}"
        self.canvas.bookmarkPage(key)
        if folio.book != self.marked:
            self.marked = folio.book
            self.canvas.addOutlineEntry(clean(folio.book), key, level=0, closed=True)
        self.canvas.addOutlineEntry(clean(folio.account) or "账页", key, level=1)

    def leaf(self, leaf: Leaf, number: str) -> None:
        canvas, (width, height) = self.canvas, leaf.fitted.page
        canvas.setPageSize((width, height))
        head = self._header(leaf)
        self._lines(leaf, head)
        pen = Pen(canvas, height, self.ink)
        for words in self._head(leaf, number, HEAD - head.height):
            draw_words(pen, 0, words, self.fonts.chain(words.role))
        for words in head.words:
            draw_words(pen, HEAD - head.height, words, self.fonts.chain(words.role))
        top = HEAD
        for placed in leaf.rows:
            for row in placed.pieces:
                draw_row(pen, top, row, self.fonts.chain(row.role))
            top += placed.height
        pen.flush()
        canvas.showPage()

    def _head(self, leaf: Leaf, number: str, bottom: float) -> Iterator[BandWords]:
        """What stands above the table, which begins at ``bottom``, and below it."""
        folio, left, breadth = leaf.folio, leaf.fitted.left, leaf.fitted.breadth
        pitch, tall = line_height(INFO_SIZE), line_height(TITLE_SIZE)
        yield BandWords([clean(folio.book)], left, TITLE_TOP, breadth, tall, TITLE_SIZE, "center", "sans")
        low = bottom - pitch - 0.5 * MM
        above = low - pitch - 0.5 * MM
        below = leaf.fitted.page[1] - FOOT + 5 * MM
        account = f"{folio.called}：{folio.account}" if folio.account else ""
        day = f"打印日期：{self.book.printed_on.isoformat()}"
        places: tuple[tuple[str, Align, float, float], ...] = (
            (account, "left", low, INFO_SIZE), (folio.facts, "left", above, INFO_SIZE),
            (self.book.period, "right", above, INFO_SIZE), (number, "right", low, INFO_SIZE),
            (self.book.organisation, "left", below, FOOT_SIZE), (day, "right", below, FOOT_SIZE),
        )  # fmt: skip
        for text, align, top, size in places:
            if text:
                yield BandWords([clean(text)], left, top, breadth, line_height(size), size, align)

    def _header(self, leaf: Leaf) -> Band:
        key = (leaf.folio.columns, leaf.fitted.widths)
        if key not in self.headers:
            self.headers[key] = header(leaf.folio.columns, leaf.fitted, self.fonts.chain("song-bold"))
        return self.headers[key]

    def _lines(self, leaf: Leaf, head: Band) -> None:
        canvas, height = self.canvas, leaf.fitted.page[1]
        left = leaf.fitted.left
        right = left + leaf.fitted.breadth
        top, bottom = height - HEAD, height - HEAD - leaf.units * UNIT
        levels: list[float] = []
        at = top
        ruled: list[tuple[float, str]] = []
        for placed in leaf.rows:
            at -= placed.height
            levels.append(at)
            if placed.rule:
                ruled.append((at, placed.rule))
        while at - UNIT > bottom - 1:
            at -= UNIT
            levels.append(at)
        canvas.setStrokeGray(HAIRLINE_GREY)
        canvas.setLineWidth(HAIRLINE)
        orders = [f"{left:.2f} {y:.2f} m {right:.2f} {y:.2f} l" for y in levels]
        orders += [f"{x:.2f} {top:.2f} m {x:.2f} {bottom:.2f} l" for x in leaf.edges]
        canvas.addLiteral(f"n {' '.join(orders)} S")
        for x, down, wide, tall in head.boxes:
            canvas.rect(x, top + head.height - down - tall, wide, tall)
        self._rules(ruled, left, right)
        canvas.setStrokeGray(0.15)
        canvas.setLineWidth(FRAME)
        canvas.rect(left, bottom, right - left, top + head.height - bottom)

    def _rules(self, ruled: Sequence[tuple[float, str]], left: float, right: float) -> None:
        if not ruled:
            return
        self.canvas.setStrokeColorRGB(*RED)
        self.canvas.setLineWidth(_RULE)
        for y, rule in ruled:
            self.canvas.line(left, y, right, y)
            if rule == "double":
                self.canvas.line(left, y - _DOUBLE_GAP, right, y - _DOUBLE_GAP)
