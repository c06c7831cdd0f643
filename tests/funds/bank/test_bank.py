"""A bank's statement as banks write it comes in once, is ticked off and explains the difference to the books."""

from __future__ import annotations

from datetime import date, datetime

import openpyxl
import pytest

from desk_union.basis.refusal import Refusal
from desk_union.exchange import importing, mapping, reading
from desk_union.funds.account import closing, deeds, splitting
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.bank import bank_checks, cash_deeds, reconciling, statements
from desk_union.funds.ledgers.property import BANK, BANKS, CASH_COUNTS
from desk_union.funds.property import asset_deeds
from desk_union.funds.property.asset_deeds import Purchase
from desk_union.store import listing, rows
from desk_union.store.progress import finish
from tests.funds.property_books import TODAY, office


@pytest.fixture
def desk(tmp_path):
    with office(tmp_path, a102=1_000_000, a101=50_000, a32205=-1_050_000) as desk:
        with desk.book.deed("账户") as session:
            rows.save_row(
                session, BANKS, None, {"name": "基本户", "account": desk.account["102"], "opening": 1_000_000}, TODAY
            )
        yield desk


def sheet(folder, *lines, name="对账单.xlsx"):
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(list(line))
    book.save(folder / name)
    return folder / name


def bring(desk, path, mode="add", answers=None):
    with desk.book.reading() as session:
        memory = mapping.memory_of(session, BANK)
    grid = mapping.choose_grid(BANK, reading.read_workbook(path), memory)
    layout = mapping.guess(BANK, grid, memory).sure()
    return finish(importing.run(desk.book, BANK, grid, layout, mode, importing.Choices(answers=answers or {}), TODAY))


def kept(desk):
    with desk.book.reading() as session:
        ids = listing.ids_of(session, BANK, listing.ListAsk(TODAY, order=("day", "id")))
        found = rows.values_of(session, BANK, ids, TODAY)
    return [(found[one]["day"].day, found[one]["income"], found[one]["outgo"]) for one in ids]


WANTED = [(3, 600_000, 0), (5, 0, 2_000), (5, 0, 2_000)]
STATEMENTS = {
    "two columns": [
        ("某某银行账户明细",), ("账号：6222", "", "币种：人民币"),
        ("交易日期", "凭证号", "摘要", "对方户名", "借方发生额", "贷方发生额", "余额"),
        ("2025-03-03", "10001", "会费", "某某厂", "0.00", "6,000.00", "16,000.00"),
        ("2025-03-05", "", "手续费", "", "20.00", "0.00", "15,980.00"),
        ("2025-03-05", "", "手续费", "", "20.00", "0.00", "15,960.00"),
        ("合计", "", "", "", "40.00", "6,000.00", ""),
    ],
    "no balances": [
        ("日期", "摘要", "收入", "支出"), ("20250303", "会费", 6000, None), ("20250305", "手续费", None, 20), ("20250305", "手续费", None, 20),
    ],
    "signed": [
        ("记账日期", "交易流水号", "交易金额", "账户余额", "用途"),
        (datetime(2025, 3, 3, 10, 1), "A1", 6000, 16000, "会费"), (datetime(2025, 3, 5), "A2", -20, 15980, "费"), (datetime(2025, 3, 5), "A3", -20, 15960, "费"),
    ],
    "flagged": [
        ("交易时间", "借贷标志", "发生额", "余额", "对方名称"),
        ("2025-03-03 10:22:31", "贷", "6000.00", "16000.00", "某某厂"), ("2025-03-05 09:00:00", "借", "20.00", "15980.00", ""), ("2025-03-05 09:00:01", "借", "20.00", "15960.00", ""),
    ],
    "two lines of header": [
        ("日期", "摘要", "发生额", "", "余额"), ("", "", "存入", "支取", ""),
        ("2025.3.3", "会费", 6000, "", 16000), ("2025.3.5", "费", "", 20, 15980), ("2025.3.5", "费", "", 20, 15960),
    ],
}  # fmt: skip


@pytest.mark.parametrize("kind", STATEMENTS)
def test_a_statement_comes_in_once(desk, tmp_path, kind):
    path = sheet(tmp_path, *STATEMENTS[kind])
    report = bring(desk, path)
    assert [str(one) for one in report.problems] == []
    assert (report.added, kept(desk)) == (3, WANTED)
    for mode in ("add", "update"):
        again = bring(desk, path, mode)
        assert ([str(one) for one in again.problems], again.added, again.updated, again.unchanged) == ([], 0, 0, 3)
    assert kept(desk) == WANTED


