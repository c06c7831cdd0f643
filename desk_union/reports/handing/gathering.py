"""What goes over on a day, as far as the book knows it: books and papers by number, and all that is due."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from desk_union.describe import known_due, known_ledgers
from desk_union.funds.tables import Voucher
from desk_union.reports.handing import handing_words as words
from desk_union.reports.handing.tables import HandOver, HandOverLine
from desk_union.reports.office.tables import ArchivePiece
from desk_union.reports.returns.tables import IssuedReturn
from desk_union.store.tables import Attachment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.due import Due

POSTED = "已记账"
NAMED_ROWS = 200


def things(session: Session) -> list[dict[str, Any]]:
    """What was handed over the last time, else what such an office usually has; then what the book counts."""
    last = session.scalar(select(HandOver.id).order_by(HandOver.day.desc(), HandOver.id.desc()).limit(1))
    kept = (words.SEAL, words.KEY, words.PAPER, words.OTHER)
    before = select(HandOverLine).where(HandOverLine.hand_over == last, HandOverLine.kind.in_(kept)).order_by(HandOverLine.id)
    held = [{"kind": one.kind, "what": one.what, "amount": one.amount, "place": one.place} for one in session.scalars(before) if not one.what.startswith((words.ARCHIVED, words.SENT))]
    usual = [{"kind": kind, "what": what, "amount": amount or None, "place": None} for kind, what, amount in words.USUAL]
    return [*(held or usual), *counted(session)]


def counted(session: Session) -> Iterator[dict[str, Any]]:
    """Vouchers by year, papers laid down, returns sent out, files attached; the book itself."""
    year = Voucher.period // 100
    vouchers = select(year, func.count(), func.count().filter(Voucher.number.is_(None))).group_by(year).order_by(year)
    for of_year, count, drafts in session.execute(vouchers):
        waiting = f"，其中{drafts}张还没有记账" if drafts else ""
        yield _line(words.ACCOUNT, f"{of_year}年会计凭证和账簿{waiting}", f"{count}张")
    pieces = session.execute(select(func.count(ArchivePiece.id), func.count(ArchivePiece.box.distinct()))).one()
    if pieces[0]:
        yield _line(words.PAPER, f"{words.ARCHIVED}，装在{pieces[1]}盒", f"{pieces[0]}件")
    issued = session.execute(select(func.count(IssuedReturn.id), func.max(IssuedReturn.issued_on))).one()
    if issued[0]:
        yield _line(words.PAPER, f"{words.SENT}，最近一份{issued[1]}报出", f"{issued[0]}份")
    files = session.scalar(select(func.count(Attachment.id)))
    yield _line(words.DATA, f"工会工作台的账本和备份，附件{files}个", "1份")


def _line(kind: str, what: str, amount: str) -> dict[str, Any]:
    return {"kind": kind, "what": what, "amount": amount, "place": None}


def open_things(session: Session, today: date) -> list[dict[str, Any]]:
    """What is due or late in the whole book, not what is merely told; what earlier hand-overs left open stays there."""
    return [_open(one) for one in known_due.known(session, today) if one.kind != words.DUE_KIND and one.urgency != "info"]


def _open(one: Due) -> dict[str, Any]:
    ledger = known_ledgers.called(one.ledger_code)
    rows = "、".join(str(row) for row in one.row_ids[:NAMED_ROWS])
    more = f"等{len(one.row_ids)}条" if len(one.row_ids) > NAMED_ROWS else ""
    return {
        "kind": words.OPEN, "what": f"{one.title}：{one.sentence}", "amount": f"{len(one.row_ids)}条" if one.row_ids else None, "due_on": one.day,
        "kept_in": ledger.title if ledger is not None else None, "kept": f"{rows}{more}" or None,
    }  # fmt: skip
