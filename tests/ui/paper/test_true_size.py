"""What is printed is as large as on paper it was made for: sizes of pages and places of marks in millimetres.

Qt's own PDF output stands in for the printer: it takes the same page layout and painting as any other.
"""

from __future__ import annotations

from io import BytesIO

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSize
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from desk_union.basis.refusal import Refusal
from desk_union.describe.paper import Column, Table
from desk_union.members.paper.formsheets import FORM_SHEETS
from desk_union.prints.lists.listpdf import write_pdf
from desk_union.screens.paper import printpage
from desk_union.store import rows
from desk_union.store.progress import finish
from desk_union.ui.paper import printer
from tests.screens.desks import TODAY, small_desk

DOTS = 300
NEAR = 0.3  # mm: about three dots
A5, A4, A3 = QPageSize.PageSizeId.A5, QPageSize.PageSizeId.A4, QPageSize.PageSizeId.A3


def document_of(data):
    document = QPdfDocument()
    document.buffer = QBuffer(document)
    document.buffer.setData(QByteArray(data))
    document.buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(document.buffer)
    return document


def printed(document, path, paper=A4, margins=0.0):
    machine = QPrinter(QPrinter.PrinterMode.HighResolution)
    machine.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    machine.setOutputFileName(str(path))
    machine.setResolution(600)
    edge = QMarginsF(margins, margins, margins, margins)
    upright = QPageLayout.Orientation.Portrait
    machine.setPageLayout(QPageLayout(QPageSize(paper), upright, edge, QPageLayout.Unit.Millimeter))
    finish(printer.paint(document, machine))
    return document_of(path.read_bytes())


def size_mm(document, page):
    size = document.pagePointSize(page)
    return size.width() * 25.4 / 72, size.height() * 25.4 / 72


def ink_mm(document, page):
    """Left, top, right and bottom of all that is printed on a page."""
    wide, tall = size_mm(document, page)
    picture = document.render(page, QSize(round(wide / 25.4 * DOTS), round(tall / 25.4 * DOTS)))
    ground = QImage(picture.size(), QImage.Format.Format_RGB32)
    ground.fill(0xFFFFFFFF)
    painter = QPainter(ground)
    painter.drawImage(0, 0, picture)
    painter.end()
    grey = ground.convertToFormat(QImage.Format.Format_Grayscale8)
    lines = [bytes(grey.constScanLine(y))[: grey.width()] for y in range(grey.height())]
    dark = [y for y, line in enumerate(lines) if min(line) < 128]
    columns = [x for x in range(grey.width()) if any(lines[y][x] < 128 for y in dark)]
    return tuple(edge * 25.4 / DOTS for edge in (columns[0], dark[0], columns[-1], dark[-1]))


def marks(*sizes):
    """A page of each size in mm with a cross 10 mm from the upper left and a square 20 mm from the lower right."""
    out = BytesIO()
    canvas = Canvas(out)
    for wide, tall in sizes:
        canvas.setPageSize((wide * mm, tall * mm))
        canvas.rect(10 * mm, (tall - 15) * mm, 5 * mm, 5 * mm, stroke=0, fill=1)
        canvas.rect((wide - 25) * mm, 20 * mm, 5 * mm, 5 * mm, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return document_of(out.getvalue())


@pytest.mark.parametrize(("paper", "size"), [(A4, (210, 297)), (A5, (148, 210)), (A4, (297, 210))])
@pytest.mark.parametrize("margins", [0.0, 12.0])
def test_marks_stand_where_they_were_set(qapp, tmp_path, paper, size, margins):
    """Margins of the printer's own, too, neither move nor shrink the page."""
    page = printed(marks(size), tmp_path / "out.pdf", paper, margins)
    assert size_mm(page, 0) == pytest.approx(size, abs=NEAR)
    assert ink_mm(page, 0) == pytest.approx((10, 10, size[0] - 20, size[1] - 20), abs=NEAR)


def test_pages_standing_and_lying_in_one_file(qapp, tmp_path):
    pages = printed(marks((210, 297), (297, 210), (210, 297)), tmp_path / "out.pdf")
    for page, size in enumerate(((210, 297), (297, 210), (210, 297))):
        assert size_mm(pages, page) == pytest.approx(size, abs=NEAR)
        assert ink_mm(pages, page) == pytest.approx((10, 10, size[0] - 20, size[1] - 20), abs=NEAR)


def test_a_small_page_on_large_paper_keeps_its_size(qapp, tmp_path):
    page = printed(marks((148, 210)), tmp_path / "out.pdf", A4)
    left, top, right, bottom = ink_mm(page, 0)
    assert (right - left, bottom - top) == pytest.approx((148 - 30, 210 - 30), abs=NEAR)


def test_a_page_larger_than_the_paper_is_refused_not_cut(qapp, tmp_path):
    with pytest.raises(Refusal, match=r"第2页是A4纸的.*A5"):
        printed(marks((148, 210), (210, 297)), tmp_path / "out.pdf", A5)
    with pytest.raises(Refusal, match="A3"):
        printed(marks((420, 297)), tmp_path / "out.pdf", A4)


@pytest.mark.parametrize(("size", "paper"), [((210, 297), A4), ((297, 210), A4), ((148, 210), A5), ((420, 297), A3)])
def test_the_dialog_begins_with_the_paper_of_the_sheet(qapp, size, paper):
    assert printer._paper_of(marks(size)).id() == paper


def test_lists_labels_and_forms_of_the_office_come_out_as_made(qapp, tmp_path):
    with small_desk(tmp_path) as desk:
        people = desk.ledger("members.people")
        with desk.book.deed("住址") as session:
            ids = [
                rows.save_row(session, people, None, {"name": f"职工{n}", "address": f"和平路{n}号"}, TODAY)
                for n in range(3)
            ]
        made = []
        for code in ("labels", "cards", "registration", "application"):
            sheet = next(sheet for sheet in FORM_SHEETS if sheet.code == f"members.{code}")
            request = printpage.options_of(desk, sheet, ids).request()
            made.append((finish(printpage.sheet_paper(desk, sheet, request)).pdf, A4))
    columns = (Column("姓名"), Column("部门"))
    for paper, size in (("A4", A4), ("A5", A5)):
        out = BytesIO()
        table = Table(title="名单", columns=columns, rows=[("张三", "机修")] * 60, printed_on=TODAY)
        finish(write_pdf((table,), out, paper=paper))
        made.append((out.getvalue(), size))
    for data, paper in made:
        before, after = document_of(data), printed(document_of(data), tmp_path / "out.pdf", paper)
        assert after.pageCount() == before.pageCount()
        for page in range(min(2, before.pageCount())):
            assert size_mm(after, page) == pytest.approx(size_mm(before, page), abs=NEAR)
            assert ink_mm(after, page) == pytest.approx(ink_mm(before, page), abs=NEAR)


def test_photos_keep_their_colour(qapp, tmp_path):
    out = BytesIO()
    canvas = Canvas(out, pagesize=(210 * mm, 297 * mm))
    canvas.setFillColorRGB(0.8, 0.1, 0.1)
    canvas.rect(50 * mm, 50 * mm, 100 * mm, 100 * mm, stroke=0, fill=1)
    canvas.save()
    page = printed(document_of(out.getvalue()), tmp_path / "out.pdf")
    colour = page.render(0, QSize(210, 297)).pixelColor(100, 200)
    assert colour.red() > colour.green() + 100
