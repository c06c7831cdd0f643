"""按…汇总: the rows of the list by one column, as a table and as bars; a line opens its rows, all of it is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTableWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desk_union.screens.list.summingpage import SummingPage
from desk_union.store.ownreports import LONGEST
from desk_union.ui.kit import dialogs, kinship
from desk_union.ui.kit.dialogframe import GAP, TAKES_ENTER, Framed, fill_table, on_keys, push_button, told, words
from desk_union.ui.kit.style import ROW_HEIGHT, scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from desk_union.screens.list.listpage import ListPage
    from desk_union.ui.frame.workplace import Workplace

SENTENCE = "双击一行（或按 Enter），看这一组是哪些记录。"
KEPT = "存下的报表…"
SIZE = (940, 600)
LEFT_WIDE = 260
DATA = Qt.ItemDataRole.UserRole
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LABEL_SHARE, WORDS_WIDE = 0.34, 96


class BarPicture(QWidget):
    """The first number of every group as a bar; the same is printed."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("条形图")
        self._bars: list[tuple[str, str, int]] = []

    def show_bars(self, bars: list[tuple[str, str, int]]) -> None:
        """Each with its label, its words and its value."""
        self._bars = bars
        self.setMinimumHeight(scaled(ROW_HEIGHT) * max(len(bars), 1))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(scaled(480), self.minimumHeight())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - likewise
        painter = QPainter(self)
        high, wide = scaled(ROW_HEIGHT), self.width()
        label, tail = int(wide * LABEL_SHARE), scaled(WORDS_WIDE)
        room = max(wide - label - tail - 2 * GAP, 1)
        most = max((value for _, _, value in self._bars), default=0) or 1
        for place, (name, told_, value) in enumerate(self._bars):
            top = place * high
            fitted = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, label - GAP)
            painter.setPen(self.palette().text().color())
            painter.drawText(QRectF(0, top, label - GAP, high), RIGHT, fitted)
            length = room * max(value, 0) / most
            painter.fillRect(QRectF(label, top + high * 0.2, length, high * 0.6), self.palette().highlight())
            painter.drawText(
                QRectF(label + length + GAP, top, tail, high), Qt.AlignmentFlag.AlignVCenter, told_ or "—"
            )


