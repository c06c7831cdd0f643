"""The sentences of the sources come out again from rows: aid by class, students, a fixed sum a head; the sheet and the voucher agree."""

from __future__ import annotations

import json

import pytest
from openpyxl import Workbook

from desk_union.__main__ import main
from desk_union.describe.figure import Span
from desk_union.describe.sheet import Request
from desk_union.store.book import open_book
from desk_union.store.figures import evaluate
from desk_union.tabs import figures, sheet_called
from tests.payouts.payout_office import paying_office
from tests.screens.desks import TODAY

HEADS = ("发放单", "不在册人员", "不在册人员证件号码", "事项", "类别", "户名", "金额", "资金来源")


@pytest.fixture
def path(tmp_path):
    with paying_office(tmp_path) as office:
        return office.desk.book.path


def run(capsys, *words):
    status = main([str(word) for word in words])
    told = capsys.readouterr()
    assert status == 0, told.out + told.err
    return told.out


def bring(capsys, path, folder, lines):
    book = Workbook()
    for line in (HEADS, *lines):
        book.active.append(list(line))
    book.save(folder / "名单.xlsx")
    run(capsys, "import", path, "payouts.lines", folder / "名单.xlsx")


def through(capsys, path):
    """All lists approved, signed and booked by command; their vouchers posted."""
    found = open_book(path)
    try:
        from sqlalchemy import select

        from desk_union.payouts.tables import PayoutList

        with found.reading() as session:
            rolls = list(session.scalars(select(PayoutList.id).order_by(PayoutList.id)))
    finally:
        found.close()
    vouchers = []
    for roll in rolls:
        for deed in ("approve", "sign", "book"):
            done = json.loads(run(capsys, "do", path, f"payouts.{deed}", "--id", roll, "--json"))
        vouchers.append(done["voucher"])
    run(capsys, "post", path, "--reason", "期初没有录")
    return rolls, vouchers


def told(path, *codes):
    found = open_book(path)
    try:
        with found.reading() as session:
            by_code = {one.code: one for one in figures()}
            return tuple(evaluate(session, by_code[code], Span.year(2026), figures()).number for code in codes)
    finally:
        found.close()


def sheet_and_voucher(path, roll, voucher):
    """The total on the sign sheet and the debit of the voucher, both in yuan."""
    from sqlalchemy import func, select

    from desk_union.funds.tables import Entry

    found = open_book(path)
    try:
        with found.reading() as session:
            (table,) = sheet_called("payouts.sign_sheet").tables(session, Request(TODAY, TODAY, row=roll))
            debit = session.scalar(select(func.sum(Entry.debit)).where(Entry.voucher == voucher))
            return table.totals[6], f"{debit / 100:,.2f}"
    finally:
        found.close()


