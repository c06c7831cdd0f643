"""Which typed number stands for a name and a span: asked in the same way by documents and by returns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.reports.numbers.tables import TypedNumber

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.orm import Session

    from desk_union.describe.figure import Span


def typed_row(session: Session, names: Collection[str], span: Span, *, within: bool = False) -> TypedNumber | None:
    """The one typed last for exactly these days; ``within``: without one, the newest whose days lie in the span.

    ``names`` are codes, numbers in the office's list or the name itself.
    """
    held = select(TypedNumber).where(TypedNumber.figure.in_(names) | TypedNumber.name.in_(names))
    newest = held.order_by(TypedNumber.typed_on.desc(), TypedNumber.id.desc()).limit(1)
    found = session.scalar(newest.where(TypedNumber.first == span.first, TypedNumber.last == span.last))
    if found is not None or not within:
        return found
    inside = held.where(TypedNumber.first >= span.first, TypedNumber.last <= span.last)
    return session.scalar(inside.order_by(TypedNumber.last.desc(), TypedNumber.id.desc()).limit(1))
