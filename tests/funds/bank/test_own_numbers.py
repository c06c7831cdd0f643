"""A statement is brought into the account whose number it bears; under another number it is asked about, in a sentence."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import datetime

import pytest
from sqlalchemy import select

from desk_union.__main__ import main
from desk_union.funds.account.account_chart import leaf, read_chart
from desk_union.funds.bank import own_numbers
from desk_union.funds.bank.own_numbers import OF_THIS, alike
from desk_union.funds.tables import BankAccount, BankLine
from desk_union.screens.desk import Desk
from desk_union.screens.funds.bankpage import BankPage
from desk_union.store.book import open_book
from tests.funds.account_books import TODAY
from tests.samples import fresh_book

OWN, OTHER = "6222 0212 3456 7890", "6222 0299 9988 1234"
ABOVE = "账号：{number},,,\n日期,摘要,收入,支出\n2026-03-02,拨缴款,100,\n2026-03-03,办公用品,,30\n"
BESIDE = "账号,{number},,\n日期,摘要,收入,支出\n2026-03-02,拨缴款,100,\n"
TITLE = "中国银行账户明细 账号/卡号：{number} 户名：示例厂工会,,,\n日期,摘要,收入,支出\n2026-03-02,拨缴款,100,\n"
COLUMN = "本方账号,日期,摘要,收入,支出\n{number},2026-03-02,拨缴款,100,\n"
ALIKE = "账号,日期,摘要,收入,支出\n{number},2026-03-02,拨缴款,100,\n{number},2026-03-03,办公,,30\n"
SHEETS = {"above": ABOVE, "beside": BESIDE, "title": TITLE, "column": COLUMN, "alike": ALIKE}
ASKED = "对账单的账号尾号1234、账户“基本户”的尾号7890不同，怎么办"


def opened(path, *banks):
    book = fresh_book(path, "示例厂工会", today=TODAY, clock=datetime.now)
    with book.deed("银行账户") as session:
        account = leaf(read_chart(session), "102")
        session.add_all(BankAccount(name=name, number=number, account=account.id, opening=0) for name, number in banks)
    book.close()
    return path


@pytest.fixture
def path(tmp_path):
    return opened(tmp_path / "账本.desk", ("基本户", OWN))


def bring(path, words, capsys, *answers):
    sheet = path.with_name("对账单.csv")
    sheet.write_text(words, encoding="utf-8")
    capsys.readouterr()
    given = [part for answer in answers for part in ("--answer", answer)]
    status = main(["import", str(path), "funds.bank", str(sheet), "--json", *given])
    return status, json.loads(capsys.readouterr().out)


def accounts_of(path):
    with closing(open_book(path)) as book, book.reading() as session:
        query = select(BankAccount.name).join(BankLine, BankLine.bank_account == BankAccount.id)
        return list(session.scalars(query.order_by(BankLine.id)))


@pytest.mark.parametrize("kind", SHEETS)
@pytest.mark.parametrize("number", [OWN, "6222021234567890", "6222****7890", "622202******7890"])
def test_its_own_number_is_taken_without_a_word(path, kind, number, capsys):
    status, told = bring(path, SHEETS[kind].format(number=number), capsys)
    assert (status, told["problems"]) == (0, [])
    assert set(accounts_of(path)) == {"基本户"}


@pytest.mark.parametrize("kind", SHEETS)
def test_another_number_is_asked_about(path, kind, capsys):
    words = SHEETS[kind].format(number=OTHER)
    status, told = bring(path, words, capsys)
    assert status == 1
    (problem,) = told["problems"]
    assert ASKED in problem["reason"]
    assert "请核对是不是选错了账户或文件" in problem["reason"]
    assert accounts_of(path) == []
    assert bring(path, words, capsys, f"{ASKED}=不导入")[0] == 0
    assert accounts_of(path) == []
    assert bring(path, words, capsys, f"{ASKED}={OF_THIS}")[0] == 0
    assert accounts_of(path)


def test_of_several_accounts_the_number_tells_which(tmp_path, capsys):
    path = opened(tmp_path / "两户.desk", ("基本户", OWN), ("专户", OTHER))
    assert bring(path, ABOVE.format(number=OTHER), capsys)[0] == 0
    assert accounts_of(path) == ["专户", "专户"]


def test_the_screen_of_one_account_asks_about_the_number_of_another(tmp_path):
    from desk_union.exchange import importing, mapping, reading
    from desk_union.store.progress import finish

    path = opened(tmp_path / "两户.desk", ("基本户", OWN), ("专户", OTHER))
    sheet = tmp_path / "对账单.csv"
    sheet.write_text(ABOVE.format(number=OTHER), encoding="utf-8")
    with closing(open_book(path)) as book:
        page = BankPage(Desk(book, lambda: TODAY, "王干事"))
        page.choose(next(one.id for one in page.accounts if one.name == "基本户"))
        ledger = page.import_ledger
        grid = mapping.choose_grid(ledger, reading.read_workbook(sheet), {})
        layout = mapping.guess(ledger, grid, {})
        report = finish(importing.run(book, ledger, grid, layout, "add", importing.Choices(), TODAY))
        (question,) = report.questions
        assert question.text == ASKED
        assert "它是账户“专户”的账号" in question.why


def test_a_column_that_differs_is_the_other_partys(path, capsys):
    words = "日期,摘要,收入,支出,对方户名,账号\n2026-03-02,拨缴款,100,,甲厂,111122223333\n2026-03-03,办公,,30,乙店,444455556666\n"
    status, told = bring(path, words, capsys)
    assert (status, told["problems"]) == (0, [])


def test_an_account_without_a_number_takes_any(tmp_path, capsys):
    path = opened(tmp_path / "无号.desk", ("基本户", None))
    assert bring(path, ABOVE.format(number=OTHER), capsys)[0] == 0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("6222021234567890", "6222021234567890", True), ("6222021234567890", "7890", True),
        ("6222021234567890", "6222021234567891", False), ("6222****7890", "6222021234567890", True),
        ("6222****7891", "6222021234567890", False), ("6228****7890", "6222021234567890", False),
        ("******7890", "62220*******890", True), ("******7890", "62220*******891", False), ("890", "6222021234567890", False),
    ],
)  # fmt: skip
def test_numbers_are_compared_as_far_as_they_are_written(one, other, same):
    assert alike(one, other) is alike(other, one) is same


def test_a_number_of_the_other_party_above_the_table_is_not_ours():
    assert own_numbers._stated([["对方账号：6222029999881234"], ["收款人账号：6222029999881234"]]) == ""
    assert own_numbers._stated([["账号：1234567890", "币种：人民币"]]) == "1234567890"
    assert own_numbers._stated([["账号：1234567890"], ["卡号：9876543210"]]) == ""
