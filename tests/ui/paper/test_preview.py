from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QDesktopServices, QPageLayout, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog

from desk_union.basis.refusal import Refusal
from desk_union.describe.paper import Column, Table
from desk_union.prints.lists.listpdf import write_pdf
from desk_union.store.progress import finish
from desk_union.ui.paper.preview import Preview
from desk_union.ui.paper.printer import paint

ROWS = 120


@pytest.fixture(scope="module")
def pdf():
    rows = [(str(n), f"职工{n}", "财务部" if n % 40 == 0 else "机修") for n in range(1, ROWS + 1)]
    columns = (Column("序号"), Column("姓名"), Column("部门"))
    out = BytesIO()
    finish(write_pdf((Table(title="花名册", columns=columns, rows=rows, printed_on=date(2026, 11, 20)),), out))
    return out.getvalue()


@pytest.fixture
def preview(qtbot, pdf):
    def save(target):
        target.write_bytes(b"book")
        return
        yield

    preview = Preview(None, pdf, "花名册/一", save_xlsx=save, warning="有字打印不出来：𠀀。")
    qtbot.addWidget(preview)
    preview.show()
    return preview


def pages_of(pdf):
    return len(PdfReader(BytesIO(pdf)).pages)


def test_all_pages_and_going_to_one(qtbot, preview, pdf):
    assert preview.pages == pages_of(pdf) > 2
    qtbot.keyClick(preview, Qt.Key.Key_PageDown)
    assert preview.page.value() == 2
    qtbot.waitUntil(lambda: preview.view.pageNavigator().currentPage() == 1)
    preview.page.setValue(preview.pages)
    assert preview.view.pageNavigator().currentPage() == preview.pages - 1


def test_words_are_found_and_stepped_through(qtbot, preview):
    preview.search.setText("财务部")
    qtbot.waitUntil(lambda: preview.hits.text() == "3 处", timeout=10_000)
    for wanted in (0, 1, 2, 0):
        preview._step(1)
        assert preview.view.currentSearchResultIndex() == wanted
    preview.search.setText("没有的词")
    qtbot.waitUntil(lambda: preview.hits.text() == "没有找到", timeout=10_000)


def test_zoom_by_keys(qtbot, preview):
    preview._zoom_by(1)
    assert preview.zoom.currentText() == "125%"
    preview._zoom_by(-1)
    preview._zoom_by(-1)
    assert preview.zoom.currentText() == "75%"
    for _ in range(9):
        preview._zoom_by(-1)
    assert preview.zoom.currentText() == "50%"
    preview.zoom.setCurrentText("整页")
    assert preview.view.zoomMode() == preview.view.ZoomMode.FitInView


def test_saved_is_what_was_shown(preview, pdf, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "名册"), ""))
    preview.save_pdf()
    assert (tmp_path / "名册.pdf").read_bytes() == pdf
    preview.save_workbook()
    assert (tmp_path / "名册.xlsx").read_bytes() == b"book"
    assert "名册.xlsx" in preview.sentence.text()


def test_a_place_that_cannot_be_written_is_told(preview, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "没有" / "名册.pdf"), ""))
    preview.save_pdf()
    assert preview.note.isVisible()
    assert "不存在" in preview.note.text()


def test_missing_characters_are_named_above_the_pages(preview):
    from PySide6.QtWidgets import QLabel

    assert any("𠀀" in label.text() and label.isVisible() for label in preview.findChildren(QLabel))


def test_opening_outside_uses_a_file_of_the_same_bytes(preview, pdf, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    preview.open_outside()
    with open(opened[0], "rb") as file:  # noqa: PTH123 - the path comes as Qt's text
        assert file.read() == pdf
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    preview.open_outside()
    assert "另存为PDF" in preview.note.text()


def printer_to(path, ranges="", copies=1):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(72)
    a4 = QPageSize(QPageSize.PageSizeId.A4)
    printer.setPageLayout(QPageLayout(a4, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    if ranges:
        printer.setPageRanges(QPageRanges.fromString(ranges))
    printer.setCopyCount(copies)
    return printer


@pytest.mark.parametrize(("ranges", "copies", "sheets"), [("", 1, None), ("2-3", 1, 2), ("1,3", 2, 4)])
def test_the_chosen_pages_reach_the_printer(preview, tmp_path, ranges, copies, sheets):
    sheets = sheets or preview.pages
    assert finish(paint(preview.document, printer_to(tmp_path / "out.pdf", ranges, copies))) == sheets
    printed = PdfReader(tmp_path / "out.pdf")
    assert len(printed.pages) == sheets
    box, own = printed.pages[0].mediabox, preview.document.pagePointSize(0)
    assert (float(box.width), float(box.height)) == pytest.approx((own.width(), own.height()), abs=2)


def test_pages_that_are_not_there_are_refused(preview, tmp_path):
    with pytest.raises(Refusal):
        finish(paint(preview.document, printer_to(tmp_path / "out.pdf", "90-99")))


def test_word_is_saved_where_it_is_offered(qtbot, monkeypatch, tmp_path, pdf):
    def save(target):
        target.write_bytes(b"PK")
        return
        yield

    preview = Preview(None, pdf, "申请书", save_word=save)
    qtbot.addWidget(preview)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "申请书"), ""))
    preview.save_document()
    assert (tmp_path / "申请书.docx").read_bytes() == b"PK"


def test_enter_in_the_line_that_finds_goes_to_the_next_hit_and_prints_nothing(qtbot, preview, monkeypatch):
    from desk_union.ui.paper import preview as module

    printed = []
    monkeypatch.setattr(module, "ask_and_print", lambda *_given, **_more: printed.append(1))
    preview.activateWindow()
    preview.search.setFocus()
    preview.search.setText("财务部")
    qtbot.waitUntil(lambda: "3" in preview.hits.text())
    qtbot.keyClick(preview.search, Qt.Key.Key_Return)
    qtbot.keyClick(preview.search, Qt.Key.Key_Return)
    assert preview.view.currentSearchResultIndex() == 1
    assert printed == []
    assert preview.isVisible()
