"""附件: the scans and other files of a row - adding, a copy to look at, saving elsewhere, removing."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_union.basis import days
from desk_union.basis.atomic_files import landing
from desk_union.basis.refusal import Refusal
from desk_union.screens.list import trailwords
from desk_union.store import attachments, listing
from desk_union.store.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desk_union.describe.ledger import Ledger
    from desk_union.screens.desk import Desk
    from desk_union.store.progress import Work

KIND = "file"  # a photo is a field of its own
UNKNOWN = "application/octet-stream"
KILO = 1024


@dataclass(frozen=True, slots=True)
class FileLine:
    id: int
    name: str
    size: str
    added_on: str
    sha256: str


class AttachedFiles:
    """The files of one row; ``row_id`` None is a row not saved yet, which has none."""

    def __init__(self, desk: Desk, ledger: Ledger, row_id: int | None) -> None:
        self.desk = desk
        self.ledger = ledger
        self.row_id = row_id

    @property
    def _table(self) -> str:
        return trailwords.table_of(self.ledger)

    def lines(self) -> list[FileLine]:
        if self.row_id is None:
            return []
        with self.desk.book.reading() as session:
            found = attachments.attachments(session, self._table, self.row_id, KIND)
        return [
            FileLine(file.id, file.name, size_words(file.size), days.show_day(file.added_on), file.sha256)
            for file in found
        ]

    def add(self, files: Sequence[Path]) -> Work[int]:
        """Attach the files in one deed; returns how many are new to the row."""
        if self.row_id is None:
            raise Refusal("这一行还没有保存，不能添加附件。", "请先保存，再添加附件。")
        before = len(self.lines())
        book, today = self.desk.book, self.desk.today()
        with book.deed("添加附件", who=self.desk.who) as session:
            for done, file in enumerate(files):
                yield Progress(done, len(files), f"正在存入“{file.name}”……")
                if not file.is_file():
                    raise Refusal(f"“{file.name}”不是文件，不能作为附件。", "请选文件；文件夹可先压缩成一个文件。")
                media_type = mimetypes.guess_type(file.name)[0] or UNKNOWN
                attachments.attach(
                    session, book, self._table, self.row_id, KIND, file, name=file.name, media_type=media_type, on=today
                )
            session.info["title"] = f"添加附件 {self._what([file.name for file in files], session)}"
        return len(self.lines()) - before

    def remove(self, ids: Sequence[int]) -> None:
        """Take files off the row; the book keeps their bytes, so that this can be undone."""
        with self.desk.book.deed("删除附件", who=self.desk.who) as session:
            names = attachments.detach(session, ids)
            session.info["title"] = f"删除附件 {self._what(names, session)}"

    def _what(self, names: Sequence[str], session: object) -> str:
        more = f"等{len(names)}个" if len(names) > 1 else ""
        owner = listing.name_of(session, self.ledger, self.row_id or 0)  # type: ignore[arg-type]  # a deed's session
        return f"{names[0] if names else ''}{more}（{owner}）"

    def copy_out(self, line: FileLine, folder: Path) -> Path:
        """A copy to look at, in a place of its own below ``folder``; what is changed in it does not come back."""
        target = folder / line.sha256[:16] / line.name
        if not target.exists():
            content = self.desk.book.files.get(line.sha256)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            target.chmod(0o400)
        return target

    def save_as(self, line: FileLine, target: Path) -> None:
        content = self.desk.book.files.get(line.sha256)
        with landing(target) as beside:
            beside.write_bytes(content)


def count(desk: Desk, ledger: Ledger, row_id: int | None) -> int:
    return len(AttachedFiles(desk, ledger, row_id).lines())


def size_words(size: int) -> str:
    """Bytes as a clerk reads them: 12 KB, 3.4 MB."""
    if size < KILO * KILO:
        return f"{max(1, round(size / KILO))} KB"
    return f"{size / KILO / KILO:.1f} MB"
