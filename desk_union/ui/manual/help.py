"""The manual in a window: contents on the left, the page on the right, a search over all of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QImage,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextImageFormat,
)
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from desk_union.basis.places import HELP
from desk_union.screens.book import helppages
from desk_union.tabs import ledgers
from desk_union.ui.frame import actions
from desk_union.ui.kit.dialogframe import GAP, Framed, on_keys

if TYPE_CHECKING:
    from desk_union.screens.book.helppages import HelpPage

CODE = Qt.ItemDataRole.UserRole
LINE_PER_CENT = 118.0
WIDEST_PICTURE = 680


def show_help(parent: QWidget | None, page: str = helppages.FIRST) -> None:
    """Open the manual at a page: one of ``tabs.help_pages`` or ``helppages.EVERYWHERE``, or a ledger's code."""
    window = HelpWindow(parent)
    window.open_page(page)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    window.show()
    window.raise_()


class HelpWindow(Framed):
    """Not modal, so that the clerk may read and work side by side."""

    help_page = "start"
    asks_first = False  # one only looks for words

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, "使用手册")
        self.setModal(False)
        self.pages = {page.code: page for page in helppages.pages(ledgers())}
        keys = self.pages["keys"]
        self.pages["keys"] = replace(keys, text=f"{keys.text}\n{_keys_by_menu()}")
        self.search = QLineEdit(placeholderText="在手册里找（Ctrl+F）", clearButtonEnabled=True)
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._to_first)
        self.contents = QListWidget()
        self.contents.setWordWrap(True)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contents.currentItemChanged.connect(lambda item, _before: self._open(item))
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setSearchPaths([str(HELP)])
        self.text.anchorClicked.connect(self._follow)
        self._lay_out()
        self._list(list(self.pages.values()))
        on_keys(self, "Ctrl+F", self.search.setFocus)
        self.add_button("关闭", self.close, key="Esc")
        self.resize(1060, 720)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, GAP, 0)
        column.setSpacing(GAP)
        column.addWidget(self.search)
        column.addWidget(self.contents, 1)
        split = QSplitter()
        split.addWidget(left)
        split.addWidget(self.text)
        split.setStretchFactor(1, 1)
        split.setSizes([260, 800])
        self.body.addWidget(split, 1)

    def open_page(self, code: str) -> None:
        self.search.clear()
        for row in range(self.contents.count()):
            if self.contents.item(row).data(CODE) == code:
                self.contents.setCurrentRow(row)
                return
        self.open_page(helppages.FIRST)

    def _list(self, pages: list[HelpPage]) -> None:
        self.contents.clear()
        chapter = ""
        for page in pages:
            if page.chapter != chapter:
                chapter = page.chapter
                self._chapter(chapter)
            item = QListWidgetItem(page.title)
            item.setData(CODE, page.code)
            self.contents.addItem(item)

    def _chapter(self, title: str) -> None:
        head = QListWidgetItem(title)
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        self.contents.addItem(head)

    def _search(self, text: str) -> None:
        if not text.strip():
            self._list(list(self.pages.values()))
            return
        hits = helppages.search(list(self.pages.values()), text)
        self.contents.clear()
        self._chapter(f"找到 {len(hits)} 页" if hits else "没有找到，请换个词")
        for hit in hits:
            item = QListWidgetItem(f"{hit.title}\n{hit.excerpt}")
            item.setData(CODE, hit.code)
            self.contents.addItem(item)

    def _to_first(self) -> None:
        if self.contents.count() > 1:
            self.contents.setCurrentRow(1)

    def _open(self, item: QListWidgetItem | None) -> None:
        page = self.pages.get(item.data(CODE)) if item is not None else None
        if page is None:
            return
        self.text.setMarkdown(page.text)
        dress_up(self.text.document())
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        if wanted := self.search.text().split():
            self.text.find(wanted[0])

    def _follow(self, link: QUrl) -> None:
        self.open_page(link.path().removesuffix(".md"))


def _keys_by_menu() -> str:
    """The keys of the window's own actions, from the table that makes them."""
    text: list[str] = []
    for menu in dict.fromkeys(spec.menu for spec in actions.SPECS):
        text += [f"\n## {menu}\n", "| 按键 | 作用 |", "|:--|:--|"]
        for spec in actions.SPECS:
            if spec.menu == menu and spec.keys:
                hint = f"：{spec.hint}" if spec.hint else ""
                text.append(f"| `{spec.keys}` | {spec.text.removesuffix('…')}{hint} |")
    return "\n".join(text)


def dress_up(document: QTextDocument) -> None:
    """Air between lines and paragraphs, pictures no wider than the page: Markdown as it comes is too dense to read."""
    document.setDocumentMargin(3 * GAP)
    block = document.begin()
    while block.isValid():
        spacing = QTextBlockFormat()
        if not _has_picture(block):
            spacing.setLineHeight(LINE_PER_CENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if block.textList() is None and QTextCursor(block).currentTable() is None:
            spacing.setBottomMargin(GAP)
        if level := block.blockFormat().headingLevel():
            spacing.setTopMargin((4 - min(level, 3)) * GAP)
        cursor = QTextCursor(block)
        cursor.mergeBlockFormat(spacing)
        block = block.next()
    _narrow_pictures(document)
    _space_tables(document)


def _has_picture(block: QTextBlock) -> bool:
    return chr(0xFFFC) in block.text()  # the character that stands for an object


def _narrow_pictures(document: QTextDocument) -> None:
    for form in document.allFormats():
        if form.isImageFormat():
            name = QTextImageFormat(form).name() if isinstance(form, QTextImageFormat) else form.toImageFormat().name()
            picture = QImage(str(HELP / name))
            if picture.width() > WIDEST_PICTURE:
                picture = picture.scaledToWidth(WIDEST_PICTURE, Qt.TransformationMode.SmoothTransformation)
            document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), picture)


def _space_tables(document: QTextDocument) -> None:
    block = document.begin()
    while block.isValid():
        table = QTextCursor(block).currentTable()
        if table is not None:
            form = table.format()
            form.setCellPadding(GAP / 2)
            form.setCellSpacing(0)
            form.setBorder(1)
            form.setBorderCollapse(True)
            form.setProperty(QTextFormat.Property.FrameWidth, None)
            table.setFormat(form)
            block = table.lastCursorPosition().block()
        block = block.next()
