"""催缴通知: one a person with all months owed, kept with its day, told on 工作台 once the time is over."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.describe.sheet import Request
from desk_union.funds.described.chasing import DEEDS
from desk_union.funds.dues import dues_deeds, reminding
from desk_union.funds.ledgers.chasing import REMINDERS
from desk_union.funds.paper import duesreminders
from desk_union.store import listing
from desk_union.store.undo import undo
from tests.funds.dues_office import TODAY, Office, dues_office

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

REMIND = next(deed for deed in DEEDS if deed.code == "funds.remind_dues")
DAY, UNTIL = date(2026, 11, 1), date(2026, 11, 15)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = dues_office(tmp_path / "会费.desk")
    made.rule()
    made.reckon(202601, 202603)
    yield made
    made.book.close()


def remind(office: Office, dues: list[int], **values: Any):
    with office.book.deed("催缴会费") as session:
        return REMIND.do(session, dues, {"day": DAY, "pay_until": UNTIL, "payee": "王干事", **values}, TODAY)


def kept(office: Office) -> list[tuple[str, ...]]:
    with office.book.reading() as session:
        ids = listing.ids_of(session, REMINDERS, listing.ListAsk(TODAY))
        shown = [REMINDERS.by_key[key] for key in ("person", "unit", "months", "amount", "still")]
        return [line.words for line in listing.lines(session, REMINDERS, shown, ids, TODAY)]


def due(office: Office, day: date) -> list[str]:
    with office.book.reading() as session:
        return [one.sentence for one in reminding.due(session, day)]


def test_the_months_of_a_person_stand_on_one_notice(office: Office) -> None:
    done = remind(office, [*office.dues("张一", 202601, 202603), *office.dues("李二", 202602)])
    assert done.words == "给李二、张一发催缴通知2份，共欠54.50元，请在2026年11月15日前缴。"
    assert done.table[1:] == (("李二", "2026年2月", "20.00"), ("张一", "2026年1月、3月", "34.50"))
    assert set(kept(office)) == {
        ("张一", "甲组", "2026年1月、3月", "34.50", "51.75"), ("李二", "甲组", "2026年2月", "20.00", "20.00"),
    }  # fmt: skip
    undo(office.book)
    assert kept(office) == []


def test_it_is_told_after_the_time_until_all_is_paid(office: Office) -> None:
    remind(office, office.dues("李二", 202602))
    assert due(office, UNTIL) == []
    assert due(office, TODAY) == ["有1人收到催缴通知，过了期限还没有缴清，共20.00元。"]
    with office.book.deed("收会费") as session:
        dues_deeds.collect(session, office.dues("李二", 202602), TODAY)
    assert due(office, TODAY) == []


def test_what_is_not_owed_or_has_no_time_is_refused(office: Office) -> None:
    with pytest.raises(Refusal, match="缴费期限早于通知日期"):
        remind(office, office.dues("李二", 202602), pay_until=date(2026, 10, 1))
    with office.book.deed("收会费") as session:
        dues_deeds.collect(session, office.dues("李二", 202602), TODAY)
    with pytest.raises(Refusal, match="没有欠缴"):
        remind(office, office.dues("李二", 202602))


def test_the_notice_says_who_owes_what_in_words_until_when_to_whom(office: Office) -> None:
    remind(office, office.dues("李二", 202602))
    with office.book.reading() as session:
        (copy,) = duesreminders.notice(session, Request(TODAY, TODAY, year=2026, month=11)).copies
    assert copy.words == {
        "union": "示例厂工会", "name": "李二", "unit": "甲组", "months": "2026年2月", "amount": "¥20.00",
        "words": "人民币贰拾元整", "until": "2026年11月15日", "payee": "王干事", "day": "2026年11月1日",
    }  # fmt: skip


def test_the_payroll_list_has_a_line_a_person_and_month_and_no_numbers_unless_asked(office: Office) -> None:
    with office.book.reading() as session:
        (table,) = duesreminders.payroll(session, Request(TODAY, TODAY, year=2026, quarter=1))
        (private,) = duesreminders.payroll(session, Request(TODAY, TODAY, year=2026, quarter=1, private=True))
    assert [column.title for column in table.columns] == ["序号", "姓名", "工号", "分会、小组", "月份", "应扣金额", "实扣金额"]
    assert ("李二", "2026-02", "20.00") in {(row[1], row[4], row[5]) for row in table.rows}
    assert "证件号码" in [column.title for column in private.columns]
