"""A row of any ledger, for whoever points to one: found by what it is called, named as it is now, gone or handed over.

Who points keeps ``owner_table`` and ``owner_id``, as attachments do, and beside them the title of the ledger and the
words by which the row was meant. A row whose name others bear too is meant with its number: 张三 #12.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, case, literal, select, update

from desk_union.basis.refusal import Refusal
from desk_union.describe import known_ledgers
from desk_union.store import listing
from desk_union.store.base import every_table
from desk_union.store.tables import AcceptedWarning, Attachment, Change, OwnValue, PartialDay, StageMove

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger

_NUMBERED = re.compile(r"(?P<name>.*?)\s*[#＃](?P<id>\d+)", re.DOTALL)
THERE, GONE = "在", "已删除"
# What hangs on a row itself and stays with it, also when another takes its place.
_ITS_OWN = frozenset(one.__tablename__ for one in (Attachment, StageMove, AcceptedWarning, PartialDay, OwnValue))


@dataclass(frozen=True, slots=True)
class AnyRow:
    """A row that is there."""

    ledger: Ledger
    id: int


def called(session: Session, title: str, name: str, today: date) -> AnyRow:
    """The row of the ledger with this title or code that is called so; Refusal where there is none or more than one."""
    ledger = known_ledgers.called(title)
    if ledger is None:
        raise Refusal(f"没有叫“{title}”的台账。", "请从下拉里选一本台账。", field="source")
    numbered = _NUMBERED.fullmatch(name.strip())
    if numbered is not None and _is_there(session, ledger, int(numbered["id"])):
        return AnyRow(ledger, int(numbered["id"]))
    found = list(dict.fromkeys(listing.ids_called(session, ledger, name.strip(), today)))
    if len(found) == 1:
        return AnyRow(ledger, found[0])
    if not found:
        told, remedy = f"“{ledger.title}”里没有“{name}”。", "请照台账里的名称或编号填写，或者清空这两栏。"
    else:
        told = f"“{ledger.title}”里不止一条叫“{name}”。"
        remedy = f"请在名称后面写上行号，如“{name} #{found[0]}”，或在台账里选中那一条再办“提醒我”。"
    raise Refusal(told, remedy, field="named")


def _is_there(session: Session, ledger: Ledger, row_id: int) -> bool:
    return session.scalar(select(ledger.row.id).where(ledger.row.id == row_id)) is not None


def words_for(session: Session, ledger: Ledger, row_id: int, today: date) -> str:
    """What a row is called so that ``called`` finds it again."""
    name = " ".join(str(listing.name_of(session, ledger, row_id)).split())
    alone = bool(name) and listing.ids_called(session, ledger, name, today) == [row_id]
    return name if alone else f"{name} #{row_id}".strip()


def now(session: Session, title: str | None, table: str | None, row_id: int | None) -> tuple[AnyRow, str] | None:
    """The row and its name as it is now; None where it is gone, or where nothing is meant."""
    ledger = known_ledgers.called(title) if title else None
    if ledger is None or ledger.row.__tablename__ != table:  # a later version calls it otherwise
        ledger = next((one for one in known_ledgers.known() if one.row.__tablename__ == table), None)
    if ledger is None or row_id is None or not _is_there(session, ledger, row_id):
        return None
    return AnyRow(ledger, row_id), str(listing.name_of(session, ledger, row_id))


def state(owner_table: Any, owner_id: Any) -> ColumnElement[str]:
    """Whether the row that is pointed to is there, as the trail knows; empty where nothing is."""
    last = (
        select(Change.op).where(Change.table_name == owner_table, Change.row_id == owner_id)
        .order_by(Change.id.desc()).limit(1).scalar_subquery()
    )  # fmt: skip
    return case((owner_id.is_(None), literal("")), (last == "D", literal(GONE)), else_=literal(THERE))


def hand_over(session: Session, table: str, keep: int, drop: int) -> int:
    """What points to a row that is merged into another points to that from now on; returns how many."""
    moved = 0
    for one in every_table().sorted_tables:
        if one.name in _ITS_OWN or not {"owner_table", "owner_id", "id"} <= set(one.columns.keys()):
            continue
        pointing = and_(one.c.owner_table == table, one.c.owner_id == drop)
        ids = list(session.scalars(select(one.c.id).where(pointing)))
        if ids:
            session.connection().execute(update(one).where(pointing).values(owner_id=keep))
        moved += len(ids)
    return moved
