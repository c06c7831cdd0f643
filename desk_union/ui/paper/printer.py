"""From the finished PDF to a printer: each page painted as it was previewed, at its true size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QProgressDialog, QWidget

from desk_union.basis.refusal import Refusal
from desk_union.store.progress import Progress

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument

    from desk_union.store.progress import Work

POINTS = 72
MM = 25.4 / POINTS
SLACK = 2.0  # mm by which names of papers and real papers may differ
DPI = 300  # 600 costs four times the memory and shows no better on a table
FAILED = Refusal("打印机没有接受。", "请检查打印机是否开机、有纸、连好线；也可以“用系统程序打开”后再打印。")


def ask_and_print(parent: QWidget, document: QPdfDocument, title: str) -> int | None:
    """The system's printer dialog, then the printing; returns the sheets printed, None when given up."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(_paper_of(document))
    _turn(printer, document, 0)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("打印")
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, on=True)
    dialog.setMinMax(1, document.pageCount())
    answer = dialog.exec()
    dialog.deleteLater()
    if answer != QDialog.DialogCode.Accepted:
        return None
    return _watched(parent, printer, paint(document, printer))


def _watched(parent: QWidget, printer: QPrinter, work: Work[int]) -> int | None:
    """Painting must stay in the window's own thread, so progress is shown between the pages."""
    bar = QProgressDialog("正在打印…", "取消", 0, 0, parent)
    bar.setWindowTitle("打印")
    bar.setWindowModality(Qt.WindowModality.WindowModal)
    bar.setMinimumDuration(0)
    try:
        while True:
            step = next(work)
            bar.setMaximum(step.total)
            bar.setLabelText(step.sentence)
            bar.setValue(step.done)
            if bar.wasCanceled():
                printer.abort()
                work.close()
                return None
    except StopIteration as end:
        printed: int = end.value
        return printed
    finally:
        bar.close()
        bar.deleteLater()


def paint(document: QPdfDocument, printer: QPrinter) -> Work[int]:
    """Send the chosen pages as often as asked; returns how many were sent. Refusal when the printer takes nothing."""
    chosen = printer.pageRanges()
    pages = [n for n in range(document.pageCount()) if chosen.isEmpty() or chosen.contains(n + 1)]
    if not pages:
        raise Refusal("所选的页码不在这份文件里。", f"请填1到{document.pageCount()}之间的页码。")
    _must_fit(document, pages, printer)
    # A printer that makes copies itself is told once; every other one gets the pages again.
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))
    _turn(printer, document, pages[0])
    painter = QPainter()
    if not painter.begin(printer):
        raise Refusal(FAILED.reason, FAILED.remedy)
    try:
        sheets = _in_order(pages, copies, collated=printer.collateCopies())
        for number, page in enumerate(sheets):
            yield Progress(number, len(sheets), f"正在打印第 {number + 1} 页，共 {len(sheets)} 页")
            if number:
                _turn(printer, document, page)
                if not printer.newPage():
                    raise Refusal(FAILED.reason, FAILED.remedy)
            _paint_page(document, page, printer, painter)
    finally:
        painter.end()
    return len(sheets)


def _paper_of(document: QPdfDocument) -> QPageSize:
    """The paper the first page was made for, so that the printer's dialog begins with it: A4, A5, A3."""
    size = document.pagePointSize(0)
    short, long = sorted((size.width(), size.height()))
    return QPageSize(QSizeF(short, long), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)


def _must_fit(document: QPdfDocument, pages: list[int], printer: QPrinter) -> None:
    """Nothing is made smaller, so a page must not be larger than the paper that was chosen. Refusal when it is."""
    paper = printer.pageLayout().pageSize()
    room = paper.size(QPageSize.Unit.Millimeter)
    for page in pages:
        size = document.pagePointSize(page) * MM
        short, long = sorted((size.width(), size.height()))
        if short > min(room.width(), room.height()) + SLACK or long > max(room.width(), room.height()) + SLACK:
            made = QPageSize(QSizeF(short, long), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
            raise Refusal(
                f"第{page + 1}页是{made.name()}纸的，打印机选的是{paper.name()}，会被裁掉一部分，所以没有打印。",
                f"请再点“打印”，把纸张选成{made.name()}。",
            )


def _in_order(pages: list[int], copies: int, *, collated: bool) -> list[int]:
    if collated:
        return pages * copies
    return [page for page in pages for _ in range(copies)]


def _turn(printer: QPrinter, document: QPdfDocument, page: int) -> None:
    size = document.pagePointSize(page)
    wide = size.width() > size.height()
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait)


def _paint_page(document: QPdfDocument, page: int, printer: QPrinter, painter: QPainter) -> None:
    size, resolution = document.pagePointSize(page), printer.resolution()
    fine = min(resolution, DPI)
    picture = document.render(page, QSize(round(size.width() * fine / POINTS), round(size.height() * fine / POINTS)))
    width, height = size.width() * resolution / POINTS, size.height() * resolution / POINTS
    paper = QRectF(printer.pageLayout().fullRectPixels(resolution))
    left, top = (paper.width() - width) / 2, (paper.height() - height) / 2
    painter.drawImage(QRectF(left, top, width, height), _on_white(picture))


def _on_white(picture: QImage) -> QImage:
    """Pages come with a see-through ground, which some printers fill with black; only photos need colour."""
    ground = QImage(picture.size(), QImage.Format.Format_RGB32)
    ground.fill(Qt.GlobalColor.white)
    painter = QPainter(ground)
    painter.drawImage(0, 0, picture)
    painter.end()
    return ground.convertToFormat(QImage.Format.Format_Grayscale8) if ground.allGray() else ground
