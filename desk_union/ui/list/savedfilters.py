"""我的筛选: keep what the list shows now under a name; apply, rename and delete what was kept, choose the usual one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLineEdit, QTableWidget, QTableWidgetItem, QWidget

from desk_union.screens.list.savedfilters import LONGEST
from desk_union.ui.form.partbuttons import PartButtons
from desk_union.ui.kit import dialogs
from desk_union.ui.kit.dialogframe import Framed, fill_table, push_button, told, words
from desk_union.ui.kit.style import scaled

if TYPE_CHECKING:
    from desk_union.screens.list.listpage import ListPage
    from desk_union.screens.list.savedfilters import SavedFilters

SENTENCE = "把现在的搜索、条件、列和排序存成一个名称；以后在搜索框旁边的下拉里（Ctrl+G）选它。"
HEADERS = ("名称", "内容", "打开时用")
NAME, CONTENT, USUAL = range(3)
SIZE = (680, 460)


class SavedFiltersDialog(Framed):
    """``applied`` is the name of the filter to apply when the dialog was accepted."""

    help_page = "search"

    def __init__(self, parent: QWidget, page: ListPage, saved: SavedFilters) -> None:
        super().__init__(parent, f"我的筛选：{page.ledger.title}", SENTENCE)
        self.page = page
        self.saved = saved
        self.applied = ""
        self.name = QLineEdit(maxLength=LONGEST)
        self.name.setPlaceholderText("给现在的筛选起个名称")
        present = saved.present(page)
        self.name.setText(present.name if present is not None else "")
        self.table = QTableWidget()
        self._filling = False
        self.body.addWidget(words(f"现在：{page.filter_words or '没有筛选，只有列和排序'}"))
        self.body.addLayout(self._save_row())
        self.body.addWidget(self.table, 1)
        self.buttons_below = PartButtons(self.table)
        self._rename = self.buttons_below.add("改名", "F2", self.rename, "在表里直接改")
        self._usual = self.buttons_below.add("打开时用", "Space", self.set_usual, "打开这个台账时就用它；再按一次取消")
        self._delete = self.buttons_below.add("删除", "Del", self.delete, "只删筛选，不动台账里的内容")
        self.body.addWidget(self.buttons_below)
        self.add_button("关闭", self.reject)
        self._apply = self.add_button("用所选的筛选", self.apply, primary=True)
        self.resize(*(scaled(length) for length in SIZE))
        self.table.itemChanged.connect(self._edited)
        self.table.itemSelectionChanged.connect(self._enable)
        self.table.cellDoubleClicked.connect(lambda _row, _column: self.apply())
        self._fill()
        self.lead(lambda: (self.name, self.save_button))
        if not saved.filters or page.is_filtered:
            self.name.setFocus()
        else:
            self.table.setFocus()

    def _save_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        self.save_button = push_button("保存(&S)", self.save)
        self.save_button.setToolTip("保存现在的筛选（Alt+S）")
        self.save_button.setAutoDefault(True)
        row.addWidget(self.save_button)
        writable = not self.page.desk.book.read_only
        for widget in (self.name, self.save_button):
            widget.setEnabled(writable)
        return row

    def _fill(self, chosen: str = "") -> None:
        self._filling = True
        rows = []
        for each in self.saved.filters:
            faults = "；".join(self.saved.faults(each))
            content = f"不能用了：{faults}" if faults else each.words or "（全部）"
            rows.append((each.name, content, "是" if each.name == self.saved.default else ""))
        fill_table(self.table, HEADERS, rows, wide=CONTENT)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        names = [each.name for each in self.saved.filters]
        if names:
            self.table.setCurrentCell(names.index(chosen) if chosen in names else 0, NAME)
        self._filling = False
        self._enable()

    def _enable(self) -> None:
        chosen = self._chosen() is not None
        writable = chosen and not self.page.desk.book.read_only
        self._apply.setEnabled(chosen)
        for button in (self._rename, self._usual, self._delete):
            button.setEnabled(writable)

    def _chosen(self) -> str | None:
        row = self.table.currentRow()
        return self.saved.filters[row].name if 0 <= row < len(self.saved.filters) else None

    @told
    def save(self) -> None:
        name = " ".join(self.name.text().split())
        if self.saved.find(name) is not None:
            question = f"已有名为“{name}”的筛选，要换成现在的吗？"
            if not dialogs.ask(self, question, "列和排序也一起换成现在的。", yes="换成现在的"):
                return
        kept = self.saved.save(name, self.page)
        self._fill(kept.name)
        self.begin_anew()
        self.table.setFocus()

    def rename(self) -> None:
        item = self.table.item(self.table.currentRow(), NAME)
        if item is not None:
            self.table.editItem(item)

    def _edited(self, item: QTableWidgetItem) -> None:
        # The table is filled anew by it, which must wait until the editor in the cell is done with.
        if not self._filling and item.column() == NAME:
            QTimer.singleShot(0, self, partial(self._take_name, item.row(), item.text()))

    @told
    def _take_name(self, row: int, new: str) -> None:
        try:
            self.saved.rename(self.saved.filters[row].name, new)
        finally:
            self._fill(self.saved.filters[row].name)
            self.table.setFocus()

    @told
    def delete(self) -> None:
        name = self._chosen()
        if name is not None and dialogs.ask(self, f"删除筛选“{name}”？", "台账里的内容不受影响。", yes="删除"):
            self.saved.delete(name)
            self._fill()

    @told
    def set_usual(self) -> None:
        name = self._chosen()
        if name is not None:
            self.saved.set_default("" if name == self.saved.default else name)
            self._fill(name)

    def apply(self) -> None:
        self.applied = self._chosen() or ""
        if self.applied:
            self.accept()


def choose_filter(parent: QWidget, page: ListPage, saved: SavedFilters) -> str:
    """The name of the filter to apply; "" when none was chosen."""
    dialog = SavedFiltersDialog(parent, page, saved)
    dialog.exec()
    return dialog.applied
