"""A live number in the text of an editor: one character that cannot be split, drawn as what the number says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPyTextObject, QTextCharFormat, QTextFormat

from desk_union.ui.kit.style import colours

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject, QRect
    from PySide6.QtGui import QPainter, QTextDocument

FIELD = 0x1001  # the first kind of object that is not Qt's own
MARK = 0x100001  # a property of the format: which number
OBJECT = "\ufffc"
AIR = 2.0


def format_of(mark: int, like: QTextCharFormat) -> QTextCharFormat:
    """Of the character that stands for this number, in the letters of its surroundings."""
    made = QTextCharFormat(like)
    made.setObjectType(FIELD)
    made.setProperty(MARK, mark)
    return made


def mark_in(form: QTextFormat) -> int | None:
    return int(form.property(MARK)) if form.objectType() == FIELD else None


class NumberField(QPyTextObject):
    """``words`` and ``looks`` tell of each mark: what is drawn, and in which colour of letters ('' the usual)."""

    def __init__(self, parent: QObject, words: Callable[[int], str], looks: Callable[[int], str]) -> None:
        super().__init__(parent)
        self._words, self._looks = words, looks

    def intrinsicSize(self, doc: QTextDocument, _place: int, form: QTextFormat) -> QSizeF:  # noqa: N802 - Qt's name
        letters = QFontMetricsF(_font(doc, form))
        return QSizeF(letters.horizontalAdvance(self._said(form)) + 2 * AIR, letters.ascent())

    def drawObject(  # noqa: N802 - Qt's name
        self, painter: QPainter, given: QRectF | QRect, doc: QTextDocument, _place: int, form: QTextFormat
    ) -> None:
        font, rect = _font(doc, form), QRectF(given)
        letters = QFontMetricsF(font)
        mark = mark_in(form)
        colour = self._looks(mark) if mark is not None else ""
        ground = QRectF(rect.x() + 0.5, rect.y(), rect.width() - 1, letters.ascent() + letters.descent())
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours()["band"] if colour else colours()["chosen"]))
        painter.drawRoundedRect(ground, 3, 3)
        painter.setFont(font)
        painter.setPen(QColor(colours()[colour or "chosen_text"]))
        painter.drawText(QRectF(rect.x() + AIR, rect.y(), rect.width(), ground.height()), self._said(form))
        painter.restore()

    def _said(self, form: QTextFormat) -> str:
        mark: Any = mark_in(form)
        return self._words(mark) if mark is not None else ""


def _font(doc: QTextDocument, form: QTextFormat) -> QFont:
    own = form.toCharFormat()
    return (
        own.font().resolve(doc.defaultFont()) if own.hasProperty(QTextFormat.Property.FontWeight) else doc.defaultFont()
    )
