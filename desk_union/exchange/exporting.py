"""Takes the rows that are seen out of the book, as xlsx or csv that the import reads back unchanged."""

from __future__ import annotations

import csv
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter

from desk_union.basis.atomic_files import landing
from desk_union.basis.refusal import Refusal
from desk_union.describe.kinds import Photo, Ref
from desk_union.exchange import cellwriting
from desk_union.exchange.references import Directory
from desk_union.store import listing, privacylog
from desk_union.store.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from openpyxl.cell import Cell
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger, Shown
    from desk_union.store.listing import ListAsk
    from desk_union.store.opened import Book
    from desk_union.store.progress import Work

_STEP = 900


def export_rows(
    book: Book,
    ledger: Ledger,
    ask: ListAsk,
    columns: Sequence[Shown],
    target: Path,
    *,
    private: bool = False,
    today: date,
    who: str = "",
) -> Work[int]:
    """Write the rows of ``ask`` to ``target`` (.xlsx or .csv); returns how many.

    Private columns are left out unless ``private``, and then the asking is kept in the book's private log.
    """
    suffix = target.suffix.casefold()
    if suffix not in {".xlsx", ".csv"}:
        raise Refusal(f"不能导出为“{target.suffix or '无后缀'}”文件。", "请用 .xlsx 或 .csv 作文件名的结尾。")
    chosen = [shown for shown in columns if (private or not shown.private) and not isinstance(shown.kind, Photo)]
    if not chosen:
        raise Refusal("没有可以导出的列。", "请至少选一列。")
    secret = [shown.label for shown in chosen if shown.private]
    if secret and book.read_only:
        raise Refusal("账本现在只能查看，不能导出保密的列。", "导出保密内容要留记录，请以可写方式打开账本后再导出。")
    with book.reading() as session:
        ids = listing.ids_of(session, ledger, ask)
        rows = _rows(session, ledger, ask, chosen, ids, today)
        with landing(target) as beside:
            write = _write_xlsx if suffix == ".xlsx" else _write_csv
            for done in write(beside, ledger, chosen, rows):
                yield Progress(done, len(ids), f"正在导出：{done}／{len(ids)} 行")
            if secret:
                # Before the file takes its name, so that no private export goes without its line.
                privacylog.note(book, ledger.title, privacylog.taken("导出", secret, len(ids)), who)
    return len(ids)


def _rows(
    session: Session, ledger: Ledger, ask: ListAsk, columns: Sequence[Shown], ids: Sequence[int], today: date
) -> Iterator[list[Any]]:
    """Stored values, and for references the words by which the import finds the row again."""
    names = {
        n: _Names(Directory(session, shown.kind.ledger, today))
        for n, shown in enumerate(columns)
        if isinstance(shown.kind, Ref)
    }
    for start in range(0, len(ids), _STEP):
        chunk = ids[start : start + _STEP]
        for line in listing.lines(session, ledger, columns, chunk, ask.day):
            yield [
                names[n].of(value, word) if n in names else value
                for n, (value, word) in enumerate(zip(line.values, line.words, strict=True))
            ]


class _Names:
    """Words for references that the import can tell apart: a path or a number for namesakes."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._told: dict[int, str] = {}

    @cached_property
    def _times(self) -> Counter[str]:
        return Counter(entry.name for entry in self._directory.entries)

    @cached_property
    def _hints(self) -> dict[int, list[str]]:
        """Of all namesakes at once: asked for one after the other they took longer than everything else together."""
        shared = [entry.id for entry in self._directory.entries if len(self._directory.named(entry.name)) > 1]
        return self._directory.hints_of(shared)

    def of(self, row_id: int | None, name: str) -> str | None:
        if row_id is None:
            return None
        if self._times[name] <= 1:
            return name
        if row_id not in self._told:
            self._tell(row_id, name)
        return self._told.get(row_id, name)

    def _tell(self, row_id: int, name: str) -> None:
        entry = self._directory.by_id[row_id]
        if self._directory.parent is not None:
            self._told[row_id] = self._directory.path_of(entry)
            return
        among = [each.id for each in self._directory.named(name)]
        bearers = Counter(hint for each in among for hint in set(self._hints.get(each, ())))
        for each in among:
            telling = next((hint for hint in self._hints.get(each, ()) if bearers[hint] == 1), None)
            own = self._directory.by_id[each].name
            self._told[each] = f"{own}（{telling}）" if telling else own


def _write_xlsx(target: Path, ledger: Ledger, columns: Sequence[Shown], rows: Iterator[list[Any]]) -> Iterator[int]:
    workbook = Workbook(write_only=True)
    sheet: Any = workbook.create_sheet(ledger.title[:31].replace("/", " "))
    sheet.freeze_panes = "A2"
    for n, shown in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(n)].width = max(shown.kind.width, 2 * len(shown.label)) + 2
    head = []
    for shown in columns:
        cell = _cell(sheet)
        cellwriting.put_text(cell, shown.label)
        cell.font, cell.fill, cell.alignment = (
            cellwriting.HEAD_FONT, cellwriting.HEAD_FILL, cellwriting.HEAD_ALIGNMENT,
        )  # fmt: skip
        head.append(cell)
    sheet.append(head)
    for done, values in enumerate(rows, 1):
        cells: list[Cell | None] = []
        for shown, value in zip(columns, values, strict=True):
            if value is None:
                cells.append(None)
                continue
            cell = _cell(sheet)
            cellwriting.put(cell, shown.kind, value)
            cells.append(cell)
        sheet.append(cells)
        if done % _STEP == 0:
            yield done
    workbook.save(target)


def _cell(sheet: Any) -> Cell:
    return WriteOnlyCell(sheet)


def _write_csv(target: Path, _ledger: Ledger, columns: Sequence[Shown], rows: Iterator[list[Any]]) -> Iterator[int]:
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([shown.label for shown in columns])
        for done, values in enumerate(rows, 1):
            writer.writerow([_csv_text(shown, value) for shown, value in zip(columns, values, strict=True)])
            if done % _STEP == 0:
                yield done


def _csv_text(shown: Shown, value: Any) -> str:
    content = shown.kind.cell(value)
    if content is None:
        return ""
    return cellwriting.safe_csv(content) if isinstance(content, str) else shown.kind.show(value).replace(",", "")
