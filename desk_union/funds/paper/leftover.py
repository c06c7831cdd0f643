"""The last lines of 预算表 and 决算表: what was carried in, the difference of the year, what is left at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis.money import show_yuan
from desk_union.describe.paper import Official
from desk_union.funds.account.periods import start_of, year_of
from desk_union.funds.paper.entriesbehind import opening, taken_away
from desk_union.funds.paper.statements import CARRIED, carried

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.describe.behind import RowsBehind
    from desk_union.funds.account.account_chart import AccountChart
    from desk_union.funds.paper.entriesbehind import Entries

# Who passes a budget and a final account: 《基层工会预算管理办法》 (总工办发〔2020〕29号), from memory.
SIGNERS = (
    "工会委员会审议（盖章、日期）",
    "经审会审查（盖章、日期）",
    "会员（代表）大会通过日期",
    "工会主席",
    "经审主任",
    "制表",
)
OFFICIAL = Official()  # 编制单位, 单位：元
LABELS = ("上年结转结余", "本年收支差额", "年末结余")

Amount = tuple[int, tuple["RowsBehind", ...]]


def before(session: Session, year: int, chart: AccountChart, entries: Entries) -> Amount | None:
    """上年结转结余 with its rows; None of what nobody knows."""
    if year < year_of(start_of(session)) or (amount := carried(session, year, chart)) is None:
        return None
    return amount, entries.balance(CARRIED, year * 100, -1, pending=True)


def less(one: Amount, other: Amount) -> Amount:
    """The difference, with the rows of both."""
    return one[0] - other[0], (*one[1], *taken_away(other[1]))


def lines(carried_in: Amount | None, difference: Amount) -> list[tuple[str, str]]:
    """Each label with its amount; blank where what was carried in is not known."""
    if carried_in is None:
        return list(zip(LABELS, ("", _number(difference), ""), strict=True))
    left = carried_in[0] + difference[0], (*carried_in[1], *difference[1])
    return list(zip(LABELS, map(_number, (carried_in, difference, left)), strict=True))


def _number(amount: Amount) -> str:
    return opening(show_yuan(amount[0]), amount[1])
