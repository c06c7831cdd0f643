"""A 发放单 for granted applications: one line each with its own amount, which then goes the way of every 发放单."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from desk_union.basis.refusal import Refusal
from desk_union.care.hardship import aid_words
from desk_union.care.hardship.tables import AidApplication, HardshipFile
from desk_union.payouts.ledgers import LINES, LISTS
from desk_union.payouts.tables import PayoutKind, PayoutList
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class AidList:
    """``total`` in fen."""

    id: int
    number: str
    lines: int
    total: int


def pay(session: Session, ids: Sequence[int], title: str, more: dict[str, Any], today: date) -> AidList:
    """``more`` are further values of the list; the kind of spending follows from what was applied for.

    Refusal where nothing was granted.
    """
    held = list(session.scalars(select(AidApplication).where(AidApplication.id.in_(ids)).order_by(AidApplication.id)))
    empty = next((one for one in held if not one.decided), None)
    if empty is not None:
        raise Refusal(f"{empty.number or '有一份申请'}没有批准金额。", "请先填批准金额，再编发放单。", field="decided")
    kind = aid_words.SPENT_AS.get(held[0].kind, aid_words.SPENT_USUALLY)
    spent = session.scalar(select(PayoutKind.id).where(PayoutKind.name == kind))
    maker = session.info.get("who") or None
    given = {"title": title, "kind": spent, "day": today, "maker": maker, "source": held[0].source, **more}
    roll = rows.save_row(session, LISTS, None, {k: v for k, v in given.items() if v is not None}, today)
    fresh = [{**rows.defaults(LINES), "roll": roll, **_line(session, one)} for one in held]
    lines = rows.add_rows(session, LINES, fresh, today)
    for one, line in zip(held, lines, strict=True):
        session.connection().execute(update(AidApplication).where(AidApplication.id == one.id).values(line=line))
    number = session.scalar(select(PayoutList.number).where(PayoutList.id == roll)) or ""
    return AidList(roll, number, len(lines), sum(one.decided or 0 for one in held))


def _line(session: Session, one: AidApplication) -> dict[str, Any]:
    file = session.get(HardshipFile, one.file) if one.file is not None else None
    own = one if one.person is not None or one.outsider else file
    if own is None:
        raise Refusal(f"{one.number or '有一份申请'}没有写是谁的。", "请填姓名，或选困难档案。", field="person")
    matter = f"{one.kind}（{one.student}）" if one.student else one.kind
    whom = {"person": own.person, "outsider": own.outsider, "outsider_id": own.outsider_id}
    return {**whom, "matter": matter, "cash": one.decided, "source": one.source}
