"""What declarations of own columns must be beside each other and beside the values that the rows hold already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from desk_union.basis.refusal import Refusal
from desk_union.describe import known_ledgers
from desk_union.describe.ledger import Fault
from desk_union.own.rules import plain
from desk_union.store.ownfields import CHOICE, MOST, words_of
from desk_union.store.tables import OwnField, OwnValue

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values


def code_of(values: Values) -> Mapping[str, Any]:
    """The code of the ledger beside its title, so that opening a book reads no ledger to know its columns."""
    found = known_ledgers.called(values.get("ledger") or "")
    return {"code": found.code if found is not None else None}


def foreseen(session: Session, values: Values, row_id: int | None, _today: date) -> Sequence[Fault]:
    """What of a declaration does not go together with the others and with what is kept."""
    if values.get("retired_on") is not None or not values.get("ledger"):
        return _of_words(session, values, row_id)
    others = [one for one in _in_use(session, str(values["ledger"])) if one.id != row_id]
    return [*_of_others(others, values), *_of_words(session, values, row_id)]


def _in_use(session: Session, ledger: str) -> Sequence[OwnField]:
    query = select(OwnField).where(OwnField.ledger == ledger, OwnField.retired_on.is_(None))
    return session.scalars(query.order_by(OwnField.id)).all()


def _of_others(others: Sequence[OwnField], values: Values) -> list[Fault]:
    label = str(values.get("label") or "")
    if any(plain(one.label) == plain(label) for one in others):
        return [Fault("label", f"“{values['ledger']}”里已经自设了“{label}”。", "请用那一栏，或换一个名称。")]
    if len(others) >= MOST:
        named = "、".join(one.label for one in others)
        remedy = f"现有：{named}。请先停用一个（内容不会丢）。"
        return [Fault("ledger", f"“{values['ledger']}”已有{len(others)}个自设栏目，最多{MOST}个。", remedy)]
    return []


def _of_words(session: Session, values: Values, row_id: int | None) -> list[Fault]:
    """A word that rows hold stays among those to be chosen."""
    if row_id is None or values.get("kind") != CHOICE:
        return []
    query = select(OwnValue.words, func.count()).where(OwnValue.field == row_id, OwnValue.words.is_not(None))
    held = {row[0]: row[1] for row in session.execute(query.group_by(OwnValue.words))}
    gone = [word for word in held if word not in words_of(values.get("choices"))]
    if not gone:
        return []
    named = "、".join(f"“{word}”（{held[word]:,}条）" for word in gone[:4]) + ("等" if len(gone) > 4 else "")  # noqa: PLR2004
    return [Fault("choices", f"还有记录填着{named}，这些词不能去掉。", "请先把那些记录改成别的，再来去掉。")]


def settle(session: Session, ids: Sequence[int], today: date) -> None:
    """After declarations were saved: Refusal for what ``foreseen`` tells of the first that does not fit."""
    for one in session.scalars(select(OwnField).where(OwnField.id.in_(ids)).order_by(OwnField.id)):
        values = {
            "ledger": one.ledger, "label": one.label, "kind": one.kind, "choices": one.choices,
            "retired_on": one.retired_on,
        }  # fmt: skip
        for fault in foreseen(session, values, one.id, today):
            raise Refusal(fault.reason, fault.remedy, field=fault.key)
