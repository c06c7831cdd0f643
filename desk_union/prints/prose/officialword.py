"""A 公文 in Word on the page of GB/T 9704-2012, with the faces that the standard names, whatever this computer has."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from desk_union.describe.prose import Heading, ProseGrid
from desk_union.prints.lists.listpdf import save
from desk_union.prints.page.fitting import Estimate
from desk_union.prints.paper import Printed, Progress
from desk_union.prints.prose.gridword import ESTIMATED, set_widths
from desk_union.prints.prose.levels import role_of, spread
from desk_union.prints.prose.officialpdf import LYING, UPRIGHT, TextArea, lies_in_letter
from desk_union.prints.type.wrapping import clean

if TYPE_CHECKING:
    from collections.abc import Generator
    from datetime import datetime
    from pathlib import Path
    from typing import BinaryIO

    from docx.document import Document as DocumentOf
    from docx.text.paragraph import Paragraph

    from desk_union.describe.prose import OfficialLetter, Prose

FACES = {"song-bold": "方正小标宋简体", "fang": "仿宋_GB2312", "kai": "楷体_GB2312", "sans": "黑体", "serif": "宋体"}
_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT, "center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT,
}  # fmt: skip
SIZE, TITLE, MARK, SMALL, PITCH = 16.0, 22.0, 36.0, 14.0, 28.95
BREADTH_PT = 442.2
RED = RGBColor(0xC8, 0, 0)
CARRIED = 2  # paragraphs of the text that stay with the signature


def write_official_docx(prose: Prose, target: Path | BinaryIO, *, at: datetime) -> Generator[Progress, None, Printed]:
    """``prose`` has a ``letter``; ``at`` is written into the document as the time of its making."""
    letter = prose.letter
    if letter is None:
        raise ValueError("no letter")
    yield Progress(0, 1, f"正在生成《{prose.title}》")
    document = Document()
    document.core_properties.title, document.core_properties.author = clean(prose.title), ""
    document.core_properties.created = document.core_properties.modified = at
    _page(document)
    for told in filter(None, (letter.secrecy, letter.urgency)):
        _write(document, spread(told), "sans")
    if letter.number:
        _head(document, letter)
    _write(document, prose.title, "song-bold", TITLE, "center")
    _write(document, "", "fang")
    if letter.addressee:
        _write(document, letter.addressee, "fang")
    for block in prose.blocks:
        if isinstance(block, ProseGrid):
            _grid(document, prose, block)
            continue
        for part in block.text.split("\n"):
            _indented(_write(document, part, role_of(part, heading=isinstance(block, Heading))))
    _end(document, prose, letter)
    out = BytesIO()
    document.save(out)
    save(out.getvalue(), target)
    return Printed(0)


def _page(document: DocumentOf) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(23)
    document.settings.odd_and_even_pages_header_footer = True
    for footer, align in ((section.footer, "right"), (section.even_page_footer, "left")):
        paragraph = footer.paragraphs[0]
        paragraph.alignment = _ALIGN[align]
        _run(paragraph, "— ", "serif", SMALL)
        _field(paragraph, "PAGE")
        _run(paragraph, " —", "serif", SMALL)


def _field(paragraph: Paragraph, code: str) -> None:
    run = _run(paragraph, "", "serif", SMALL)
    for kind, text in (("begin", ""), ("", code), ("end", "")):
        element: Any = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._element.append(element)


def _head(document: DocumentOf, letter: OfficialLetter) -> None:
    for _ in range(2):
        _write(document, "", "fang")
    mark = clean(letter.mark)
    size = min(MARK, BREADTH_PT / max(len(mark), 1))
    _write(document, mark, "song-bold", size, "center").runs[0].font.color.rgb = RED
    for _ in range(2):
        _write(document, "", "fang")
    if letter.signer:
        paragraph = _write(document, f"　{letter.number}", "fang")
        paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(BREADTH_PT - SIZE), WD_TAB_ALIGNMENT.RIGHT)
        _run(paragraph, f"\t签发人：{letter.signer}", "kai", SIZE)
    else:
        paragraph = _write(document, letter.number, "fang", SIZE, "center")
    _ruled(paragraph, "C80000", 12)
    for _ in range(2):
        _write(document, "", "fang")


def _ruled(paragraph: Paragraph, colour: str, eighths: int, side: str = "bottom") -> None:
    edges: Any = OxmlElement("w:pBdr")
    edge: Any = OxmlElement(f"w:{side}")
    for key, value in (("val", "single"), ("sz", str(eighths)), ("space", "11"), ("color", colour)):
        edge.set(qn(f"w:{key}"), value)
    edges.append(edge)
    paragraph._p.get_or_add_pPr().append(edges)


def _end(document: DocumentOf, prose: Prose, letter: OfficialLetter) -> None:
    last = max(len(document.paragraphs) - CARRIED, 0)
    if letter.annexes:
        _write(document, "", "fang")
        several = len(letter.annexes) > 1
        for n, one in enumerate(letter.annexes, 1):
            begin = "附件：" if n == 1 else "　　　"
            _indented(_write(document, f"{begin}{f'{n}.' if several else ''}{one}", "fang"))
    if letter.signed or letter.day:
        for _ in range(2):
            _write(document, "", "fang")
        for words in (letter.signed, letter.day):
            _write(document, words, "fang", SIZE, "right").paragraph_format.right_indent = Pt(4 * SIZE)
        # No page bears a signature alone.
        for paragraph in document.paragraphs[last:-1]:
            paragraph.paragraph_format.keep_with_next = True
    if letter.remark:
        _indented(_write(document, f"（{letter.remark.strip('（）')}）", "fang"))
    area = UPRIGHT
    for n, annex in enumerate(letter.annexed, 1):
        area = _annex(document, prose, annex, (str(n) if len(letter.annexes) > 1 else "", area))
    if area is LYING:
        _turn(document, UPRIGHT)
    _last_rules(document, letter)


def _turn(document: DocumentOf, area: TextArea) -> None:
    """A new page, lying where the area does; its margins are those of the area."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE if area is LYING else WD_ORIENT.PORTRAIT
    wide, high = area.size
    section.page_width, section.page_height = Pt(wide), Pt(high)
    section.left_margin, section.top_margin = Pt(area.left), Pt(area.top)
    section.right_margin = Pt(wide - area.left - area.breadth)
    section.bottom_margin = Pt(high - area.top - area.depth)
    section.footer_distance = Mm(23 if area is UPRIGHT else 14)