def test_an_overlapping_statement_adds_only_what_is_new(desk, tmp_path):
    head, *lines = STATEMENTS["signed"]
    bring(desk, sheet(tmp_path, head, *lines[:2]))
    report = bring(desk, sheet(tmp_path, head, *lines[1:], (datetime(2025, 3, 7), "A4", 5, 15965, "利息")))
    assert (report.added, report.unchanged) == (2, 1)


def test_a_csv_of_the_bank(desk, tmp_path):
    path = tmp_path / "明细.csv"
    text = "\r\n".join(",".join(f'"{cell}"' for cell in line) for line in STATEMENTS["two columns"][2:])
    path.write_bytes(text.encode("gbk"))
    assert bring(desk, path).added == 3
    assert bring(desk, path).added == 0


def test_a_line_changed_by_hand_is_still_known(desk, tmp_path):
    path = sheet(tmp_path, *STATEMENTS["two columns"])
    bring(desk, path)
    with desk.book.deed("改") as session:
        row = listing.ids_of(session, BANK, listing.ListAsk(TODAY, order=("day",)))[0]
        rows.save_row(session, BANK, row, {"note": "三月会费"}, TODAY)
    assert (bring(desk, path).added, len(kept(desk))) == (0, 3)


def test_with_several_accounts_the_sheet_must_say_which(desk, tmp_path):
    with desk.book.deed("账户") as session:
        rows.save_row(session, BANKS, None, {"name": "专户", "account": desk.account["102"]}, TODAY)
    report = bring(desk, sheet(tmp_path, *STATEMENTS["signed"]))
    assert (report.added, {one.column for one in report.problems}) == (0, {"银行账户"})
    head, *lines = STATEMENTS["signed"]
    named = sheet(tmp_path, (*head, "银行账户"), *((*line, "专户") for line in lines))
    assert bring(desk, named).added == 3


def test_a_line_without_amount_is_named(desk, tmp_path):
    path = sheet(tmp_path, ("日期", "摘要", "收入", "支出", "余额"), ("2025-03-01", "会费", "", "", ""))
    report = bring(desk, path)
    assert [(one.row, one.column) for one in report.problems] == [(2, "收入")]


def test_a_line_with_a_balance_alone_is_no_event(desk, tmp_path):
    head, *lines = STATEMENTS["two columns"][2:]
    report = bring(desk, sheet(tmp_path, head, ("2025-03-01", "", "上月余额", "", "", "", 10_000), *lines))
    assert report.added == 4
    found, sheet_ = look(desk, date(2025, 3, 31))
    assert ([one.amount for one in found.bank_open], sheet_.bank) == ([600_000, -2_000, -2_000], 1_596_000)


@pytest.mark.parametrize("downward", [False, True])
def test_the_first_statement_makes_the_account(tmp_path, downward):
    with office(tmp_path, a102=1_000_000, a32205=-1_000_000) as bare:
        head, *lines = STATEMENTS["signed"]
        report = bring(bare, sheet(tmp_path, head, *(reversed(lines) if downward else lines)))
        assert report.added == 3
        with bare.book.reading() as session:
            (account,) = reconciling.read_accounts(session)
        assert (account.name, account.account, account.opening) == ("基本户", bare.account["102"], 1_000_000)
        assert bring(bare, sheet(tmp_path, head, *lines)).added == 0


def test_typed_twice_is_kept_twice(desk):
    with desk.book.deed("手工") as session:
        values = {"bank_account": 1, "day": date(2025, 3, 5), "turnover": -2_000}
        rows.save_row(session, BANK, None, values, TODAY)
        rows.save_row(session, BANK, None, values, TODAY)
    assert kept(desk) == WANTED[1:]


@pytest.fixture
def march(desk, tmp_path):
    """The bank has the dues and two fees, the books the dues on another day and a cheque not presented yet."""
    bring(desk, sheet(tmp_path, *STATEMENTS["two columns"]))
    desk.voucher(date(2025, 3, 1), ("102", 600_000, 0), ("401", 0, 600_000))
    desk.voucher(date(2025, 3, 20), ("50105", 30_000, 0), ("102", 0, 30_000), bill="886")
    desk.voucher(date(2025, 3, 14), ("50504", 4_000, 0), ("102", 0, 4_000))
    desk.post()
    return desk


def look(desk, day):
    with desk.book.reading() as session:
        account = reconciling.read_accounts(session)[0]
        found = reconciling.sides(session, account, day)
        return found, reconciling.reconcile(session, account, day, found)


