"""The dialog of settings: pages chosen at the left, everything but the password kept by one button."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QStackedWidget,
    QWidget,
)

from desk_union.basis.refusal import Refusal
from desk_union.screens.book.settingspage import SettingsPage
from desk_union.screens.passwords import WARNING, strength
from desk_union.ui.book.settingspaper import FacesTab, SignersTab, WordsTab
from desk_union.ui.book.settingsparts import SettingsBox, SettingsTab
from desk_union.ui.book.settingsrecords import MemoryTab, PrintedTab, PrivacyTab
from desk_union.ui.frame import rooms
from desk_union.ui.frame.firstrun import password_line
from desk_union.ui.kit import dialogs, jobs, style
from desk_union.ui.kit.dialogframe import GAP, Framed, on_keys, push_button, told, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desk_union.screens.desk import Desk
    from desk_union.store.lyingopen import Open

SIZE = (760, 520)
ENCRYPT, REMOVE, KEEP = "改用新密码", "删除", "留着，无密码"


def open_settings(parent: QWidget | None, desk: Desk) -> bool:
    """Whether anything was kept that the window shows: its words or the size of its letters."""
    before = (desk.wording.chosen, style.text_size())
    SettingsDialog(parent, desk).exec()
    return (desk.wording.chosen, style.text_size()) != before


class SettingsDialog(Framed):
    help_page = "settings"

    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        super().__init__(parent, "设置")
        self.page = SettingsPage(desk)
        self.words, self.faces = WordsTab(self.page), FacesTab(self.page)
        self.signers = SignersTab(self.page, self._told)
        self.memory, self.privacy, self.printed = MemoryTab(desk, self._told), PrivacyTab(desk), PrintedTab(desk)
        self.of_tabs = [make(desk) for tab in desk.tabs for make in rooms.of(tab).settings]
        self.names, self.pages = QListWidget(), QStackedWidget()
        self.names.setObjectName("pageNames")
        for title, page in (
            ("工会", self._union()), *((page.title, page) for page in self.of_tabs),
            (self.words.title, self.words), (self.signers.title, self.signers),
            (self.faces.title, self.faces), ("显示", self._look()), ("备份", self._backup()),
            ("密码", self._password()), (self.memory.title, self.memory), (self.privacy.title, self.privacy),
            (self.printed.title, self.printed),
        ):  # fmt: skip
            self.names.addItem(title)
            self.pages.addWidget(page)
        self.names.currentRowChanged.connect(self.pages.setCurrentIndex)
        self.names.setCurrentRow(0)
        self.names.setFixedWidth(style.scaled(120))
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.names)
        row.addWidget(self.pages, 1)
        self.body.addLayout(row, 1)
        self.lead(self._steps_here)
        on_keys(self, "Ctrl+PgDown", lambda: self.turn(1))
        on_keys(self, "Ctrl+PgUp", lambda: self.turn(-1))
        self.names.setToolTip("换页：↑↓，或在任何地方按 Ctrl+PgUp、Ctrl+PgDn")
        self.add_button("取消", self.reject, key="Esc")
        self.add_button("保存", self.save, primary=True, key="Ctrl+S")
        self.resize(style.scaled(SIZE[0]), style.scaled(SIZE[1]))

    def turn(self, step: int) -> None:
        """To the next or the previous page; Tab goes on into its fields."""
        self.names.setCurrentRow((self.names.currentRow() + step) % self.names.count())
        self.names.setFocus()

    def _steps_here(self) -> Sequence[QWidget]:
        if self._shows(self.signers):
            return [*self.signers.steps(), self.signers.add_button]
        if self._shows(self.secret):
            return [step for step in (self.old, self.new, self.again, self.set_button) if step.isEnabled()]
        return self.memory.steps() if self._shows(self.memory) else []

    def _shows(self, page: QWidget) -> bool:
        return self.pages.currentWidget() is page

    def _told(self, slot: Callable[[], object]) -> Callable[[], object]:
        """A deed of a page, whose refusal stands in the note of the dialog."""

        def wrapped() -> None:
            self.tell("")
            try:
                slot()
            except Refusal as refusal:
                self.tell(str(refusal))

        return wrapped

    def _union(self) -> QWidget:
        tab = self.own = SettingsTab()
        form = tab.form()
        self.union = QLineEdit(self.page.union_name)
        form.addRow("工会名称", self.union)
        form.addRow("", words("打印的表头用它；编码、上级工会等在“工会基本情况”里填。", "hint"))
        self.operator = QLineEdit(self.page.operator)
        form.addRow("操作人", self.operator)
        form.addRow("", words("您的姓名，写在制单、记账和修改记录里；换人办公了在这里改，以前的不变。", "hint"))
        tab.body.addStretch(1)
        return tab

    def _look(self) -> QWidget:
        tab = SettingsTab()
        form = tab.form()
        self.size_box: QComboBox = SettingsBox()
        for name in style.SIZES:
            self.size_box.addItem(name)
        self.size_box.setCurrentText(style.text_size())
        form.addRow("文字大小", self.size_box)
        form.addRow("", words("只对这台电脑上的您有效。深色、浅色和高对比度跟随系统设置。", "hint"))
        tab.body.addStretch(1)
        return tab

    def _backup(self) -> QWidget:
        tab = SettingsTab()
        form = tab.form()
        folder = QLineEdit(str(self.page.backups.folder), readOnly=True)
        form.addRow("本机备份文件夹", folder)
        form.addRow("", words("在账本旁边，关闭程序时自动备份，旧的自动变疏。", "hint"))
        self.stick = QLineEdit(str(self.page.stick or ""), placeholderText="没有设置")
        row = QHBoxLayout()
        row.addWidget(self.stick, 1)
        choose = push_button("选择…", self.choose_stick)
        choose.setToolTip("选U盘上的一个文件夹")
        row.addWidget(choose)
        form.addRow("U盘备份文件夹", row)
        form.addRow("", words("设了以后，每次备份都顺手往U盘放一份；U盘不在时会提醒。清空就是不用。", "hint"))
        tab.body.addStretch(1)
        return tab

    def _password(self) -> QWidget:
        tab = self.secret = SettingsTab()
        self.state = words(self.page.password_state)
        tab.body.addWidget(self.state)
        self.old, self.new, self.again = password_line(), password_line(), password_line()
        self.strength = words(WARNING, "hint")
        self.strength.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self.new.textChanged.connect(lambda text: self.strength.setText(f"{strength(text)}{WARNING}"))
        form = tab.form()
        form.addRow("原来的密码", self.old)
        form.addRow("新密码", self.new)
        form.addRow("再输一遍", self.again)
        form.addRow("", self.strength)
        row = QHBoxLayout()
        self.set_button = push_button("设置新密码", self.set_password)
        self.remove_button = push_button("取消密码", self.remove_password)
        row.addWidget(self.set_button)
        row.addWidget(self.remove_button)
        row.addStretch(1)
        form.addRow("", row)
        tab.body.addStretch(1)
        self._show_password()
        return tab

    def _show_password(self) -> None:
        encrypted = self.page.desk.book.encrypted
        self.state.setText(self.page.password_state)
        for line in (self.old, self.new, self.again):
            line.clear()
        self.old.setEnabled(encrypted)
        self.remove_button.setEnabled(encrypted)
        self.strength.setText(WARNING)

    def standing(self) -> tuple[str, ...]:
        """What is typed, chosen and listed on all pages."""
        boxes = (box for box in self.pages.findChildren(QComboBox) if not box.isEditable())
        ticks = (str(tick.isChecked()) for tick in self.pages.findChildren(QAbstractButton) if tick.isCheckable())
        chosen = (*(box.currentText() for box in boxes), *ticks)
        return (*super().standing(), *chosen, repr(self.signers.held), self.memory.typed)

    @told
    def choose_stick(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "选择U盘上的文件夹", self.stick.text() or str(Path.home()))
        if name:
            self.stick.setText(name)

    @told
    def set_password(self) -> None:
        self._change_password(self.new.text(), self.again.text())

    @told
    def remove_password(self) -> None:
        if dialogs.ask(self, "要取消密码吗？", "取消后，拿到账本文件的人都能打开它。", yes="取消密码", no="不取消"):
            self._change_password("", "")

    def _change_password(self, new: str, again: str) -> bool:
        old = self.old.text()
        self.page.check_password(old, new, again)
        lying: Open = "encrypt"
        if new and (files := self.page.lying_open()):
            lying = self._ask_lying(len(files))
        sentence = jobs.run(self, "换密码", lambda: self.page.change_password(old, new, lying))
        if sentence is not None:
            self._show_password()
            dialogs.tell(self, sentence)
        return sentence is not None

    def _ask_lying(self, count: int) -> Open:
        """What becomes of what could still be opened without the password."""
        more = (
            f"还有{count}个以前的备份没有密码，拿到的人不用密码就能看到里面的一切。\n"
            f"{ENCRYPT}：这些备份以后用新密码打开。\n{REMOVE}：以后不能再从它们恢复。\n{KEEP}：它们仍然谁都能打开。"
        )
        answer = dialogs.choose(self, "没有密码的旧备份怎么办？", more, (ENCRYPT, REMOVE, KEEP))
        answers: dict[str, Open] = {REMOVE: "remove", KEEP: "keep"}
        return answers.get(answer, "encrypt")

    @told
    def save(self) -> None:
        """A refusal shows the page it is about."""
        kept: list[tuple[QWidget, Callable[[], object]]] = [
            (self.secret, self._keep_password), (self.signers, self._keep_signers), (self.own, self._keep_union),
            *((page, page.keep) for page in self.of_tabs),
        ]  # fmt: skip
        for page, keep in kept:
            try:
                keep()
            except Refusal:
                self.names.setCurrentRow(self.pages.indexOf(page))
                raise
        self.page.set_words(self.words.chosen)
        self.page.set_faces(self.faces.chosen)
        folder = self.stick.text().strip()
        self.page.choose_stick(Path(folder) if folder else None)
        if self.size_box.currentText() != style.text_size():
            style.set_text_size(self.size_box.currentText())
        self.accept()

    def _keep_password(self) -> None:
        """A password typed without pressing its own button is meant too: nobody may believe in one that was not set."""
        if (self.new.text() or self.again.text()) and not self._change_password(self.new.text(), self.again.text()):
            raise Refusal("密码没有换成。", "请再试一次；不想换密码，就把“新密码”清空再保存。")

    def _keep_signers(self) -> None:
        """A name typed but not yet taken into the list is meant too."""
        if self.signers.name.text().strip():
            self.signers.add()
        self.page.set_signers(self.signers.held)

    def _keep_union(self) -> None:
        self.page.rename_union(self.union.text())
        self.page.set_operator(self.operator.text())
