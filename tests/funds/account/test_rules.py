"""What a voucher must be, over a chart of a few accounts: faults that stop it and cautions that ask for a reason."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from desk_union.funds.account.account_chart import AccountChart, AccountFacts
from desk_union.funds.account.periods import Calendar
from desk_union.funds.account.rules import (
    MONTH_END,
    YEAR_END,
    ProjectFacts,
    VoucherLine,
    faults,
    mirror_code,
    one_sided,
    totals,
    warnings,
)

DAY = date(2025, 3, 10)
# code, name, kind, side; ``!`` before the code: by project, ``-``: not in use.
ACCOUNTS = """102 银行存款 资产 借|151 在建工程 资产 借|162 固定资产 资产 借|16201 设备 资产 借|163 累计折旧 资产 贷|182 待处理财产损溢 资产 借
|301 资产基金 净资产 贷|30102 在建工程 净资产 贷|30104 固定资产 净资产 贷|321 专项结转 净资产 贷|32101 年初余额调整 净资产 贷|32104 专项结转 净资产 贷
|32205 本年资金结余 净资产 贷|401 会费收入 收入 贷|402 拨缴经费收入 收入 贷|!404 专项补助收入 收入 贷|501 职工活动支出 支出 借
|50102 活动费 支出 借|-50199 停用 支出 借|507 资本性支出 支出 借|50702 设备购置 支出 借"""


def facts(number: int, words: str) -> AccountFacts:
    code, name, kind, side = words.strip().split()
    bare = code.lstrip("!-")
    leaf = bare not in {"301", "321", "501", "507"}
    return AccountFacts(number, bare, name, name, kind, side, leaf, not code.startswith("-"), code.startswith("!"))


CHART = AccountChart(facts(number, words) for number, words in enumerate(ACCOUNTS.split("|"), 1))
OPEN = Calendar(202501, 202502, 2024)
PROJECTS = {1: ProjectFacts("送温暖", date(2025, 3, 1), date(2025, 3, 31)), 2: ProjectFacts("建家", None, None)}


def line(code: str, yuan: int, **more) -> VoucherLine:
    """So many yuan in debit, negative ones in credit."""
    amounts = {"debit": yuan * 100} if yuan > 0 else {"credit": -yuan * 100}
    return VoucherLine(more.pop("summary", "付款"), CHART.by_code[code].id, **{**amounts, **more})


def found(*lines: VoucherLine, day: date = DAY, kind: str = "普通") -> list[tuple[int | None, str]]:
    return [(fault.line, fault.key) for fault in faults(lines, day, CHART, PROJECTS, OPEN, kind)]


def test_a_voucher_in_order() -> None:
    lines = (line("50102", 100), line("102", -100))
    assert found(*lines) == []
    assert totals(lines) == (10_000, 10_000)
    assert totals([one.red() for one in lines]) == (-10_000, -10_000)
    assert found(*(one.red() for one in lines)) == []  # red figures balance like black ones


@pytest.mark.parametrize(
    ("lines", "where"),
    [
        ((line("50102", 100), line("102", -99)), (None, "debit")),
        ((line("50102", 100, summary=" "), line("102", -100)), (0, "summary")),
        ((line("50102", 100), VoucherLine("付款", None, credit=10_000)), (1, "account")),
        ((line("50102", 100), VoucherLine("付款", 999, credit=10_000)), (1, "account")),
        ((line("501", 100), line("102", -100)), (0, "account")),  # not on an account that has others below it
        ((line("50199", 100), line("102", -100)), (0, "account")),  # not in use
        ((line("50102", 100, credit=5), line("102", -100), line("102", 0, debit=5)), (0, "credit")),
        ((line("50102", 100), line("102", -100), VoucherLine("付款", 1)), (2, "debit")),
        ((line("102", 100), line("401", -100, earmarked=True, project=2)), (1, "earmarked")),  # A.6
        ((line("102", 100), line("402", -100, earmarked=True)), (1, "project")),
        ((line("102", 100), line("404", -100)), (1, "project")),  # 404 is always by project
    ],
)
def test_what_stops_a_voucher(lines, where) -> None:
    assert found(*lines) == [where]


@pytest.mark.parametrize(
    "lines",
    [
        (line("102", 100), line("401", -100)),
        (line("102", 100), line("402", -100, earmarked=True, project=2)),
        (line("102", 100), line("404", -100, project=2)),
    ],
)
def test_income_in_order(lines) -> None:
    assert found(*lines) == []


@pytest.mark.parametrize(
    ("given", "sentence"),
    [(line("404", -100), "404 专项补助收入是专项资金"), (line("402", -100, earmarked=True), "这一条是专项资金")],
)
def test_why_a_project_is_wanted(given, sentence) -> None:
    (fault,) = faults((line("102", 100), given), DAY, CHART, PROJECTS, OPEN)
    assert fault.reason.startswith(sentence)


def test_the_difference_is_told() -> None:
    (fault,) = faults((line("50102", 100), line("102", -99)), DAY, CHART, PROJECTS, OPEN)
    assert "借方合计100.00，贷方合计99.00，相差1.00" in fault.reason


def test_one_line_is_no_voucher() -> None:
    assert found(line("50102", 100)) == [(None, "account"), (None, "debit")]


@pytest.mark.parametrize(
    ("day", "project", "kind", "stopped"),
    [
        (date(2025, 3, 1), 1, "普通", False),  # the first and the last day of a project belong to it
        (date(2025, 3, 31), 1, "普通", False),
        (date(2025, 4, 1), 1, "普通", True),
        (date(2025, 4, 1), 2, "普通", False),
        (date(2025, 4, 1), None, "普通", False),
        (date(2025, 4, 30), 1, MONTH_END, False),  # what the program closes is not asked
        (date(2025, 4, 30), 1, YEAR_END, False),
    ],
)
def test_a_project_has_its_days(day, project, kind, stopped) -> None:
    lines = (line("50102", 100, project=project), line("102", -100))
    assert found(*lines, day=day, kind=kind) == ([(0, "project")] if stopped else [])


def test_a_project_that_has_not_begun() -> None:
    lines = (line("50102", 100, project=1), line("102", -100))
    calendar = Calendar(202501, 0, 0)
    assert [f.key for f in faults(lines, date(2025, 2, 28), CHART, PROJECTS, calendar)] == ["project"]


@pytest.mark.parametrize(
    ("day", "kind", "stopped"),
    [
        (date(2025, 2, 28), "普通", True),  # closed
        (date(2025, 3, 1), "普通", False),
        (date(2026, 12, 31), "普通", False),
        (date(2027, 1, 1), "普通", True),  # not before this year is closed
        (date(2024, 12, 31), "普通", True),
        (date(2024, 12, 31), YEAR_END, False),  # goes into the December just closed
        (date(2024, 12, 31), MONTH_END, True),
    ],
)
def test_the_day_must_be_open(day, kind, stopped) -> None:
    assert found(line("50102", 100), line("102", -100), day=day, kind=kind) == ([(None, "day")] if stopped else [])


@pytest.mark.parametrize(
    ("lines", "rules"),
    [
        ((line("50102", 100), line("102", -100)), []),
        ((line("50102", 100), line("32205", -100)), ["carried"]),  # A.5 item 5
        ((line("102", 100), line("32101", -100)), []),  # 年初余额调整
        ((line("151", 100), line("30102", -100), line("32205", 5), line("102", -5)), []),  # a bond's own movement
        ((line("50702", 100), line("102", -100)), ["capital"]),  # A.5 item 4
        ((line("50702", 100), line("102", -100), line("162", 100), line("30104", -100)), []),
        ((line("50702", 100), line("102", -100), line("162", 99), line("30104", -99)), ["capital"]),
        ((line("162", 100), line("30104", -100)), []),  # given by the upper union
        ((line("16201", 100), line("30104", -100)), []),
        ((line("151", 100), line("30102", -100), line("32104", 5), line("102", -5)), ["carried"]),
        ((line("30104", 100), line("163", -100)), []),  # depreciation
        ((line("182", 100), line("162", -100)), []),  # pending: the fund follows later
        ((line("50102", 100, project=2), line("102", -100)), ["earmark"]),
        ((line("50102", 100, project=2, earmarked=True), line("102", -100)), []),
        ((line("102", 100, project=2), line("402", -100)), []),  # money has no 专项
        ((line("50102", 100), VoucherLine("付款", None, credit=10_000)), []),
        ((line("50102", 100), VoucherLine("付款", 999, credit=10_000)), []),
    ],
)
def test_what_asks_for_a_reason(lines, rules) -> None:
    assert [one.rule for one in warnings(lines, "普通", CHART)] == rules
    assert warnings(lines, MONTH_END, CHART) == []
    assert warnings(lines, YEAR_END, CHART) == []


@pytest.mark.parametrize(
    ("lines", "gaps"),
    [
        ((line("162", 100), line("30104", -100)), {}),  # A.5 item 2
        ((line("162", 100), line("30104", -60), line("102", -40)), {"30104": 4_000}),
        ((line("16201", 100), line("102", -100)), {"30104": 10_000}),
        ((line("16201", 100), line("30104", -100)), {}),
        ((line("162", 100), line("30102", -100)), {"30102": -10_000, "30104": 10_000}),
        ((line("30104", 100), line("163", -100)), {}),  # depreciation
        ((line("163", 100), line("162", -100)), {}),  # within the assets
        ((line("182", 100), line("162", -100)), {}),  # pending: the fund follows later
        ((line("50102", 100), line("102", -100)), {}),
    ],
)
def test_assets_and_their_fund_move_together(lines, gaps) -> None:
    moved = Counter[str]()
    for one in lines:
        moved[mirror_code(CHART.by_id[one.account].code)] += one.debit - one.credit
    assert one_sided(moved) == gaps
