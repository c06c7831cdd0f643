"""A form without boxes as a Word document: each cell a paragraph, to be changed further by the office."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from desk_union.basis.refusal import Refusal
from desk_union.describe.form import fill
from desk_union.prints.forms.formsetting import fitted_text
from desk_union.prints.lists.listpdf import save
from desk_union.prints.page.fitting import MM
from desk_union.prints.paper import Printed, Progress
from desk_union.prints.stationery import USUAL_OFFICE
from desk_union.prints.type.fonts import fonts_here
from desk_union.prints.type.wrapping import clean

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping
    from datetime import datetime
    from pathlib import Path
    from typing import BinaryIO

    from docx.document import Document as DocumentOf
    from docx.text.paragraph import Paragraph

    from desk_union.describe.form import Cell, Copy, Filled, Form
    from desk_union.prints.stationery import Stationery

# The faces that every Word in China has, by role.
_FACES = {"kai": "楷体", "fang": "仿宋"}
_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


def write_docx(
    form: Form, filled: Filled, target: Path | BinaryIO, *, at: datetime, hand: Stationery | None = None
) -> Generator[Progress, None, Printed]:
    """One page a copy; ``at`` is written into the document as the time of its making, ``hand`` gives the faces.

    Refusal when the form, as changed by the office, has rows or a photo, which paragraphs cannot hold.
    """
    if any(layout.repeats or any(cell.picture for cell in layout.cells) for layout in form.layouts):
        raise Refusal(f"《{form.title}》的表样里有多行栏目或照片，存不成Word。", "请改用PDF。")
    document = Document()
    document.core_properties.title, document.core_properties.author = clean(form.title), ""
    document.core_properties.created = document.core_properties.modified = at
    section = document.sections[0]
    section.page_width, section.page_height = Mm(form.page[0]), Mm(form.page[1])
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(form.margin)
    total = len(filled.copies)
    fonts = hand.fonts if hand else fonts_here()
    body, head = (hand.office_face(place) if hand else usual for place, usual in USUAL_OFFICE.items())
    faces = {**_FACES, "serif": body, "song-bold": body, "sans": head}
    for number, copy in enumerate(filled.copies, 1):
        last = _copy(document, form, copy, faces)
        if number < total:
            last.add_run().add_break(WD_BREAK.PAGE)
        yield Progress(number, total, f"正在生成《{form.title}》：{number}／{total} 份")
    out = BytesIO()
    document.save(out)
    save(out.getvalue(), target)
    lost = fonts.missing(clean(fill(cell.text, copy.words)) for copy in filled.copies for cell in form.layouts[0].cells)
    return Printed(total, tuple(char for char in lost if char != "\n"), filled.notes)


def _copy(document: DocumentOf, form: Form, copy: Copy, faces: Mapping[str, str]) -> Paragraph:
    layout = form.layouts[0]
    bottom = form.margin * MM
    for cell in layout.cells:
        text = clean(fill(cell.text, copy.words))
        fitted = fitted_text(cell, text, fonts_here())
        tall = len(fitted.lines) * fitted.size * cell.leading
        spare = max(0.0, cell.at[3] * MM - tall)
        top = cell.at[1] * MM + {"top": 0.0, "middle": spare / 2, "bottom": spare}[cell.valign]
        paragraph = document.add_paragraph()
        _style(paragraph, form, cell, before=max(0.0, top - bottom), size=cell.size)
        _run(paragraph, text, cell, faces[cell.font])
        bottom = top + tall
    return paragraph


def _style(paragraph: Paragraph, form: Form, cell: Cell, *, before: float, size: float) -> None:
    shape = paragraph.paragraph_format
    shape.space_before, shape.space_after = Pt(before), Pt(0)
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(size * cell.leading)
    shape.left_indent = Mm(cell.at[0] + cell.pad - form.margin)
    shape.right_indent = Mm(form.page[0] - form.margin - cell.at[0] - cell.at[2] + cell.pad)
    paragraph.alignment = _ALIGN[cell.align]


def _run(paragraph: Paragraph, text: str, cell: Cell, face: str) -> None:
    run = paragraph.add_run(text)
    run.font.name, run.font.size = face, Pt(cell.size)
    run.bold = cell.font == "song-bold"
    # python-docx sets the face of Latin letters only.
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
