"""A document of headings, paragraphs and tables in Word, to be written on by the office."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from desk_union.describe.prose import Heading, ProseGrid
from desk_union.prints.lists.listpdf import save
from desk_union.prints.paper import Printed, Progress
from desk_union.prints.prose.gridword import set_widths
from desk_union.prints.stationery import BODY, HEAD
from desk_union.prints.type.wrapping import clean

if TYPE_CHECKING:
    from collections.abc import Generator
    from datetime import datetime
    from pathlib import Path
    from typing import BinaryIO

    from docx.document import Document as DocumentOf
    from docx.text.paragraph import Paragraph

    from desk_union.describe.prose import Cover, Prose
    from desk_union.prints.stationery import Stationery

_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT, "center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT,
}  # fmt: skip
_SIZE, _TITLE, _CELL, _LARGE = 12.0, 18.0, 10.5, 26.0
_DOWN = 6  # empty lines above the title of a cover
_BREADTH = 453.5  # points between the margins


def write_prose_docx(
    prose: Prose, target: Path | BinaryIO, *, at: datetime, hand: Stationery
) -> Generator[Progress, None, Printed]:
    """``at`` is written into the document as the time of its making."""
    yield Progress(0, 1, f"正在生成《{prose.title}》")
    document = Document()
    document.core_properties.title, document.core_properties.author = clean(prose.title), ""
    document.core_properties.created = document.core_properties.modified = at
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    body, head = hand.office_face(BODY), hand.office_face(HEAD)
    if prose.cover is not None:
        _cover(document, prose, prose.cover, (body, head), hand.wording.say(prose.title))
    else:
        _write(document.add_paragraph(), hand.wording.say(prose.title), head, _TITLE, "center", bold=True)
        made = f"{prose.official.maker}：{prose.organisation}"
        about = "　　".join(filter(None, (made, prose.period, prose.official.money)))
        _write(document.add_paragraph(), about, body, _CELL, "center")
    for block in prose.blocks:
        if isinstance(block, ProseGrid):
            _grid(document, prose, block, body)
            continue
        heading = isinstance(block, Heading)
        for place, part in enumerate(block.text.split("\n")):
            paragraph = document.add_paragraph()
            if isinstance(block, Heading) and block.apart and place == 0:
                paragraph.paragraph_format.page_break_before = prose.cover is not None or block is not prose.blocks[0]
            _write(paragraph, part, head if heading else body, _SIZE, bold=heading)
            if not heading:
                paragraph.paragraph_format.first_line_indent = Pt(2 * _SIZE)
    if prose.signers:
        _write(document.add_paragraph(), "　　　　　　".join(f"{role}：" for role in prose.signers), body, _SIZE)
    out = BytesIO()
    document.save(out)
    save(out.getvalue(), target)
    return Printed(0)


def _cover(document: DocumentOf, prose: Prose, cover: Cover, faces: tuple[str, str], title: str) -> None:
    """The title by itself, and a page that lists what begins a page."""
    body, head = faces
    for _ in range(_DOWN):
        document.add_paragraph()
    _write(document.add_paragraph(), title, head, _LARGE, "center", bold=True)
    for line in ("", *cover.lines, "", ""):
        _write(document.add_paragraph(), line, body, _TITLE, "center")
    for place in cover.places:
        _write(document.add_paragraph(), f"{place}：＿＿＿＿＿＿＿＿＿＿", body, _SIZE, "center")
    contents = document.add_paragraph()
    contents.paragraph_format.page_break_before = True
    _write(contents, "目　　录", head, _TITLE, "center", bold=True)
    for words in prose.contents:
        _write(document.add_paragraph(), words, body, _SIZE)


def _grid(document: DocumentOf, prose: Prose, grid: ProseGrid, face: str) -> None:
    if grid.title:
        _write(document.add_paragraph(), grid.title, face, _CELL, "center", bold=True)
    rows = [*grid.rows, *([grid.totals] if grid.totals else [])]
    table = document.add_table(rows=len(rows) + 1, cols=len(grid.columns))
    table.style = "Table Grid"
    size, widths = set_widths(table, prose.table(grid), _BREADTH)
    titles = tuple(column.title for column in grid.columns)
    for place, cells in enumerate((titles, *rows)):
        strong = place == 0 or (grid.totals is not None and place == len(rows))
        for cell, column, text, width in zip(table.rows[place].cells, grid.columns, cells, widths, strict=True):
            cell.width = width
            align = "center" if place == 0 else column.align
            _write(cell.paragraphs[0], text, face, size, align, bold=strong)


def _write(paragraph: Paragraph, text: str, face: str, size: float, align: str = "left", *, bold: bool = False) -> None:
    run = paragraph.add_run(clean(text))
    run.font.size, run.font.name, run.bold = Pt(size), face, bold
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
    paragraph.alignment = _ALIGN[align]
    paragraph.paragraph_format.space_after = Pt(0)
