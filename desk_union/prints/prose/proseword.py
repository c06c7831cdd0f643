"""A document of headings, paragraphs and tables in Word, to be written on by the office."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from desk_union.describe.prose import Heading, ProseGrid
from desk_union.prints.lists.listpdf import save
from desk_union.prints.paper import Printed, Progress
from desk_union.prints.stationery import BODY, HEAD
from desk_union.prints.type.wrapping import clean

if TYPE_CHECKING:
    from collections.abc import Generator
    from datetime import datetime
    from pathlib import Path
    from typing import BinaryIO

    from docx.document import Document as DocumentOf
    from docx.text.paragraph import Paragraph

    from desk_union.describe.prose import Letter, Prose
    from desk_union.prints.stationery import Stationery

_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT, "center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT,
}  # fmt: skip
_SIZE, _TITLE, _CELL = 12.0, 18.0, 10.5


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
    if prose.letter is not None:
        _letter(document, prose, hand, prose.letter)
    else:
        section.left_margin = section.right_margin = Mm(25)
        _statement(document, prose, hand)
    out = BytesIO()
    document.save(out)
    save(out.getvalue(), target)
    return Printed(0)


def _statement(document: DocumentOf, prose: Prose, hand: Stationery) -> None:
    body, head = hand.office_face(BODY), hand.office_face(HEAD)
    _write(document.add_paragraph(), hand.wording.say(prose.title), head, _TITLE, "center", bold=True)
    made = f"{prose.official.maker}：{prose.organisation}"
    about = "　　".join(filter(None, (made, prose.period, prose.official.money)))
    _write(document.add_paragraph(), about, body, _CELL, "center")
    for block in prose.blocks:
        if isinstance(block, ProseGrid):
            _grid(document, block, body)
            continue
        heading = isinstance(block, Heading)
        for part in block.text.split("\n"):
            paragraph = document.add_paragraph()
            _write(paragraph, part, head if heading else body, _SIZE, bold=heading)
            if not heading:
                paragraph.paragraph_format.first_line_indent = Pt(2 * _SIZE)
    if prose.signers:
        _write(document.add_paragraph(), "　　　　　　".join(f"{role}：" for role in prose.signers), body, _SIZE)


# GB/T 9704-2012: the faces by their usual names, 3号 body, 2号 title, 22 lines of a page 225 mm high.
_FANG, _HEADS, _TITLE_FACE = "仿宋_GB2312", ("黑体", "楷体_GB2312", "仿宋_GB2312"), "方正小标宋简体"
_BODY_PT, _TITLE_PT, _LINE_PT = 16.0, 22.0, 28.95


def _letter(document: DocumentOf, prose: Prose, hand: Stationery, letter: Letter) -> None:
    """On the page of an official text, with its name and day at the lower right."""
    section = document.sections[0]
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    _line(document, hand.wording.say(prose.title), _TITLE_FACE, _TITLE_PT, "center")
    _line(document, "", _FANG, _BODY_PT)
    for block in prose.blocks:
        if isinstance(block, ProseGrid):
            _grid(document, block, _FANG)
            continue
        face = _HEADS[min(block.level, len(_HEADS)) - 1] if isinstance(block, Heading) else _FANG
        for part in block.text.split("\n"):
            _line(document, part, face, _BODY_PT).paragraph_format.first_line_indent = Pt(2 * _BODY_PT)
    if letter.signed:
        _line(document, "", _FANG, _BODY_PT)
    for one in letter.signed:
        _line(document, one, _FANG, _BODY_PT, "right").paragraph_format.right_indent = Pt(4 * _BODY_PT)


def _line(document: DocumentOf, text: str, face: str, size: float, align: str = "left") -> Paragraph:
    paragraph = document.add_paragraph()
    _write(paragraph, text, face, size, align)
    spacing = paragraph.paragraph_format
    spacing.line_spacing_rule, spacing.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(_LINE_PT)
    return paragraph


def _grid(document: DocumentOf, grid: ProseGrid, face: str) -> None:
    _write(document.add_paragraph(), grid.title, face, _CELL, "center", bold=True)
    rows = [*grid.rows, *([grid.totals] if grid.totals else [])]
    table = document.add_table(rows=len(rows) + 1, cols=len(grid.columns))
    table.style = "Table Grid"
    titles = tuple(column.title for column in grid.columns)
    for place, cells in enumerate((titles, *rows)):
        strong = place == 0 or (grid.totals is not None and place == len(rows))
        for cell, column, text in zip(table.rows[place].cells, grid.columns, cells, strict=True):
            align = "center" if place == 0 else column.align
            _write(cell.paragraphs[0], text, face, _CELL, align, bold=strong)


def _write(paragraph: Paragraph, text: str, face: str, size: float, align: str = "left", *, bold: bool = False) -> None:
    run = paragraph.add_run(clean(text))
    run.font.size, run.font.name, run.bold = Pt(size), face, bold
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
    paragraph.alignment = _ALIGN[align]
    paragraph.paragraph_format.space_after = Pt(0)
