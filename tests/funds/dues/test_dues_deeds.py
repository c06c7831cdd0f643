"""Collecting dues, taking them back, giving them back, booking them, and withdrawing a run."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from desk_union.basis.refusal import Refusal
from desk_union.funds.account import account_chart, deeds, posting
from desk_union.funds.dues import dues_deeds
from desk_union.funds.dues.dues_words import BANK
from desk_union.funds.ledgers.dues import DUES, DUES_PAYMENTS, DUES_RUNS
from desk_union.funds.tables import Dues, DuesPayment, DuesRun, Voucher
from desk_union.store import rows, undo
from tests.funds.dues_office import NOW, TODAY, Office, dues_office

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAY = date(2026, 5, 20)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """January to March reckoned, nothing paid."""
    made = dues_office(tmp_path / "会费.desk")
    made.rule()
    made.reckon(202601, 202603)
    yield made
    made.book.close()


def collect(office: Office, dues: list[int], day: date = MAY, **more) -> dues_deeds.Collected:
    with office.book.deed("收会费") as session:
        return dues_deeds.collect(session, dues, day, **more)


def booked(office: Office, day: date | None = None, **more) -> dues_deeds.Booked:
    with office.book.deed("会费入账") as session:
        return dues_deeds.book(session, day, **more)


def post(office: Office, voucher: int) -> None:
    with office.book.deed("记账") as session:
        posting.post(session, [voucher], NOW)


def entries(office: Office, voucher: int) -> list[tuple[str, int, int]]:
    with office.book.reading() as session:
        codes = account_chart.read_chart(session).by_id
        held = deeds.read_voucher(session, voucher)
    return [(codes[line.account].code, line.debit, line.credit) for line in held.draft.lines]


def vouchers_of(office: Office) -> list[int | None]:
    with office.book.reading() as session:
        return list(session.scalars(select(DuesPayment.voucher).order_by(DuesPayment.id)))


def test_a_group_is_collected_at_once_and_who_owes_nothing_is_passed_over(office) -> None:
    everybody = [*office.dues("张一"), *office.dues("孙六"), *office.dues("钱五")]
    done = collect(office, everybody, collector="李组长")
    assert (done.rows, done.persons, done.amount) == (4, 2, 3 * 1_725 + 2_250)
    assert office.seen("张一", 202602, "paid", "owed", "state", "paid_on", "collector") == (
        1_725, 0, "已缴清", MAY, "李组长",
    )  # fmt: skip
    assert office.seen("钱五", 202602, "state") == ("缺工资基数",)
    with pytest.raises(Refusal, match="没有欠缴"):
        collect(office, everybody)


def test_part_of_a_month_and_then_the_rest(office) -> None:
    one = office.dues("张一", 202601)
    collect(office, one, amount=1_000)
    assert office.seen("张一", 202601, "paid", "owed", "state") == (1_000, 725, "部分缴纳")
    assert ("张一", 202601) in office.found("arrears") & office.found("partial")
    for wrong, told in ((726, "只欠7.25元"), (0, "大于0")):
        with pytest.raises(Refusal, match=told):
            collect(office, one, amount=wrong)
    with pytest.raises(Refusal, match="一个月一个月"):
        collect(office, office.dues("李二"), amount=100)
    collect(office, one)
    assert office.seen("张一", 202601, "owed", "state") == (0, "已缴清")


def test_receipts_are_numbered_one_a_person_without_gaps(office) -> None:
    collect(office, [*office.dues("张一"), *office.dues("李二", 202601)], numbered=True)
    collect(office, office.dues("李二", 202602), numbered=True)
    collect(office, office.dues("李二", 202603), day=date(2027, 1, 5), numbered=True)
    numbers = {key: office.seen(key[0], key[1], "receipt")[0] for key in (
        ("张一", 202601), ("张一", 202603), ("李二", 202601), ("李二", 202602), ("李二", 202603))}  # fmt: skip
    assert list(numbers.values()) == ["HF2026-00001", "HF2026-00001", "HF2026-00002", "HF2026-00003", "HF2027-00001"]


def test_booking_takes_everything_into_one_draft(office) -> None:
    collect(office, office.dues("张一"))
    collect(office, office.dues("李二"), day=date(2026, 5, 31), way=BANK)
    done = booked(office)
    assert entries(office, done.voucher) == [("101", 5_175, 0), ("102", 6_000, 0), ("401", 0, 11_175)]
    assert (done.payments, done.amount) == (6, 11_175)
    with office.book.reading() as session:
        held = deeds.read_voucher(session, done.voucher)
    assert held.draft.day == date(2026, 5, 31)
    assert held.draft.lines[0].summary == "收2026年1月至2026年3月会费（2人）"
    assert set(vouchers_of(office)) == {done.voucher}
    assert office.seen("张一", 202601, "booked") == (f"草稿{done.voucher}",)
    with pytest.raises(Refusal, match="没有要入账"):
        booked(office)
    post(office, done.voucher)
    assert office.seen("张一", 202601, "booked") == ("2026-05 记-1",)


def test_booking_stops_at_a_day_and_at_a_run(office) -> None:
    office.reckon(202604, 202604)
    with office.book.reading() as session:
        april = session.scalar(select(DuesRun.id).where(DuesRun.first == 202604))
    collect(office, office.dues("张一", 202601))
    collect(office, office.dues("张一", 202604), day=date(2026, 6, 2))
    assert booked(office, date(2026, 5, 31)).amount == 1_725
    assert booked(office, run=april).amount == 1_725


def test_taking_back_before_and_after_booking(office) -> None:
    one = office.dues("张一", 202601)
    collect(office, one)
    with office.book.deed("取消") as session:
        assert dues_deeds.take_back(session, one).amount == 1_725
    assert office.seen("张一", 202601, "state") == ("未缴",)
    with pytest.raises(Refusal, match="还没有收过"), office.book.deed("取消") as session:
        dues_deeds.take_back(session, one)
    collect(office, one)
    voucher = booked(office).voucher
    with pytest.raises(Refusal, match=f"凭证草稿{voucher}"), office.book.deed("取消") as session:
        dues_deeds.take_back(session, one)
    post(office, voucher)
    with pytest.raises(Refusal, match="并记账"), office.book.deed("取消") as session:
        dues_deeds.take_back(session, one)


def test_what_is_posted_is_given_back_in_red(office) -> None:
    one = office.dues("张一", 202601)
    collect(office, one)
    post(office, booked(office).voucher)
    with pytest.raises(Refusal, match=r"缴了17\.25元"), office.book.deed("退还") as session:
        dues_deeds.give_back(session, one[0], 1_726, MAY)
    with office.book.deed("退还") as session:
        dues_deeds.give_back(session, one[0], 1_725, MAY, reason="多算")
    collect(office, office.dues("李二", 202601))
    assert office.seen("张一", 202601, "paid", "state") == (0, "未缴")
    done = booked(office)
    assert entries(office, done.voucher) == [
        ("101", 2_000, 0), ("401", 0, 2_000), ("101", -1_725, 0), ("401", 0, -1_725),
    ]  # fmt: skip
    post(office, done.voucher)


def test_posted_money_is_frozen_in_every_way(office) -> None:
    collect(office, office.dues("张一", 202601))
    post(office, booked(office).voucher)
    with office.book.reading() as session:
        payment = session.scalar(select(DuesPayment.id))
    for ledger, row, values in (
        (DUES_PAYMENTS, payment, {"amount": 5}),
        (DUES_PAYMENTS, payment, {"day": TODAY}),
        (DUES, office.dues("张一", 202601)[0], {"paid": 5}),
    ):
        with pytest.raises(Refusal), office.book.deed("改") as session:
            rows.save_row(session, ledger, row, values, TODAY)
    for ledger, row in ((DUES_PAYMENTS, payment), (DUES, office.dues("张一", 202601)[0]), (DUES_RUNS, 1)):
        with pytest.raises(Refusal, match=r"已经记入凭证并记账|不能删除"), office.book.deed("删") as session:
            rows.delete_rows(session, ledger, [row], TODAY)
    assert office.seen("张一", 202601, "paid") == (1_725,)


def test_the_day_of_posted_money_stays_when_typed_beside_what_is_owed(office) -> None:
    collect(office, office.dues("张一", 202601))
    row = office.dues("张一", 202601)[0]
    voucher = booked(office).voucher
    for day in (date(2026, 5, 3), TODAY):
        with office.book.deed("改") as session:
            rows.save_row(session, DUES, row, {"paid_on": day}, TODAY)
    post(office, voucher)
    with pytest.raises(Refusal, match="已记入 2026-05 记-1，缴费日期不能再改"), office.book.deed("改") as session:
        rows.save_row(session, DUES, row, {"paid_on": MAY}, TODAY)
    with office.book.deed("改") as session:
        rows.save_row(session, DUES, row, {"collector": "王三"}, TODAY)
    assert office.seen("张一", 202601, "paid_on", "collector") == (TODAY, "王三")


def test_a_draft_deleted_sets_the_money_free_again(office) -> None:
    collect(office, office.dues("张一"))
    done = booked(office)
    with office.book.deed("删草稿") as session:
        deeds.delete_drafts(session, [done.voucher])
    assert set(vouchers_of(office)) == {None}
    assert booked(office).amount == done.amount


def test_a_run_is_withdrawn_with_its_money_and_draft_until_it_is_posted(office) -> None:
    office.reckon(202604, 202604)
    with office.book.reading() as session:
        first, april = session.scalars(select(DuesRun.id).order_by(DuesRun.first)).all()
    collect(office, [*office.dues("张一", 202601), *office.dues("张一", 202604)])
    both = booked(office).voucher
    with pytest.raises(Refusal, match="还有别的月份"), office.book.deed("撤回") as session:
        dues_deeds.withdraw(session, april)
    with office.book.deed("删草稿") as session:
        deeds.delete_drafts(session, [both])
    booked(office, run=april)
    with office.book.deed("撤回") as session:
        done = dues_deeds.withdraw(session, april)
    assert (done.title, done.payments, done.drafts) == ("2026年4月会费", 1, 1)
    assert office.dues("张一", 202604) == []
    with office.book.reading() as session:
        assert session.scalar(select(func.count()).select_from(Voucher)) == 0
    post(office, booked(office).voucher)
    with pytest.raises(Refusal, match="已经记账"), office.book.deed("撤回") as session:
        dues_deeds.withdraw(session, first)
    assert len(office.dues("张一")) == 3


def test_withdrawing_and_collecting_can_be_undone(office) -> None:
    collect(office, office.dues("张一"))
    booked(office)
    with office.book.deed("撤回") as session:
        dues_deeds.withdraw(session, 1)
    undo.undo(office.book)
    assert office.seen("张一", 202601, "paid", "owed") == (1_725, 0)
    assert set(vouchers_of(office)) == {1}
    undo.undo(office.book)
    undo.undo(office.book)
    assert office.seen("张一", 202601, "state", "booked") == ("未缴", None)


def test_what_a_form_or_sheet_says_was_paid_becomes_payments(office) -> None:
    one = office.dues("张一", 202601)[0]

    def save(**values) -> None:
        with office.book.deed("改") as session:
            rows.save_row(session, DUES, one, values, TODAY)

    save(paid=1_000, paid_on=MAY, collector="李组长")
    save(paid=1_725)
    assert office.seen("张一", 202601, "paid", "paid_on", "collector") == (1_725, TODAY, None)
    save(paid=1_200)
    with office.book.reading() as session:
        amounts = session.scalars(select(DuesPayment.amount).order_by(DuesPayment.id)).all()
    assert amounts == [1_000, 200]
    save(receipt="0012")
    assert office.seen("张一", 202601, "receipt") == ("0012",)
    save(paid=0, paid_on=None, receipt=None, collector=None)
    assert office.seen("张一", 202601, "paid", "paid_on", "state") == (0, None, "未缴")
    with pytest.raises(Refusal, match="没有填已缴会费"):
        save(paid_on=MAY)
    with pytest.raises(Refusal, match="不能是负数"):
        save(paid=-1)


def test_a_list_from_elsewhere_brings_dues_and_payments(office) -> None:
    office.add(DUES, person=office.people["周七"], period=202601, due=500, paid=300, paid_on=MAY, way=BANK)
    assert office.seen("周七", 202601, "paid", "owed", "state", "way") == (300, 200, "部分缴纳", BANK)
    office.add(DUES, person=office.people["周七"], period=202602, exempt="困难免缴")
    assert office.seen("周七", 202602, "due", "state") == (0, "免缴")
    with pytest.raises(Refusal, match="重复"):
        office.add(DUES, person=office.people["周七"], period=202602, due=500)


def test_presets_say_who_owes(office) -> None:
    collect(office, office.dues("张一", 202601, 202602))
    assert office.found("arrears", date(2026, 2, 28)) == {
        ("李二", 202601), ("李二", 202602), ("赵四", 202601), ("赵四", 202602), ("孙六", 202601),
    }  # fmt: skip
    assert office.found("old_arrears") == set()
    assert ("孙六", 202601) in office.found("old_arrears", date(2027, 1, 1))
    assert office.found("exempt") == {("孙六", 202602), ("孙六", 202603)}
    assert office.found("unknown") == {("钱五", 202601), ("钱五", 202602), ("钱五", 202603)}
    assert office.found("unbooked") == {("张一", 202601), ("张一", 202602)}
    assert len(office.found("year")) == 16


def test_the_ledger_of_runs_counts_its_rows(office) -> None:
    collect(office, office.dues("张一"))
    with office.book.reading() as session:
        from desk_union.store import listing

        columns = [DUES_RUNS.by_key[key] for key in ("rows", "due", "paid", "booked")]
        line = listing.lines(session, DUES_RUNS, columns, [1], TODAY)[0]
        total = session.scalar(select(func.sum(Dues.due)))
    assert line.values == (16, total, 5_175, 0)
