"""Everyday events become whole vouchers with the entries that the accounting system wants (domain-facts A.3)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.funds.account import rules
from desk_union.funds.account.account_chart import AccountChart, read_chart
from desk_union.funds.described.templates import TEMPLATES, build
from tests.funds.account_books import a_book


@pytest.fixture(scope="module")
def chart(tmp_path_factory) -> AccountChart:
    book = a_book(tmp_path_factory.mktemp("账"))
    with book.reading() as session:
        known = read_chart(session)
    book.close()
    # 221 is taken into use where money is kept for others.
    return AccountChart(replace(one, in_use=True) if one.code == "221" else one for one in known.by_id.values())


def given(chart: AccountChart, **more: object) -> dict[str, object]:
    codes = {"money": "102", "expense": "50102", "capital": "50702", "claim": "13102"}
    return {key: chart.by_code[code].id for key, code in codes.items()} | {"amount": 1000_00, "project": None} | more


def entries(chart: AccountChart, code: str, **more: object) -> set[tuple[str, int, int]]:
    template = next(one for one in TEMPLATES if one.code == code)
    lines = build(template, given(chart, **more), chart)
    return {(chart.by_id[line.account].code, line.debit // 100, line.credit // 100) for line in lines}


# event, answers, entries in yuan: the table of domain-facts A.3 and A.4.
EVENTS = [
    ("dues", {}, {("102", 1000, 0), ("401", 0, 1000)}),
    ("passed", {}, {("102", 1000, 0), ("402", 0, 1000)}),
    ("subsidy", {}, {("102", 1000, 0), ("40301", 0, 1000)}),
    ("earmarked", {"project": 1}, {("102", 1000, 0), ("40302", 0, 1000)}),
    ("employer", {"project": 1}, {("102", 1000, 0), ("405", 0, 1000)}),
    ("interest", {}, {("102", 1000, 0), ("408", 0, 1000)}),
    ("received", {}, {("102", 1000, 0), ("13102", 0, 1000)}),
    ("held", {}, {("102", 1000, 0), ("221", 0, 1000)}),
    ("held_out", {}, {("221", 1000, 0), ("102", 0, 1000)}),
    ("spent", {}, {("50102", 1000, 0), ("102", 0, 1000)}),
    ("advance", {}, {("135", 1000, 0), ("102", 0, 1000)}),
    ("settled", {"amount": 900_00, "returned": 100_00}, {("50102", 900, 0), ("102", 100, 0), ("135", 0, 1000)}),
    ("stored", {}, {("50102", 1000, 0), ("102", 0, 1000), ("141", 1000, 0), ("30101", 0, 1000)}),
    ("issued", {}, {("30101", 1000, 0), ("141", 0, 1000)}),
    ("given_goods", {"cost": 50_00}, {("141", 1000, 0), ("30101", 0, 1000), ("510", 50, 0), ("102", 0, 50)}),
    ("asset", {}, {("50702", 1000, 0), ("102", 0, 1000), ("162", 1000, 0), ("30104", 0, 1000)}),
    ("asset", {"deposit": 100_00}, {("50702", 1000, 0), ("102", 0, 900), ("215", 0, 100), ("162", 1000, 0), ("30104", 0, 1000)}),
    ("deposit", {}, {("215", 1000, 0), ("102", 0, 1000)}),
    ("given_asset", {}, {("162", 1000, 0), ("30104", 0, 1000)}),
    ("worn", {}, {("30104", 1000, 0), ("163", 0, 1000)}),
    ("disposed", {"worn": 700_00, "gained": 80_00}, {("30104", 300, 0), ("163", 700, 0), ("162", 0, 1000), ("102", 80, 0), ("408", 0, 80)}),
    ("short", {}, {("182", 1000, 0), ("101", 0, 1000)}),
    ("accrued", {}, {("13102", 1000, 0), ("402", 0, 1000)}),
    ("accrued_subsidy", {}, {("13101", 1000, 0), ("40301", 0, 1000)}),
    ("written_off", {}, {("182", 1000, 0), ("135", 0, 1000), ("510", 1000, 0), ("182", 0, 1000)}),
    ("earlier", {}, {("102", 1000, 0), ("32201", 0, 1000)}),
    ("topped_up", {"project": 1}, {("32202", 1000, 0), ("32102", 0, 1000)}),
]  # fmt: skip


@pytest.mark.parametrize(("code", "answers", "wanted"), EVENTS)
def test_an_event_makes_its_entries(chart, code, answers, wanted):
    assert entries(chart, code, **answers) == wanted


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.code)
def test_every_event_balances_and_keeps_the_invariants(chart, template):
    answers = given(chart, rate=4000, returned=50_00, deposit=100_00, cost=30_00, worn=400_00, gained=20_00, project=1)
    lines = build(template, answers, chart)
    debit, credit = rules.totals(lines)
    assert debit == credit > 0
    assert [one.rule for one in rules.warnings(lines, "普通", chart)] == []
    assert all(line.summary for line in lines)


def test_what_is_missing_is_named(chart):
    template = next(one for one in TEMPLATES if one.code == "earmarked")
    with pytest.raises(Refusal, match="专项项目还没有填"):
        build(template, given(chart), chart)
    asset = next(one for one in TEMPLATES if one.code == "disposed")
    with pytest.raises(Refusal, match="累计折旧大于原值"):
        build(asset, given(chart, worn=2000_00), chart)


def test_what_its_ledger_must_know_of_has_no_template(chart):
    """拨缴 and 上解 are done in their ledger, which then knows what is still owed (funds.receive, funds.remit)."""
    for template in TEMPLATES:
        codes = {code for code, _, _ in entries(chart, template.code, project=1, returned=0, worn=0)}
        assert "211" not in codes
