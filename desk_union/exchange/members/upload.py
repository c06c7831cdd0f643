"""Writes the real-name sheet (会员实名制) with the 20 columns that upper unions take, and says what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from sqlalchemy import select

from desk_union.basis.atomic_files import landing
from desk_union.basis.refusal import Refusal
from desk_union.describe.kinds import Day
from desk_union.exchange import cellwriting
from desk_union.members.ledgers import PEOPLE
from desk_union.members.tables import Union
from desk_union.store import listing, privacylog, settings
from desk_union.store.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet
    from sqlalchemy.orm import Session

    from desk_union.describe.export import ToExport
    from desk_union.describe.ledger import Shown
    from desk_union.store.listing import ListAsk
    from desk_union.store.opened import Book
    from desk_union.store.progress import Work

TITLE = "会员信息采集表"

# Header → field of the person, in the order of the national set (domain-facts C.3; lessons.md section 3).
COLUMNS: tuple[tuple[str, str], ...] = (
    ("姓名", "name"), ("性别", "sex"), ("出生日期", "born_on"), ("民族", "ethnicity"), ("就业状况", "standing"),
    ("证件类别", "id_type"), ("证件号码", "id_number"), ("学历", "education"), ("技术等级", "skill"),
    ("移动电话", "phone"), ("户籍类型", "household_kind"), ("户籍所在地", "household_place"),
    ("会籍变化类型", "change_kind"), ("会籍变化日期", "change_day"), ("会籍变化原因", "change_reason"),
    ("政治面貌", "political"), ("工作单位", ""), ("籍贯", "native_place"), ("是否农民工", "is_migrant"),
    ("所在工会", ""),
)  # fmt: skip
REQUIRED = frozenset({"姓名", "性别", "民族", "证件类别", "证件号码", "工作单位", "所在工会"})
_STEP = 900
_HEAD = 3
NAMED = 10


@dataclass(frozen=True, slots=True)
class Lacking:
    """One person for whom required items of the sheet are empty."""

    id: int
    name: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Upload:
    count: int
    lacking: tuple[Lacking, ...]


def write(book: Book, ask: ListAsk, target: Path, asked: ToExport) -> Work[str]:
    """The sheet, and the sentence that names those for whom something is missing."""
    done = yield from write_upload(book, ask, target, asked.today, who=asked.who)
    told = f"已导出 {done.count:,} 人到“{target}”。"
    if not done.lacking:
        return told
    named = "；".join(f"{one.name}缺{'、'.join(one.labels)}" for one in done.lacking[:NAMED])
    more = "等" if len(done.lacking) > NAMED else ""
    return f"{told}有 {len(done.lacking):,} 人缺必填内容：{named}{more}。补齐后请重新导出。"


def write_upload(book: Book, ask: ListAsk, target: Path, today: date, *, who: str = "") -> Work[Upload]:
    """Save the persons of ``ask``; the sheet holds ID numbers, so the asking is kept in the private log."""
    if target.suffix.casefold() != ".xlsx":
        raise Refusal("实名制采集表要存为Excel文件。", "请用 .xlsx 作文件名的结尾。")
    if book.read_only:
        raise Refusal("账本现在只能查看，不能导出保密的列。", "导出保密内容要留记录，请以可写方式打开账本后再导出。")
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    sheet: Worksheet = workbook.create_sheet(TITLE)
    lacking: list[Lacking] = []
    with book.reading() as session:
        employer, union = _offices(session)
        _top(sheet, union, today)
        shown = [PEOPLE.by_key[key] for _, key in COLUMNS if key]
        ids = listing.ids_of(session, PEOPLE, ask)
        for start in range(0, len(ids), _STEP):
            for line in listing.lines(session, PEOPLE, shown, ids[start : start + _STEP], ask.day):
                texts = _texts(shown, line.values, employer, union)
                _append(sheet, texts)
                if empty := tuple(
                    label for (label, _), text in zip(COLUMNS, texts, strict=True) if label in REQUIRED and not text
                ):
                    lacking.append(Lacking(line.id, texts[0], empty))
            yield Progress(min(start + _STEP, len(ids)), len(ids), f"正在写入{len(ids)}人")
    with landing(target) as beside:
        workbook.save(beside)
        secret = [column.label for column in shown if column.private]
        privacylog.note(book, PEOPLE.title, privacylog.taken(f"导出{TITLE}，含", secret, len(ids)), who)
    return Upload(len(ids), tuple(lacking))


def _offices(session: Session) -> tuple[str, str]:
    """Employer and union, the union's name standing in where the record says nothing."""
    record = session.execute(select(Union.employer, Union.name)).first()
    name = str((record and record.name) or settings.get(session, settings.UNION_NAME, ""))
    return str((record and record.employer) or ""), name


def _texts(shown: Sequence[Shown], values: Sequence[Any], employer: str, union: str) -> list[str]:
    texts = iter(
        f"{value:%Y%m%d}" if isinstance(column.kind, Day) and value else column.kind.show(value)
        for column, value in zip(shown, values, strict=True)
    )
    offices = {"工作单位": employer, "所在工会": union}
    return [next(texts) if key else offices[label] for label, key in COLUMNS]


def _top(sheet: Worksheet, union: str, today: date) -> None:
    width = len(COLUMNS)
    for row, text, font in (
        (1, TITLE, Font(name="黑体", size=16)),
        (2, f"填表单位（盖章）：{union}　　填表日期：{today:%Y%m%d}", Font()),
    ):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)
        sheet.cell(row, 1).value = text
        sheet.cell(row, 1).font = font
    sheet.cell(1, 1).alignment = Alignment(horizontal="center")
    for n, (label, key) in enumerate(COLUMNS, 1):
        cell = sheet.cell(_HEAD, n)
        cell.value = label
        cell.font, cell.fill, cell.alignment = (
            cellwriting.HEAD_FONT, cellwriting.HEAD_FILL, cellwriting.HEAD_ALIGNMENT,
        )  # fmt: skip
        letter = get_column_letter(n)
        sheet.column_dimensions[letter].width = max(PEOPLE.by_key[key].kind.width if key else 24, 2 * len(label)) + 2
    sheet.freeze_panes = f"A{_HEAD + 1}"


def _append(sheet: Worksheet, texts: Sequence[str]) -> None:
    row = sheet.max_row + 1
    for n, text in enumerate(texts, 1):
        if text:
            cell = cellwriting.cell_at(sheet, row, n)
            cellwriting.put_text(cell, text)
            cell.number_format = cellwriting.TEXT_FORMAT
