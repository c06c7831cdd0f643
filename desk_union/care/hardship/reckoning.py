"""What the numbers of a household say of its class, as pure functions; amounts in whole fen.

Source: 困难职工三类 of 2016 and the reading of 重庆 2023 (domain-facts D.1, J.5): income less rigid spending, by month
and head, below the local 低保 line is 深度困难, within so many times of it 相对困难; an accident or sudden illness that
costs more than half of the year's income is 意外致困. Line and multiplier are the office's own, by date.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_union.basis import days
from desk_union.basis.money import show_yuan
from desk_union.care.hardship.hardship_words import ACCIDENT, DEEP, RELATIVE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

RIGID: tuple[tuple[str, str], ...] = (
    ("ill_cost", "患病"), ("school_cost", "子女上学"), ("disabled_cost", "伤残"),
    ("rent_cost", "无房租房"), ("elders_cost", "赡养老人"),
    ("job_cost", "必要就业成本"),
)  # fmt: skip
MONTHS = 12
NONE = "未达到标准"
NO_LINE = "还没有设置当地低保标准，请先在“困难认定标准”里填写"


@dataclass(frozen=True, slots=True)
class MinimumLine:
    """``minimum`` is the 低保 line a month and head in fen, ``times`` the multiplier in tenths."""

    since: date
    minimum: int
    times: int


@dataclass(frozen=True, slots=True)
class ReckonedClass:
    """``kind`` is the class that follows, None where something is missing; ``rest`` by month and head in fen."""

    kind: str | None
    words: str
    rest: int | None = None


def times_words(tenths: int) -> str:
    whole, tenth = divmod(tenths, 10)
    return f"{whole}.{tenth}倍" if tenth else f"{whole}倍"


def rigid(facts: Mapping[str, Any]) -> int:
    return sum(facts.get(key) or 0 for key, _ in RIGID)


def reckon(facts: Mapping[str, Any], line: MinimumLine | None) -> ReckonedClass:
    """``facts`` are the values of a file; the sentence shows the whole arithmetic."""
    heads, income = facts.get("heads"), facts.get("year_income")
    lacking = (["家庭年度总收入"] if income is None else []) + ([] if heads else ["家庭人口"])
    if income is None or not heads:
        return ReckonedClass(None, f"还缺{'、'.join(lacking)}，不能测算。")
    spent = rigid(facts)
    rest = (income - spent) // (MONTHS * heads)
    parts = "、".join(f"{label}{show_yuan(facts[key])}" for key, label in RIGID if facts.get(key))
    less = f"－刚性支出{show_yuan(spent)}元（{parts}）" if spent else "－没有刚性支出"
    formula = f"（年收入{show_yuan(income)}元{less}）÷12个月÷{heads}人＝每人每月{show_yuan(rest)}元"
    if line is None:
        return ReckonedClass(None, f"{formula}；{NO_LINE}。", rest)
    kind, because = _judged(facts, line, income, spent, rest)
    return ReckonedClass(kind, f"{formula}；{because}，测算为“{kind}”。", rest)


def _judged(facts: Mapping[str, Any], line: MinimumLine, income: int, spent: int, rest: int) -> tuple[str, str]:
    told = f"{show_yuan(line.minimum)}元（{days.show_day(line.since)}起）"
    upper = line.minimum * line.times // 10
    if rest < line.minimum:
        return DEEP, f"低于当地低保标准{told}"
    if facts.get("on_minimum") and spent > income:
        return DEEP, "享受低保，刚性支出超过年收入"
    if rest < upper:
        return RELATIVE, f"不低于低保标准{told}，低于它的{times_words(line.times)}{show_yuan(upper)}元"
    cost = facts.get("accident_cost") or 0
    if cost * 2 > income:
        paid = f"意外、突发疾病自付{show_yuan(cost)}元，超过年收入的一半"
        return ACCIDENT, f"高于低保标准的{times_words(line.times)}，但{paid}"
    return NONE, f"不低于低保标准{told}的{times_words(line.times)}{show_yuan(upper)}元"
