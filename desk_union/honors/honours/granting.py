"""From who was chosen to the honours ledger, and the 发放单 by which prizes are handed out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from desk_union.basis.refusal import Refusal
from desk_union.honors import honors_words as words
from desk_union.honors.honours.ledgers import HONOURS
from desk_union.honors.honours.tables import Honour
from desk_union.honors.selection.ledgers import NOMINATIONS, ROUNDS
from desk_union.honors.selection.tables import AwardNomination
from desk_union.members.office import organisation
from desk_union.payouts import making
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values
    from desk_union.honors.selection.tables import AwardRound
    from desk_union.payouts.making import MadeList


def grant(session: Session, held: AwardRound, values: Values, today: date) -> list[int]:
    """An honour for each who was elected; returns their ids."""
    won = list(
        session.scalars(
            select(AwardNomination)
            .where(AwardNomination.round == held.id, AwardNomination.stage == words.ELECTED)
            .order_by(AwardNomination.id)
        )
    )
    kind = words.COLLECTIVE if held.whom == words.GROUP else words.SINGLE
    common: dict[str, Any] = {
        **rows.defaults(HONOURS),
        "name": held.award,
        "kind": kind,
        "level": words.HOME_OFFICE,
        "year": held.year,
        "granted_on": values["day"],
        "granter": values["granter"] or organisation(session),
        "document": values["document"] or held.document,
        "prize": held.prize,
        "gift": held.gift,
    }
    fresh = [
        {**common, "person": one.person, "unit": one.unit, "deeds": one.deeds, "nomination": one.id} for one in won
    ]
    made = rows.add_rows(session, HONOURS, fresh, today)
    rows.change_many(session, NOMINATIONS, [one.id for one in won], {"stage": words.COMMENDED}, today)
    rows.save_row(
        session,
        ROUNDS,
        held.id,
        {"commended_on": values["day"], "document": values["document"] or held.document},
        today,
    )
    return made


def prize_list(session: Session, ids: Sequence[int], title: str | None, source: str | None, today: date) -> MadeList:
    """A 发放单 of the prizes of these honours; Refusal where there is nothing to hand out."""
    held = list(
        session.scalars(
            select(Honour).where(Honour.id.in_(ids), Honour.roll.is_(None)).order_by(Honour.name, Honour.id)
        )
    )
    lines = [_line(one) for one in held if one.prize or one.gift]
    if not lines:
        raise Refusal("选中的荣誉没有要发的奖金、奖品，或都已经编过发放单。", "请先填奖金或奖品。")
    given = {
        "title": title or f"{held[0].year or held[0].granted_on.year}年表彰奖励",
        "occasion": held[0].name,
        "source": source,
        "day": today,
    }
    made = making.make_lines(session, given, lines, today)
    worth = [one.id for one in held if one.prize or one.gift]
    session.connection().execute(update(Honour).where(Honour.id.in_(worth)).values(roll=made.id))
    session.expire_all()
    return made


def _line(one: Honour) -> dict[str, Any]:
    whom: dict[str, Any] = (
        {"person": one.person}
        if one.person is not None
        else {"unit": one.unit}
        if one.unit is not None
        else {"outsider": (one.holder or "")[:30]}
    )
    goods = {"item": one.gift, "quantity": 1} if one.gift else {}
    return {**whom, "matter": one.name, "cash": one.prize, **goods}
