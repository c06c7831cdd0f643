"""The print as it will be: pages to look through, search, enlarge, print and save."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPdf import QPdfDocument, QPdfSearchModel
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLabel, QLineEdit, QWidget

from desk_union.basis import looking
from desk_union.basis.atomic_files import landing
from desk_union.basis.refusal import Refusal
from desk_union.screens.bookshelf import plain_name
from desk_union.store.outputs import PRINTED
from desk_union.ui.kit import jobs
from desk_union.ui.kit.dialogframe import GAP, TAKES_ENTER, Framed, on_keys, push_button, told, words
from desk_union.ui.kit.numberbox import NumberBox
from desk_union.ui.paper import rarefinding
from desk_union.ui.paper.numbers import OpenNumbers
from desk_union.ui.paper.printer import ask_and_print

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfLink

    from desk_union.screens.paper.printpage import Paper
    from desk_union.store.progress import Work

Save = Callable[[Path], "Work[Any]"]
ZOOMS = {"适合宽度": QPdfView.ZoomMode.FitToWidth, "整页": QPdfView.ZoomMode.FitInView}
SCALES = (50, 75, 100, 125, 150, 200, 300)


def show_paper(parent: QWidget | None, paper: Paper) -> None:
    preview = Preview(
        parent, paper.pdf, paper.title, save_xlsx=paper.saving("xlsx"), save_word=paper.saving("docx"),
        warning=paper.warning, checked=paper.checked, left=paper.left,
    )  # fmt: skip
    preview.let_open(paper)
    preview.let_part(paper)
    preview.exec()


class Preview(Framed):
    help_page = "print"
    asks_first = False  # one only looks for words

    def __init__(
        self,
        parent: QWidget | None,
        pdf: bytes,
        title: str,
        *,
        save_xlsx: Save | None = None,
        save_word: Save | None = None,
        warning: str = "",
        checked: str = "",
        left: Callable[[str], object] = lambda _how: None,
    ) -> None:
        """``checked`` is what the paper says of itself; ``left`` is told how the pages left the book, each time."""
        super().__init__(parent, f"打印预览：{title}")
        self.pdf, self.title, self.save_xlsx, self.save_word = pdf, title, save_xlsx, save_word
        self._left = left
        self.folder: Path | None = None
        self._by_word = False
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document = QPdfDocument(self)
        self.document.load(self._buffer)
        self.view = self._make_view()
        self.found = QPdfSearchModel(self)
        self.found.setDocument(self.document)
        self.view.setSearchModel(self.found)
        self._rare: list[rarefinding.RarePlace] = []
        self._at = -1
        if warning:
            self.body.addWidget(words(warning, "warning"))
        if checked:
            self.body.addWidget(words(checked, "hint"))
        self.body.addLayout(self._bar())
        self.body.addWidget(self.view, 1)
        self._buttons()
        self._keys()
        self.resize(1100, 860)

    def let_open(self, paper: Paper) -> None:
        """Numbers behind which there are rows open them; a paper without such numbers stays as it is."""
        spots = paper.printed.spots
        if not spots:
            return
        self.numbers = OpenNumbers(self, paper)
        self.view.viewport().installEventFilter(self.numbers)
        self.view.viewport().setToolTip("双击一个数，看它的明细")
        self.add_button("看明细…", self.numbers.choose, left=True, key="Ctrl+D")

    def let_part(self, paper: Paper) -> None:
        """A Word form of the office's own may be had row by row, and is printed by Word, as it is laid out."""
        if paper.parts:
            self.add_button("一行一个Word…", lambda: self.save_each(paper), left=True)
            self.print_button.setText("用Word打开、打印…")
            self._by_word = True

    @told
    def save_each(self, paper: Paper) -> None:
        name = QFileDialog.getExistingDirectory(self, "存到哪个文件夹", str(self.folder or Path.home()))
        if not name:
            return
        self.folder = Path(name)
        written = jobs.run(self, "一行一个Word", lambda: paper.each_into(Path(name)))
        if written is not None:
            self._left("一行一个Word")
            self.say(f"已存{len(written)}个文件到“{name}”。")

    @property
    def pages(self) -> int:
        return self.document.pageCount()

    def _make_view(self) -> QPdfView:
        view = QPdfView(self)
        view.setDocument(self.document)
        view.setPageMode(QPdfView.PageMode.MultiPage)
        view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        view.pageNavigator().currentPageChanged.connect(lambda page: self.page.setValue(page + 1))
        return view

    def _bar(self) -> QHBoxLayout:
        self.page = NumberBox(minimum=1, maximum=max(1, self.pages))
        self.page.setToolTip("到第几页（PageUp、PageDown 翻页）")
        self.page.valueChanged.connect(self._to_page)
        self.zoom = QComboBox()
        self.zoom.addItems([*ZOOMS, *(f"{scale}%" for scale in SCALES)])
        self.zoom.setToolTip("缩放（Ctrl++ 放大，Ctrl+- 缩小，Ctrl+0 适合宽度）")
        self.zoom.currentTextChanged.connect(self._zoom_to)
        self.search = QLineEdit(placeholderText="找字（Ctrl+F）", clearButtonEnabled=True)
        self.search.setMaximumWidth(260)
        self.search.textChanged.connect(self._search)
        self.search.setProperty(TAKES_ENTER, True)
        self.search.returnPressed.connect(lambda: self._step(1))
        self.hits = QLabel()
        self.found.countChanged.connect(self._count)
        bar = QHBoxLayout()
        bar.setSpacing(GAP)
        for piece in (QLabel("第"), self.page, QLabel(f"页，共 {self.pages} 页"), 2 * GAP, self.zoom):
            if isinstance(piece, int):
                bar.addSpacing(piece)
            else:
                bar.addWidget(piece)
        bar.addStretch(1)
        for widget in (self.hits, self.search):
            bar.addWidget(widget)
        bar.addWidget(push_button("上一处", lambda: self._step(-1), key="Shift+F3"))
        bar.addWidget(push_button("下一处", lambda: self._step(1), key="F3"))
        return bar

    def _buttons(self) -> None:
        self.add_button("另存为PDF…", self.save_pdf, left=True, key="Ctrl+S")
        if self.save_xlsx is not None:
            self.add_button("另存为Excel…", self.save_workbook, left=True, key="Ctrl+Shift+S")
        if self.save_word is not None:
            self.add_button("另存为Word…", self.save_document, left=True, key="Ctrl+Shift+W")
        self.add_button("用系统程序打开", self.open_outside, left=True)
        self.add_button("关闭", self.reject, key="Esc")
        self.print_button = self.add_button("打印…", self.print_it, primary=True, key="Ctrl+P")

    def _keys(self) -> None:
        on_keys(self, "Ctrl+F", self.search.setFocus)
        on_keys(self, "Ctrl++", lambda: self._zoom_by(1))
        on_keys(self, "Ctrl+=", lambda: self._zoom_by(1))
        on_keys(self, "Ctrl+-", lambda: self._zoom_by(-1))
        on_keys(self, "Ctrl+0", lambda: self.zoom.setCurrentIndex(0))
        on_keys(self, "PgDown", lambda: self.page.setValue(self.page.value() + 1))
        on_keys(self, "PgUp", lambda: self.page.setValue(self.page.value() - 1))

    def _to_page(self, number: int) -> None:
        navigator = self.view.pageNavigator()
        if navigator.currentPage() != number - 1:
            navigator.jump(number - 1, QPointF(), navigator.currentZoom())

    def _zoom_to(self, text: str) -> None:
        if text in ZOOMS:
            self.view.setZoomMode(ZOOMS[text])
            return
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        # The view's own measure is a point a pixel; a page at 100% should look as large as on paper.
        self.view.setZoomFactor(int(text.rstrip("%")) / 100 * self.logicalDpiX() / 72)

    def _zoom_by(self, step: int) -> None:
        first = len(ZOOMS)
        now = self.zoom.currentIndex()
        wanted = first + SCALES.index(100) + step if now < first else now + step
        self.zoom.setCurrentIndex(max(first, min(wanted, self.zoom.count() - 1)))

    def _search(self, text: str) -> None:
        text = text.strip()
        self._rare = rarefinding.places(self.document, text) if rarefinding.is_rare(text) else []
        self._at = -1
        self.found.setSearchString("" if rarefinding.is_rare(text) else text)
        self._count()

    @property
    def _hits(self) -> int:
        return len(self._rare) or self.found.rowCount(self.found.index(-1, -1))

    def _count(self) -> None:
        count = self._hits
        self.hits.setText("" if not self.search.text().strip() else f"{count} 处" if count else "没有找到")

    def _step(self, step: int) -> None:
        if not self._hits:
            return
        self._at = (self._at + step) % self._hits
        navigator = self.view.pageNavigator()
        if self._rare:
            navigator.jump(*self._rare[self._at], navigator.currentZoom())
            return
        self.view.setCurrentSearchResultIndex(self._at)
        link: QPdfLink = self.found.resultAtIndex(self._at)
        navigator.jump(link.page(), link.location(), navigator.currentZoom())

    @told
    def print_it(self) -> None:
        if self._by_word and self.save_word is not None:
            self.open_word(self.save_word)
        elif ask_and_print(self, self.document, self.title):
            self._left(PRINTED)
            self.say("已送到打印机。")

    @told
    def save_pdf(self) -> None:
        target = self._ask_target("PDF 文件 (*.pdf)", ".pdf")
        if target is not None:
            with landing(target) as beside:
                beside.write_bytes(self.pdf)
            self._left("存为PDF")
            self.say(f"已存为“{target.name}”。")

    @told
    def save_workbook(self) -> None:
        self._save_as("Excel", self.save_xlsx, "Excel 工作簿 (*.xlsx)", ".xlsx")

    @told
    def save_document(self) -> None:
        self._save_as("Word", self.save_word, "Word 文档 (*.docx)", ".docx")

    def _save_as(self, name: str, save: Save | None, kind: str, suffix: str) -> None:
        target = self._ask_target(kind, suffix)
        if target is not None and save is not None and jobs.run(self, f"另存为{name}", lambda: _done(save(target))):
            self._left(f"存为{name}")
            self.say(f"已存为“{target.name}”。")

    def _ask_target(self, kind: str, suffix: str) -> Path | None:
        start = (self.folder or Path.home()) / f"{plain_name(self.title)}{suffix}"
        name, _ = QFileDialog.getSaveFileName(self, "另存为", str(start), kind)
        if not name:
            return None
        target = Path(name)
        target = target if target.suffix.casefold() == suffix else target.with_name(target.name + suffix)
        self.folder = target.parent
        return target

    def open_word(self, save: Save) -> None:
        """A copy in Word, to be printed there."""
        file = Path(tempfile.mkdtemp(dir=looking.folder())) / f"{plain_name(self.title)}.docx"
        if not jobs.run(self, "用Word打开", lambda: _done(save(file))):
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            raise Refusal("这台电脑上没有能打开Word文件的程序。", "请用“另存为Word”存到U盘，到别的电脑上打印。")
        self._left("用Word打开")
        self.say("已用Word打开，在Word里打印；那里看到的是一份副本。")

    @told
    def open_outside(self) -> None:
        """The way out when a printer does not do as it should."""
        folder = Path(tempfile.mkdtemp(dir=looking.folder()))
        file = folder / f"{plain_name(self.title)}.pdf"
        file.write_bytes(self.pdf)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            raise Refusal("这台电脑上没有能打开PDF的程序。", "请用“另存为PDF”存到U盘，到别的电脑上打印。")
        self._left("用系统程序打开")


def _done(work: Work[None]) -> Work[bool]:
    """So that a finished piece of work is told from a cancelled one."""
    yield from work
    return True
