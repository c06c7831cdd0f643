"""Warnings that were passed over: who goes on gives a reason, and the reason is kept and can be listed.

A deed says the reason once by ``because``; everything that it saves through ``rows`` takes it from there.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.store.bulk import insert_many
from desk_union.store.listing import name_of
from desk_union.store.tables import AcceptedWarning

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Fault, Ledger

REASON = "reason"
GIVE = "确认无误的，请写明理由后再保存；理由会记下来备查。"


class Faulty(Refusal):
    """Values that may not be saved; ``faults`` names each field, ``name`` the row among several."""

    def __init__(self, ledger: Ledger, faults: Sequence[Fault], name: str = "") -> None:
        first = faults[0]
        shown = ledger.by_key.get(first.key)
        label = f"「{shown.label}」" if shown and not first.reason.startswith(shown.label) else ""
        row = f"“{name}”" if name else ""
        super().__init__(f"{row}{label}{first.reason}", first.remedy, field=first.key)
        self.faults = tuple(faults)


class Doubtful(Faulty):
    """Values that may be saved when somebody says why (``because``)."""

    def __init__(self, ledger: Ledger, faults: Sequence[Fault], name: str = "") -> None:
        super().__init__(ledger, faults, name)
        self.remedy = f"{self.remedy}{GIVE}"
        self.sentences = tuple(sentence(ledger, fault) for fault in faults)


@contextmanager
def naming(name: str) -> Iterator[None]:
    """A fault of a row saved inside tells whose it is, where a deed saves several one by one."""
    try:
        yield
    except Faulty as faulty:
        if name not in faulty.reason:
            faulty.reason = f"“{name}”{faulty.reason}"
        raise


@dataclass(frozen=True, slots=True)
class Accepted:
    """One warning that was passed over, in words."""

    at: datetime
    who: str
    ledger: str
    title: str
    name: str
    sentence: str
    reason: str

    def __str__(self) -> str:
        who = f"，{self.who}" if self.who else ""
        return f"{self.title} {self.name}：{self.sentence}理由：{self.reason}（{self.at:%Y-%m-%d}{who}）"


def because(session: Session, reason: str) -> None:
    """Why the deed in hand goes on where a check warns, and why its rows change their stage."""
    session.info[REASON] = reason.strip()


def reason_of(session: Session) -> str:
    reason: str = session.info.get(REASON, "")
    return reason


def sentence(ledger: Ledger, fault: Fault) -> str:
    shown = ledger.by_key.get(fault.key)
    return f"「{shown.label}」{fault.reason}" if shown else fault.reason


def settled(session: Session, ledger: Ledger, faults: Sequence[Fault], name: str = "") -> list[Fault]:
    """The warnings among the faults, to be kept once the row has its id.

    Raises ``Faulty`` when there are others, ``Doubtful`` when the deed has no reason.
    """
    if hard := [fault for fault in faults if not fault.warns]:
        raise Faulty(ledger, hard, name)
    if faults and not reason_of(session):
        raise Doubtful(ledger, faults, name)
    return list(faults)


def keep(session: Session, ledger: Ledger, passed: Sequence[tuple[int, Fault]]) -> None:
    """Write down that these warnings of these rows were passed over; the question of a move is told by the move."""
    kept = [(row_id, fault) for row_id, fault in passed if not fault.move]
    if not kept:
        return
    columns: dict[str, list[Any]] = {
        "owner_id": [row_id for row_id, _ in kept],
        "name": [name_of(session, ledger, row_id) for row_id, _ in kept],
        "field": [fault.key for _, fault in kept],
        "sentence": [sentence(ledger, fault) for _, fault in kept],
    }
    common = {
        "ledger": ledger.code, "owner_table": ledger.row.__tablename__, "title": ledger.title,
        "reason": reason_of(session), "at": session.info["at"], "who": session.info["who"],
    }  # fmt: skip
    columns |= {name: [value] * len(kept) for name, value in common.items()}
    insert_many(session, AcceptedWarning.__table__, columns)  # type: ignore[arg-type]  # a mapped class has a table


def accepted(session: Session, prefix: str = "") -> list[Accepted]:
    """Every warning passed over, of the ledgers whose codes begin so, in the order of time."""
    query = (
        select(AcceptedWarning)
        .where(AcceptedWarning.ledger.startswith(prefix))
        .order_by(AcceptedWarning.at, AcceptedWarning.id)
    )
    return [
        Accepted(one.at, one.who, one.ledger, one.title, one.name, one.sentence, one.reason)
        for one in session.scalars(query)
    ]
