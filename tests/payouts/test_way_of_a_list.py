"""From chosen people to the booked voucher and back: what each step leaves, freezes and frees."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select, text

from desk_union.basis.refusal import Refusal
from desk_union.describe.figure import Span
from desk_union.describe.sheet import Request
from desk_union.funds.account import deeds as accounting
from desk_union.funds.ledgers.goods import GOODS_MOVES
from desk_union.funds.paid.agreeing import paid_agree
from desk_union.funds.paid.booking_again import book_again
from desk_union.funds.tables import GoodsMove
from desk_union.members.life import deeds as membership
from desk_union.payouts.checks import sealed_lists_hold
from desk_union.payouts.due import due, due_of
from desk_union.payouts.ledgers import LINES, LISTS
from desk_union.payouts.received import received
from desk_union.store import overrides, rows
from desk_union.store.figures import evaluate
from desk_union.store.tables import StageMove
from desk_union.store.undo import undo
from desk_union.tabs import figures, ledgers, sheet_called
from tests.payouts.payout_office import paying_office
from tests.screens.desks import TODAY


@pytest.fixture
def office(tmp_path):
    with paying_office(tmp_path) as office:
        yield office


def sheet(office, row, *, private=False):
    with office.desk.book.reading() as session:
        request = Request(TODAY, TODAY, row=row, private=private)
        (table,) = sheet_called("payouts.sign_sheet").tables(session, request)
    return table


def problems(office):
    with office.desk.book.reading() as session:
        return [str(one) for one in (*paid_agree(session, ledgers()), *sealed_lists_hold(session))]


def figure(office, code, year=2026):
    with office.desk.book.reading() as session:
        one = next(one for one in figures() if one.code == code)
        return evaluate(session, one, Span.year(year), figures()).number


def test_goods_and_money_from_the_choice_to_the_voucher_and_back(office):
    towel = office.good("毛巾", 40, 333_37)
    row = office.hand_out(total="1000.01", good="毛巾", quantity="3", title="春节慰问", matter="节日慰问")
    assert [line.cash for line in office.lines(row)] == [200_01, 200_00, 200_00, 200_00, 200_00]
    assert office.list(row).number == "发-2026-0001"
    with pytest.raises(Refusal, match="要是已经签领"):
        office.through(row, "book")
    office.do("payouts.approve", row, approver="赵主席", minutes="工会委员会第3次会议")
    assert {line.kept_unit for line in office.lines(row)} == {"机修小组"}
    assert {line.kept_class for line in office.lines(row)} == {"会员、在册职工"}
    assert [one.kind for one in dues(office)] == ["payouts_unsigned"]

    table = sheet(office, row)
    total = table.totals[6]
    assert table.rows[0][3].count("*") > 4
    assert "*" not in sheet(office, row, private=True).rows[0][3]
    assert "人民币" in table.notes[0]
    assert [cells[1] for cells in table.rows] == ["张一", "张二", "张三", "张四", "张五", "小计"]

    office.through(row, "sign")
    (move,) = moves(office)
    assert (move.quantity, move.amount, move.kind, move.voucher) == (15, 125_01, "发放", None)
    assert sum(line.goods_value for line in office.lines(row)) == move.amount
    assert {(line.signer, line.day) for line in office.lines(row)} == {("本人", TODAY)}
    assert sheet(office, row).totals[6] == total
    told = office.do("payouts.book", row)
    voucher = told.done.voucher
    assert office.entries(voucher) == [
        ("50404", 1000_01, 0), ("102", 0, 1000_01), ("30101", 125_01, 0), ("141", 0, 125_01),
    ]  # fmt: skip
    assert total == f"{(sum(debit for _, debit, _ in office.entries(voucher))) / 100:,.2f}"
    assert {line.voucher for line in office.lines(row)} == {voucher, *(one.voucher for one in moves(office))} == {voucher}
    assert problems(office) == []
    office.post(voucher)
    line = office.lines(row)[0].id
    with pytest.raises(rows.Faulty, match="已记入"):
        office.change(LINES, line, cash=1)
    assert (figure(office, "payouts.persons"), figure(office, "payouts.money"), figure(office, "payouts.goods_value")) == (5, 1000.01, 125.01)

    assert (office.list(row).stage, office.list(row).booked_on) == ("已入账", TODAY)
    red = office.reverse(voucher)
    assert office.list(row).stage == "已入账"
    office.post(red)
    assert (office.list(row).stage, office.list(row).booked_on) == ("已签领", None)
    assert office.with_preset(LISTS, "unbooked") == [row]
    assert [one.kind for one in dues(office)] == ["payouts_unbooked", "payouts_unscanned"]
    with office.desk.book.deed("改") as session:
        overrides.because(session, "少发了一百元")
        rows.save_row(session, LINES, line, {"cash": 300_01}, TODAY)
    again = office.do("payouts.book", row).done.voucher
    assert office.entries(again)[0] == ("50404", 1100_01, 0)
    assert problems(office) == []
    assert towel


def test_a_list_follows_its_voucher_whatever_becomes_of_it(office):
    row = office.hand_out(amount="100")
    first = office.through(row, "approve", "sign", "book").done.voucher
    with office.desk.book.deed("删除草稿") as session:
        accounting.delete_drafts(session, [first])
        deleting = session.info["deed_id"]
    assert (office.list(row).stage, office.list(row).booked_on) == ("已签领", None)
    undo(office.desk.book, deleting)
    assert (office.list(row).stage, office.list(row).booked_on) == ("已入账", TODAY)
    office.post(first)
    office.post(office.reverse(first))
    assert office.list(row).stage == "已签领"
    with office.desk.book.deed("重新记账") as session:
        book_again(session, first, TODAY, ledgers())
    assert (office.list(row).stage, office.list(row).booked_on) == ("已入账", TODAY)
    with office.desk.book.reading() as session:
        query = select(StageMove.stage, StageMove.note).where(StageMove.owner_id == row, StageMove.owner_table == "payout_list")
        moves = [tuple(one) for one in session.execute(query.order_by(StageMove.id))][3:]
    assert moves == [("已入账", None), ("已签领", "凭证已红字冲销"), ("已入账", "凭证已重新起草")]


def test_what_was_called_booked_by_hand_stays_so(office):
    row = office.hand_out(amount="100")
    office.through(row, "approve", "sign")
    with office.desk.book.deed("手工") as session:
        overrides.because(session, "去年已经入账")
        rows.save_row(session, LISTS, row, {"stage": "已入账", "booked_on": TODAY}, TODAY)
    other = office.hand_out(amount="50", title="另一张")
    office.post(office.reverse(posted(office, other)))
    assert (office.list(row).stage, office.list(other).stage) == ("已入账", "已签领")


def posted(office, row):
    voucher = office.through(row, "approve", "sign", "book").done.voucher
    office.post(voucher)
    return voucher


def dues(office):
    with office.desk.book.reading() as session:
        return due(session, TODAY)


def test_who_signs_for_cash_and_goods_sees_how_much_is_cash(office):
    office.good("毛巾", 40, 333_37)
    row = office.hand_out(total="1000.00", good="毛巾", quantity="3", title="春节慰问", matter="节日慰问")
    office.do("payouts.approve", row)
    office.through(row, "sign")
    table = sheet(office, row)
    heads = [column.title for column in table.columns]
    assert heads[6:9] == ["金额", "其中现金", "签名"]
    assert table.totals[6:8] == ("1,125.01", "1,000.00")
    assert {len(cells) for cells in (*table.rows, table.totals)} == {len(heads)}
    only_cash = office.hand_out(total="1000.00", title="困难补助", matter="困难补助")
    assert "其中现金" not in [column.title for column in sheet(office, only_cash).columns]


def moves(office):
    with office.desk.book.reading() as session:
        return list(session.scalars(select(GoodsMove).where(GoodsMove.kind == "发放")))


@pytest.mark.parametrize("code", ["approve", "sign", "book"])
def test_every_step_is_taken_back(office, code):
    office.good("毛巾", 40, 333_37)
    row = office.hand_out(amount="100", good="毛巾", quantity="2")
    steps = ["approve", "sign", "book"]
    office.through(row, *steps[: steps.index(code)]) if code != "approve" else None

    def state():
        held = office.list(row)
        lines = [(one.voucher, one.move, one.goods_value, one.day, one.signer) for one in office.lines(row)]
        return held.stage, held.seal, lines, len(moves(office))

    before = state()
    told = office.do(f"payouts.{code}", row)
    assert state() != before
    undo(office.desk.book, told.deed_id)
    assert state() == before


def test_what_was_approved_asks_and_what_was_signed_refuses(office):
    row = office.hand_out(amount="100")
    line = office.lines(row)[0].id
    office.change(LINES, line, cash=120_00)
    office.through(row, "approve")
    with pytest.raises(rows.Doubtful, match="已经批准"):
        office.change(LINES, line, cash=130_00)
    office.change(LINES, line, note="放在门卫")
    office.through(row, "sign")
    with pytest.raises(Refusal, match="已经签领，名单和金额不能再改"):
        office.change(LINES, line, cash=130_00)
    with pytest.raises(Refusal, match="已经签领"), office.desk.book.deed("删") as session:
        rows.delete_rows(session, LINES, [line], TODAY)
    with office.desk.book.deed("退回") as session:
        overrides.because(session, "发错了")
        rows.save_row(session, LISTS, row, {"stage": "已批准"}, TODAY)
        rows.save_row(session, LISTS, row, {"stage": "拟定"}, TODAY)
    assert {one.signed_on for one in office.lines(row)} == {None}
    office.change(LINES, line, cash=130_00)


def test_going_back_brings_the_goods_into_store_again(office):
    office.good("毛巾", 40, 400_00)
    row = office.hand_out(good="毛巾", quantity="2")
    office.through(row, "approve", "sign")
    assert len(moves(office)) == 1
    with office.desk.book.deed("退回") as session:
        overrides.because(session, "改期")
        rows.save_row(session, LISTS, row, {"stage": "已批准"}, TODAY)
    assert moves(office) == []
    office.through(row, "sign", "book")
    with office.desk.book.deed("退回") as session:
        overrides.because(session, "改期")
        rows.save_row(session, LISTS, row, {"stage": "已签领"}, TODAY)
        with pytest.raises(Refusal, match="已记入 草稿"):
            rows.save_row(session, LISTS, row, {"stage": "已批准"}, TODAY)


def test_a_store_that_is_short_is_named(office):
    office.good("毛巾", 12, 120_00)
    office.hand_out(good="毛巾", quantity="1", title="甲")
    with pytest.raises(Refusal, match="“毛巾”库存12条，其中5条已列入别的发放单，不够发5人每人2条（共10条）"):
        office.hand_out(good="毛巾", quantity="2", title="乙")


def test_goods_for_a_group_of_people(office):
    towel = office.good("毛巾", 12, 120_00)
    told = office.do("payouts.hand_out_goods", each={"quantity": {towel: "2"}}, title="三八节", kind="节日慰问品", unit="机修小组")
    (row,) = told.seen[1]
    assert [(line.quantity, line.goods_value, line.item, line.matter) for line in office.lines(row)] == [(2, 20_00, "毛巾", "节日慰问品")] * 5
    assert "5人5笔，实物折价100.00元" in told.words


def test_bought_goods_are_paid_once(office):
    row = office.hand_out(item="大米", value="80", quantity="1", kind="节日慰问品")
    office.through(row, "approve", "sign")
    told = office.do("payouts.book", row)
    assert office.entries(told.done.voucher) == [("50105", 400_00, 0), ("102", 0, 400_00)]
    undo(office.desk.book, told.deed_id)
    told = office.do("payouts.book", row, prepaid="是")
    assert told.done.voucher is None
    assert office.list(row).stage == "已入账"
    assert office.with_preset(LISTS, "unbooked") == office.with_preset(LINES, "unbooked") == []
    assert problems(office) == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"amount": "-5"}, "不能是负数"),
        ({"amount": "5", "total": "100"}, "只填一个"),
        ({}, "还没有写发什么"),
        ({"total": "0.03"}, "总额不够5人每人一分钱"),
        ({"amount": "12.345"}, "金额"),
    ],
)
def test_bad_answers_are_refused_and_nothing_is_written(office, typed, said):
    with pytest.raises((Refusal, ValueError), match=said):
        office.hand_out(**typed)
    assert office.with_preset(LISTS, "year") == []


def test_who_is_doubtful_asks_for_a_reason_that_is_kept(office):
    first, second, third, *_ = office.people
    with office.desk.book.deed("办理") as session:
        membership.die(session, [first], date(2026, 5, 1))
        membership.leave(session, [second], date(2026, 6, 1), "辞职", transfer=True)
    with pytest.raises(rows.Doubtful) as asked:
        office.hand_out(first, second, third, amount="100")
    assert len(asked.value.sentences) == 2
    assert "张一已于2026年5月1日去世" in asked.value.sentences[0]
    assert "张二在2026年11月20日已经离开本单位" in asked.value.sentences[1]
    row = office.hand_out(first, second, third, amount="100", reason="发给家属")
    with pytest.raises(rows.Doubtful, match="已有一行"), office.desk.book.deed("加") as session:
        rows.save_row(session, LINES, None, {"roll": row, "person": third, "matter": "困难补助", "cash": 1}, TODAY)
    with office.desk.book.reading() as session:
        assert len(overrides.accepted(session, "payouts")) == 2


def test_one_person_in_two_lists_of_a_campaign_is_found(office):
    first, second, *_ = office.people
    office.hand_out(first, second, amount="100", campaign="2026年两节", title="甲")
    with pytest.raises(rows.Doubtful, match="张二在同一活动“2026年两节”的“甲”里已经有了"):
        office.hand_out(second, amount="100", campaign="2026年两节", title="乙")


def test_an_empty_list_is_not_approved(office):
    with office.desk.book.deed("新") as session:
        row = rows.save_row(session, LISTS, None, {"title": "空单"}, TODAY)
    with pytest.raises(Refusal, match="“空单”里还没有人"):
        office.through(row, "approve")


def test_what_one_person_got_is_one_question(office):
    first, second, *_ = office.people
    row = office.hand_out(first, amount="100", title="甲")
    office.through(row, "approve", "sign")
    office.hand_out(first, second, amount="70", title="乙")  # not handed out yet
    with office.desk.book.reading() as session:
        assert (received(session, first).cash, received(session, second).ids) == (100_00, ())
        assert received(session, first, date(2025, 1, 1), date(2025, 12, 31)).ids == ()
        (told,) = due_of(session, first, TODAY)
        assert told.sentence == "今年领过1次，现金100.00元；历年共1次，现金100.00元。"
        assert due_of(session, second, TODAY) == []


def test_a_signed_list_changed_behind_the_program_is_found(office):
    row = office.hand_out(amount="100")
    office.through(row, "approve", "sign")
    assert problems(office) == []
    with office.desk.book.deed("偷改") as session:
        session.execute(text("UPDATE payout_line SET cash = 99 WHERE roll = :row"), {"row": row})
    assert ["与批准、签领时的不一致" in one for one in problems(office)] == [True]


def test_moves_of_goods_belong_to_their_list(office):
    office.good("毛巾", 40, 400_00)
    row = office.hand_out(good="毛巾", quantity="2")
    office.through(row, "approve", "sign")
    (move,) = moves(office)
    assert (move.receiver, move.purpose) == ("发-2026-0001 5笔", "春节慰问")
    assert move.slip.startswith("领-2026-")
    assert move.id in office.with_preset(GOODS_MOVES, "loose")