def test_the_four_kinds_explain_the_difference(march):
    _, sheet_ = look(march, date(2025, 3, 31))
    assert (sheet_.book, sheet_.bank) == (1_566_000, 1_596_000)
    assert [one.amount for one in sheet_.bank_received] == [600_000]
    assert [one.amount for one in sheet_.bank_paid] == [-2_000, -2_000]
    assert [one.amount for one in sheet_.union_received] == [600_000]
    assert [one.amount for one in sheet_.union_paid] == [-4_000, -30_000]
    assert sheet_.difference == 0
    assert sheet_.book_adjusted == 1_566_000 + 600_000 - 4_000


def test_a_voucher_and_its_red_one_settle_each_other_from_the_day_of_the_red_one(march):
    cheque = 2  # 50105 against the bank, not presented yet
    with march.book.deed("红字冲销") as session:
        deeds.reverse_voucher(session, cheque, date(2025, 4, 2))
    march.post()
    _, before = look(march, date(2025, 3, 31))
    found, after = look(march, date(2025, 4, 30))
    assert -30_000 in [one.amount for one in before.union_paid]
    assert 30_000 not in [one.amount for one in (*found.book_open, *after.union_received)]
    assert -30_000 not in [one.amount for one in after.union_paid]
    assert (before.difference, after.difference) == (0, 0)


def test_accepted_proposals_are_settled(march):
    found, _ = look(march, date(2025, 4, 30))
    with march.book.deed("勾对") as session:
        assert (
            reconciling.accept(session, reconciling.proposals(found), TODAY) == 2
        )  # dues, and both fees with one entry
    after, sheet_ = look(march, date(2025, 4, 30))
    assert (len(after.bank_open), [one.amount for one in after.book_open]) == (0, [-30_000])
    assert (sheet_.book_adjusted, sheet_.bank_adjusted) == (1_566_000, 1_566_000)
    past, sheet_ = look(march, date(2025, 3, 10))  # the fees were not in the books yet
    assert [one.amount for one in past.bank_open] == [-2_000, -2_000]
    assert sheet_.difference == 0


def test_ticking_and_taking_back(march):
    found, _ = look(march, date(2025, 4, 30))
    fees = [one.id for one in found.bank_open if one.amount == -2_000]
    booked = {one.amount: one.id for one in found.book_open}
    with (
        pytest.raises(Refusal, match=r"银行1笔合计-20\.00元，账上1笔合计-40\.00元，相差20\.00元"),
        march.book.deed("勾") as session,
    ):
        reconciling.tick(session, fees[:1], [booked[-4_000]], TODAY)
    with march.book.deed("勾") as session:
        reconciling.tick(session, fees, [booked[-4_000]], TODAY)
    with pytest.raises(Refusal, match="已经勾对"), march.book.deed("勾") as session:
        reconciling.tick(session, fees, [booked[-4_000]], TODAY)
    with march.book.deed("取消") as session:
        account = reconciling.read_accounts(session)[0]
        assert reconciling.untick(session, account, fees[1:], ()) == 2
    assert len(look(march, date(2025, 4, 30))[0].bank_open) == 3


def told_at_closing(desk, title, month=202503):
    with desk.book.reading() as session:
        return next((one.done, one.sentence) for one in closing.checklist(session, month) if one.title == title)


def test_closing_a_month_asks_for_the_bank(march):
    assert told_at_closing(march, "银行对账") == (
        False,
        "本月的银行对账单已导入，调节后相等，还有6笔没有勾对，其中3笔银行已收付、账上还没有记，请核对后记账。",
    )
    with march.book.deed("期初") as session:
        rows.save_row(session, BANKS, 1, {"opening": 1_000_100}, TODAY)
    assert told_at_closing(march, "银行对账") == (False, "“基本户”调节后还差1.00元，请在“银行对账”里核对。")


def test_closing_a_month_asks_for_depreciation(march):
    assert told_at_closing(march, "计提折旧") == (True, "没有要计提的折旧。")
    with march.book.deed("购入") as session:
        given = Purchase(date(2025, 3, 3), "投影仪", "通用设备", 560_000, card={"kind": "办公设备"})
        asset_deeds.acquire(session, given, TODAY)
    assert told_at_closing(march, "计提折旧") == (False, "2025年3月有1项固定资产还没有计提折旧，请用“计提折旧”补提。")


def test_a_statement_with_a_gap_is_found(desk, tmp_path):
    head, *lines = STATEMENTS["signed"]
    path = sheet(tmp_path, head, lines[0], lines[2])
    (question,) = bring(desk, path).asked
    assert "第3行：上一行16,000.00，这一行收支-20.00，应是15,980.00，表里是15,960.00" in question.why
    assert kept(desk) == []
    bring(desk, path, answers={statements.GAPS: statements.GAPS_KNOWN})
    with desk.book.reading() as session:
        found = [str(one) for check in bank_checks.CHECKS for one in check(session)]
    assert any("15,960.00元" in one and "15,980.00元" in one for one in found)


