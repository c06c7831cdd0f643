"""The budget lines and entries behind a line of 预算执行, for every sheet that shows one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_union.basis.months import first_day, last_day, year_of
from desk_union.describe.behind import RowsBehind
from desk_union.describe.figure import Span
from desk_union.funds.ledgers.plans import BUDGET
from desk_union.funds.paper.entriesbehind import opening, taken_away

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desk_union.funds.account.account_chart import AccountChart
    from desk_union.funds.account.execution import Executed
    from desk_union.funds.paper.entriesbehind import Entries


def budgeted(ids: Sequence[int], last: int, *keys: str) -> RowsBehind:
    """These lines of the budget as at the end of month ``last``, with what of them is added up."""
    span = Span(first_day(year_of(last) * 100 + 1), last_day(last))
    return RowsBehind(BUDGET, lambda _session: ids, span, tuple((key, 1) for key in keys))


@dataclass(frozen=True, slots=True)
class Words:
    """The amounts of a line as words that open; without a budget those of it are empty, and all that moved is over."""

    planned: str
    changed: str
    allowed: str
    used: str
    left: str


def words_of(
    one: Executed, last: int, chart: AccountChart, entries: Entries, money: Callable[[int], str], *, whole: bool = False
) -> Words:
    """``whole``: the line of a kind, which stands for all its accounts."""
    own = [each.code for each in chart.by_id.values() if each.kind == one.account.kind and len(each.code) == 3]  # noqa: PLR2004
    codes, sign = (own if whole else [one.account.code]), one.account.sign
    moved = entries.flow(codes, year_of(last) * 100 + 1, last, sign, projects=one.projects)
    used = opening(money(one.used), moved)
    if not one.budgeted and not whole:
        return Words("", "", "", used, opening(money(one.left), taken_away(moved)))
    planned, changed, allowed = (
        (budgeted(one.ids, last, *keys),) for keys in (("amount",), ("changed",), ("amount", "changed"))
    )
    return Words(
        opening(money(one.planned), planned), opening(money(one.changed) if one.changed else "", changed),
        opening(money(one.allowed), allowed), used, opening(money(one.left), (*allowed, *taken_away(moved))),
    )  # fmt: skip
