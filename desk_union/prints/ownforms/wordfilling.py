"""A Word file of the office's filled: one document of all copies, one for each, or what it says as pages to look at."""

from __future__ import annotations

from copy import deepcopy
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

from docx import Document
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from desk_union.basis.refusal import Refusal
from desk_union.describe.paper import Official
from desk_union.describe.prose import Heading, Paragraph, Prose
from desk_union.prints import stationery
from desk_union.prints.lists.listpdf import save
from desk_union.prints.ownforms.wordplaces import fill, insides_of, lines_of, repeat_rows, stories
from desk_union.prints.paper import Printed, Progress
from desk_union.tabs import union_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from docx.document import Document as DocumentOf

    from desk_union.describe.ownpaper import WordCopy, WordFilling
    from desk_union.store.opened import Book
    from desk_union.store.progress import Work

LOOKED_AT = 50  # copies in the preview


def write_word(made: WordFilling, target: Path | BinaryIO, book: Book) -> Work[Printed]:
    """All copies in one document, each on a page of its own."""
    template = book.files.get(made.template)
    document = _opened(template, made.name)
    _refuse_heads(made, document)
    body = document.element.body
    blank = [deepcopy(one) for one in body if one.tag != qn("w:sectPr")]
    section = body.find(qn("w:sectPr"))
    many = any(next(one.iter(qn("w:sectPr")), None) is not None for one in blank)
    for _, element in stories(document):
        _fill(element, made, made.copies[0])
    for number, copy in enumerate(made.copies[1:], 2):
        _end_page(body, section, sections=many)
        for place, one in enumerate(blank):
            added = deepcopy(one)
            _fill(added, made, copy)
            if place == 0 and not many:
                added = _on_new_page(body, section, added)
            _add(body, section, added)
        if number % 20 == 0:
            yield Progress(number, len(made.copies), f"正在填写《{made.name}》：{number}／{len(made.copies)} 份")
    out = BytesIO()
    document.save(out)
    save(out.getvalue(), target)
    return Printed(len(made.copies), (), made.notes)


def each_word(made: WordFilling, book: Book) -> Work[list[tuple[str, bytes]]]:
    """A document for each copy, with whose it is."""
    template = book.files.get(made.template)
    found: list[tuple[str, bytes]] = []
    for number, copy in enumerate(made.copies, 1):
        document = _opened(template, made.name)
        for _, element in stories(document):
            _fill(element, made, copy)
        out = BytesIO()
        document.save(out)
        found.append((copy.subject or made.name, out.getvalue()))
        yield Progress(number, len(made.copies), f"正在填写《{made.name}》：{number}／{len(made.copies)} 份")
    return found


def write_pages(made: WordFilling, day: date, target: Path | BinaryIO, book: Book) -> Work[Printed]:
    """What the filled file says, without its layout, to be read before it is saved."""
    from desk_union.prints.prose.prosepdf import print_prose

    with book.reading() as session:
        hand, organisation = stationery.read(session), union_name(session)
    blocks: list[Heading | Paragraph] = []
    template = book.files.get(made.template)
    for copy in made.copies[:LOOKED_AT]:
        document = _opened(template, made.name)
        if len(made.copies) > 1:
            blocks.append(Heading(copy.subject or made.name, apart=True))
        for name, element in stories(document):
            _fill(element, made, copy)
            inside = element.body if name.endswith("document.xml") else element
            blocks += [Paragraph(line) for line in lines_of(inside) if line.strip()]
    period = "这里只看内容；版面照原来的Word文件，请“另存为Word”。"
    prose = Prose(
        title=made.name,
        organisation=organisation,
        period=period,
        printed_on=day,
        blocks=blocks,
        official=Official(money=""),
    )
    printed = yield from print_prose(prose, target, hand)
    more = (f"只看前{LOOKED_AT}份，另存为Word的是全部{len(made.copies)}份。",) if len(made.copies) > LOOKED_AT else ()
    return Printed(printed.pages, printed.missing, (*made.notes, *more))


def _opened(template: bytes, name: str) -> DocumentOf:
    try:
        return Document(BytesIO(template))
    except Exception as fault:  # python-docx raises errors of many kinds
        raise Refusal(f"《{name}》的Word文件已损坏。", "请在“自备表样”里打开它，重新换上文件。") from fault


def _fill(element: Any, made: WordFilling, copy: WordCopy) -> None:
    repeat_rows(element, made.listed, copy.rows)
    fill(element, _words(made, copy))


def _words(made: WordFilling, copy: WordCopy) -> Callable[[str], str]:
    """A place of a list that stands in no row of a table gets all of them."""

    def words(inside: str) -> str:
        if (name := made.listed.get(inside)) is not None:
            return "、".join(filter(None, (row.get(inside, "") for row in copy.rows.get(name, ()))))
        return copy.words.get(inside, "")

    return words


def _refuse_heads(made: WordFilling, document: DocumentOf) -> None:
    """A header that says whose copy it is cannot say another on the next page of the same document."""
    if len(made.copies) < 2:  # noqa: PLR2004 - one alone is no matter
        return
    for name, element in stories(document):
        if name.endswith("document.xml"):
            continue
        differ = [one for one in insides_of(element) if len({copy.words.get(one, "") for copy in made.copies}) > 1]
        if differ:
            raise Refusal(
                f"《{made.name}》的页眉页脚里有“{differ[0]}”，几份不同，不能合在一个Word文件里。",
                "请用“一行一个文件，存到文件夹”，或者把它移到正文里。",
            )


def _end_page(body: Any, section: Any, *, sections: bool) -> None:
    """Before the next copy: a file of several sections has its last one ended too."""
    if not sections or section is None:
        return
    paragraph, about = OxmlElement("w:p"), OxmlElement("w:pPr")
    about.append(deepcopy(section))
    paragraph.append(about)
    _add(body, section, paragraph)


def _on_new_page(body: Any, section: Any, first: Any) -> Any:
    if first.tag == qn("w:p"):
        first.get_or_add_pPr().get_or_add_pageBreakBefore()
        return first
    paragraph, run, turn = (OxmlElement(f"w:{name}") for name in ("p", "r", "br"))
    turn.set(qn("w:type"), "page")
    run.append(turn)
    paragraph.append(run)
    _add(body, section, paragraph)
    return first


def _add(body: Any, section: Any, element: Any) -> None:
    if section is None:
        body.append(element)
    else:
        section.addprevious(element)