@pytest.mark.parametrize(
    ("pieces", "difference", "lines"),
    [
        ({"n100": 5}, 0, None),
        ({"n100": 4, "n50": 1, "coins": 250}, -4_750, [("182", 4_750, 0), ("101", 0, 4_750)]),
        ({"n100": 5, "n1": 3}, 300, [("101", 300, 0), ("182", 0, 300)]),
    ],
)
def test_cash_is_compared_with_the_book(desk, pieces, difference, lines):
    with desk.book.deed("盘点") as session:
        found = cash_deeds.count_cash(session, {"day": date(2025, 3, 31), **pieces}, TODAY)
    assert found.difference == difference
    assert (desk.lines(found.voucher) if found.voucher else None) == lines


def test_a_count_that_does_not_fit_its_pieces_is_refused(desk):
    with pytest.raises(rows.Faulty, match=r"各面额合计500\.00元"), desk.book.deed("盘点") as session:
        rows.save_row(session, CASH_COUNTS, None, {"day": date(2025, 3, 1), "n100": 5, "counted": 50_100}, TODAY)


def split_bank(desk, day, code="10201", above="102"):
    with desk.book.deed("拆分明细") as session:
        chart = read_chart(session)
        return splitting.split(session, chart.by_code[above].id, code, "基本户", day, TODAY)


def booked_of(desk, day):
    with desk.book.reading() as session:
        ids = listing.ids_of(session, BANKS, listing.ListAsk(day))
        return [line.values for line in listing.lines(session, BANKS, [BANKS.by_key["booked"]], ids, day)]


@pytest.mark.parametrize("levels", [1, 2])
def test_the_statement_and_its_ticks_follow_to_the_sub_account(march, levels):
    days = [date(2025, 3, 10), date(2025, 3, 31), date(2025, 4, 30)]
    found, _ = look(march, days[-1])
    with march.book.deed("勾对") as session:
        reconciling.accept(session, reconciling.proposals(found), TODAY)
    before, booked = [look(march, day)[1] for day in days], [booked_of(march, day) for day in days]
    above = "102"
    for _ in range(levels):
        split_bank(march, date(2025, 3, 25), f"{above}01", above)
        march.post()
        above += "01"
    after = [look(march, day)[1] for day in days]
    for one, other in zip(before, after, strict=True):
        assert (other.book, other.bank, other.difference) == (one.book, one.bank, 0)
        assert (other.bank_paid, other.union_paid) == (one.bank_paid, one.union_paid)
        assert (other.bank_received, other.union_received) == (one.bank_received, one.union_received)
    assert [booked_of(march, day) for day in days] == booked
    with march.book.reading() as session:
        assert read_chart(session).by_id[reconciling.read_accounts(session)[0].account].code == above
        assert bank_checks.ticks_are_even(session) == []


def test_what_is_booked_on_the_sub_account_is_ticked_off_like_what_was_before(march, tmp_path):
    split_bank(march, date(2025, 3, 25))
    march.post()
    with march.book.reading() as session:
        march.account["10201"] = read_chart(session).by_code["10201"].id
    march.voucher(date(2025, 3, 28), ("50105", 1_000, 0), ("10201", 0, 1_000))
    march.post()
    later = ("2025-03-29", "", "", "", "10.00", "", "15950.00")
    bring(march, sheet(tmp_path, STATEMENTS["two columns"][2], later, name="后.xlsx"))
    found, sheet_ = look(march, date(2025, 4, 30))
    assert sheet_.difference == 0
    with march.book.deed("勾对") as session:
        assert reconciling.accept(session, reconciling.proposals(found), TODAY) == 3
    assert [one.amount for one in look(march, date(2025, 4, 30))[0].book_open] == [-30_000]


def test_a_second_bank_account_below_takes_nothing_of_the_first(march):
    split_bank(march, date(2025, 3, 25))
    march.post()
    before = look(march, date(2025, 4, 30))[1]
    _, voucher = split_bank(march, date(2025, 3, 25), "10202")
    assert voucher is None
    with march.book.deed("账户") as session:
        second = read_chart(session).by_code["10202"].id
        rows.save_row(session, BANKS, None, {"name": "一般户", "account": second, "opening": 0}, TODAY)
    with march.book.reading() as session:
        other = reconciling.read_accounts(session)[1]
        assert reconciling.reconcile(session, other, date(2025, 4, 30)).book == 0
        assert reconciling.entries_of(session, other, date(2025, 4, 30)) == []
    assert look(march, date(2025, 4, 30))[1] == before
