"""A file dragged onto the window: a book to open, a list to import, or a paper to attach to the row in sight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from desk_union.basis.refusal import Refusal
from desk_union.screens.bookshelf import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desk_union.describe.ledger import Ledger
    from desk_union.screens.desk import Desk
    from desk_union.screens.form.formpage import RowForm

LISTS = frozenset({".xlsx", ".xls", ".xlsm", ".et", ".ods", ".csv", ".txt", ".tsv"})
PICTURES = frozenset({".jpg", ".jpeg", ".png", ".bmp", ".gif", ".tif", ".tiff", ".webp", ".heic"})
PAPERS = PICTURES | {".pdf", ".ofd", ".doc", ".docx", ".wps"}


@dataclass(frozen=True, slots=True)
class Dropped:
    """What is to be done with the file: ``open`` it as the book, or ``import`` it into the ledger in sight."""

    kind: Literal["open", "import"]
    path: Path


def onto_window(desk: Desk, ledger: Ledger | None, paths: Sequence[Path]) -> Dropped:
    """``ledger`` is the one in sight; Refusal with what to do instead when nothing can be done with the files."""
    if len(paths) != 1:
        raise Refusal("一次只能拖进来一个文件。", "附件可以一次拖几个，请拖到右边的表单上。")
    (path,) = paths
    suffix = path.suffix.casefold()
    if suffix == SUFFIX:
        if path.exists() and path.samefile(desk.book.path):
            raise Refusal("拖进来的就是现在打开的账本。")
        return Dropped("open", path)
    if suffix in PAPERS:
        raise Refusal(f"“{path.name}”不是名单，不能导入。", "要作为附件，请先选中它所属的那一行，再拖到右边的表单上。")
    if suffix not in LISTS:
        raise Refusal(
            f"认不出“{path.name}”是什么文件。", f"可以拖进来的有：名单（xlsx、xls、ods、csv）和账本（{SUFFIX}）。"
        )
    if ledger is None:
        raise Refusal("还不知道要导入到哪个台账。", "请先在左边打开一个台账，再把文件拖进来。")
    if desk.book.read_only:
        raise Refusal("账本现在只能查看，不能导入。", "请以可写方式打开账本后再导入。")
    return Dropped("import", path)


def is_photo(paths: Sequence[Path]) -> bool:
    """One picture, which dropped on the place of a photo becomes it; elsewhere it is attached."""
    return len(paths) == 1 and paths[0].suffix.casefold() in PICTURES


def may_attach(form: RowForm | None, paths: Sequence[Path]) -> bool:
    """The files are papers, and the row in the form takes some; lists are left to the window."""
    if form is None or form.row_id is None or form.frozen or not form.ledger.files:
        return False
    return bool(paths) and all(path.suffix.casefold() in PAPERS for path in paths)
