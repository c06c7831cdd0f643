"""A check may warn: without a reason nothing is saved, with one it is, and the reason can be listed; checks see before."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.store import overrides, rows
from desk_union.store.undo import undo
from tests.store.visits import TODAY, VISITS

LARGE = {"whom": "张三", "day": date(2026, 3, 1), "amount": 200_000}


def save(book, values, row=None, reason=""):
    with book.deed("登记", who="李出纳") as session:
        overrides.because(session, reason)
        return rows.save_row(session, VISITS, row, values, TODAY)


def listed(book):
    with book.reading() as session:
        return [(one.title, one.name, one.sentence, one.reason, one.who) for one in overrides.accepted(session)]


def test_a_warning_asks_for_a_reason_and_keeps_it(book) -> None:
    with pytest.raises(rows.Doubtful, match=r"2000元超过了通常的1000元.*请写明理由") as asked:
        save(book, LARGE)
    assert asked.value.sentences == ("「金额」2000元超过了通常的1000元。",)
    assert listed(book) == []
    save(book, LARGE, reason="经主席会研究")
    assert listed(book) == [("走访台账", "张三", "「金额」2000元超过了通常的1000元。", "经主席会研究", "李出纳")]
    undo(book)
    assert listed(book) == []


def test_nobody_is_asked_twice(book) -> None:
    row = save(book, LARGE, reason="经主席会研究")
    save(book, {"whom": "张三丰"}, row)
    with pytest.raises(rows.Doubtful):
        save(book, {"amount": 300_000}, row)
    assert len(listed(book)) == 1


def test_a_fault_is_told_before_a_warning_and_no_reason_passes_it(book) -> None:
    with pytest.raises(rows.Faulty, match=r"对象.*不能为空") as refused:
        save(book, {**LARGE, "whom": None}, reason="没关系")
    assert not isinstance(refused.value, rows.Doubtful)
    assert listed(book) == []


def test_a_check_sees_the_row_before(book) -> None:
    row = save(book, {**LARGE, "amount": 500})
    save(book, {"amount": 600}, row)
    with pytest.raises(rows.Faulty, match="只能增加"):
        save(book, {"amount": 400}, row)


def test_many_rows_need_one_reason(book) -> None:
    made = [save(book, {**LARGE, "whom": name, "amount": 100}) for name in ("甲", "乙")]
    with pytest.raises(rows.Doubtful, match="“甲”"), book.deed("改") as session:
        rows.change_many(session, VISITS, made, {"amount": 150_000}, TODAY)
    with book.deed("改") as session:
        overrides.because(session, "统一提高")
        rows.change_many(session, VISITS, made, {"amount": 150_000}, TODAY)
    assert [(name, reason) for _, name, _, reason, _ in listed(book)] == [("甲", "统一提高"), ("乙", "统一提高")]
