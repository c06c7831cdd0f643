"""The picture of a person's year on the screen: the very page that is printed, as large as there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from desk_union.prints.page.fitting import sides
from desk_union.prints.page.layout import MARGIN_BOTTOM, top_of
from desk_union.ui.kit import dialogs, kinship
from desk_union.ui.kit.dialogframe import GAP, push_button, words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from desk_union.screens.members.personpicture import PersonPicture
    from desk_union.screens.paper.printpage import Paper

EDGE = 6  # points of the margin that stay to be seen


class PageView(QWidget):
    """One page of a PDF without its margins, drawn anew in each size."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._buffer = QBuffer(self)
        self._document = QPdfDocument(self)
        self._image = QImage()

    def show_page(self, pdf: bytes) -> None:
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._image = QImage()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if self._document.pageCount():
            ratio = self.devicePixelRatioF()
            if self._image.isNull() or self._image.size() != self._fitting() * ratio:
                self._image = self._drawn(ratio)
            painter.drawImage((self.width() - round(self._image.width() / ratio)) // 2, 0, self._image)

    def _part(self) -> tuple[float, float, float, float]:
        """What is shown of the page, in points: left, top, width, height; its foot says nothing on a screen."""
        page = self._document.pagePointSize(0)
        size = page.width(), page.height()
        (left, right), top = sides(size), top_of(size) - EDGE
        return left - EDGE, top, page.width() - left - right + 2 * EDGE, page.height() - top - MARGIN_BOTTOM

    def _fitting(self) -> QSize:
        _left, _top, width, height = self._part()
        scale = min(self.width() / width, self.height() / height)
        return QSize(max(1, round(width * scale)), max(1, round(height * scale)))

    def _drawn(self, ratio: float) -> QImage:
        page, (left, top, width, _height) = self._document.pagePointSize(0), self._part()
        size = self._fitting() * ratio
        scale = size.width() / width
        whole = self._document.render(0, QSize(round(page.width() * scale), round(page.height() * scale)))
        cut = whole.copy(QRect(round(left * scale), round(top * scale), size.width(), size.height()))
        cut.setDevicePixelRatio(ratio)
        return cut


class PersonPictureView(QWidget):
    """The year is chosen above; F3 and Tab go to it, the page is printed as it stands."""

    def __init__(self) -> None:
        super().__init__()
        self.picture: PersonPicture | None = None
        self.paper: Paper | None = None
        self.year = QComboBox()
        self.year.setToolTip("看哪一年（上、下键换年）")
        self.year.activated.connect(self._turn)
        self.page = PageView()
        bar = QHBoxLayout()
        bar.setSpacing(GAP)
        label = words("年度(&Y)", "hint")
        kinship.make_friends(label, self.year)
        for piece in (label, self.year):
            bar.addWidget(piece)
        bar.addStretch(1)
        bar.addWidget(push_button("预览、打印…", self.preview))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, GAP, 2 * GAP, GAP)
        column.setSpacing(GAP)
        column.addLayout(bar)
        column.addWidget(self.page, 1)

    def show_picture(self, picture: PersonPicture) -> None:
        """Draw this one, in the year that is in sight where it is the same person's."""
        if self.picture is not None and self.picture.person == picture.person:
            picture.year = self.picture.year
        self.picture = picture
        self.year.clear()
        for year in picture.years:
            self.year.addItem(f"{year}年", year)
        self.year.setCurrentIndex(max(0, self.year.findData(picture.year)))
        self._draw()

    def _draw(self) -> None:
        if self.picture is not None:
            self.paper = self.picture.paper()
            self.page.show_page(self.paper.pdf)
            self.page.setAccessibleName(self.paper.title)

    @dialogs.guarded
    def _turn(self, place: int) -> None:
        if self.picture is not None:
            self.picture.year = int(self.year.itemData(place))
            self._draw()

    @dialogs.guarded
    def preview(self) -> None:
        from desk_union.ui.paper.preview import show_paper

        if self.paper is not None:
            show_paper(self, self.paper)
