"""The editor of a document: kinds of lines, tables, search, and what is copied and pasted with its live numbers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from desk_union.reports.writing.drafts import MARK
from desk_union.ui.kit.style import colours
from desk_union.ui.reports import numberfield, writingblocks
from desk_union.ui.reports.livetext import LiveText
from desk_union.ui.reports.numberfield import OBJECT
from desk_union.ui.reports.writingblocks import LEVELS, PLAIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from desk_union.reports.writing.drafts import Blank
    from desk_union.screens.reports.writerchecks import TypedByHand

OWN = "application/x-desk-union-writing"
ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class WritingText(LiveText):
    def insert_item(self, body: str, kind: str) -> None:
        """A line of its own behind the one in which the cursor is."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        if writingblocks.body_of(cursor.block()):
            cursor.insertBlock()
        cursor.setBlockFormat(writingblocks.block_format(kind))
        look = self.usual_letters(kind)
        cursor.setBlockCharFormat(look)
        writingblocks.put(cursor, body, look)
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def place_of(self, one: TypedByHand) -> QTextCursor | None:
        """The digits, chosen; None where the line is another by now."""
        for block in self.blocks():
            if writingblocks.body_of(block) == one.line:
                lead = len(block.text()) - len(block.text().lstrip())
                cursor = QTextCursor(block)
                cursor.setPosition(block.position() + lead + one.start)
                cursor.setPosition(block.position() + lead + one.end, QTextCursor.MoveMode.KeepAnchor)
                return cursor
        return None

    def blank_at(self, one: Blank) -> QTextCursor | None:
        """What is to be filled in, chosen; None where the line is another by now."""
        for block in self.blocks():
            if writingblocks.body_of(block) == one.line:
                lead = len(block.text()) - len(block.text().lstrip())
                cursor = QTextCursor(block)
                cursor.setPosition(block.position() + lead + len(MARK.sub(OBJECT, one.line[: one.start])))
                size = one.end - one.start
                cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, size)
                return cursor
        return None

    def underline(self, typed: Sequence[TypedByHand]) -> None:
        """Numbers that may be figures are seen at a glance."""
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        look.setUnderlineColor(QColor(colours()["accent"]))
        shown = []
        for one in typed:
            cursor = self.place_of(one)
            if cursor is not None:
                selection: Any = QTextEdit.ExtraSelection()
                selection.cursor, selection.format = cursor, look
                shown.append(selection)
        self.setExtraSelections(shown)

    @property
    def kind(self) -> str:
        return writingblocks.kind_of(self.textCursor().block())

    def set_kind(self, kind: str) -> None:
        """Make the lines chosen headings, items or plain text."""
        cursor = self.textCursor()
        first, last = (
            self.document().findBlock(cursor.selectionStart()),
            self.document().findBlock(cursor.selectionEnd()),
        )
        cursor.beginEditBlock()
        block = first
        while block.isValid():
            section = writingblocks.section_of(block) if kind in LEVELS else None
            one = QTextCursor(block)
            one.setBlockFormat(writingblocks.block_format(kind, section))
            one.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            one.mergeCharFormat(self.usual_letters(kind))
            one.setBlockCharFormat(self.usual_letters(kind))
            if block == last:
                break
            block = block.next()
        cursor.endEditBlock()
        self.setCurrentCharFormat(self.usual_letters(kind))

    def add_table(self, rows: int, columns: int) -> None:
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        table = writingblocks.insert_table(cursor, rows, columns)
        self.setTextCursor(table.cellAt(0, 0).firstCursorPosition())

    def find_words(self, words: str, *, back: bool = False) -> bool:
        """On to the next place, also within live numbers; round the end."""
        said = self._units()
        heap, sought = "".join(unit for unit, _ in said), "".join(units(words))
        if not sought:
            return False
        here = self.textCursor()
        at = here.selectionStart() if back else here.selectionEnd()
        start = next((n for n, (_, place) in enumerate(said) if place >= at), len(said))
        found = heap.rfind(sought, 0, start) if back else heap.find(sought, start)
        if found < 0:
            found = heap.rfind(sought) if back else heap.find(sought)
        if found < 0:
            return False
        cursor = QTextCursor(self.document())
        cursor.setPosition(said[found][1])
        cursor.setPosition(said[found + len(sought) - 1][1] + 1, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return True

    def _units(self) -> list[tuple[str, int]]:
        found: list[tuple[str, int]] = []
        cursor = QTextCursor(self.document())
        for place in range(self.document().characterCount()):
            char = self.document().characterAt(place)
            if char == OBJECT:
                cursor.setPosition(place + 1)
                mark = numberfield.mark_in(cursor.charFormat())
                found += [(unit, place) for unit in units(self.said(mark) if mark is not None else "")]
            else:
                found.append((char, place))
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        cursor = self.textCursor()
        if plain and event.key() in ENTER and not self.isReadOnly() and not cursor.hasSelection():
            self._enter(event)
        elif plain and event.key() == Qt.Key.Key_Backspace and self._unmakes(cursor):
            self.set_kind(PLAIN)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, on: bool) -> bool:  # noqa: N802 - Qt's name
        """Tab goes from cell to cell; behind the last one follows a new row."""
        cursor = self.textCursor()
        table = cursor.currentTable()
        if table is None or self.isReadOnly():
            return super().focusNextPrevChild(on)
        last = table.cellAt(table.rows() - 1, table.columns() - 1)
        if on and table.cellAt(cursor) == last:
            table.appendRows(1)
        cursor.movePosition(QTextCursor.MoveOperation.NextCell if on else QTextCursor.MoveOperation.PreviousCell)
        self.setTextCursor(cursor)
        return True

    def _unmakes(self, cursor: QTextCursor) -> bool:
        """Backspace at the beginning of a heading or an item makes it plain text first."""
        return not self.isReadOnly() and cursor.atBlockStart() and not cursor.hasSelection() and bool(self.kind)

    def _enter(self, event: QKeyEvent) -> None:
        """Behind a heading follows plain text; an empty item ends the list."""
        kind, cursor = self.kind, self.textCursor()
        if kind and kind not in LEVELS and not cursor.block().text():
            self.set_kind(PLAIN)
            return
        at_end = cursor.atBlockEnd()
        super().keyPressEvent(event)
        if kind in LEVELS and at_end:
            self.set_kind(PLAIN)
        elif writingblocks.section_of(self.textCursor().block()) is not None:
            fresh = self.textCursor()
            fresh.setBlockFormat(writingblocks.block_format(self.kind))

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        """Words for other programs; for this document also the live numbers."""
        cursor = self.textCursor()
        lines = self._chosen(cursor)
        made = QMimeData()
        made.setText("\n".join(MARK.sub(lambda found: self.page.words_of(int(found[1])), body) for _, body in lines))
        own = json.dumps({"writing": self.page.id, "lines": lines}, ensure_ascii=False)
        made.setData(OWN, own.encode())
        return made

    def _chosen(self, cursor: QTextCursor) -> list[tuple[str, str]]:
        """Kind and text of each line of the selection."""
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        found: list[tuple[str, str]] = []
        one = QTextCursor(self.document())
        for block in self.blocks():
            begin, end = max(first, block.position()), min(last, block.position() + block.length() - 1)
            if begin > end or block.position() >= last:
                continue
            told = []
            for place in range(begin, end):
                one.setPosition(place + 1)
                mark = numberfield.mark_in(one.charFormat()) if self.document().characterAt(place) == OBJECT else None
                told.append(self.document().characterAt(place) if mark is None else f"{{#{mark}}}")
            found.append((writingblocks.kind_of(block), _joined(told)))
        return found

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """What was copied here comes with its live numbers, all else as plain text without empty lines."""
        lines = [(PLAIN, line.strip()) for line in source.text().splitlines() if line.strip()]
        if source.hasFormat(OWN):
            told = json.loads(bytes(source.data(OWN).data()))
            if told["writing"] == self.page.id:
                lines = [(kind, body) for kind, body in told["lines"]]
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        for n, (kind, body) in enumerate(lines):
            if n:
                cursor.insertBlock(writingblocks.block_format(kind), self.usual_letters(kind))
            writingblocks.put(cursor, body, self.letters(cursor.block()))
        cursor.endEditBlock()
        self.setTextCursor(cursor)


def units(text: str) -> list[str]:
    """As Qt counts characters: one beyond the first 65536 is two."""
    coded = text.encode("utf-16-le", "surrogatepass")
    return [coded[n : n + 2].decode("utf-16-le", "surrogatepass") for n in range(0, len(coded), 2)]


def _joined(pieces: Sequence[str]) -> str:
    """Halves of a rare character are one again."""
    return "".join(pieces).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
