"""The dialog that hands a list out as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QFormLayout, QWidget

from desk_union.screens.list.exportpage import ExportPage
from desk_union.ui.kit import dialogs, jobs
from desk_union.ui.kit.dialogframe import GAP, Framed, told, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.screens.desk import Desk
    from desk_union.screens.list.listpage import ListPage


def open_export(parent: QWidget | None, desk: Desk, page: ListPage, chosen: Sequence[int] = ()) -> bool:  # noqa: ARG001 - the page knows its desk
    """True when a file was written."""
    dialog = ExportDialog(parent, ExportPage.of(page, chosen))
    return dialog.exec() == ExportDialog.DialogCode.Accepted


class ExportDialog(Framed):
    help_page = "print"

    def __init__(self, parent: QWidget | None, page: ExportPage) -> None:
        super().__init__(parent, f"导出：{page.ledger.title}", "导出的就是名单上看到的那些行。")
        self.page = page
        self.kind = QComboBox()
        for form in page.formats:
            self.kind.addItem(form.title)
        self.every = QCheckBox("导出全部栏目，不只是名单上显示的")
        self.private = QCheckBox()
        self.says = words("", "hint")
        rows = QFormLayout()
        rows.setSpacing(GAP)
        rows.addRow("文件格式", self.kind)
        rows.addRow("", self.every)
        rows.addRow("", self.private)
        self.body.addLayout(rows)
        self.body.addWidget(self.says)
        self.body.addStretch(1)
        self.kind.currentIndexChanged.connect(self._take)
        for box in (self.every, self.private):
            box.toggled.connect(self._take)
        self.add_button("取消", self.reject, key="Esc")
        self.add_button("导出…", self.write, primary=True)
        self.resize(600, 320)
        self._take()

    def _take(self) -> None:
        page = self.page
        page.format, page.every = page.formats[self.kind.currentIndex()], self.every.isChecked()
        page.private = self.private.isChecked()
        self.every.setVisible(page.format.free)
        self.private.setVisible(page.format.free and bool(page.private_words))
        self.private.setText("包括隐私栏目（会记下是谁、什么时候导出的）")
        self.private.setToolTip(page.private_words)
        self.says.setText(page.says)

    @told
    def write(self) -> None:
        suffix = self.page.format.suffix
        kind = f"{self.page.format.title} (*{suffix})"
        name, _ = QFileDialog.getSaveFileName(self, "导出到", str(Path.home() / self.page.file_name), kind)
        if not name:
            return
        target = Path(name)
        if target.suffix.casefold() != suffix:
            target = target.with_name(f"{target.name}{suffix}")
        sentence = jobs.run(self, "导出", lambda: self.page.write(target))
        if sentence is not None:
            dialogs.tell(self, sentence)
            self.accept()
