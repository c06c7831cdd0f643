"""Getting to a book: making a new one or the sample one, and what must be asked before."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desk_union.basis.refusal import Refusal
from desk_union.founding import new_book
from desk_union.screens import bookshelf
from desk_union.screens.passwords import check_new
from desk_union.store import settings
from desk_union.store.faults import explained
from desk_union.store.operator import OPERATOR
from desk_union.store.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from pathlib import Path

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
        )
        if self.operator.strip():
            with book.deed("登记操作人", who=self.operator.strip()) as session:
                settings.put(session, OPERATOR, self.operator.strip())
        book.close()
        bookshelf.remember_book(self.path, self.union.strip())
        return self.path


def sample_book(today: Callable[[], date], clock: Callable[[], datetime], folder: Path) -> NewBook:
    """A sample book that never stands in the way of one made before."""
    number = 1
    while (wanted := NewBook(today, clock, _numbered(number), folder, sample=True)).path.exists():
        number += 1
    return wanted


def _numbered(number: int) -> str:
    return SAMPLE_UNION if number == 1 else f"{SAMPLE_UNION}{number}"
