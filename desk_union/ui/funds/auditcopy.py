"""审计副本: says what the auditors get, asks where to, and makes it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from desk_union.basis import days
from desk_union.exchange import auditcopy
from desk_union.ui.kit import jobs
from desk_union.ui.kit.dialogframe import Framed, told, words
from desk_union.ui.kit.style import scaled

if TYPE_CHECKING:
    from desk_union.screens.desk import Desk

SIZE = (620, 330)
KINDS = "账本 (*.desk)"
SENTENCE = "给经费审查人员做一份只能查看的账本，可以拷到U盘带走，在他们自己的电脑上用本程序打开。"
KEPT = "副本里有：全部凭证、账簿、报表、会费、银行、资产、预算，凭证附件，以及每一笔改动的记录。"
TAKEN = (
    "副本里没有：证件号码、电话、住址、银行卡号、工资、出生日期、家庭成员、健康和困难情况、照片和会员的附件；"
    "会员只留姓名、性别、工号和分会小组，能对上会费。"
)
LOCKED = "账本有密码，副本用同一个密码打开。"


def open_audit_copy(parent: QWidget | None, desk: Desk) -> None:
    dialog = AuditCopyDialog(parent, desk)
    dialog.exec()
    dialog.deleteLater()


class AuditCopyDialog(Framed):
    help_page = "funds.auditcopy"

    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        super().__init__(parent, "审计副本", SENTENCE)
        self.desk = desk
        self.body.addWidget(words(KEPT))
        self.body.addWidget(words(TAKEN))
        if desk.book.encrypted:
            self.body.addWidget(words(LOCKED, "warning"))
        self.said = words("", "good")
        self.said.hide()
        self.body.addWidget(self.said)
        self.body.addStretch(1)
        self.add_button("关闭", self.reject, key="Esc")
        self.make_button = self.add_button("选择位置并制作(&S)…", self.choose, primary=True)
        self.resize(*(scaled(length) for length in SIZE))

    @told
    def choose(self) -> None:
        name = f"{self.desk.book.path.stem}-审计副本-{days.show_day(self.desk.today())}.desk"
        start = str(self.desk.book.path.with_name(name))
        options = QFileDialog.Option.DontConfirmOverwrite
        chosen, _ = QFileDialog.getSaveFileName(self, "审计副本存到", start, KINDS, "", options)
        if chosen:
            self.make(Path(chosen))

    def make(self, target: Path) -> None:
        book = self.desk.book
        made = jobs.run(self, "制作审计副本", lambda: auditcopy.make(book, target, book.clock()))
        if made is not None:
            self.said.setText(f"审计副本已做好，并打开核对过：{made}")
            self.said.show()
            self.make_button.setEnabled(False)
