"""工作移交 in one dialog: who hands over to whom, what, what is open, where the passwords are, into which folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desk_union.basis import days
from desk_union.reports.handing import handing_words as kinds
from desk_union.screens.reports import handingpage
from desk_union.screens.reports.handingpage import HandedLine
from desk_union.ui.kit import dialogs, jobs, kinship
from desk_union.ui.kit.dialogframe import GAP, TAKES_ENTER, Framed, fill_table, push_button, told, words
from desk_union.ui.kit.style import ROW_HEIGHT, scaled

if TYPE_CHECKING:
    from desk_union.screens.desk import Desk
    from desk_union.ui.frame.workplace import Workplace

SIZE = (980, 660)
HEADS, OPEN_HEADS = ("移交内容", "名称", "数量", "存放地点"), ("应办日期", "事项", "在哪个台账")
LIST = "reports.handing_list"


class HandOverDialog(Framed):
    """``row`` is the hand-over once it is kept."""

    help_page = "reports.handing"

    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        sentence = "换人时用：登记交了什么、没办完的事，写一个移交文件夹（账本的备份、移交清单、资料），交给接手的人。"
        super().__init__(parent, "工作移交", sentence)
        self.desk = desk
        self.row: int | None = None
        self.day = QLineEdit(days.show_day(desk.today()))
        self.giver, self.taker, self.witness = QLineEdit(desk.who), QLineEdit(), QLineEdit()
        self.passwords = QLineEdit(placeholderText="只写放在哪里、谁知道，如：信封封好，在主席保险柜；不要写密码")
        self.folder = QLineEdit(placeholderText="U盘或一个文件夹；空着就只登记，不写文件夹")
        self.table, self.open_table = QTableWidget(), QTableWidget()
        self.table.setAccessibleName("交了什么")
        self.open_table.setAccessibleName("未了事项")
        self.body.addLayout(self._people())
        pages = QTabWidget()
        pages.setAccessibleName("交什么")
        pages.addTab(self._things(), "交了什么")
        pages.addTab(self.open_table, "未了事项")
        self.body.addWidget(pages, 1)
        self.pages = pages
        self.body.addLayout(self._place())
        self.add_button("取消", self.reject, key="Esc")
        self.add_button("移交", self.hand_over, primary=True).setEnabled(not desk.book.read_only)
        self.lead(lambda: (self.day, self.giver, self.taker, self.witness, self.passwords, self.folder))
        self.resize(*(scaled(length) for length in SIZE))
        self._fill()
        self.taker.setFocus()

    def _people(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * GAP)
        left, right = QFormLayout(), QFormLayout()
        for form, parts in (
            (left, (("移交日期", self.day), ("移交人", self.giver), ("接交人", self.taker))),
            (right, (("监交人", self.witness), ("密码放在哪里", self.passwords))),
        ):
            form.setSpacing(GAP)
            for label, line in parts:
                form.addRow(label, line)
        row.addLayout(left, 1)
        row.addLayout(right, 2)
        return row

    def _things(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.addWidget(words("双击或打字就改；印章、钥匙没有的请删去。", "hint"), 1)
        row.addWidget(push_button("加一行", self.add_line, key="Ctrl+N"))
        row.addWidget(push_button("删这一行", self.remove_line, key="Ctrl+Delete"))
        column.addLayout(row)
        return page

    def _place(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        label = words("移交文件夹放在")
        kinship.make_friends(label, self.folder)
        label.setWordWrap(False)
        row.addWidget(label)
        row.addWidget(self.folder, 1)
        row.addWidget(push_button("选择…", self.choose_folder))
        return row

    @told
    def _fill(self) -> None:
        table = self.table
        table.setColumnCount(len(HEADS))
        table.setHorizontalHeaderLabels(list(HEADS))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
        table.setProperty(TAKES_ENTER, True)
        for one in handingpage.proposed(self.desk):
            self._put(one)
        for column, width in ((0, 130), (2, 90), (3, 200)):
            table.setColumnWidth(column, scaled(width))
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        is_open = handingpage.still_open(self.desk)
        fill_table(self.open_table, OPEN_HEADS, is_open, wide=1)
        self.pages.setTabText(0, f"交了什么 {table.rowCount()}")
        self.pages.setTabText(1, f"未了事项 {len(is_open)}")

    def _put(self, one: HandedLine) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        box = QComboBox()
        box.setAccessibleName("移交内容")
        box.addItems([label for label in kinds.KIND.labels if label != kinds.OPEN])
        box.setCurrentText(one.kind)
        self.table.setCellWidget(row, 0, box)
        for column, text in enumerate((one.what, one.amount, one.place), 1):
            self.table.setItem(row, column, QTableWidgetItem(text))

    def add_line(self) -> None:
        self._put(HandedLine(kinds.OTHER, ""))
        row = self.table.rowCount() - 1
        self.table.setCurrentCell(row, 1)
        self.table.edit(self.table.currentIndex())

    def remove_line(self) -> None:
        if self.table.currentRow() >= 0:
            self.table.removeRow(self.table.currentRow())

    def choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "移交文件夹放在哪里", self.folder.text() or str(Path.home()))
        if name:
            self.folder.setText(name)

    def lines(self) -> list[HandedLine]:
        found = []
        for row in range(self.table.rowCount()):
            box = self.table.cellWidget(row, 0)
            kind = box.currentText() if isinstance(box, QComboBox) else ""
            items = (self.table.item(row, column) for column in range(1, len(HEADS)))
            found.append(HandedLine(kind, *(item.text() if item is not None else "" for item in items)))
        return found

    @told
    def hand_over(self) -> None:
        given = {
            "day": self.day.text(),
            "giver": self.giver.text(),
            "taker": self.taker.text(),
            "witness": self.witness.text(),
            "passwords": self.passwords.text(),
        }
        lines, place = self.lines(), self.folder.text().strip()
        folder = Path(place) if place else None
        done = jobs.run(self, "工作移交", lambda: handingpage.hand_over(self.desk, given, lines, folder))
        if done is None:
            return
        self.row, handed = done
        dialogs.tell(self, "移交已登记。" if handed is None else "移交文件夹已写好。", handed.words if handed else "")
        self.accept()


def hand_over(window: Workplace) -> None:
    if not window.may_leave():
        return
    dialog = HandOverDialog(window.widget, window.desk)
    dialog.exec()
    window.show_anew()
    if dialog.row is not None:
        from desk_union.ui.paper.printing import print_row

        print_row(window.widget, window.desk, LIST, dialog.row)


def take_over(window: Workplace) -> None:
    """The folder that somebody handed over: its backup comes in the place of this book, which is kept aside."""
    from desk_union.ui.frame import errands

    name = QFileDialog.getExistingDirectory(window.widget, "选择移交人写的“工作移交……”文件夹", str(Path.home()))
    if name:
        errands.backups(window, handingpage.backup_in(Path(name)))