class SummingDialog(Framed):
    """``opened`` are the rows that the clerk wants to see in the list, None when none."""

    help_page = "summing"
    asks_first = False  # nothing is lost by closing: what was chosen is chosen again in a moment

    def __init__(self, parent: QWidget | None, page: ListPage) -> None:
        super().__init__(parent, f"按…汇总：{page.ledger.title}", SENTENCE)
        self.page = SummingPage(page)
        self.opened: list[int] | None = None
        self.by = QComboBox()
        self.by.setAccessibleName("按哪一列")
        for one in self.page.groupings:
            self.by.addItem(self.page.grouping_words(one), one)
        self.numbers = QListWidget()
        self.numbers.setAccessibleName("算哪些数")
        for measure in self.page.offered:
            item = QListWidgetItem(self.page.measure_words(measure))
            item.setData(DATA, measure)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            self.numbers.addItem(item)
        self.kept = QComboBox()
        self.kept.setAccessibleName("存下的报表")
        self.filter = words("", "hint")
        self.table = QTableWidget()
        self.table.setAccessibleName("汇总结果")
        self.picture = BarPicture()
        self.name = QLineEdit(maxLength=LONGEST)
        self.name.setPlaceholderText("起个名称存成报表，以后在“可以打印的表”里")
        self.name.setAccessibleName("报表名称")
        self._lay_out()
        self._fill_kept()
        self._show_choice()
        self._ask()
        self.by.currentIndexChanged.connect(lambda _at: self._chosen())
        self.numbers.itemChanged.connect(lambda _item: self._chosen())
        self.kept.activated.connect(self._open_kept)
        self.table.cellDoubleClicked.connect(lambda row, _column: self._open(row))
        on_keys(self.table, "Return", lambda: self._open(self.table.currentRow()))
        self.name.returnPressed.connect(self.save)
        for widget in (self.name, self.table):
            widget.setProperty(TAKES_ENTER, True)
        self.resize(*(scaled(length) for length in SIZE))

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(GAP)
        for text, widget in (("按哪一列(&B)", self.by), ("算哪些数(&N)", self.numbers), ("打开(&O)", self.kept)):
            label = QLabel(text)
            kinship.make_friends(label, widget)
            left.addWidget(label)
            left.addWidget(widget, int(widget is self.numbers))
            widget.setMaximumWidth(scaled(LEFT_WIDE))
        places = QTabWidget()
        places.addTab(self.table, "表")
        from PySide6.QtWidgets import QScrollArea

        rolling = QScrollArea()
        rolling.setWidgetResizable(True)
        rolling.setWidget(self.picture)
        places.addTab(rolling, "条形图")
        self.places = places
        right = QVBoxLayout()
        right.addWidget(self.filter)
        right.addWidget(places, 1)
        keeping = QHBoxLayout()
        keeping.addWidget(self.name, 1)
        self.save_button = push_button("保存(&S)", self.save)
        self.save_button.setEnabled(not self.page.desk.book.read_only)
        self.name.setEnabled(not self.page.desk.book.read_only)
        keeping.addWidget(self.save_button)
        right.addLayout(keeping)
        both = QHBoxLayout()
        both.setSpacing(2 * GAP)
        both.addLayout(left)
        both.addLayout(right, 1)
        self.body.addLayout(both, 1)
        self.drop_button = self.add_button("删除报表", self.drop, left=True)
        self.add_button("打印(&P)…", self.print_, left=True)
        self.add_button("关闭", self.reject)
        self.add_button("看这一组的记录", lambda: self._open(self.table.currentRow()), primary=True)

    def _fill_kept(self, chosen: str = "") -> None:
        names = self.page.names()
        self.kept.clear()
        self.kept.addItem(KEPT if names else "还没有存过报表")
        self.kept.addItems(names)
        self.kept.setCurrentIndex(max(self.kept.findText(chosen), 0) if chosen else 0)
        self.kept.setEnabled(bool(names))
        self.drop_button.setEnabled(bool(chosen) and not self.page.desk.book.read_only)

    def _show_choice(self) -> None:
        """Column and numbers as the page has them."""
        for widget in (self.by, self.numbers):
            widget.blockSignals(True)
        self.by.setCurrentIndex(self.page.groupings.index(self.page.grouping))
        for at in range(self.numbers.count()):
            item = self.numbers.item(at)
            on = item.data(DATA) in self.page.measures
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        for widget in (self.by, self.numbers):
            widget.blockSignals(False)

    @told
    def _chosen(self) -> None:
        items = (self.numbers.item(at) for at in range(self.numbers.count()))
        wanted = [item.data(DATA) for item in items if item.checkState() == Qt.CheckState.Checked]
        self.page.choose(self.by.currentData(), wanted)
        self._show()

    @told
    def _ask(self) -> None:
        self.page.refresh()
        self._show()

    def _show(self) -> None:
        self.tell("")
        self.filter.setText(f"筛选：{self.page.filter_words or '没有，全部都算'}")
        rows = self.page.rows
        fill_table(self.table, self.page.headers, rows, wide=0)
        self._set_out(len(rows))
        self.table.setCurrentCell(0, 0)
        lines = self.page.found.lines if self.page.found is not None else ()
        self.picture.show_bars([(line.label, line.words[0], line.values[0] or 0) for line in lines])

    def _set_out(self, count: int) -> None:
        """Numbers stand at the right, 合计 is bold."""
        bold = self.table.font()
        bold.setBold(True)
        for row in range(count):
            for column in range(self.table.columnCount()):
                item = self.table.item(row, column)
                if item is not None and column:
                    item.setTextAlignment(RIGHT)
                if item is not None and row == count - 1:
                    item.setFont(bold)

    @told
    def _open(self, row: int) -> None:
        if row >= 0:
            self.opened = self.page.ids_at(row)
            self.accept()

    @told
    def _open_kept(self, at: int) -> None:
        if at > 0:
            name = self.kept.itemText(at)
            self.drop_button.setEnabled(not self.page.desk.book.read_only)
            self.name.setText(name)
            self.page.open(name)
            self._show_choice()
            self._show()

    @told
    def save(self) -> None:
        typed = " ".join(self.name.text().split())
        if not typed:
            self.name.setFocus()  # where the missing name is written
        if typed in self.page.names() and not dialogs.ask(
            self, f"已有名为“{typed}”的报表，要换成现在的吗？", "筛选、列和数都换成现在的。", yes="换成现在的"
        ):
            return
        kept = self.page.save(self.name.text())
        self._fill_kept(kept)
        self.say(f"已存成报表“{kept}”：在“可以打印的表”的“统计”里，也能用 Ctrl+K 找到。")

    @told
    def drop(self) -> None:
        name = self.kept.currentText()
        question = f"删除报表“{name}”？"
        if self.kept.currentIndex() > 0 and dialogs.ask(self, question, "台账里的内容不受影响。", yes="删除"):
            self.page.drop(name)
            self._fill_kept()

    @told
    def print_(self) -> None:
        from desk_union.ui.paper import printing

        printing.print_this(self, self.page.desk, self.page.sheet(bars=self.places.currentIndex() == 1))


def sum_up(window: Workplace, page: ListPage) -> None:
    """Show it; a group whose rows are wanted is shown in the list."""
    dialog = SummingDialog(window.widget, page)
    dialog.exec()
    if dialog.opened:
        window.show_rows(page.ledger.code, dialog.opened)