def _last_rules(document: DocumentOf, letter: OfficialLetter) -> None:
    """版记: 抄送, then who hands it out and when."""
    if not letter.copies and not letter.number:
        return
    _write(document, "", "fang")
    if letter.copies:
        told = _write(document, f"　抄送：{letter.copies.rstrip('。')}。", "fang", SMALL)
        _ruled(told, "000000", 8, "top")
    if letter.number and letter.signed:
        told = _write(document, f"　{letter.signed}", "fang", SMALL)
        told.paragraph_format.tab_stops.add_tab_stop(Pt(BREADTH_PT - SMALL), WD_TAB_ALIGNMENT.RIGHT)
        _run(told, f"\t{letter.day}印发", "fang", SMALL)
        _ruled(told, "000000", 6, "top")


def _annex(document: DocumentOf, prose: Prose, annex: ProseGrid, about: tuple[str, TextArea]) -> TextArea:
    """On a page of its own, 附件 at its upper left; ``about`` its number and the page before, the result its page."""
    number, before = about
    area = LYING if lies_in_letter(prose.table(annex), Estimate(ESTIMATED)) else UPRIGHT
    if area is not before:
        _turn(document, area)
    _write(document, f"附件{number}", "sans").paragraph_format.page_break_before = area is before
    _write(document, annex.title, "song-bold", TITLE, "center")
    if annex.rows:
        _grid(document, prose, replace(annex, title=""), area)
    else:
        _indented(_write(document, "（没有记录。）", "fang"))
    return area


def _grid(document: DocumentOf, prose: Prose, grid: ProseGrid, area: TextArea = UPRIGHT) -> None:
    if grid.title:
        _write(document, grid.title, "sans", SIZE, "center")
    rows = [*grid.rows, *([grid.totals] if grid.totals else [])]
    table = document.add_table(rows=len(rows) + 1, cols=len(grid.columns))
    table.style = "Table Grid"
    size, widths = set_widths(table, prose.table(grid), area.breadth)
    titles = tuple(column.title for column in grid.columns)
    for place, cells in enumerate((titles, *rows)):
        for cell, column, text, width in zip(table.rows[place].cells, grid.columns, cells, widths, strict=True):
            cell.width = width
            paragraph = cell.paragraphs[0]
            paragraph.alignment = _ALIGN["center" if place == 0 else column.align]
            _run(paragraph, text, "sans" if place == 0 else "serif", size)


def _indented(paragraph: Paragraph) -> None:
    paragraph.paragraph_format.first_line_indent = Pt(2 * SIZE)


def _write(document: DocumentOf, text: str, role: str, size: float = SIZE, align: str = "left") -> Paragraph:
    paragraph = document.add_paragraph()
    _run(paragraph, text, role, size)
    paragraph.alignment = _ALIGN[align]
    layout = paragraph.paragraph_format
    layout.space_after = layout.space_before = Pt(0)
    if size <= TITLE:
        layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(max(PITCH, size * 1.3))
    return paragraph


def _run(paragraph: Paragraph, text: str, role: str, size: float) -> Any:
    run = paragraph.add_run(clean(text))
    run.font.size, run.font.name = Pt(size), FACES[role]
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FACES[role])
    return run
