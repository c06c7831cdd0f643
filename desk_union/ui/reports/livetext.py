"""A text with live numbers: shown, clicked, explained; in the margin headings are numbered as on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from desk_union.ui.kit.style import colours, scaled
from desk_union.ui.reports import numberfield, writingblocks
from desk_union.ui.reports.numberfield import OBJECT, NumberField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHelpEvent, QMouseEvent, QPaintEvent, QTextBlock

    from desk_union.reports.writing.rewriting import WrittenSection
    from desk_union.screens.reports.writerpage import WriterPage

PADDING = 10


class LiveText(QTextEdit):
    """``at_number`` carries the mark on which the cursor or a click came, ``opened`` that of a double click."""

    at_number = Signal(int)
    opened = Signal(int)

    def __init__(self, page: WriterPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = page
        self.setObjectName("writing")
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setMouseTracking(True)
        self.field = NumberField(self, self.said, self._look)
        self.document().documentLayout().registerHandler(numberfield.FIELD, self.field)
        self.document().setDocumentMargin(scaled(PADDING))
        self.cursorPositionChanged.connect(self._tell_number)

    def load(self, sections: Sequence[WrittenSection]) -> None:
        """Show these; what was undone or done before is forgotten."""
        self.blockSignals(True)
        self.document().setUndoRedoEnabled(False)
        self.document().clear()
        writingblocks.BlockSetting(self.document()).set(sections)
        self.document().setUndoRedoEnabled(True)
        self.document().setModified(False)
        self.blockSignals(False)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def sections(self) -> list[WrittenSection]:
        return writingblocks.sections_of(self.document())

    def lines(self) -> list[str]:
        """The text of each block, for what is looked for in it."""
        return [body for block in self.blocks() if (body := writingblocks.body_of(block))]

    def blocks(self) -> list[QTextBlock]:
        found, block = [], self.document().begin()
        while block.isValid():
            found.append(block)
            block = block.next()
        return found

    def said(self, mark: int) -> str:
        change = self.page.change_of(mark)
        return f"{change.old}→{change.new}" if change is not None else self.page.words_of(mark)

    def _look(self, mark: int) -> str:
        one = self.page.numbers.get(mark)
        if one is None or one.missing:
            return "fault"
        return "accent" if self.page.change_of(mark) is not None else ""

    def show_numbers(self) -> None:
        """Draw them anew: what they say may be longer or shorter by now."""
        self.document().markContentsDirty(0, self.document().characterCount())
        self.viewport().update()

    def insert(self, body: str) -> None:
        """Text with marks where the cursor is."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        writingblocks.put(cursor, body, self.letters(cursor.block()))
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def usual_letters(self, kind: str) -> QTextCharFormat:
        return writingblocks.letters(kind, self.document().defaultFont().pointSizeF())

    def letters(self, block: QTextBlock) -> QTextCharFormat:
        return self.usual_letters(writingblocks.kind_of(block))

    def mark_at(self, point: QPointF) -> int | None:
        """The number under a point of the viewport."""
        near = self.cursorForPosition(point.toPoint()).position()
        for place in (near, near - 1):
            if place >= 0 and self.document().characterAt(place) == OBJECT:
                left, right = QTextCursor(self.document()), QTextCursor(self.document())
                left.setPosition(place)
                right.setPosition(place + 1)
                area = QRectF(self.cursorRect(left)).united(QRectF(self.cursorRect(right)))
                if area.contains(point):
                    return numberfield.mark_in(right.charFormat())
        return None

    def mark_here(self) -> int | None:
        """The number before or behind the cursor."""
        cursor = self.textCursor()
        for place in (cursor.position(), cursor.position() - 1):
            if place >= 0 and self.document().characterAt(place) == OBJECT:
                one = QTextCursor(self.document())
                one.setPosition(place + 1)
                return numberfield.mark_in(one.charFormat())
        return None

    def go_to_mark(self, mark: int) -> None:
        for block in self.blocks():
            for place in range(block.position(), block.position() + block.length()):
                if self.document().characterAt(place) == OBJECT:
                    cursor = QTextCursor(self.document())
                    cursor.setPosition(place + 1)
                    if numberfield.mark_in(cursor.charFormat()) == mark:
                        self.setTextCursor(cursor)
                        self.ensureCursorVisible()
                        return

    def go_to_section(self, section: int) -> None:
        """To its beginning, at the top of what is seen."""
        for block in self.blocks():
            if writingblocks.section_of(block) == section:
                self.moveCursor(QTextCursor.MoveOperation.End)
                self.setTextCursor(QTextCursor(block))
                self.ensureCursorVisible()
                return

    def _tell_number(self) -> None:
        mark = self.mark_here()
        if mark is not None:
            self.at_number.emit(mark)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            asked: QHelpEvent = event  # type: ignore[assignment]  # a tooltip is asked for by a help event
            mark = self.mark_at(QPointF(self.viewport().mapFrom(self, asked.pos())))
            if mark is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(asked.globalPos(), self.told(mark), self)
            return True
        return super().event(event)

    def told(self, mark: int) -> str:
        """The number, and the first of its rows by name."""
        evidence = self.page.evidence(mark)
        rows = [evidence.words, *evidence.names[:8]] if evidence is not None else []
        return "\n".join([self.page.told(mark), *rows])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        super().mouseReleaseEvent(event)
        mark = self.mark_at(event.position())
        if mark is not None:
            self.at_number.emit(mark)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        mark = self.mark_at(event.position())
        if mark is None:
            super().mouseDoubleClickEvent(event)
        else:
            self.opened.emit(mark)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The numbers of headings and items stand in the margin, as they will be printed."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setPen(QColor(colours()["quiet"]))
        layout, shift = self.document().documentLayout(), self.verticalScrollBar().value()
        for block, label in writingblocks.labels(self.document()):
            area = layout.blockBoundingRect(block).translated(0, -shift)
            if area.bottom() >= 0 and area.top() <= self.viewport().height():
                line = block.layout().lineAt(0).height() if block.layout().lineCount() else area.height()
                place = QRectF(0, area.top(), scaled(writingblocks.MARGIN) + scaled(PADDING) - 2, line)
                painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, label)
