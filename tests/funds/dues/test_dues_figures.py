"""The numbers of dues, remittances and deeds done for the staff, each with the rows behind it; what is due."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desk_union.describe.figure import Span
from desk_union.funds.dues import dues_deeds, dues_due
from desk_union.funds.dues.dues_figures import FIGURES
from desk_union.funds.ledgers.remitting import OUTLAYS, REFUNDS, REMITTANCES
from desk_union.store.figures import evaluate, evidence
from tests.funds.dues_office import TODAY, Office, dues_office

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MARCH = Span(date(2026, 1, 1), date(2026, 3, 31))
YEAR = Span.year(2026)
BY_CODE = {figure.code.removeprefix("funds."): figure for figure in FIGURES}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """January to April reckoned; 张一 has paid it all, 李二 a part of January, 赵四 January."""
    made = dues_office(tmp_path / "数字.desk")
    made.rule()
    made.reckon(202601, 202604)
    with made.book.deed("收会费") as session:
        dues_deeds.collect(session, made.dues("张一"), date(2026, 5, 1))
        dues_deeds.collect(session, made.dues("李二", 202601), date(2026, 5, 1), amount=500)
        dues_deeds.collect(session, made.dues("赵四", 202601), date(2026, 5, 1))
    yield made
    made.book.close()


def value(office: Office, code: str, span: Span = MARCH):
    with office.book.reading() as session:
        return evaluate(session, BY_CODE[code], span, FIGURES)


def test_dues_of_a_quarter(office) -> None:
    """赵四 3×30, 张一 3×17.25, 李二 3×20, 王三 March 25, 孙六 January 22.50; 钱五 is not reckoned."""
    due = 9_000 + 5_175 + 6_000 + 2_500 + 2_250
    assert value(office, "dues_liable").number == 5
    assert value(office, "dues_payers").number == 1
    assert value(office, "dues_exempt").number == 1
    assert value(office, "dues_due").shown == "249.25"
    assert value(office, "dues_due").number == 249.25
    assert value(office, "dues_paid").number == (5_175 + 500 + 3_000) / 100
    assert value(office, "dues_arrears").number == (due - 8_675) / 100
    payers, rate = value(office, "dues_payer_rate"), value(office, "dues_rate")
    assert (payers.shown, payers.basis) == ("20", "1/5")
    assert (rate.shown, rate.basis) == ("34.8", "86.75/249.25")


def test_the_groups_of_a_quarter(office) -> None:
    """甲组: 张一, 李二, 孙六; 乙组: 赵四, 王三."""
    lowest = value(office, "dues_rate_lowest")
    assert value(office, "dues_lowest").shown == "乙组"
    assert (lowest.shown, lowest.basis) == ("26.1", "30.00/115.00")
    assert value(office, "dues_groups").number == 2
    assert value(office, "dues_full_groups").number == 0
    with office.book.deed("收齐") as session:
        dues_deeds.collect(session, [*office.dues("李二"), *office.dues("孙六")], TODAY)
    assert value(office, "dues_full_groups").number == 1
    assert [row for figure in ("dues_full_groups",) for row in _rows(office, figure)] == [office.units["甲组"]]


def _rows(office: Office, code: str, span: Span = MARCH) -> list[int]:
    with office.book.reading() as session:
        return evidence(session, BY_CODE[code], span)[1]


def test_a_quarter_without_dues_says_nothing(office) -> None:
    later = Span(date(2027, 1, 1), date(2027, 3, 31))
    assert value(office, "dues_rate", later).shown == "—"
    assert value(office, "dues_rate", later).number is None
    assert value(office, "dues_due", later).number == 0


def test_refunds_and_deeds_done(office) -> None:
    """F226, F227, F157: counted by the day on which the money went."""
    for name, amount, day in (
        ("甲公司", 100_000, date(2026, 6, 1)),
        ("甲公司", 65_142_787, date(2026, 10, 31)),
        ("乙公司", 50, None),
    ):
        office.add(
            REFUNDS, enterprise=name, first=202501, last=202506 if amount == 100_000 else 202512, paid=amount, rate=10_000, day=day
        )  # fmt: skip
    for name, payer, purpose, amount in (
        ("荣誉室", "行政", "建家", 10_000_000), ("工作服", "行政", "工作服", 53_000_000), ("活动室", "工会", "建家", 200_000),
    ):  # fmt: skip
        office.add(OUTLAYS, name=name, payer=payer, purpose=purpose, amount=amount, day=date(2026, 3, 3))
    assert value(office, "refund_unions", YEAR).number == 1
    assert value(office, "refunded", YEAR).shown == "652,427.87"
    assert value(office, "refunded", YEAR).number == 652427.87
    assert value(office, "outlays_employer", YEAR).number == 630_000
    assert value(office, "outlays_home", YEAR).number == 102_000
    assert value(office, "outlays", YEAR).number == 3
    assert value(office, "outlays", Span.year(2025)).number == 0


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.code)
def test_every_figure_opens_and_a_part_is_no_more_than_its_whole(office, figure) -> None:
    with office.book.reading() as session:
        found = evaluate(session, figure, MARCH, FIGURES)
        ledger, ids = evidence(session, figure, MARCH)
        assert ledger is figure.ledger()
        if figure.measure == "count":
            assert found.number == len(ids)
        if figure.parent:
            parent = next(other for other in FIGURES if other.code == figure.parent)
            assert found.number <= evaluate(session, parent, MARCH, FIGURES).number


def told(office: Office, today: date) -> dict[str, tuple[str, str]]:
    with office.book.reading() as session:
        return {one.title: (one.urgency, one.sentence) for one in dues_due.due(session, today)}


def test_what_is_due(office) -> None:
    office.add(
        REMITTANCES, first=202601, last=202603, subject="拨缴经费", channel="自主拨缴", base=5_000_000, rate=4000, due_on=date(2026, 4, 30),
    )  # fmt: skip
    assert told(office, date(2026, 4, 20)) == {
        "上解快到期限": ("soon", "有1笔会费、经费没有上解，共20,000.00元，最早的期限是2026年4月30日。"),
        "会费没有入账": ("soon", "收到的会费104.00元还没有记入凭证，最早的一笔是2026年5月1日收的。"),
        "会费欠缴": ("soon", "有4人欠缴以前月份的会费，共162.50元。"),
    }
    later = told(office, date(2026, 6, 20))
    assert later["上解已过期限"][0] == "late"
    assert later["会费没有入账"][0] == "late"
    assert later["应缴会费"] == ("soon", "2026年5月至2026年6月的应缴会费还没有生成。")


def test_nothing_is_due_where_dues_are_not_kept(tmp_path) -> None:
    made = dues_office(tmp_path / "空.desk")
    try:
        assert told(made, TODAY) == {}
        made.rule()
        assert told(made, TODAY) == {"应缴会费": ("info", "已有会费标准，还没有生成过应缴会费。")}
    finally:
        made.book.close()
