"""The places of a Word file, wherever they stand: text, tables, text boxes, headers and footers, also split by Word."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from desk_union.describe.ownpaper import PLACE
from desk_union.prints.type.wrapping import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from docx.document import Document

_P, _T, _R, _BR, _TR, _TBL = (qn(f"w:{name}") for name in ("p", "t", "r", "br", "tr", "tbl"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
AROUND = ("/word/header", "/word/footer")


def stories(document: Document) -> Iterator[tuple[str, Any]]:
    """The name and the XML of the text itself and of each header and footer."""
    for part in document.part.package.iter_parts():
        name = str(part.partname)
        if isinstance(part, XmlPart) and (part is document.part or name.startswith(AROUND)):
            yield name, part.element


def paragraphs(element: Any) -> Iterator[Any]:
    yield from element.iter(_P)


def text_of(paragraph: Any) -> str:
    return "".join(one.text or "" for one in _texts(paragraph))


def _texts(paragraph: Any) -> list[Any]:
    """The pieces of its own text; a text box on it has paragraphs of its own."""
    return [one for one in paragraph.iter(_T) if next(one.iterancestors(_P)) is paragraph]


def insides_of(element: Any) -> dict[str, None]:
    """What stands between the braces, once each, in order."""
    return dict.fromkeys(found[1] for one in paragraphs(element) for found in PLACE.finditer(text_of(one)))


def fill(element: Any, words: Callable[[str], str]) -> None:
    """Every place gets its words, in the face of its first character."""
    for paragraph in list(paragraphs(element)):
        pieces = _texts(paragraph)
        for found in reversed(list(PLACE.finditer("".join(one.text or "" for one in pieces)))):
            _replace(pieces, found.start(), found.end(), clean(words(found[1])))


def _replace(pieces: list[Any], start: int, end: int, words: str) -> None:
    at = 0
    first: Any = None
    for piece in pieces:
        text = piece.text or ""
        begin, close = max(start - at, 0), min(end - at, len(text))
        at += len(text)
        if begin >= close:
            continue
        if first is None:
            first, tail = piece, text[close:]
            _write(piece, text[:begin], words, tail)
        else:
            _put(piece, text[:begin] + text[close:])


def _write(piece: Any, before: str, words: str, after: str) -> None:
    """Lines of their own are broken as Word breaks them."""
    head, *more = words.split("\n")
    if not more:
        _put(piece, f"{before}{head}{after}")
        return
    _put(piece, f"{before}{head}")
    last = piece
    for place, line in enumerate(more, 1):
        turn, text = OxmlElement("w:br"), OxmlElement("w:t")
        last.addnext(turn)
        turn.addnext(text)
        _put(text, f"{line}{after}" if place == len(more) else line)
        last = text


def _put(piece: Any, text: str) -> None:
    piece.text = text
    piece.set(_SPACE, "preserve")


def repeat_rows(element: Any, listed: Mapping[str, str], rows: Mapping[str, Iterable[Mapping[str, str]]]) -> None:
    """The row of a table that has places of a list comes once for each of its rows; without any it stays, empty."""
    for row in list(element.iter(_TR)):
        names = {listed[inside] for inside in insides_of(row) if inside in listed}
        if not names or any(
            True for inner in row.iter(_TR) if inner is not row and insides_of(inner).keys() & listed.keys()
        ):
            continue
        name = names.pop()
        told = list(rows.get(name, ()))
        last = row
        for words in told[1:]:
            copy = deepcopy(row)
            fill(copy, _within(words, listed, name))
            last.addnext(copy)
            last = copy
        fill(row, _within(told[0] if told else {}, listed, name))


def _within(words: Mapping[str, str], listed: Mapping[str, str], name: str) -> Callable[[str], str]:
    """Places of the row's own list get their words, all others wait as they stand."""
    return lambda inside: words.get(inside, "") if listed.get(inside) == name else f"{{{{{inside}}}}}"


def lines_of(element: Any) -> Iterator[str]:
    """The text as lines, a row of a table as one."""
    for child in element:
        if child.tag == _P:
            yield text_of(child)
        elif child.tag == _TBL:
            for row in child.iter(_TR):
                cells = [
                    " ".join(filter(None, (text_of(one) for one in paragraphs(cell)))) for cell in row.iter(qn("w:tc"))
                ]
                yield " ｜ ".join(cells)
        elif child.tag == qn("w:sdt"):
            for content in child.iter(qn("w:sdtContent")):
                yield from lines_of(content)
                break
