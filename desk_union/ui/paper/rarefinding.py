"""Finds in a PDF what Qt's own search passes by: words with a character beyond U+FFFF, such as the name 张𠮷."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument

LAST_PLAIN = "\uffff"


class RarePlace(NamedTuple):
    page: int  # counted from 0
    point: QPointF


def is_rare(text: str) -> bool:
    return max(text, default="") > LAST_PLAIN


def places(document: QPdfDocument, text: str) -> list[RarePlace]:
    """Every place of the text, in reading order; capital letters count as small ones."""
    wanted, found = text.casefold(), []
    for page in range(document.pageCount()):
        whole = document.getAllText(page).text().casefold()
        at = whole.find(wanted)
        while at >= 0:
            found.append(RarePlace(page, _point(document, page, _units(whole[:at]), _units(wanted))))
            at = whole.find(wanted, at + len(wanted))
    return found


def _units(text: str) -> int:
    """Qt counts the halves of such a character."""
    return len(text.encode("utf-16-le")) // 2


def _point(document: QPdfDocument, page: int, start: int, length: int) -> QPointF:
    bounds = document.getSelectionAtIndex(page, start, length).bounds()
    return bounds[0].boundingRect().topLeft() if bounds else QPointF()
