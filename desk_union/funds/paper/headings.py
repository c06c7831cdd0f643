"""What stands above every table of 经费: whose it is, of which span, and when it was printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_union.funds.account.spans import span_of
from desk_union.members.office import organisation

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request

BY_MONTHS = ("year", "month", "quarter")  # the options of what may be had of any span of months


def headed(session: Session, request: Request, **more: Any) -> dict[str, Any]:
    """For a ``Table``; ``more`` adds to it or says otherwise."""
    usual = {"printed_on": request.today, "organisation": organisation(session), "period": span_of(request).words}
    return {**usual, **more}
