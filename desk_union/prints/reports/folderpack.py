"""The folder of an inspection as one file: cover and contents, then the numbered proof of every item."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from desk_union.basis.atomic_files import landing
from desk_union.basis.file_names import file_name
from desk_union.basis.refusal import Refusal
from desk_union.describe import figure as registry
from desk_union.describe.figure import Span
from desk_union.describe.sheet import Request
from desk_union.prints.lists.ledgerlist import list_sheet, printable
from desk_union.prints.publishing import publish
from desk_union.reports.office.folder import items_of
from desk_union.reports.office.ledgers import CHECKLISTS
from desk_union.reports.office.tables import Checklist, ChecklistItem
from desk_union.store.attachments import attachments
from desk_union.store.figures import rows_behind
from desk_union.store.listing import Condition, ListAsk, ids_of
from desk_union.store.progress import Progress, finish
from desk_union.tabs import ledger_called, sheet_called

if TYPE_CHECKING:
    from pathlib import Path

    from desk_union.describe.export import ToExport
    from desk_union.describe.ledger import Ledger
    from desk_union.describe.sheet import Sheet
    from desk_union.reports.office.folder import FolderItem
    from desk_union.store.opened import Book
    from desk_union.store.progress import Work

COVER = "reports.folder"


@dataclass
class Pack:
    """``failed`` are sentences about what an item names and nobody could print."""

    book: Book
    today: date
    file: zipfile.ZipFile
    count: int = 0
    failed: list[str] = field(default_factory=list)

    def put(self, name: str, content: bytes) -> None:
        self.file.writestr(name, content)
        self.count += 1

    def print(self, name: str, sheet: Sheet, request: Request) -> None:
        out = BytesIO()
        finish(publish(self.book, sheet, request).write("pdf", out))
        self.put(name, out.getvalue())


def write(book: Book, ask: ListAsk, target: Path, asked: ToExport) -> Work[str]:
    """Of the checklist chosen, else the foremost of the list; Refusal where there is none, or where it has no items."""
    with book.reading() as session:
        found = ids_of(session, CHECKLISTS, ask)
        if not found:
            raise Refusal("没有验收资料清单可以导出。", "请先新增一份清单。")
        row = next((one for one in asked.chosen if one in found), found[0])
        held = session.get_one(Checklist, row)
        items, name = items_of(session, held, asked.today), held.name
    cover = sheet_called(COVER)
    if cover is None:
        raise ValueError(COVER)
    with landing(target) as path, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        pack = Pack(book, asked.today, file)
        pack.print("00 封面目录缺项.pdf", cover, Request(asked.today, asked.today, row=row))
        for n, item in enumerate(items, 1):
            yield Progress(n, len(items), f"正在整理第{item.place}项《{item.title}》")
            _item(pack, item)
    lacking = [f"{one.place:02} {one.title}" for one in items if one.lacks]
    told = f"已把“{name}”的{pack.count}个文件导出到：{target}。"
    told += f"缺{len(lacking)}项：{'、'.join(lacking)}。" if lacking else "没有缺项。"
    return told + "".join(pack.failed)


def _item(pack: Pack, item: FolderItem) -> None:
    begin = f"{item.place:02} {file_name(item.title)}"
    day = min(date(item.year, 12, 31), pack.today)
    if item.sheet:
        _sheet(pack, item, f"{begin}.pdf", day)
    if item.figure:
        _rows(pack, item, f"{begin}（明细）.pdf", day)
    with pack.book.reading() as session:
        files = [(one.name, one.sha256) for one in attachments(session, ChecklistItem.__tablename__, item.id)]
    for n, (name, sha256) in enumerate(files, 1):
        pack.put(f"{begin} 附件{n} {file_name(name)}", pack.book.files.get(sha256))


def _sheet(pack: Pack, item: FolderItem, name: str, day: date) -> None:
    sheet, ledger = sheet_called(item.sheet), ledger_called(item.sheet)
    if sheet is None and ledger is not None:
        _list(pack, item, ledger, name, day)
        return
    if sheet is None or "pdf" not in sheet.outputs:
        pack.failed.append(f"第{item.place}项的《{item.sheet}》不是程序里的表，没有打印，请改正表名或附文件。")
        return
    year = item.year if "year" in sheet.options else None
    try:
        pack.print(name, sheet, Request(day, pack.today, year))
    except Refusal as refused:
        pack.failed.append(f"第{item.place}项的《{item.sheet}》没有打印：{refused.reason}")


def _list(pack: Pack, item: FolderItem, ledger: Ledger, name: str, day: date) -> None:
    """A ledger's own list: of the year where it goes by days, else as it stands."""
    first, last = date(item.year, 1, 1), date(item.year, 12, 31)
    between = (Condition(ledger.when, "between", first, last),) if ledger.when else ()
    ask = ListAsk(day, conditions=between)
    with pack.book.reading() as session:
        held = ids_of(session, ledger, ask)
    if not held:
        pack.failed.append(f"第{item.place}项的《{ledger.title}》{item.year}年没有记录。")
        return
    period = f"{item.year}年" if ledger.when else ""
    pack.print(name, list_sheet(ledger, ask, printable(ledger), period), Request(day, pack.today, item.year))


def _rows(pack: Pack, item: FolderItem, name: str, day: date) -> None:
    """The rows of the figure, as its ledger prints them; nothing where there are none."""
    figure = registry.known_as(item.figure)
    if figure is None:
        return
    span = Span(date(item.year, 1, 1), date(item.year, 12, 31))
    with pack.book.reading() as session:
        ids = rows_behind(session, figure, span)
    if not ids:
        pack.failed.append(f"第{item.place}项的“{figure.label}”{item.year}年没有记录。")
        return
    ledger = figure.ledger()
    sheet = list_sheet(ledger, ListAsk(day, ids=tuple(ids)), printable(ledger), f"{item.year}年")
    pack.print(name, sheet, Request(day, pack.today, item.year))
