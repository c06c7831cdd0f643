"""What belongs to a row, as small tables in tabs; each row of them is written in a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from desk_union.screens.form import attached, partspage
from desk_union.screens.form.formpage import RowForm
from desk_union.screens.list.listpage import ListPage
from desk_union.ui.form import form as forms
from desk_union.ui.form.attached import FilesTab
from desk_union.ui.form.form import RowFields
from desk_union.ui.form.partbuttons import PartButtons
from desk_union.ui.kit import dialogs
from desk_union.ui.kit.dialogframe import Framed, push_button
from desk_union.ui.kit.style import scaled
from desk_union.ui.list.rowtable import RowTable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Any

    from desk_union.describe.ledger import Ledger
    from desk_union.screens.desk import Desk
    from desk_union.screens.form.partspage import PartTab

FILES = "附件"
HEIGHT = 188  # tabs, headings, two rows and buttons


class RowDialog(Framed):
    """One row of any ledger in a dialog of its own; its fields themselves ask before something is lost."""

    help_page = "people"
    asks_first = False

    def __init__(
        self, parent: QWidget, desk: Desk, ledger: Ledger, row_id: int | None, given: Mapping[str, Any] | None = None
    ) -> None:
        form = RowForm(desk, ledger, row_id, given)
        self.help_page = ledger.code
        super().__init__(parent, f"新增：{ledger.title}" if row_id is None else f"{form.title}（{ledger.title}）")
        self.fields = RowFields(ledger.fields, tuple(given or {}), ledger.match[0] if ledger.match else ())
        self.body.addWidget(self.fields)
        self.saved: int | None = None
        cancel = self.add_button("取消", self.reject)
        save = self.add_button("保存", self._save, primary=True)
        save.setToolTip("保存（Ctrl+Enter）")
        QWidget.setTabOrder(save, cancel)
        self.fields.ended.connect(lambda: save.setFocus(Qt.FocusReason.TabFocusReason))
        self.fields.saving.connect(self._save)
        self.fields.show_form(form)
        for section in self.fields.sections.values():
            section.fold(False)
        self.resize(scaled(480), min(scaled(150) + self.fields.natural_height(), scaled(640)))
        self.fields.go_to_start()

    def _save(self) -> None:
        self.saved = forms.save(self, self.fields)
        if self.saved is not None:
            self.accept()

    def reject(self) -> None:
        if forms.may_leave(self, self.fields):
            super().reject()


class PartTable(QWidget):
    def __init__(self, desk: Desk, tab: PartTab) -> None:
        super().__init__()
        self.desk, self.ledger, self.owner_key = desk, tab.ledger, tab.owner
        self.owner: int | None = None
        self.table = RowTable()
        self.table.setMinimumHeight(scaled(72))
        self.table.verticalHeader().hide()
        self.table.opened.connect(self._edit)
        self.buttons = PartButtons(self.table)
        self._add_button = self.buttons.add("新增", "Ins", self._add, f"在{tab.ledger.title}里加一条")
        self._edit_button = self.buttons.add("修改", "Return", self._edit, "看全部内容，改正")
        self._delete_button = self.buttons.add("删除", "Del", self._delete, "移入回收站")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(self.buttons)
        self.table.chosen.connect(self._enable)

    def show_owner(self, owner: int | None, *, frozen: bool) -> None:
        self.owner = owner
        self._add_button.setEnabled(owner is not None and not frozen)
        self._frozen = frozen
        page = ListPage(self.desk, self.ledger, (self.owner_key, owner or 0))
        page.refresh()
        self.table.show_page(page)
        self.table.go_to(0)  # so that Enter and Del mean a row
        self._enable()

    def _enable(self) -> None:
        for button in (self._edit_button, self._delete_button):
            button.setEnabled(not self._frozen and bool(self.table.ids()))

    @dialogs.guarded
    def _add(self) -> None:
        if self.owner is not None:
            RowDialog(self, self.desk, self.ledger, None, {self.owner_key: self.owner}).exec()

    @dialogs.guarded
    def _edit(self) -> None:
        row_id = self.table.current_id()
        if row_id is not None and not self._frozen:
            RowDialog(self, self.desk, self.ledger, row_id).exec()

    @dialogs.guarded
    def _delete(self) -> None:
        page, ids = self.table.page, self.table.ids()
        if page is None or not ids:
            return
        if dialogs.ask(self, f"删除所选 {len(ids)} {page.counter}？", "可以撤销，也可以从回收站恢复。", yes="删除"):
            page.delete(ids)


class Parts(QTabWidget):
    """Only the tab in sight is read; the others say how many rows they have. Folded until somebody opens one.

    ``closing`` says that it was folded by its own button, ``folded`` that it was folded or unfolded by anyone.
    """

    closing = Signal()
    folded = Signal()

    def __init__(self, desk: Desk, ledger: Ledger) -> None:
        super().__init__()
        self.desk, self.ledger = desk, ledger
        self.setAccessibleName("明细和附件")
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setDocumentMode(True)
        self._open = False
        fold = push_button("收起", self._close)
        fold.setProperty("role", "flat")
        fold.setToolTip("收起明细和附件（Esc）")
        self.setCornerWidget(fold)
        self._owner: int | None = None
        self._frozen = False
        self._stale: set[int] = set()
        self._tabs = partspage.tabs_of(desk, ledger, None)
        for tab in self._tabs:
            self.addTab(PartTable(desk, tab) if tab.always else QWidget(), tab.title)  # many are never looked at
        if ledger.files:
            self.addTab(FilesTab(desk, ledger), FILES)
        self.currentChanged.connect(self._show)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(super().sizeHint().width(), scaled(HEIGHT))

    def show_owner(self, row_id: int | None, *, frozen: bool) -> None:
        """Show what belongs to a row; a row not saved yet has nothing."""
        self._owner, self._frozen = row_id, frozen
        self._show_open()
        for place, tab in enumerate(partspage.tabs_of(self.desk, self.ledger, row_id)):
            self._tell(place, tab.title, tab.count)
            self.setTabVisible(place, tab.always or tab.count > 0)
        if self.ledger.files:
            self._tell(self.count() - 1, FILES, attached.count(self.desk, self.ledger, row_id))
        self._stale = set(range(self.count()))
        if self._open:
            self._show(self.currentIndex())

    def lines(self) -> list[str]:
        """The words of each tab, for the card; nothing for those that have no place there."""
        shown = self._owner is not None and not self._open
        return [self.tabText(place) if shown and self.isTabVisible(place) else "" for place in range(self.count())]

    def open(self, place: int | None = None) -> None:
        """Unfold, at one tab or at that last looked at, with the cursor in its table."""
        if self._owner is None or not self.count():
            return
        self._open = True
        self._show_open()
        self.setCurrentIndex(self.currentIndex() if place is None else place)
        self._show(self.currentIndex())
        self.to_table()
        self.folded.emit()

    def fold(self) -> None:
        self._open = False
        self._show_open()
        self.folded.emit()

    def _close(self) -> None:
        self.fold()
        self.closing.emit()

    def _show_open(self) -> None:
        self.setVisible(self._open and self._owner is not None and self.count() > 0)

    def _tell(self, place: int, title: str, count: int) -> None:
        self.setTabText(place, f"{title} {count}" if count else title)

    def to_table(self) -> None:
        """Put the cursor into the table in sight."""
        part = self.currentWidget()
        if isinstance(part, (PartTable, FilesTab)):
            part.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def attach(self, paths: list[Path]) -> None:
        """Add files to the row, and show them."""
        tab = self.widget(self.count() - 1)
        if isinstance(tab, FilesTab):
            self.open(self.count() - 1)
            tab.add(paths)

    def _show(self, place: int) -> None:
        table = self._made(place)
        if place in self._stale and isinstance(table, (PartTable, FilesTab)) and self._owner is not None:
            self._stale.discard(place)
            table.show_owner(self._owner, frozen=self._frozen)

    def _made(self, place: int) -> QWidget | None:
        """The widget of a tab, its table made when it is first looked at."""
        held = self.widget(place)
        if type(held) is QWidget and place < len(self._tabs):
            words = self.tabText(place)
            with QSignalBlocker(self):
                self.removeTab(place)
                self.insertTab(place, PartTable(self.desk, self._tabs[place]), words)
                self.setCurrentIndex(place)
        return self.widget(place)
