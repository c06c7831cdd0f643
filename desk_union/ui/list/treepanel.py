"""The tree at the left of a list, shown when the clerk wants it: counts, and a click that filters the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHeaderView, QSplitter, QTreeWidget, QTreeWidgetItem

from desk_union.screens.list.treeside import TreeSide, tree_column
from desk_union.ui.kit import dialogs
from desk_union.ui.kit.dialogframe import push_button
from desk_union.ui.kit.style import mark, scaled, user_settings

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desk_union.describe.ledger import Ledger
    from desk_union.screens.desk import Desk
    from desk_union.screens.list.listpage import ListPage

KEYS = "Ctrl+U"
WIDE, COUNT_WIDE = 208, 56
NODE = Qt.ItemDataRole.UserRole
WHOLE = "全部"
SHOWN = "ui/tree/"


class BesideTree(Protocol):
    """The list that the tree filters; what is Any are widgets and signals of Qt."""

    desk: Desk
    page: ListPage
    ledger: Ledger
    ui: Any
    filters: Any
    going: Any

    def go_to_row(self, row_id: int) -> None:
        """The row becomes the chosen one."""

    def to_table(self) -> None:
        """The rows have the focus."""


class TreePanel(QTreeWidget):
    """``page`` is the list that it filters."""

    def __init__(self, page: BesideTree) -> None:
        super().__init__()
        self._page = page
        self.side = TreeSide(page.desk, page.page)
        self._choosing = False  # its own filter changes no count, and what is being clicked must stay
        self.setObjectName("tree")
        self.setAccessibleName(f"按{self.side.title}")
        self.setColumnCount(2)
        self.setHeaderLabels([self.side.title, page.page.counter if not self.side.of_itself else "人数"])
        self.setRootIsDecorated(True)
        self.setUniformRowHeights(True)
        self.setIndentation(scaled(14))
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(1, scaled(COUNT_WIDE))
        self.currentItemChanged.connect(lambda item, _before: self._chosen(item))
        self.itemActivated.connect(lambda item, _column: self._opened(item))

    @dialogs.guarded
    def refresh(self) -> None:
        """Count anew and stay on the node that filters."""
        if self._choosing:
            return
        self.side.refresh()
        filtered, node = self.side.chosen
        with QSignalBlocker(self):
            self.clear()
            items: dict[int | None, QTreeWidgetItem] = {}
            if not self.side.of_itself:
                whole = self._item(None, WHOLE, sum(one.own for one in self.side.nodes), "不按它筛选")
                whole.setData(0, NODE, WHOLE)
            for one in self.side.nodes:
                said = f"本级 {one.own}，连同下面 {one.whole}" if one.id is not None else ""
                item = self._item(items.get(one.parent), one.name, one.whole, said)
                item.setData(0, NODE, one.id)
                if one.id is not None:
                    items[one.id] = item
                if filtered and one.id == node:
                    self.setCurrentItem(item)
            self.expandAll()

    def _item(self, above: QTreeWidgetItem | None, name: str, count: int, said: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([name, f"{count:,}"])
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setToolTip(0, f"{name}：{said}" if said else name)
        if above is None:
            self.addTopLevelItem(item)
        else:
            above.addChild(item)
        return item

    @dialogs.guarded
    def _chosen(self, item: QTreeWidgetItem | None) -> None:
        if item is None:
            return
        node = item.data(0, NODE)
        if self.side.of_itself:
            self._page.go_to_row(node)
            return
        self._choosing = True
        try:
            if node == WHOLE:
                self.side.choose_all()
            else:
                self.side.choose(node)
            self._page.filters.changed.emit()
        finally:
            self._choosing = False

    @dialogs.guarded
    def _opened(self, item: QTreeWidgetItem) -> None:
        """Enter or a double click: to the rows that the count counts."""
        node = item.data(0, NODE)
        if not self.side.of_itself:
            self._page.to_table()
        elif node is not None:
            code, ids = self.side.rows_of(node)
            if ids:
                self._page.going.emit(code, ids)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        item = self.currentItem()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and item is not None:
            self._opened(item)
            return
        super().keyPressEvent(event)


class TreeToggle:
    """The button over a list that shows the tree beside it; whether it is shown is kept for the next time."""

    def __init__(self, page: BesideTree) -> None:
        self._page = page
        self.panel: TreePanel | None = None
        self._key = f"{SHOWN}{page.ledger.code}"
        column = tree_column(page.ledger)
        if column is None:
            return
        own = column.kind.ledger.row is page.ledger.row  # type: ignore[attr-defined]  # a Ref
        self.button = push_button(f"按{'上下级' if own else column.label}", self._turn, key=KEYS)
        self.button.setToolTip(f"{self.button.text()}排成树，点一个就只看它的（{QKeySequence(KEYS).toString()}）")
        self.button.setCheckable(True)
        mark(self.button, "role", "flat")
        page.ui.titleRow.addWidget(self.button)
        if user_settings().value(self._key, "") == "1":
            self.button.setChecked(True)
            self._show()

    def _turn(self) -> None:
        shown = self.button.isChecked()
        user_settings().setValue(self._key, "1" if shown else "")
        if shown:
            self._show()
        elif self.panel is not None:
            self.panel.hide()

    def _show(self) -> None:
        ui = self._page.ui
        if self.panel is None:
            self.panel = TreePanel(self._page)
            both = QSplitter(Qt.Orientation.Horizontal)
            both.setChildrenCollapsible(False)
            both.setSizePolicy(ui.stack.sizePolicy())
            ui.leftColumn.replaceWidget(ui.stack, both)
            both.addWidget(self.panel)
            both.addWidget(ui.stack)
            both.setStretchFactor(1, 1)
            both.setSizes([scaled(WIDE), 10_000])
        self.panel.show()
        self.panel.refresh()

    def refresh(self) -> None:
        """The list was asked anew."""
        if self.panel is not None and self.panel.isVisible():
            self.panel.refresh()
