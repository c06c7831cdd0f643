"""What stands at a place of the office's own form: which column, number or words, how written, and where in mm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QGridLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desk_union.reports.ownforms import ownform_words as words
from desk_union.screens.reports.figurechoices import choices, fitting
from desk_union.ui.kit import kinship
from desk_union.ui.kit.dialogframe import GAP
from desk_union.ui.kit.dialogframe import words as told_words
from desk_union.ui.kit.numberbox import NumberBox
from desk_union.ui.kit.typedtext import NO_INPUT
from desk_union.ui.reports.columnlist import ColumnList
from desk_union.ui.reports.figurelist import FigureList

if TYPE_CHECKING:
    from desk_union.screens.reports.ownformpage import OwnFormPage, PlacedField

USUAL_SIZE = 10.5
USUAL_BOX = (20.0, 20.0, 40.0, 8.0)  # where a new one begins that nobody drew
MM = " 毫米"
LENGTHS = (("x", "左"), ("y", "上"), ("wide", "宽"), ("tall", "高"))


class FormFieldPanel(QWidget):
    """``wanted`` tells that what is chosen is to be placed."""

    wanted = Signal()

    def __init__(self, page: OwnFormPage) -> None:
        super().__init__()
        self.page = page
        self.figures = choices(page.desk)
        self.title = told_words("", "heading")
        self.what, self.shape, self.face, self.align, self.span = (QComboBox() for _ in range(5))
        for box, dictionary in (
            (self.what, words.WHAT),
            (self.shape, words.SHAPE),
            (self.face, words.FACE),
            (self.align, words.ALIGN),
            (self.span, words.SPAN),
        ):
            box.addItems(dictionary.labels)
        self.line, self.text = QLineEdit(), QLineEdit()
        self.list, self.numbers = ColumnList(self.line), FigureList(self.line)
        self.type_size = QDoubleSpinBox(minimum=4, maximum=72, decimals=1, singleStep=0.5, suffix=" 磅")
        self.type_size.setValue(USUAL_SIZE)
        self.boxes = NumberBox(minimum=0, maximum=60, suffix=" 格")
        self.boxes.setSpecialValueText("不分格")
        self.lengths = {
            key: QDoubleSpinBox(minimum=0, maximum=2000, decimals=1, singleStep=0.5, suffix=MM) for key, _ in LENGTHS
        }
        for line in (self.line, self.text):
            line.setProperty(NO_INPUT, True)
        for number in (self.type_size, self.boxes, *self.lengths.values()):
            for typed in number.findChildren(QLineEdit):
                typed.setProperty(NO_INPUT, True)
        self._lay()
        self.line.textChanged.connect(self._offer)
        self.what.currentIndexChanged.connect(lambda _place: self._follow())
        self.shape.currentIndexChanged.connect(lambda _place: self._follow())
        self.list.itemDoubleClicked.connect(lambda _item: self.wanted.emit())
        self.numbers.itemDoubleClicked.connect(lambda _item: self.wanted.emit())
        self.show_box(USUAL_BOX)
        self.show_field(None)

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addWidget(self.title)
        head = QFormLayout()
        head.addRow("填什么", self.what)
        column.addLayout(head)
        for widget in (self.line, self.list, self.numbers):
            column.addWidget(widget, 0 if widget is self.line else 100)
        self.list.setMinimumHeight(60)
        self.numbers.setMinimumHeight(60)
        self.more = QFormLayout()
        self.more.addRow("哪段期间", self.span)
        self.more.addRow("文字", self.text)
        self.more.addRow("写法", self.shape)
        self.more.addRow("一格一字", self.boxes)
        _name(self.boxes, "一格一字")
        column.addLayout(self.more)
        grid = QGridLayout()
        grid.setSpacing(GAP // 2)
        places: list[tuple[str, QWidget]] = [("字体", self.face), ("字号", self.type_size), ("对齐", self.align)]
        places = [*[(label, self.lengths[key]) for key, label in LENGTHS], *places]
        for n, (label, control) in enumerate(places):
            named = QLabel(label)
            kinship.make_friends(named, control)
            _name(control, label)
            grid.addWidget(named, n // 2, n % 2 * 2)
            grid.addWidget(control, n // 2, n % 2 * 2 + 1)
        column.addLayout(grid)
        column.addStretch()

    def show_field(self, field: PlacedField | None) -> None:
        """The field that is chosen, else what a new one begins with."""
        values = field.values if field is not None else {}
        self.title.setText(f"选中“{field.name}”" if field is not None else "新放一格")
        self.what.setCurrentText(values.get("what") or words.COLUMN)
        self.shape.setCurrentText(values.get("shape") or words.AS_IS)
        self.span.setCurrentText(values.get("span") or words.NOW)
        self.text.setText(values.get("text") or "")
        if field is not None:
            self.face.setCurrentText(values.get("face") or words.SONG)
            self.align.setCurrentText(values.get("align") or words.LEFT)
            self.type_size.setValue((values.get("size") or USUAL_SIZE * 1_000_000) / 1_000_000)
            self.show_box(field.at)
        self.boxes.setValue(values.get("boxes") or 0)
        self.line.clear()
        self._offer("")
        self.list.choose(values.get("source") or "")
        self.numbers.choose_code(values.get("figure") or "")
        self._follow()

    def show_box(self, at: tuple[float, float, float, float]) -> None:
        for (key, _), length in zip(LENGTHS, at, strict=True):
            self.lengths[key].setValue(length)

    def _offer(self, text: str) -> None:
        self.list.offer(self.page.fitting(text))
        self.numbers.offer(fitting(self.figures, text))

    def _follow(self) -> None:
        """Only what makes sense of what is filled is asked."""
        what = self.what.currentText()
        column, number = what == words.COLUMN, what == words.FIGURE
        self.line.setVisible(column or number)
        self.line.setPlaceholderText("栏目名称或拼音首字母，如 姓名、xm" if column else "数字的名称、编号，如 F173")
        self.line.setAccessibleName("找栏目" if column else "找数字")
        self.list.setVisible(column)
        self.numbers.setVisible(number)
        self.more.setRowVisible(self.span, number)
        self.more.setRowVisible(self.text, what == words.FIXED or (column and self.shape.currentText() == words.EQUAL))
        self.more.setRowVisible(self.shape, what in {words.COLUMN, words.FIGURE, words.TODAY})

    def given(self) -> dict[str, Any]:
        """The field as it is meant now; lengths in mm."""
        what, shape, figure = self.what.currentText(), self.shape.currentText(), self.numbers.chosen
        shaped = what in {words.COLUMN, words.FIGURE, words.TODAY}
        told = what == words.FIXED or shape == words.EQUAL
        return {
            "what": what,
            "source": self.list.chosen if what == words.COLUMN else None,
            "figure": figure.code if what == words.FIGURE and figure else None,
            "span": self.span.currentText() if what == words.FIGURE else None,
            "text": (self.text.text() if told else "") or None,
            "shape": shape if shaped else None,
            "boxes": self.boxes.value() or None,
            "face": self.face.currentText(),
            "size": self.type_size.value(),
            "align": self.align.currentText(),
            **{key: self.lengths[key].value() for key, _ in LENGTHS},
        }


def _name(control: QWidget, label: str) -> None:
    """For who does not see the screen: the line within a box of numbers takes the cursor too."""
    for one in (control, *control.findChildren(QLineEdit)):
        one.setAccessibleName(label)
