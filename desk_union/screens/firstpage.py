"""Getting to a book: making a new one or the sample one, and what must be asked before."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain, count
from typing import TYPE_CHECKING

from desk_union.basis.refusal import Refusal
from desk_union.founding import new_book
from desk_union.screens import bookshelf
from desk_union.screens.passwords import check_new
from desk_union.store import operator
from desk_union.store.faults import explained
from desk_union.store.progress import Progress
from desk_union.store.restore import restore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, datetime
    from pathlib import Path

    from desk_union.store.archive import BackupInfo
    from desk_union.store.progress import Work

SAMPLE_UNION = "示例机械厂工会"


@dataclass
class NewBook:
    """What the clerk fills in for a new book; ``password`` empty means none."""

    today: Callable[[], date]
    clock: Callable[[], datetime]
    union: str = ""
    folder: Path = field(default_factory=bookshelf.default_folder)
    password: str = ""
    again: str = ""
    sample: bool = False
    operator: str = ""

    @property
    def path(self) -> Path:
        return self.folder / bookshelf.file_name(self.union.strip())

    def check(self) -> None:
        """Refusal for the first thing that is wrong; its ``field`` names where."""
        if not self.union.strip():
            raise Refusal("还没有填写工会名称。", "请填写全称，打印的表头要用它。", field="union")
        if self.password or self.again:
            check_new(self.password, self.again)
        if self.path.exists():
            raise Refusal(f"文件夹里已经有“{self.path.name}”。", "请换一个文件夹，或选“打开已有账本”。", field="folder")

    def make(self) -> Work[Path]:
        """Make the book and return where it is; it is closed again."""
        self.check()
        yield Progress(0, 1, "正在建立示例账本，要几秒钟" if self.sample else "正在建立账本")
        with explained():
            self.folder.mkdir(parents=True, exist_ok=True)
        book = new_book(
            self.path,
            self.union.strip(),
            today=self.today(),
            clock=self.clock,
            password=self.password or None,
            sample=self.sample,
            who=self.operator.strip() or operator.system_user(),
        )
        if self.operator.strip():
            operator.keep(book, self.operator.strip())
        book.close()
        bookshelf.remember_book(self.path, self.union.strip())
        return self.path


@dataclass
class BookAgain:
    """A backup that becomes a book of its own in ``folder``, beside whatever lies there already."""

    info: BackupInfo
    clock: Callable[[], datetime]
    folder: Path

    @property
    def path(self) -> Path:
        """Called as the union is, with a number where that is taken."""
        first = self.folder / bookshelf.file_name(self.info.union_name)
        return next(path for path in chain([first], _further(first)) if not path.exists())

    @property
    def says(self) -> str:
        lock = "，设有密码" if self.info.encrypted else ""
        return f"“{self.info.union_name}”{self.info.made_at:%Y-%m-%d %H:%M}的备份{lock}。"

    def make(self, password: str | None) -> Work[Path]:
        """Bring it back and return where it is; Refusal for a damaged backup, a wrong password, a full disk."""
        path = self.path
        with explained():
            self.folder.mkdir(parents=True, exist_ok=True)
        yield from restore(self.info.file, path, password=password, now=self.clock())
        bookshelf.remember_book(path, self.info.union_name)
        return path


def _further(first: Path) -> Iterator[Path]:
    return (first.with_stem(f"{first.stem}{number}") for number in count(2))


def sample_book(today: Callable[[], date], clock: Callable[[], datetime], folder: Path) -> NewBook:
    """A sample book that never stands in the way of one made before."""
    number = 1
    while (wanted := NewBook(today, clock, _numbered(number), folder, sample=True)).path.exists():
        number += 1
    return wanted


def _numbered(number: int) -> str:
    return SAMPLE_UNION if number == 1 else f"{SAMPLE_UNION}{number}"
