"""A PDF of several tables, headings or persons has a bookmark for each, on its page."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from pypdf import PdfReader

from desk_union.describe.form import Copy, Filled
from desk_union.describe.paper import Column, Table
from desk_union.describe.prose import Heading, Paragraph, Prose
from desk_union.prints.forms import formfile
from desk_union.prints.forms.forms import write_forms
from desk_union.prints.lists.listpdf import write_pdf
from desk_union.prints.prose.prosepdf import write_prose
from desk_union.prints.type.fonts import fonts_here
from desk_union.store.progress import finish

FONTS = fonts_here(bundled_only=True)
DAY = date(2026, 3, 1)


def marks(out: BytesIO) -> list[tuple[str, int]]:
    reader = PdfReader(out)
    return [(str(one.title), reader.get_destination_page_number(one)) for one in reader.outline]


def table(period: str, rows: int) -> Table:
    return Table(title="排名表", columns=(Column("项目"),), rows=[(str(n),) for n in range(rows)], printed_on=DAY, period=period)


def test_each_table_of_several():
    out = BytesIO()
    finish(write_pdf([table("一季度", 100), table("二季度", 2)], out, fonts=FONTS))
    last = len(PdfReader(out).pages) - 1
    assert last > 1
    assert marks(out) == [("排名表　一季度", 0), ("排名表　二季度", last)]


def test_one_table_alone_has_its_title_only():
    out = BytesIO()
    finish(write_pdf([table("一季度", 1)], out, fonts=FONTS))
    assert (marks(out), PdfReader(out).metadata.title) == ([], "排名表")


def test_each_heading_of_a_document():
    blocks = [Heading("一、组织"), Paragraph("文" * 3000), Heading("二、经费"), Paragraph("文")]
    out = BytesIO()
    finish(write_prose(Prose(title="总结", organisation="某工会", period="", printed_on=DAY, blocks=blocks), out, fonts=FONTS))
    assert marks(out) == [("一、组织", 0), ("二、经费", len(PdfReader(out).pages) - 1)]


def test_each_person_of_a_form():
    out = BytesIO()
    filled = Filled([Copy({"name": name}) for name in ("张一", "李二")])
    finish(write_forms(formfile.load("registration"), filled, out, fonts=FONTS))
    assert marks(out) == [("张一", 0), ("李二", 1)]
