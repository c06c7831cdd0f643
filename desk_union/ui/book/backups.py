"""The dialog of backups: which there are, a new one, a copy on a U盘, and going back to one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from desk_union.screens.book import dailybackup
from desk_union.screens.book.backuppage import BackupPage, Kept
from desk_union.store.archive import SUFFIX
from desk_union.ui.drawn.backup import Ui_Backup
from desk_union.ui.frame.firstrun import ask_backup_password
from desk_union.ui.kit import dialogs, jobs
from desk_union.ui.kit.dialogframe import Once, fill_table, on_click, told
from desk_union.ui.kit.fitting import fit

if TYPE_CHECKING:
    from desk_union.screens.desk import Desk
    from desk_union.store.archive import BackupInfo

HEADERS = ("时间", "原因", "内容", "大小", "位置")


def open_backups(parent: QWidget | None, desk: Desk, file: Path | None = None) -> None:
    """The list of backups; with ``file`` it asks at once whether to restore the book from it."""
    dialog = BackupDialog(parent, desk)
    if file is not None:
        QTimer.singleShot(0, dialog, lambda: dialog.restore_file(file))
    dialog.exec()


class BackupDialog(Once):
    help_page = "backup"

    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        super().__init__(parent)
        self.page = BackupPage(desk)
        self.kept: list[Kept] = []
        self.drawn = Ui_Backup()
        self.drawn.setupUi(self)  # type: ignore[no-untyped-call]  # compiled from the form
        self.drawn.note.hide()
        policy = self.drawn.list.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the rest stays together while there is nothing to list
        self.drawn.list.setSizePolicy(policy)
        self._connect()
        self.refresh()
        fit(self)

    def _connect(self) -> None:
        drawn = self.drawn
        for button, slot in (
            (drawn.back_up, self.back_up),
            (drawn.copy_to_stick, self.copy_to_stick),
            (drawn.open_folder, self.open_folder),
            (drawn.daily, self.back_up_daily),
            (drawn.other_file, self.other_file),
            (drawn.restore, self.restore_chosen),
        ):
            on_click(button, slot)
        drawn.daily.setVisible(dailybackup.possible())
        drawn.close_it.clicked.connect(self.reject)
        drawn.list.itemSelectionChanged.connect(self._show_contents)

    def tell(self, fault: str) -> None:
        self.drawn.note.setText(fault)
        self.drawn.note.setVisible(bool(fault))

    def refresh(self) -> None:
        self.kept = self.page.kept()
        state, stick = self.page.state(), self.page.stick
        self.drawn.state.setText(state.sentence)
        self.drawn.state.setProperty("role", "warning" if state.overdue else "heading")
        self.drawn.state.style().polish(self.drawn.state)
        self.drawn.where.setText(f"本机备份文件夹：{self.page.folder}" + (f"\nU盘备份文件夹：{stick}" if stick else ""))
        rows = [(kept.when, kept.why, kept.counts, kept.size, kept.place) for kept in self.kept]
        fill_table(self.drawn.list, HEADERS, rows, wide=2)
        self.drawn.restore.setEnabled(bool(rows))
        self.drawn.list.setVisible(bool(rows))
        if rows:
            self.drawn.list.setCurrentCell(0, 0)
        self._show_contents()

    def chosen(self) -> Kept | None:
        row = self.drawn.list.currentRow()
        return self.kept[row] if 0 <= row < len(self.kept) else None

    def _show_contents(self) -> None:
        kept = self.chosen()
        self.drawn.contents.setText(self.page.contents(kept.info) if kept else "")

    @told
    def back_up(self) -> None:
        sentence = jobs.run(self, "备份", self.page.back_up)
        self._done(sentence)

    @told
    def copy_to_stick(self) -> None:
        start = self.page.stick or Path.home()
        name = QFileDialog.getExistingDirectory(self, "选择U盘上的文件夹", str(start))
        if name:
            self._done(jobs.run(self, "复制到U盘", lambda: self.page.copy_to(Path(name))))

    @told
    def back_up_daily(self) -> None:
        title, label = "每天自动备份", "每天几点备份（电脑要开着）："
        time, taken = QInputDialog.getText(self, title, label, text=dailybackup.USUAL)
        if taken:
            self._done(dailybackup.set_up(self.page.desk.book, time.strip()))

    def _done(self, sentence: str | None) -> None:
        if sentence is not None:
            self.refresh()
            self.drawn.where.setText(sentence)

    @told
    def open_folder(self) -> None:
        self.page.folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.page.folder)))

    @told
    def restore_chosen(self) -> None:
        kept = self.chosen()
        if kept is not None:
            self._restore(kept.info)

    @told
    def other_file(self) -> None:
        kind = f"工会账本备份 (*{SUFFIX});;所有文件 (*)"
        name, _ = QFileDialog.getOpenFileName(self, "选择备份文件", str(self.page.folder), kind)
        if name:
            self.restore_file(Path(name))

    @told
    def restore_file(self, file: Path) -> None:
        self._restore(self.page.info_of(file))

    def _restore(self, info: BackupInfo) -> None:
        more = f"{self.page.contents(info)}\n\n现在的账本会先另存一份，不会丢。"
        if not dialogs.ask(self, "要恢复到这个备份吗？", more, yes="恢复"):
            return
        password = self.page.desk.book.password
        if info.encrypted:
            password = ask_backup_password(self, info.file.name)
            if password is None:
                return
        sentence = jobs.run(self, "恢复", lambda: self.page.restore(info, password))
        self._done(sentence)
