"""The hand-over pack: what the next clerk needs on paper, numbered, in one file."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from desk_union.basis.atomic_files import landing
from desk_union.basis.refusal import Refusal
from desk_union.describe.sheet import Request
from desk_union.prints.lists.ledgerlist import list_sheet, printable
from desk_union.prints.reports.folderpack import Pack
from desk_union.store.listing import ListAsk, ids_of
from desk_union.store.progress import Progress
from desk_union.tabs import ledger_called, sheet_called

if TYPE_CHECKING:
    from pathlib import Path

    from desk_union.describe.export import ToExport
    from desk_union.store.opened import Book
    from desk_union.store.progress import Work

# Sheets, then lists of ledgers, in the order in which somebody new reads them.
SHEETS = (
    "reports.handover", "reports.calendar", "reports.late_duties", "reports.plan", "reports.plan_followup",
    "reports.box_contents",
)  # fmt: skip
LISTS = (
    "reports.duties", "reports.return_deadlines", "reports.upper_forms", "reports.issued", "reports.archive_pieces",
    "reports.worklog",
)  # fmt: skip


def write(book: Book, _ask: ListAsk, target: Path, asked: ToExport) -> Work[str]:
    """Of the whole office, whatever stands in the list; a sheet that has nothing to say is named."""
    with landing(target) as path, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        pack = Pack(book, asked.today, file)
        yield from papers(pack)
    told = f"已把移交的{pack.count}个文件导出到：{target}。账本和附件请用“备份”另存一份，一起移交。"
    return told + "".join(pack.failed)


def papers(pack: Pack) -> Work[None]:
    """Every sheet and list, numbered; what has nothing to say is told in the pack."""
    today, count = pack.today, len(SHEETS) + len(LISTS)
    for n, code in enumerate(SHEETS, 1):
        sheet = sheet_called(code)
        if sheet is None:
            raise ValueError(code)
        yield Progress(n, count, f"正在打印《{sheet.title}》")
        try:
            pack.print(f"{n:02} {sheet.title}.pdf", sheet, Request(today, today, today.year))
        except Refusal as refused:
            pack.failed.append(f"《{sheet.title}》没有打印：{refused.reason}")
    for n, code in enumerate(LISTS, len(SHEETS) + 1):
        ledger = ledger_called(code)
        if ledger is None:
            raise ValueError(code)
        yield Progress(n, count, f"正在打印《{ledger.title}》")
        ask = ListAsk(today)
        with pack.book.reading() as session:
            held = ids_of(session, ledger, ask)
        if held:
            listed = list_sheet(ledger, ask, printable(ledger))
            pack.print(f"{n:02} {ledger.title}.pdf", listed, Request(today, today))
