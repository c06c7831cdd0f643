"""Who made an innovation: its leader as written, its members with their shares, which are never more than the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from desk_union.basis.refusal import Refusal
from desk_union.contests import naming
from desk_union.contests.ideas.rules import WHOLE
from desk_union.contests.ideas.tables import Innovation, InnovationMember
from desk_union.contests.owning import belonging

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session


def settle_members(session: Session, ids: Sequence[int], _today: date) -> None:
    """Tie the names to persons, name the leader by the first of them, and refuse shares above 100 per cent."""
    naming.tie(session, InnovationMember, belonging(session, InnovationMember.innovation, ids), {"person": "name"})
    for row_id in ids:
        of_it = InnovationMember.innovation == row_id
        whole = session.scalar(select(func.sum(InnovationMember.share)).where(of_it)) or 0
        if whole > WHOLE:
            title = session.scalar(select(Innovation.title).where(Innovation.id == row_id))
            raise Refusal(f"“{title}”各人的贡献份额合计{whole}%，超过了100%。", "请改小各人的份额。", field="share")
        by_place = select(InnovationMember.name).where(of_it).order_by(InnovationMember.place, InnovationMember.id)
        nobody = Innovation.leader.is_(None)
        session.connection().execute(
            update(Innovation).where(Innovation.id == row_id, nobody).values(leader=by_place.limit(1).scalar_subquery())
        )

