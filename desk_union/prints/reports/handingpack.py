"""The folder that goes over to the next clerk: a checked backup, the list to sign, and papers to read first."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from desk_union.basis import days
from desk_union.basis.file_names import file_name
from desk_union.basis.refusal import Refusal
from desk_union.describe.sheet import Request
from desk_union.prints.publishing import publish
from desk_union.prints.reports.folderpack import Pack
from desk_union.prints.reports.handoverpack import papers
from desk_union.store import outputs, rows
from desk_union.store.backup import backup_to
from desk_union.store.faults import explained
from desk_union.store.outputs import Leaving
from desk_union.store.progress import Progress, finish
from desk_union.store.restore import inspect
from desk_union.tabs import ledger_called, sheet_called, union_name

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path
    from typing import Any

    from desk_union.store.archive import BackupInfo
    from desk_union.store.opened import Book
    from desk_union.store.progress import Work

HAND_OVERS, LIST, FILES = "reports.hand_overs", "reports.handing_list", "reports.attached_files"
WHY, READ_FIRST, PAPERS = "工作移交", "先看这里.txt", "资料"
LIST_NAME, FILES_NAME = "工作移交清单（一式三份）.pdf", "附件目录.pdf"


@dataclass(frozen=True, slots=True)
class HandedFolder:
    """``notes`` are papers that could not be printed, with the reason."""

    folder: Path
    info: BackupInfo
    files: int
    notes: tuple[str, ...]

    @property
    def words(self) -> str:
        told = f"在{self.folder}，里面有{self.files}个文件。"
        return "\n".join((told, f"备份“{self.info.file.name}”已重新读过，是好的。", *self.notes))


class _Loose:
    """A folder that takes files as a packed one does."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def writestr(self, name: str, content: bytes) -> None:
        (self.folder / name).write_bytes(content)


def hand_out(book: Book, hand_over: int, place: Path, today: date, who: str = "") -> Work[HandedFolder]:
    """A new folder in ``place`` (a U盘 or any folder). Nothing is left of one that could not be finished."""
    if not place.is_dir():
        raise Refusal(f"文件夹“{place}”不在。", "请插好U盘，或者选一个有的文件夹。", field="folder")
    held = _held(book, hand_over, today)
    with explained():
        folder = _new_folder(place, f"工作移交{days.show_day(held['day'])} {held['giver']}交{held['taker']}")
    whole = False
    try:
        handed = yield from _written(book, hand_over, held, folder, today)
        whole = True
    finally:
        if not whole:
            shutil.rmtree(folder, ignore_errors=True)
    outputs.note(
        book,
        Leaving("写移交文件夹", LIST, f"工作移交清单 {held['giver']}交{held['taker']}", handed.files, "个文件"),
        who=who,
    )
    return handed


def _held(book: Book, hand_over: int, today: date) -> Mapping[str, Any]:
    ledger = ledger_called(HAND_OVERS)
    if ledger is None:
        raise ValueError(HAND_OVERS)
    with book.reading() as session:
        found = rows.values_of(session, ledger, [hand_over], today).get(hand_over)
    if found is None:
        raise Refusal("这次移交已经删除了。", "可以在回收站里找回它。")
    return found


def _new_folder(place: Path, name: str) -> Path:
    plain, number = file_name(name), 1
    folder = place / plain
    while folder.exists():
        number += 1
        folder = place / f"{plain}({number})"
    folder.mkdir()
    return folder


def _written(book: Book, hand_over: int, held: Mapping[str, Any], folder: Path, today: date) -> Work[HandedFolder]:
    yield Progress(0, 4, "正在打印移交清单")
    with explained():
        (folder / LIST_NAME).write_bytes(_pdf(book, LIST, Request(today, today, row=hand_over)))
        (folder / FILES_NAME).write_bytes(_pdf(book, FILES, Request(today, today)))
        (folder / PAPERS).mkdir()
        pack = Pack(book, today, _Loose(folder / PAPERS))  # type: ignore[arg-type]  # it only writes
        yield from papers(pack)
        yield Progress(3, 4, "正在备份账本")
        info = yield from backup_to(book, folder, WHY, book.clock())
        info = yield from inspect(info.file, book.password)
        (folder / READ_FIRST).write_text(_read_first(book, held, info, pack.failed), encoding="utf-8-sig")
    files = sum(one.is_file() for one in folder.rglob("*"))
    return HandedFolder(folder, info, files, tuple(pack.failed))


def _pdf(book: Book, code: str, request: Request) -> bytes:
    sheet = sheet_called(code)
    if sheet is None:
        raise ValueError(code)
    out = BytesIO()
    finish(publish(book, sheet, request).write("pdf", out))
    return out.getvalue()


def _read_first(book: Book, held: Mapping[str, Any], info: BackupInfo, failed: list[str]) -> str:
    with book.reading() as session:
        union = union_name(session)
    locked = "备份设了密码，密码放在：" if info.encrypted else "备份没有设密码。其他密码放在："
    lines = (
        f"{union}　工作移交　{days.show_day_long(held['day'])}",
        f"移交人：{held['giver']}　接交人：{held['taker']}　监交人：{held['witness'] or ''}", "",
        "接手的人这样做：",
        "1. 在自己的电脑上装好“工会工作台”，打开它。",
        f"2. 点“从备份恢复”，选这个文件夹里的“{info.file.name}”，账本和附件就都回来了。",
        "   已经打开账本的，在“文件”菜单里点“备份与恢复”，再点“选择备份文件”。",
        "3. 打开时问“您的姓名”，写您自己的：以后的制单、修改记录写的就是您。",
        "4. 看“工作台”：移交的未了事项列在上面，办一件，在“未了事项办结”里记一件。",
        f"5. “{LIST_NAME}”打印出来，当面点清，三个人签字，各存一份。", "",
        f"{locked}{held['passwords'] or '（没有写，请问移交人）'}", "",
        "这个文件夹里有：",
        f"· {info.file.name}：账本和全部附件的备份",
        f"· {LIST_NAME}", f"· {FILES_NAME}", f"· “{PAPERS}”文件夹：工作日历、逾期的事、计划、卷内目录、台账等",
        *failed,
    )  # fmt: skip
    return "\r\n".join(lines) + "\r\n"