def name(n):
    return "王" + "一二三四五六七八九十"[n // 10 % 10] + "甲乙丙丁戊己庚辛壬癸"[n % 10] + ("" if n < 100 else "子")


def test_56_poorest_and_138_poor_households_got_147150(capsys, path, tmp_path):
    """003 L98: 分别向56户市特困户、138户困难户共发放补助金147150元; the amounts differ by row."""
    lines = [("春节困难补助", name(n), f"特{n:03}", "困难补助", "市特困", f"户{n}", 800, "本级工会经费") for n in range(56)]
    rest = 147_150 - 56 * 800
    shares = [rest // 138 + (1 if n < rest % 138 else 0) for n in range(138)]
    lines += [
        ("春节困难补助", name(n), f"困{n:03}", "困难补助", "困难", f"户{100 + n}", share, "上级补助") for n, share in enumerate(shares)
    ]
    bring(capsys, path, tmp_path, lines)
    assert told(path, "care.aid_households", "care.aid_paid") == (0, 0)  # in no voucher yet
    (roll,), (voucher,) = through(capsys, path)
    assert told(path, "care.aid_households_poorest", "care.aid_households_poor", "care.aid_households", "care.aid_paid") == (56, 138, 194, 147150.0)
    assert sheet_and_voucher(path, roll, voucher) == ("147,150.00",) * 2


def test_two_of_one_household_are_one_household(capsys, path, tmp_path):
    lines = [("补助", name(n), f"甲{n}", "困难补助", "困难", "王家", 100, None) for n in range(2)]
    bring(capsys, path, tmp_path, lines)
    through(capsys, path)
    assert told(path, "care.aid_households", "payouts.persons") == (1, 2)


def test_12_students_got_15000(capsys, path, tmp_path):
    """000 §I L251: 救助贫困学生12人, 救助金额15000元."""
    bring(capsys, path, tmp_path, [("2026年金秋助学", name(n), f"学{n}", "金秋助学", None, None, 1250, None) for n in range(12)])
    through(capsys, path)
    assert told(path, "care.students", "care.student_aid", "care.aid_paid") == (12, 15000.0, 15000.0)


def test_112_went_home_with_200_each(capsys, path, tmp_path):
    """003 篇11 L320: 全镇共112名优秀外来务工人员收到了每人200元的平安返乡补贴."""
    bring(capsys, path, tmp_path, [("平安返乡补贴", name(n), f"返{n}", "返乡补贴", None, None, 200, None) for n in range(112)])
    (roll,), (voucher,) = through(capsys, path)
    assert told(path, "care.homebound", "care.homebound_paid") == (112, 22400.0)
    assert sheet_and_voucher(path, roll, voucher) == ("22,400.00",) * 2


def test_prizes_and_visits_are_no_aid(capsys, path, tmp_path):
    found = open_book(path)
    try:
        from sqlalchemy import select

        from desk_union.members.tables import Person
        from desk_union.payouts.tables import PayoutKind
        from desk_union.store import rows

        with found.deed("奖") as session:
            from desk_union.payouts.ledgers import LISTS

            kind = session.scalars(select(PayoutKind.id).where(PayoutKind.name == "劳动竞赛奖")).one()
            rows.save_row(session, LISTS, None, {"title": "竞赛奖", "kind": kind}, TODAY)
            assert session.scalar(select(Person.id).limit(1))
    finally:
        found.close()
    bring(capsys, path, tmp_path, [("竞赛奖", name(1), "奖1", "一等奖", None, None, 300, None), ("补助", name(2), "补2", "困难补助", None, None, 100, None)])
    through(capsys, path)
    assert told(path, "care.aid_paid", "payouts.money") == (100.0, 400.0)


@pytest.mark.parametrize(
    ("kind", "given", "paid", "households"),
    [
        ("住院、生育慰问", {"cash": 500}, 500.0, 1),
        ("节日慰问品", {"goods": 200}, 0, 0),
        ("困难补助", {"goods": 200}, 0, 1),
        ("劳动竞赛奖", {"cash": 300}, 0, 0),
        (None, {"cash": 300}, 300.0, 1),
    ],
)
def test_what_is_aid_by_its_kind(capsys, path, tmp_path, kind, given, paid, households):
    book = Workbook()
    for row in (("标题", "开支种类"), ("某单", kind)):
        book.active.append(list(row))
    book.save(tmp_path / "单.xlsx")
    run(capsys, "import", path, "payouts.lists", tmp_path / "单.xlsx")
    book = Workbook()
    for row in (("发放单", "不在册人员", "事项", "金额", "物品", "折价金额"), ("某单", name(1), "慰问", given.get("cash"), "米" if "goods" in given else None, given.get("goods"))):
        book.active.append(list(row))
    book.save(tmp_path / "明细.xlsx")
    run(capsys, "import", path, "payouts.lines", tmp_path / "明细.xlsx")
    through(capsys, path)
    assert told(path, "care.aid_paid", "care.aid_households") == (paid, households)


def test_a_household_called_by_its_head_is_the_heads_own(capsys, path, tmp_path):
    """One without 户名, another of the first one's 户名, the first again with it: one household; 李家 is another."""
    found = open_book(path)
    try:
        from sqlalchemy import select

        from desk_union.members.tables import Person

        with found.reading() as session:
            first, second, third = session.scalars(select(Person.name).order_by(Person.id).limit(3)).all()
    finally:
        found.close()
    lines = [
        ("补助", first, "困难补助", None, 100), ("补助二", second, "困难补助", first, 100), ("补助三", first, "困难补助", first, 100),
        ("补助四", third, "困难补助", "李家", 100),
    ]  # fmt: skip
    book = Workbook()
    for line in (("发放单", "姓名", "事项", "户名", "金额"), *lines):
        book.active.append(list(line))
    book.save(tmp_path / "户.xlsx")
    run(capsys, "import", path, "payouts.lines", tmp_path / "户.xlsx")
    through(capsys, path)
    assert told(path, "care.aid_households", "payouts.persons") == (2, 4)
