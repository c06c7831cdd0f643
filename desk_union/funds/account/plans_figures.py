"""The figures of 经费审查 (S68)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.describe.figure import Figure
from desk_union.funds.ledgers.plans import AUDITS
from desk_union.funds.tables import Audit

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy import Select

    from desk_union.describe.figure import Span


def _audits(span: Span) -> Select[Any]:
    return select(Audit.id).where(Audit.day.between(span.first, span.last))


def _published(span: Span) -> Select[Any]:
    return _audits(span).where(Audit.published_on.is_not(None))


FIGURES: tuple[Figure, ...] = (
    Figure("funds.audits", "经费审查次数", "次", lambda: AUDITS, _audits, seeds=("F093", "F290")),
    Figure("funds.audits_published", "已公布结果的经费审查", "次", lambda: AUDITS, _published, parent="funds.audits"),
)
