"""What one person may still get this year, by the rules that count over the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis.money import show_yuan
from desk_union.payouts.ceilings.ceiling_rules import EACH_YEAR
from desk_union.payouts.ceilings.reckoning import in_years, rules_of

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

SHOWN = 3
NONE_BY_THE_YEAR = "没有按全年计的慰问标准，今年还可以发多少没有上限可算。"


def left(session: Session, person: int, today: date) -> list[tuple[str, int]]:
    """Matters with a sum for the year, and what of it is left in fen; never below nothing."""
    rules = [rule for rule in rules_of(session) if rule.window == EACH_YEAR and rule.amount is not None]
    rules = [rule for rule in rules if rule.holds(today)]
    if not rules:
        return []
    held = in_years(session, [person], [today.year], today).get(person, [])
    found: dict[str, int] = {}
    for rule in rules:
        used = 0 if rule.extra else sum(one.worth for one in held if rule.concerns(one))
        matter = "、".join(rule.matters)
        found[matter] = found.get(matter, 0) + (rule.amount or 0) - used
    return [(matter, max(0, amount)) for matter, amount in found.items()]


def words(session: Session, person: int, today: date, shown: int | None = SHOWN) -> str:
    """今年还可发：节日慰问1,200.00元，生日慰问300.00元。 Empty where no rule counts over the year; None shows all."""
    some = left(session, person, today)[:shown]
    told = "，".join(f"{matter}{show_yuan(amount)}元" for matter, amount in some)
    return f"今年还可发：{told}。" if told else ""
