"""What a clerk does with vouchers: draft, change, copy, delete, correct in red or blue; never commits.

A posted voucher never changes: its correction is a new one, linked to it (design.md section 5 item 4).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update

from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Refusal
from desk_union.funds.account import periods
from desk_union.funds.account.rules import VoucherLine
from desk_union.funds.account.voucher_words import title_of
from desk_union.funds.tables import Entry, Voucher
from desk_union.funds.tables.books import DRAFT, POSTED, RED
from desk_union.store import ownfields
from desk_union.store.rows import next_id_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

WORD = "记"
ORDINARY, BLUE = "普通", "补充更正"


@dataclass(frozen=True, slots=True)
class Draft:
    """A voucher before it is posted; ``papers`` counts the attached originals, ``serial`` groups imported lines."""

    day: date
    lines: tuple[VoucherLine, ...]
    papers: int = 0
    word: str = WORD
    kind: str = ORDINARY
    spending: str | None = None
    serial: str = ""
    origin: int | None = None
    maker: str | None = None
    checker: str | None = None
    cashier: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class HeldVoucher:
    """A voucher of the book with its lines."""

    id: int
    draft: Draft
    state: str
    number: int | None
    period: int
    entries: tuple[int, ...] = field(default=())

    @property
    def title(self) -> str:
        return title_of(self.draft.word, self.number, self.draft.day, self.id)


def draft_voucher(session: Session, draft: Draft) -> int:
    """Keep a new draft, balanced or not, and return its id."""
    return draft_vouchers(session, [draft])[0]


def draft_vouchers(session: Session, drafts: Sequence[Draft]) -> list[int]:
    """Keep many new drafts at once; returns their ids in order. Refusal where a day is of a closed month or year."""
    if not drafts:
        return []
    _refuse_closed(session, drafts)
    first = next_id_of(session, Voucher)
    ids = list(range(first, first + len(drafts)))
    session.connection().execute(insert(Voucher), [_head(id_, draft) for id_, draft in zip(ids, drafts, strict=True)])
    rows = [row for id_, draft in zip(ids, drafts, strict=True) for row in _entries(id_, draft)]
    if rows:
        session.connection().execute(insert(Entry), rows)
    return ids


def _refuse_closed(session: Session, drafts: Sequence[Draft]) -> None:
    """What bears a day of a closed month or year could never be posted; the closing of a year itself may."""
    written = [draft.day for draft in drafts if draft.kind != periods.YEAR_END]
    if not written:
        return
    calendar = periods.read_calendar(session, min(written))
    for day in written:
        if (objection := calendar.closed_objection(day)) is not None:
            raise Refusal(*objection, field="day")


def _head(id_: int, draft: Draft) -> dict[str, object]:
    return {
        "id": id_, "day": draft.day, "period": periods.period_of(draft.day), "word": draft.word, "state": DRAFT,
        "serial": draft.serial or str(id_), "kind": draft.kind, "spending": draft.spending, "papers": draft.papers,
        "origin": draft.origin, "maker": draft.maker, "checker": draft.checker, "cashier": draft.cashier,
        "note": draft.note,
    }  # fmt: skip


def _entries(id_: int, draft: Draft) -> list[dict[str, object]]:
    period = periods.period_of(draft.day)
    return [
        {
            "voucher": id_, "line": place, "period": period, "summary": line.summary, "account": line.account,
            "debit": line.debit, "credit": line.credit, "project": line.project, "earmarked": line.earmarked,
            "party": line.party, "bill": line.bill, "economic": line.economic, "unit": line.unit,
        }
        for place, line in enumerate(draft.lines, start=1)
    ]  # fmt: skip


def read_voucher(session: Session, row_id: int) -> HeldVoucher:
    """Raises Refusal when it is gone."""
    return read_vouchers(session, [row_id])[0]


def read_vouchers(session: Session, ids: Sequence[int]) -> list[HeldVoucher]:
    """The vouchers with their lines, in the order of ``ids``; raises Refusal when one is gone."""
    heads = {row.id: row for row in session.scalars(select(Voucher).where(Voucher.id.in_(ids)))}
    lines: dict[int, list[Entry]] = {}
    for entry in session.scalars(
        select(Entry).where(Entry.voucher.in_(ids)).order_by(Entry.voucher, Entry.line, Entry.id)
    ):
        lines.setdefault(entry.voucher, []).append(entry)
    if missing := [id_ for id_ in ids if id_ not in heads]:
        raise Refusal(f"凭证草稿{missing[0]}已不存在，可能已被删除。", "请刷新后再看，或到回收站恢复。")
    return [_held(heads[id_], lines.get(id_, [])) for id_ in ids]


def _held(head: Voucher, entries: Sequence[Entry]) -> HeldVoucher:
    lines = tuple(
        VoucherLine(
            entry.summary, entry.account, entry.debit, entry.credit, entry.project, entry.earmarked, entry.party,
            entry.bill, entry.economic, entry.unit,
        )
        for entry in entries
    )  # fmt: skip
    draft = Draft(
        head.day, lines, head.papers, head.word, head.kind, head.spending, head.serial, head.origin, head.maker,
        head.checker, head.cashier, head.note,
    )  # fmt: skip
    return HeldVoucher(head.id, draft, head.state, head.number, head.period, tuple(entry.id for entry in entries))


def change_draft(session: Session, row_id: int, draft: Draft) -> None:
    """Put other contents into a draft; refused for a posted voucher."""
    _refuse_posted(session, [row_id])
    _refuse_closed(session, [draft])
    head = _head(row_id, draft)
    del head["id"]
    if not draft.serial:
        del head["serial"]
    session.connection().execute(update(Voucher).where(Voucher.id == row_id).values(**head))
    lines = select(Entry.line, Entry.id).where(Entry.voucher == row_id)
    before = {row.line: row.id for row in session.execute(lines)}
    session.connection().execute(delete(Entry).where(Entry.voucher == row_id))
    rows = _entries(row_id, draft)
    if rows:
        session.connection().execute(insert(Entry), rows)
        now = {row.line: row.id for row in session.execute(lines)}
        ownfields.carry(session, Entry.__tablename__, {before[line]: now[line] for line in now if line in before})


def delete_drafts(session: Session, ids: Sequence[int]) -> int:
    """Move drafts to the recycle bin; returns how many."""
    _refuse_posted(session, ids)
    session.connection().execute(delete(Voucher).where(Voucher.id.in_(ids)))
    return len(ids)


def _refuse_posted(session: Session, ids: Sequence[int]) -> None:
    for held in read_vouchers(session, ids):
        if held.state == POSTED:
            raise Refusal(f"{held.title}已经记账，不能改动或删除。", "请用“红字冲销”或“补充更正”。")


def copy_voucher(session: Session, row_id: int, day: date) -> int:
    """A new draft with the same lines on another day."""
    held = read_voucher(session, row_id)
    return draft_voucher(session, Draft(day, held.draft.lines, word=held.draft.word, spending=held.draft.spending))


def reverse_voucher(session: Session, row_id: int, day: date, maker: str | None = None) -> int:
    """A draft that takes a posted voucher back in red: 注销某月某日某号凭证 (会计基础工作规范); returns its id."""
    held = _correctable(session, row_id)
    if held.draft.kind == RED:
        raise Refusal(f"{held.title}本身就是红字冲销凭证，不能再冲销。", "要恢复原来的账，请复制原凭证重新记账。")
    if day < held.draft.day:
        told = f"{held.draft.day.year}年{held.draft.day.month}月{held.draft.day.day}日"
        raise Refusal(f"冲销的日期不能早于原凭证的{told}。", "请把日期改到那一天或以后。")
    taken_back = session.scalar(select(Voucher.id).where(Voucher.origin == row_id, Voucher.kind == RED))
    if taken_back is not None:
        raise Refusal(f"{held.title}已经冲销过了。", "要再更正，请用“补充更正”。")
    what = f"注销{held.draft.day.month}月{held.draft.day.day}日{held.draft.word}-{held.number}号凭证"
    lines = tuple(replace(line.red(), summary=what) for line in held.draft.lines)
    return draft_voucher(session, Draft(day, lines, word=held.draft.word, kind=RED, origin=row_id, maker=maker))


def correct_voucher(session: Session, row_id: int, day: date, maker: str | None = None) -> int:
    """A draft with the lines of a posted voucher to be put right: 订正某月某日某号凭证; returns its id."""
    held = _correctable(session, row_id)
    what = f"订正{held.draft.day.month}月{held.draft.day.day}日{held.draft.word}-{held.number}号凭证："
    lines = tuple(replace(line, summary=f"{what}{line.summary}") for line in held.draft.lines)
    return draft_voucher(session, Draft(day, lines, word=held.draft.word, kind=BLUE, origin=row_id, maker=maker))


def _correctable(session: Session, row_id: int) -> HeldVoucher:
    held = read_voucher(session, row_id)
    if held.state != POSTED:
        raise Refusal(f"{held.title}还没有记账。", "草稿直接修改就可以。")
    return held


def amount_words(lines: Sequence[VoucherLine]) -> str:
    """The total of a voucher in yuan, for the title of a deed."""
    return f"{show_yuan(sum(line.debit for line in lines))}元"
