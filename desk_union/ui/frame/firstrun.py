"""The way to a book: the welcome with its choices, the form of a new book, and the question for a password."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desk_union.basis.days import today
from desk_union.basis.refusal import Refusal
from desk_union.screens import bookshelf
from desk_union.screens.passwords import WARNING, strength
from desk_union.store import operator
from desk_union.store.book import open_book
from desk_union.store.examine import PasswordRefusal
from desk_union.store.operator import system_user
from desk_union.store.progress import Progress
from desk_union.ui.kit import dialogs, jobs
from desk_union.ui.kit.dialogframe import GAP, Framed, on_click, push_button, told, words
from desk_union.ui.kit.fitting import ElidedButton
from desk_union.ui.kit.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from desk_union.screens.firstpage import NewBook
    from desk_union.store.book import Book
    from desk_union.store.progress import Work


class Memory:
    """What the guide knows of books just made in it, so that the clerk is not asked twice within a minute."""

    passwords: dict[Path, str]
    to_fill: set[Path]

    def __init__(self) -> None:
        self.passwords, self.to_fill = {}, set()


_memory = Memory()


def recent_books() -> list[Path]:
    """Newest first; only those whose file can be seen now."""
    return [book.path for book in bookshelf.recent_books() if book.there]


def first_run(parent: QWidget | None) -> Path | None:
    """The welcome; returns the book that was made or chosen."""
    welcome = Welcome(parent)
    welcome.exec()
    return welcome.chosen


def new_book(parent: QWidget | None) -> Path | None:
    """The form of a new book; returns where it was made."""
    from desk_union.screens.firstpage import NewBook

    form = NewBookForm(parent, NewBook(today, datetime.now))
    form.exec()
    return form.made


def book_again(parent: QWidget | None, file: Path) -> Path | None:
    """Make a book of its own of the backup ``file``; returns where it is, None when given up. Refusal when it fails."""
    from desk_union.screens.firstpage import BookAgain
    from desk_union.store.archive import read_info

    again = BookAgain(read_info(file), datetime.now, bookshelf.default_folder())
    if not dialogs.ask(parent, again.says, f"将恢复成账本“{again.path}”，然后打开它。", yes="恢复"):
        return None
    password = None
    if again.info.encrypted:
        password = ask_backup_password(parent, file.name)
        if password is None:
            return None
    return jobs.run(parent, "从备份恢复", lambda: again.make(password))


def wants_import(path: Path) -> bool:
    """Whether the clerk wished, on making this book, to bring in the staff list next; says so once."""
    wished = path in _memory.to_fill
    _memory.to_fill.discard(path)
    return wished


def open_with_questions(parent: QWidget | None, path: Path) -> Book | None:
    """Open a book, asking for its password as often as needed; None when given up or refused (which was shown)."""
    password = _memory.passwords.pop(path, None)
    while True:
        found = jobs.run(parent, "打开账本", partial(_opening, path, password))
        if not isinstance(found, PasswordRefusal):
            return found
        password = ask_password(parent, path, fault=str(found) if password is not None else "")
        if password is None:
            return None


def _opening(path: Path, password: str | None) -> Work[Book | PasswordRefusal]:
    """A book on a slow U盘, or one to be upgraded, takes its time; the window goes on and says what is waited for."""
    yield Progress(0, 0, f"正在打开“{path.name}”……")
    try:
        return open_book(path, password=password, rows_later=True)
    except PasswordRefusal as refusal:
        return refusal


def ask_password(parent: QWidget | None, path: Path, fault: str = "") -> str | None:
    """``fault`` is why the last one was not right; None when the clerk gave up."""
    return _ask_password(parent, f"账本“{path.name}”设有密码。", fault)


def ask_backup_password(parent: QWidget | None, name: str) -> str | None:
    return _ask_password(parent, f"备份“{name}”设有密码，请输入做备份那时的密码。", "")


def _ask_password(parent: QWidget | None, sentence: str, fault: str) -> str | None:
    dialog = PasswordQuestion(parent, sentence, fault)
    return dialog.password.text() if dialog.exec() == PasswordQuestion.DialogCode.Accepted else None


class PasswordQuestion(Framed):
    help_page = "password"
    asks_first = False  # a password is asked for again

    def __init__(self, parent: QWidget | None, sentence: str, fault: str) -> None:
        super().__init__(parent, "输入密码", sentence)
        self.password = password_line()
        form = QFormLayout()
        form.addRow("密码：", self.password)
        self.body.addLayout(form)
        self.tell(fault)
        self.add_button("取消", self.reject, key="Esc")
        self.add_button("打开", self.accept, primary=True)
        self.setMinimumWidth(440)


def ask_operator(parent: QWidget | None, book: Book) -> None:
    """A book that was never told who works with it asks once, and again when the office was handed over.

    Without an answer it is whoever the system knows, or whoever it was before.
    """
    taker = operator.handed_to(book)
    if book.read_only or (operator.is_known(book) and not taker):
        return
    before = operator.operator_of(book)  # what the system knows, where the book knows nobody
    dialog = NameQuestion(parent, taker, before)
    taken = dialog.exec() == NameQuestion.DialogCode.Accepted
    operator.keep(book, (dialog.name.text().strip() if taken else "") or before)


class NameQuestion(Framed):
    help_page = "start"

    def __init__(self, parent: QWidget | None, taker: str = "", before: str = "") -> None:
        if taker:
            why, otherwise, back = f"工作已经移交给{taker}，现在由谁操作？", f"“{before}”", f"还是{before}"
        else:
            why, otherwise, back = "这个账本还没有登记由谁操作。", f"本机用户名“{system_user()}”", "就写本机用户名"
        whose = f"写在制单、记账和修改记录里；不填就写{otherwise}。以后在“设置”里改。"
        super().__init__(parent, "您的姓名", f"{why}{whose}")
        self.name = QLineEdit(taker)
        self.name.setObjectName("operator")
        form = QFormLayout()
        form.addRow("您的姓名：", self.name)
        self.body.addLayout(form)
        self.add_button(back, self.reject, key="Esc")
        self.add_button("确定", self.accept, primary=True)
        self.setMinimumWidth(440)


def password_line() -> QLineEdit:
    """A line that shows dots, or what is typed while its eye is pressed."""
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    show = line.addAction(icon("eye"), QLineEdit.ActionPosition.TrailingPosition)
    show.setToolTip("显示或遮住密码")
    show.setCheckable(True)
    show.toggled.connect(
        lambda shown: line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
    )
    return line


class Welcome(Framed):
    """``chosen`` is the book to open, None when the clerk closed the guide."""

    help_page = "start"

    def __init__(
        self,
        parent: QWidget | None,
        *,
        day: Callable[[], date] = today,
        clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__(parent, "工会工作台", "把工会办公室的台账放在一个账本文件里，不用上网，资料只在这台电脑上。")
        self.chosen: Path | None = None
        self.day, self.clock = day, clock
        self.head("欢迎使用")
        self._choices()
        self.add_button("关闭", self.reject, key="Esc")
        self.resize(600, 620 if self._recent() else 0)

    def _choices(self) -> None:
        for text, more, slot in (
            ("新建账本(&N)", "第一次用，从这里开始；可以接着导入职工花名册。", self.new),
            ("打开已有账本(&O)…", "账本在别的文件夹、U盘，或从另一台电脑拷来的。", self.open),
            ("从备份恢复(&R)…", "换了电脑、接手别人的移交，或原来的账本坏了、丢了。", self.from_backup),
            ("新建示例账本(&S)", "一家编出来的工厂，资料齐全，随便试，不影响正式的账本。", self.sample),
        ):
            button = push_button(f"{text}\n{more}", slot)
            button.setProperty("role", "choice")
            self.body.addWidget(button)

    def _recent(self) -> bool:
        """The books opened lately; whether there are any."""
        known = [book for book in bookshelf.recent_books() if book.there]
        if not known:
            self.body.addStretch(1)
            return False
        self.body.addSpacing(GAP)
        self.body.addWidget(words("最近打开过的账本", "heading"))
        listed = QWidget()
        below = QVBoxLayout(listed)
        below.setContentsMargins(0, 0, 0, 0)
        for book in known:
            button = ElidedButton(f"{book.union or book.path.stem}　{book.path}")
            button.setAutoDefault(False)
            on_click(button, partial(self._take, book.path))
            button.setProperty("role", "link")
            below.addWidget(button)
        below.addStretch(1)
        # However many there are, the choices above stay on a small screen.
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        scroll.setWidget(listed)
        self.body.addWidget(scroll, 1)
        return True

    def _take(self, path: Path) -> None:
        self.chosen = path
        self.accept()

    @told
    def new(self) -> None:
        from desk_union.screens.firstpage import NewBook

        form = NewBookForm(self, NewBook(self.day, self.clock))
        if form.exec() == Framed.DialogCode.Accepted and form.made is not None:
            self._take(form.made)

    @told
    def open(self) -> None:
        start = bookshelf.default_folder()
        name, _ = QFileDialog.getOpenFileName(
            self, "打开账本", str(start if start.is_dir() else Path.home()), bookshelf.KIND
        )
        if name:
            self._take(Path(name))

    @told
    def from_backup(self) -> None:
        from desk_union.store.archive import SUFFIX

        kind = f"工会账本备份 (*{SUFFIX});;所有文件 (*)"
        name, _ = QFileDialog.getOpenFileName(self, "选择备份文件", str(Path.home()), kind)
        if name and (made := book_again(self, Path(name))) is not None:
            self._take(made)

    @told
    def sample(self) -> None:
        from desk_union.screens.firstpage import sample_book

        book = sample_book(self.day, self.clock, bookshelf.default_folder())
        made = jobs.run(self, "新建示例账本", book.make)
        if made is not None:
            self._take(made)


class NewBookForm(Framed):
    """``made`` is the new book's file once it is made."""

    help_page = "start"

    def __init__(self, parent: QWidget | None, book: NewBook) -> None:
        super().__init__(parent, "新建账本", "账本是一个文件，放在您选的文件夹里；备份也放在它旁边。")
        self.book = book
        self.made: Path | None = None
        self.union = QLineEdit(placeholderText="例如：某某机械有限公司工会委员会")
        self.operator = QLineEdit(placeholderText=f"写在制单、记账和修改记录里；不填就写“{system_user()}”")
        self.folder = QLineEdit(str(book.folder))
        self.password, self.again = password_line(), password_line()
        self.password.setPlaceholderText("不设密码就空着")
        self.strength = words("", "hint")
        self.strength.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self.strength.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.to_fill = QCheckBox("建好后接着导入职工花名册（Excel）")
        self.to_fill.setChecked(True)
        self._lay_out()
        self.union.textChanged.connect(self._show)
        self.folder.textChanged.connect(self._show)
        self.password.textChanged.connect(self._show)
        self.add_button("返回", self.reject, key="Esc")
        self.add_button("建立账本", self.make, primary=True)
        self._show()
        self.resize(620, 0)

    def _lay_out(self) -> None:
        choose = push_button("选择…", self.choose_folder)
        choose.setToolTip("另选一个文件夹")
        row = QHBoxLayout()
        row.addWidget(self.folder, 1)
        row.addWidget(choose)
        self.file = words("", "hint")
        form = QFormLayout()
        form.setSpacing(GAP)
        form.addRow("工会名称＊", self.union)
        form.addRow("您的姓名", self.operator)
        form.addRow("放在文件夹", row)
        form.addRow("", self.file)
        form.addRow("密码", self.password)
        form.addRow("再输一遍", self.again)
        form.addRow("", self.strength)
        form.addRow("", self.to_fill)
        self.body.addLayout(form)
        self.body.addStretch(1)

    def _show(self) -> None:
        self._take()
        self.file.setText(f"账本文件：{self.book.path.name}" if self.book.union.strip() else "")
        password = self.book.password
        self.again.setEnabled(bool(password))
        self.strength.setText(
            f"{strength(password)}{WARNING}" if password else "不设密码时，拿到这台电脑或U盘的人都能打开账本。"
        )

    def _take(self) -> None:
        self.book.union, self.book.folder = self.union.text(), Path(self.folder.text().strip())
        self.book.password, self.book.again = self.password.text(), self.again.text()
        self.book.operator = self.operator.text()

    @told
    def choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "账本放在哪个文件夹", self.folder.text())
        if name:
            self.folder.setText(name)

    @told
    def make(self) -> None:
        self._take()
        try:
            self.book.check()
        except Refusal as refusal:
            getattr(self, refusal.field, self.union).setFocus()
            raise
        made = jobs.run(self, "新建账本", self.book.make)
        if made is None:
            return
        if self.book.password:
            _memory.passwords[made] = self.book.password
        if self.to_fill.isChecked():
            _memory.to_fill.add(made)
        self.made = made
        self.accept()
