"""Ctrl+C on a list: the selected rows with the columns in sight, private values masked unless they may be seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_union.basis.refusal import Refusal
from desk_union.exchange import copying
from desk_union.screens.privacy import log_copied

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.screens.list.listpage import ListPage


@dataclass(frozen=True, slots=True)
class CopiedRows:
    """What goes on the clipboard, and the words for the clerk."""

    text: str
    html: str
    said: str


def copy_rows(page: ListPage, ids: Sequence[int], *, heads: bool = False, secret: bool = False) -> CopiedRows:
    """The rows for Excel, WPS or a letter; ``secret`` shows private values, which is noted in the book first."""
    if not ids:
        raise Refusal("还没有选中要复制的行。", "请先在表格里选中，可按住 Ctrl 或 Shift 多选，Ctrl+A 全选。")
    hidden = [shown.label for shown in page.columns if shown.private]
    if secret and hidden:
        log_copied(page.desk, page.ledger, hidden, len(ids))
    with page.desk.book.reading() as session:
        made = copying.copied(
            session, page.columns, page.ledger, ids, page.ask.day, heads=heads, secret=secret and bool(hidden)
        )
    head = "（带表头）" if heads else ""
    masked = f"，{'、'.join(hidden)}隐去了一部分" if hidden and not secret else ""
    return CopiedRows(made.text, made.html, f"已复制 {len(ids):,} 行{head}{masked}")
