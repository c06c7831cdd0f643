"""The tab 附件 of a row: its scans and files as a small table, opened with the computer's own programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QTableWidget, QVBoxLayout, QWidget

from desk_union.basis import looking
from desk_union.basis.refusal import Refusal
from desk_union.screens.form.attached import AttachedFiles
from desk_union.ui.form.partbuttons import PartButtons
from desk_union.ui.kit import dialogs, jobs
from desk_union.ui.kit.dialogframe import fill_table
from desk_union.ui.kit.style import scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from desk_union.describe.ledger import Ledger
    from desk_union.screens.desk import Desk
    from desk_union.screens.form.attached import FileLine

HEADERS = ("文件", "大小", "添加日期")


class FilesTab(QWidget):
    """Files may also be dropped on it."""

    def __init__(self, desk: Desk, ledger: Ledger) -> None:
        super().__init__()
        self.desk, self.ledger = desk, ledger
        self.files = AttachedFiles(desk, ledger, None)
        self._lines: list[FileLine] = []
        self._frozen = False
        self.table = QTableWidget()
        self.table.setAccessibleName("附件")
        self.table.setMinimumHeight(scaled(72))
        self.buttons = PartButtons(self.table)
        self._add_button = self.buttons.add("添加…", "Ins", self.choose, "添加扫描件或其他文件，也可以把文件拖到这里")
        self._open_button = self.buttons.add("打开", "Return", self.open, "用电脑上的程序看一份副本")
        self._save_button = self.buttons.add("另存为…", "Ctrl+Shift+E", self.save_as, "把文件存到别处")
        self._remove_button = self.buttons.add("删除", "Del", self.remove, "从这一行去掉，可以撤销")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(self.buttons)
        self.setAcceptDrops(True)
        self.table.itemSelectionChanged.connect(self._enable)
        self.table.cellDoubleClicked.connect(lambda _row, _column: self.open())

    def show_owner(self, owner: int | None, *, frozen: bool) -> None:
        self.files = AttachedFiles(self.desk, self.ledger, owner)
        self._frozen = frozen
        self._lines = self.files.lines()
        fill_table(self.table, HEADERS, [(line.name, line.size, line.added_on) for line in self._lines], wide=0)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._add_button.setEnabled(owner is not None and not frozen)
        if self._lines:
            self.table.setCurrentCell(0, 0)
        self._enable()

    def chosen(self) -> list[FileLine]:
        rows = sorted({index.row() for index in self.table.selectedIndexes()})
        return [self._lines[row] for row in rows]

    def _enable(self) -> None:
        chosen = len(self.chosen())
        self._open_button.setEnabled(chosen > 0)
        self._save_button.setEnabled(chosen == 1)
        self._remove_button.setEnabled(chosen > 0 and not self._frozen)

    @dialogs.guarded
    def choose(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, "添加附件")
        self.add([Path(name) for name in names])

    @dialogs.guarded
    def add(self, paths: list[Path]) -> None:
        if not paths:
            return
        files = self.files
        added = jobs.run(self, "添加附件", lambda: files.add(paths))
        if added is not None and added < len(paths):
            dialogs.tell(self, "同样的文件这一行里已经有了，没有重复添加。")

    @dialogs.guarded
    def open(self) -> None:
        for line in self.chosen():
            copy = self.files.copy_out(line, looking.folder())
            if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy))):
                raise Refusal(f"这台电脑上没有能打开“{line.name}”的程序。", "可以“另存为”，拿到别的电脑上看。")

    @dialogs.guarded
    def save_as(self) -> None:
        line = self.chosen()[0]
        name, _ = QFileDialog.getSaveFileName(self, "附件另存为", line.name)
        if name:
            self.files.save_as(line, Path(name))

    @dialogs.guarded
    def remove(self) -> None:
        chosen = self.chosen()
        names = "、".join(line.name for line in chosen[:3])
        words = f"{names}{'等' if len(chosen) > 3 else ''}。可以撤销。"  # noqa: PLR2004 - as many as are named
        if dialogs.ask(self, f"从这一行去掉所选 {len(chosen)} 个附件？", words, yes="删除"):
            self.files.remove([line.id for line in chosen])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if event.mimeData().hasUrls() and self._add_button.isEnabled():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.add(paths)
