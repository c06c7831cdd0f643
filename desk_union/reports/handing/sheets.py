"""The list of a hand-over in three copies, with three places to sign, and the files that are attached in the book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.describe import known_ledgers
from desk_union.describe.content import Tables
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Choose, Sheet
from desk_union.members.office import organisation
from desk_union.reports.handing import handing_words as words
from desk_union.reports.handing.tables import HandOver, HandOverLine
from desk_union.store import listing
from desk_union.store.ledgertable import NUMBER
from desk_union.store.tables import Attachment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request

COPIES = Choose("copies", "印几份", (("3", "一式三份"), ("1", "一份")))
KILO = 1024


def _meant(session: Session, request: Request) -> HandOver:
    """The one asked for, else the newest."""
    query = select(HandOver).order_by(HandOver.day.desc(), HandOver.id.desc()).limit(1)
    held = session.get(HandOver, request.row) if request.row is not None else session.scalar(query)
    if held is None:
        raise Refusal("还没有办过移交。", "请先办“工作移交”。")
    return held


def handing_list(session: Session, request: Request) -> list[Table]:
    held = _meant(session, request)
    lines = list(session.scalars(select(HandOverLine).where(HandOverLine.hand_over == held.id).order_by(HandOverLine.id)))
    count = int(request.chosen.get(COPIES.key, "3"))
    return [table for keeper, place in words.COPIES[:count] for table in _copy(session, held, lines, request, f"{place}　{keeper}" if count > 1 else "")]


def _copy(session: Session, held: HandOver, lines: Sequence[HandOverLine], request: Request, which: str) -> list[Table]:
    things = [one for one in lines if one.kind != words.OPEN]
    is_open = [one for one in lines if one.kind == words.OPEN]
    about = f"移交日期：{days.show_day_long(held.day)}　移交人：{held.giver}　接交人：{held.taker}　监交人：{held.witness or ''}"
    period = "　".join(filter(None, (about, which)))
    notes = [f"密码放在：{held.passwords}（清单上不写密码）。" if held.passwords else "密码：当面移交，清单上不写密码。"]
    if held.note:
        notes.append(held.note)
    body = [(str(n), one.kind, one.what, one.amount or "", one.place or "", "") for n, one in enumerate(things, 1)]
    heads = (NUMBER, Column("移交内容", "left", 28), Column("名称", "left", 72), Column("数量", "left", 20), Column("存放地点", "left", 32), Column("接交核对", "left", 24))
    rest = [(str(n), days.show_day(one.due_on) if one.due_on else "", one.what, one.kept_in or "", one.amount or "", "") for n, one in enumerate(is_open, 1)]
    open_heads = (NUMBER, Column("应办日期", "left", 24), Column("事项", "left", 84), Column("在哪个台账", "left", 34), Column("几条", "left", 16), Column("接交核对", "left", 22))
    union, today = organisation(session), request.today
    return [
        Table(title="工作移交清单", columns=heads, rows=body, notes=(*notes, "移交人、接交人、监交人当面点清，各执一份。"), count_text=f"共 {len(body)} 件", organisation=union, period=period, printed_on=today, signers=words.SIGNERS),
        Table(title="未了事项清单", columns=open_heads, rows=rest, count_text=f"共 {len(rest)} 件", organisation=union, period=period, printed_on=today, signers=words.SIGNERS),
    ]  # fmt: skip


def attached_files(session: Session, request: Request) -> list[Table]:
    """Every file attached to a row, by ledger; the bytes go with the backup."""
    by_table = {one.row.__tablename__: one for one in reversed(known_ledgers.known())}
    held = list(session.scalars(select(Attachment).where(Attachment.kind == "file").order_by(Attachment.owner_table, Attachment.owner_id, Attachment.id)))
    names: dict[str, dict[int, str]] = {}
    for table, ledger in by_table.items():
        ids = sorted({one.owner_id for one in held if one.owner_table == table})
        if ids:
            names[table] = listing.names_of(session, ledger, ids)
    body = [
        (str(n), by_table[one.owner_table].title if one.owner_table in by_table else "", names.get(one.owner_table, {}).get(one.owner_id, ""), one.name, _size(one.size), days.show_day(one.added_on))
        for n, one in enumerate(held, 1)
    ]  # fmt: skip
    heads = (NUMBER, Column("台账", "left", 44), Column("哪一条", "left", 52), Column("文件名", "left", 60), Column("大小", "right", 20), Column("添加日期", "left", 24))
    return [Table(title="附件目录", columns=heads, rows=body, count_text=f"共 {len(body)} 个", organisation=organisation(session), period=f"截至{days.show_day_long(request.today)}", printed_on=request.today)]


def _size(size: int) -> str:
    return f"{size / KILO / KILO:.1f} MB" if size >= KILO * KILO else f"{max(1, size // KILO)} KB"


SHEETS: tuple[Sheet, ...] = (
    Sheet("reports.handing_list", "工作移交清单", "换人时一式三份：交了什么、没办完的事、密码放在哪里，移交人、接交人、监交人签字。", Tables(handing_list), ledgers=("reports.hand_overs", "reports.hand_over_lines"), options=("id",), choices=(COPIES,), says="打印最近一次移交的。"),
    Sheet("reports.attached_files", "附件目录", "账本里附了哪些文件：在哪个台账的哪一条。", Tables(attached_files), ledgers=("reports.hand_overs",), options=(), says="打印现在的。"),
)  # fmt: skip
