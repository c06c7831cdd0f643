"""会费 as pure rules: how much a member owes for a month, by which rule, and who owes nothing.

Sources (domain-facts.md B.3): 0.5% of the monthly wage, the remainder under 10 yuan not counted (FEE, FEE3); each month
to 角 and the year to yuan (FEE2); once a year from December's pay (FEE5); half rate to whole yuan (FEE1); a fixed sum
(FEE4). Members with 保留会籍, as retired ones have it, pay nothing (HJBL). Money is fen, a rate parts of ten thousand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_union.basis.months import DECEMBER, first_day, last_day, month_of
from desk_union.describe.accounting import PARTS
from desk_union.describe.ledger import Fault
from desk_union.funds.dues.dues_words import FIXED, FLOOR, KEPT, RETIRED, TENTH, WHOLE, YEARLY
from desk_union.members import dictionaries as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from desk_union.describe.ledger import Values

FEN, JIAO, YUAN = 1, 10, 100
TEN_YUAN = 1000
MEMBER = "会员"
SAME_MONTH, NEXT_MONTH = "same", "next"  # from which month a new member owes
STILL_OWES, OWES_NOT = "still", "not"  # whether who leaves (or is exempt from then on) owes the month itself
NEW_GROUP, OLD_GROUP = "new", "old"  # in which group who moves owes the month of the move


@dataclass(frozen=True, slots=True)
class Customs:
    """How the office counts the months in which something begins, ends or changes."""

    joiners: str = SAME_MONTH
    leavers: str = OWES_NOT
    movers: str = NEW_GROUP


@dataclass(frozen=True, slots=True)
class Rule:
    """How dues are reckoned from ``since`` until the day before ``until``; ``employ_type`` None is for everybody."""

    id: int
    formula: str
    rate: int | None
    fixed: int | None
    employ_type: str | None
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """One person in one month, as far as dues depend on it."""

    period: int
    state: str  # of the membership
    standing: str | None = None
    employ_type: str | None = None
    base: int | None = None


def rounded(numerator: int, denominator: int, unit: int = FEN) -> int:
    """The quotient in fen to the nearest whole ``unit``, halves upward."""
    whole = denominator * unit
    return (2 * numerator + whole) // (2 * whole) * unit


def share(base: int, rate: int, unit: int = FEN) -> int:
    """So many parts of ten thousand of a sum, rounded."""
    return rounded(base * rate, PARTS, unit)


def monthly(rule: Rule, base: int | None) -> int | None:
    """What one month costs before anything that depends on the year; None when the wage is not known."""
    if rule.formula == FIXED:
        return rule.fixed or 0
    if base is None:
        return None
    rate = rule.rate or 0
    if rule.formula == FLOOR:
        return share(base // TEN_YUAN * TEN_YUAN, rate)
    if rule.formula == TENTH:
        return share(base, rate, JIAO)
    if rule.formula == WHOLE:
        return share(base, rate, YUAN)
    return share(base, rate)


def due(rule: Rule, base: int | None, period: int, before: Sequence[int], *, goes_on: bool = True) -> int | None:
    """What is owed for one month; None when the wage is not known.

    ``before`` are the sums owed for the earlier months of this year under rules of this kind, nothing included;
    ``goes_on`` False says that it is the last month of the year in which the person owes.
    """
    one = monthly(rule, base)
    closes = month_of(period) == DECEMBER or not goes_on
    if one is None:
        return None
    if rule.formula == YEARLY:
        if not closes or base is None:
            return 0
        return share(base * (len(before) + 1), rule.rate or 0)
    if rule.formula == TENTH and closes:
        return max(0, rounded(sum(before) + one, 1, YUAN) - sum(before))
    return one


def applicable(rules: Iterable[Rule], period: int, employ_type: str | None) -> Rule | None:
    """The rule of a month for a kind of employment: one made for it before one for all, a later before an earlier."""
    day = first_day(period)
    held = [
        rule
        for rule in rules
        if rule.since <= last_day(period)
        and (rule.until is None or rule.until > day)
        and rule.employ_type in {None, employ_type}
    ]
    return max(held, key=lambda rule: (rule.employ_type is not None, rule.since, rule.id), default=None)


def counted(first: Month, last: Month, customs: Customs) -> Month:
    """The month as it counts, from what held on its first and on its last day.

    Who comes to owe within it has joined, who ceases to owe has left: each has a custom of its own.
    """
    if owes(first) and not owes(last):
        return first if customs.leavers == STILL_OWES else last
    return first if customs.joiners == NEXT_MONTH else last


def exemption(month: Month) -> str | None:
    """Why somebody who is still of the union owes nothing; None for one who owes."""
    if month.state == KEPT:
        return KEPT
    if month.state == MEMBER and month.standing in words.RETIRED:
        return RETIRED
    return None


def concerns(month: Month) -> bool:
    """The person has a row in that month at all: a member, or one with 保留会籍."""
    return month.state in {MEMBER, KEPT}


def owes(month: Month) -> bool:
    return month.state == MEMBER and exemption(month) is None


def check_rule(values: Values) -> Sequence[Fault]:
    """Faults of a rule of dues."""
    found = []
    if values.get("formula") == FIXED:
        if values.get("fixed") is None:
            found.append(Fault("fixed", "固定数额没有填。", "请填每月缴多少元。"))
    elif values.get("formula") and values.get("rate") is None:
        found.append(Fault("rate", "比例没有填。", "请填会费占工资基数的比例，如 0.5%。"))
    if values.get("since") and values.get("until") and values["until"] <= values["since"]:
        found.append(Fault("until", "停用日期不能早于启用日期。", "请核对两个日期。"))
    return found


def check_dues(values: Values) -> Sequence[Fault]:
    """Faults of what is owed for one month."""
    owed = values.get("due")
    if owed is not None and owed < 0:
        return (Fault("due", "应缴不能是负数。", "请填零或正数。"),)
    if owed and values.get("exempt"):
        return (Fault("exempt", "填了免缴原因，应缴就应是0。", "请清空免缴原因，或把应缴改成0。"),)
    return ()


def complete_dues(values: Values) -> Values:
    """Who is exempt owes nothing, without a clerk writing the nought."""
    return {"due": 0} if values.get("exempt") and values.get("due") is None else {}
