"""The manual's page of dues says what the rules and the program say."""

from __future__ import annotations

from datetime import date

from desk_union.basis.money import show_yuan
from desk_union.basis.places import HELP
from desk_union.funds.dues.dues_rules import Rule, due
from desk_union.funds.dues.dues_words import FIXED, FLOOR, FORMULA, TENTH, WHOLE, YEARLY
from desk_union.funds.ledgers.dues import DUES_RULES
from desk_union.funds.ledgers.remitting import OUTLAYS, REMITTANCES
from desk_union.funds.paper import duesreceipt, duessheets
from desk_union.screens.funds.duessquares import EXEMPT, LATE, NOT_KNOWN, OPEN, TICK
from desk_union.tabs import deed_called
from desk_union.ui.funds.menu import ERRANDS

PAGE = (HELP / "funds.dues.md").read_text(encoding="utf-8")
BASE = 345_600


def reckoned(formula: str, period: int, before: tuple[int, ...] = (), rate: int = 50) -> str:
    rule = Rule(1, formula, rate, 100, None, date(2020, 1, 1))
    return show_yuan(due(rule, BASE, period, before) or 0).removesuffix(".00")


def test_every_formula_is_told_with_its_true_example() -> None:
    rows = {
        cells[0]: cells[2]
        for line in PAGE.splitlines()
        if line.startswith("| ") and (cells := line.strip("| ").split(" | "))[0] in FORMULA.labels
    }
    assert set(rows) == set(FORMULA.labels)
    month = int(float(reckoned(TENTH, 202601)) * 100)
    assert f"＝{reckoned(FLOOR, 202601)}元" in rows[FLOOR]
    assert rows[TENTH] == f"每月{reckoned(TENTH, 202601)}元，12月{reckoned(TENTH, 202612, (month,) * 11)}元"
    assert f"＝{reckoned(YEARLY, 202612, (0,) * 11)}元" in rows[YEARLY]
    assert f"：{reckoned(WHOLE, 202601, rate=25)}元" in rows[WHOLE]
    assert rows[FIXED] == f"每月{reckoned(FIXED, 202601)}元"


def test_what_is_named_exists() -> None:
    for ledger in (DUES_RULES, REMITTANCES, OUTLAYS):
        assert ledger.title in PAGE
    for sheet in (*duessheets.SHEETS, *duesreceipt.SHEETS):
        assert f"《{sheet.title}》" in PAGE
    assert ERRANDS["dues"][0] in PAGE
    for code in ("receive", "remit", "transfer"):
        assert deed_called(f"funds.{code}").title in PAGE
    assert f"`{ERRANDS['dues'][1]}`" in PAGE
    for mark in (TICK, OPEN, LATE, EXEMPT, NOT_KNOWN):
        assert f"“{mark}”" in PAGE
