"""Evidence that is a row of some ledger: found by its name when it is written down, named as it is now on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, update

from desk_union.describe import known_ledgers
from desk_union.describe.ledger import Fault
from desk_union.honors.marking.tables import MarkEvidence
from desk_union.store import listing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.store.judging import Line

def judge(session: Session, lines: Sequence[Line], today: date) -> Iterator[tuple[int, Fault]]:
    for place, (_, values) in enumerate(lines):
        source, name = values.get("source"), values.get("named")
        ledger = known_ledgers.called(source) if source else None
        if ledger is None or not name:
            continue
        found = listing.ids_called(session, ledger, name, today)
        if not found:
            yield place, Fault("named", f"“{source}”里没有“{name}”。", "请照台账里的名称或编号填写。")
        elif len(found) > 1:
            yield (
                place,
                Fault(
                    "named",
                    f"“{source}”里有{len(found)}条都叫“{name}”。",
                    "请填编号，或在说明里写清是哪一条、台账不填。",
                ),
            )


def settle(session: Session, ids: Sequence[int], today: date) -> None:
    """Keep which row is meant, so that it is still found when it is renamed."""
    for one in session.scalars(select(MarkEvidence).where(MarkEvidence.id.in_(list(ids)))).all():
        ledger = known_ledgers.called(one.source) if one.source else None
        found = listing.ids_called(session, ledger, one.named or "", today) if ledger is not None else []
        row = next(iter(found), None)
        if one.row != row:
            session.connection().execute(update(MarkEvidence).where(MarkEvidence.id == one.id).values(row=row))


def in_words(session: Session, one: MarkEvidence) -> str:
    """职代会提案台账：改善车间通风; 第3盒."""
    told = []
    if one.source:
        ledger = known_ledgers.called(one.source)
        now = (
            listing.names_of(session, ledger, [one.row]).get(one.row, "")
            if ledger is not None and one.row is not None
            else ""
        )
        told.append(f"{one.source}：{now or f'{one.named}（已不在台账里）'}")
    told += [part for part in (one.told, f"档案盒{one.box}" if one.box else "") if part]
    return "；".join(told)
