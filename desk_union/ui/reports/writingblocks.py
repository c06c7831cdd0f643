"""Blocks of the editor and lines of a document: which kind a block is, how it looks, and the text it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextTableFormat

from desk_union.reports.writing.composing import cells_of, chinese, numbering
from desk_union.reports.writing.drafting import split
from desk_union.reports.writing.drafts import CELLS, HEADING, ITEM, MARK, NUMBERED, mark_of
from desk_union.reports.writing.rewriting import WrittenSection
from desk_union.ui.kit.style import scaled
from desk_union.ui.reports import numberfield
from desk_union.ui.reports.numberfield import OBJECT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QTextDocument, QTextTable

KIND, SECTION = 0x100002, 0x100003  # properties of a block: what it is, and which section begins with it
PLAIN = ""
LEVELS = ("1", "2", "3", "4")
NAMES = {
    PLAIN: "正文",
    "1": "标题 一、",
    "2": "标题（一）",
    "3": "标题 1．",
    "4": "标题（1）",
    ITEM: "一是…二是…",
    NUMBERED: "1．2．…",
}
MARGIN = 56  # where the numbers of headings and items stand
LARGER = {"1": 2.5, "2": 1.0}
_SOFT = "\u2028"  # a line broken within a block


def kind_of(block: QTextBlock) -> str:
    return str(block.blockFormat().property(KIND) or PLAIN)


def section_of(block: QTextBlock) -> int | None:
    found = block.blockFormat().property(SECTION)
    return int(found) if found else None


def block_format(kind: str, section: int | None = None) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setLeftMargin(scaled(MARGIN))
    made.setTopMargin(scaled(12 if kind == "1" else 6 if kind in LEVELS else 2))
    made.setBottomMargin(scaled(2))
    made.setLineHeight(135, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if kind:
        made.setProperty(KIND, kind)
    if section is not None:
        made.setProperty(SECTION, section)
    return made


def letters(kind: str, usual: float) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFontWeight(QFont.Weight.Bold if kind in LEVELS else QFont.Weight.Normal)
    made.setFontPointSize(usual + LARGER.get(kind, 0.0))
    return made


def body_of(block: QTextBlock) -> str:
    """The text with marks for the live numbers; a line broken by Shift+Enter stays one."""
    return "".join(_pieces(block)).replace(_SOFT, "").replace("\t", " ").strip()


def _pieces(block: QTextBlock) -> Iterator[str]:
    found = block.begin()
    while not found.atEnd():
        fragment = found.fragment()
        mark = numberfield.mark_in(fragment.charFormat())
        if mark is None:
            yield fragment.text().replace(OBJECT, "")
        else:
            yield mark_of(mark) * fragment.text().count(OBJECT)
        found += 1


def blocks_of(document: QTextDocument) -> Iterator[QTextBlock | QTextTable]:
    """Blocks in their order; a table once, in place of its cells."""
    seen: set[int] = set()
    block = document.begin()
    while block.isValid():
        table = QTextCursor(block).currentTable()
        if table is None:
            yield block
        elif table.firstPosition() not in seen:
            seen.add(table.firstPosition())
            yield table
        block = block.next()


def table_lines(table: QTextTable) -> list[str]:
    """|a|b| of each row; a stroke within a cell would part it in two."""
    return [
        CELLS + CELLS.join(_cell(table, row, column) for column in range(table.columns())) + CELLS
        for row in range(table.rows())
    ]


def _cell(table: QTextTable, row: int, column: int) -> str:
    cell = table.cellAt(row, column)
    block, last = cell.firstCursorPosition().block(), cell.lastCursorPosition().block()
    told = [body_of(block)]
    while block != last:
        block = block.next()
        told.append(body_of(block))
    return " ".join(one for one in told if one).replace(CELLS, "／")


def sections_of(document: QTextDocument) -> list[WrittenSection]:
    """The document as the book keeps it; empty lines are dropped."""
    return _Reading().read(document)


class _Reading:
    def __init__(self) -> None:
        self.done: list[WrittenSection] = []
        self.seen: set[int] = set()
        self.id: int | None = None
        self.heading, self.level = "", 1
        self.lines: list[str] = []
        self.begun = False

    def read(self, document: QTextDocument) -> list[WrittenSection]:
        for one in blocks_of(document):
            if not isinstance(one, QTextBlock):
                self._line(*table_lines(one))
            elif body := body_of(one):
                self._block(one, body)
        self._end()
        return self.done

    def _block(self, block: QTextBlock, body: str) -> None:
        kind, section = kind_of(block), section_of(block)
        if section in self.seen:
            section = None
        if kind in LEVELS and (section is not None or not self.begun or int(kind) <= self.level):
            self._end()
            self.id, self.heading, self.level, self.begun = section, body, int(kind), True
        elif kind in LEVELS:
            self._line(f"{HEADING * (int(kind) - self.level)} {body}")
        else:
            if section is not None:
                self._end()
                self.id, self.heading, self.level = section, "", 1
            self._line(f"{kind}{body}")
        if section is not None:
            self.seen.add(section)

    def _line(self, *lines: str) -> None:
        self.lines += lines
        self.begun = True

    def _end(self) -> None:
        if self.begun and (self.heading or self.lines):
            self.done.append(WrittenSection(self.id, self.heading, self.level, tuple(self.lines)))
        self.id, self.heading, self.level, self.lines, self.begun = None, "", 1, [], False


class BlockSetting:
    """Sets sections into an empty document."""

    def __init__(self, document: QTextDocument) -> None:
        self.document = document
        self.cursor = QTextCursor(document)
        self.usual = document.defaultFont().pointSizeF()
        self.fresh = True

    def set(self, sections: Sequence[WrittenSection]) -> None:
        for one in sections:
            if one.heading:
                self.block(str(one.level), one.heading, one.id)
            first = one.id if not one.heading else None
            lines = list(one.lines)
            while lines:
                table = _leading(lines)
                if table:
                    self.table(table)
                    lines = lines[len(table) :]
                else:
                    self._line(lines.pop(0), one.level, first)
                first = None

    def _line(self, line: str, level: int, section: int | None) -> None:
        head, body = split(line)
        kind = str(min(level + len(head.strip()), 4)) if head.startswith(HEADING) else head
        self.block(kind, body, section)

    def block(self, kind: str, body: str, section: int | None) -> None:
        if not self.fresh:
            self.cursor.insertBlock()
        self.fresh = False
        self.cursor.setBlockFormat(block_format(kind, section))
        look = letters(kind, self.usual)
        self.cursor.setBlockCharFormat(look)
        put(self.cursor, body, look)

    def table(self, lines: Sequence[str]) -> None:
        made = insert_table(self.cursor, len(lines), max(len(cells_of(line)) for line in lines))
        for row, line in enumerate(lines):
            for column, text in enumerate(cells_of(line)):
                put(made.cellAt(row, column).firstCursorPosition(), text, letters(PLAIN, self.usual))
        self.cursor.movePosition(QTextCursor.MoveOperation.End)
        self.fresh = True


def _leading(lines: Sequence[str]) -> list[str]:
    found: list[str] = []
    for line in lines:
        if not line.lstrip().startswith(CELLS):
            break
        found.append(line)
    return found


def insert_table(cursor: QTextCursor, rows: int, columns: int) -> QTextTable:
    form = QTextTableFormat()
    form.setBorder(1)
    form.setBorderCollapse(True)
    form.setCellPadding(scaled(4))
    form.setLeftMargin(scaled(MARGIN))
    form.setHeaderRowCount(1)
    return cursor.insertTable(rows, columns, form)


def put(cursor: QTextCursor, body: str, look: QTextCharFormat) -> None:
    """Text with marks as text with live numbers."""
    place = 0
    for found in MARK.finditer(body):
        cursor.insertText(body[place : found.start()], look)
        cursor.insertText(OBJECT, numberfield.format_of(int(found[1]), look))
        place = found.end()
    cursor.insertText(body[place:], look)


def labels(document: QTextDocument) -> list[tuple[QTextBlock, str]]:
    """What is printed before headings and items, as it is numbered there."""
    counts = [0] * 6
    found: list[tuple[QTextBlock, str]] = []
    run: list[QTextBlock] = []
    for one in blocks_of(document):
        block = one if isinstance(one, QTextBlock) else None
        kind = kind_of(block) if block is not None else PLAIN
        if run and (kind != kind_of(run[0])):
            found += _items(run)
            run = []
        if block is None:
            continue
        if kind in LEVELS:
            level = int(kind)
            counts[level] += 1
            counts[level + 1 :] = [0] * (len(counts) - level - 1)
            found.append((block, numbering(level, counts[level])))
        elif kind:
            run.append(block)
    return [*found, *_items(run)]


def _items(run: Sequence[QTextBlock]) -> list[tuple[QTextBlock, str]]:
    if len(run) < 2:  # noqa: PLR2004 - one alone is not numbered
        return []
    said = kind_of(run[0]) == ITEM
    return [(block, f"{chinese(n)}是" if said else f"{n}．") for n, block in enumerate(run, 1)]
