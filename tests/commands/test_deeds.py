"""Deeds without a window: what is answered, what is refused, and with which status it ends."""

from __future__ import annotations

import json

import pytest

from desk_union.__main__ import main
from desk_union.commands import deeds as commands
from desk_union.store.book import open_book
from desk_union.store.undo import can_undo
from tests.payouts.payout_office import paying_office
from tests.screens.desks import TODAY, count, small_desk


@pytest.fixture
def book(tmp_path, monkeypatch):
    monkeypatch.setattr(commands, "today", lambda: TODAY)
    with small_desk(tmp_path, people=5) as desk:
        assert count(desk) == 5
        return desk.book.path


@pytest.fixture
def do(book, capsys):
    def run(*typed):
        status = main(["do", str(book), *typed, "--json"])
        return status, json.loads(capsys.readouterr().out)

    return run


def title(book):
    with _closing(book) as one, one.reading() as session:
        return can_undo(session)


def state(book, row):
    with _closing(book) as one, one.reading() as session:
        from desk_union.members.ledgers import PEOPLE
        from desk_union.store import listing

        (line,) = listing.lines(session, PEOPLE, [PEOPLE.by_key["member_state"]], [row], TODAY)
        return line.words[0]


def _closing(book):
    from contextlib import closing

    return closing(open_book(book, read_only=True))


def test_a_deed_is_tried_and_done(book, do):
    status, told = do("members.keep", "--id", "1", "2", "--set", "日期=2026-11-01", "reason=失业", "--dry-run")
    assert (status, told["done"], told["rows"], told["voucher"]) == (0, 2, [1, 2], None)
    assert told["words"] == "将给张一、张二办理保留会籍，2026年11月1日起。"
    assert state(book, 1) == "会员"
    status, told = do("保留会籍", "--id", "1", "--id", "2", "--set", "日期=2026-11-01", "--who", "王干事")
    assert (status, told["words"], told["problems"]) == (0, "已给张一、张二办理保留会籍，2026年11月1日起。", [])
    assert (state(book, 1), title(book)) == ("保留会籍", "保留会籍 张一、张二")


def test_rows_are_found_by_several_conditions(book, do):
    assert do("members.keep", "--where", "姓名=张三", "--dry-run")[1]["rows"] == [3]
    assert len(do("members.keep", "--where", "会籍状态=会员", "所在分会/小组=机修小组", "--dry-run")[1]["rows"]) == 5
    status, told = do("members.keep", "--where", "会籍状态=会员", "--where", "姓名=没有这人", "--dry-run")
    assert status == 1
    assert "没有符合“会籍状态=会员、姓名=没有这人”的行。可以办理的有：2（张二）" in told["problems"][0]["reason"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("members.nobody",), "没有叫“members.nobody”的事可办。最相近的有：members.in（转入）"),
        (("members.move",), "没有说是哪些行。请用 --id 或 --where 指明。可以办理的有：2（张二）"),
        (("members.move", "--id", "99"), "没有编号为99的行。可以办理的有：2（张二）"),
        (("members.move", "--id", "1", "--set", "去哪=x"), "“调动分会/小组”不问“去哪”。可以填：日期、调到、原因。"),
        (("members.move", "--id", "1", "--set", "调到=财务处"), "「调到」分会、小组台账里没有“财务处”可选，可以选：机修小组、某某机械厂工会。"),
        (("members.move", "--id", "1"), "“调动分会/小组”还没有填：调到。请填好再办。"),
        (("members.keep", "--id", "1", "--set", "日期=2026-02-30"), "「日期」"),
        (("members.keep", "--id", "1", "--set", "日期=2036-01-01"), "「日期」2036-01-01还没有到"),
        (("members.enrol", "--id", "1", "2"), "张一、张二不能办理“入会”：要还不是会员的人。"),
        (("members.keep", "--where", "姓=张"), "看不懂筛选“姓=张”"),
        (("funds.buy_asset", "--id", "1"), "“购入固定资产”不用选行"),
        (("funds.receive", "--set", "渠道=税务代收", "上解比例=40%"), "「上解比例」在这种情形下不用填，请去掉。"),
        (("funds.goods_in", "--set", "数量@7=3", "支出科目=50102"), "不能办理“物资入库”"),
        (("funds.goods_in", "--set", "数量@甲=3"), "“甲”不是行的编号。"),
        (("members.keep",), "没有说是哪些行。"),
        (("members.keep", "--id", "1", "--set", "日期@1=2026-11-01"), "「日期」不是每行各填的，不能写 @1。"),
        (("members.keep", "--id", "1", "2", "--where", "姓名=张二"), "编号为1的行不符合“姓名=张二”。"),
        (("members.keep", "--where", "会籍的状态=会员"), "没有“会籍的状态”这一列。请写成 列=值。最相近的有：会籍状态"),
        (("members.keep", "--where", "所在分会/小组=机修组"), "没有叫“机修组”的。请核对名称。最相近的有：机修小组"),
        (("payouts.hand_out", "--id", "1", "--set", "开支种类=困难补贴"), "里没有“困难补贴”，最相近的有：困难补助"),
        (("payouts.hand_out", "--id", "1", "--set", "开支种类=XYZ"), "里没有“XYZ”，可以选："),
        (("payouts.hand_out", "--id", "1", "--set", "开支种类=XYZ"), "等，共"),
        (("funds.receive",), "“收到拨缴经费”还没有填：到账金额、上解比例。请填好再办。"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_nothing_is_written(book, do, typed, told):
    before = book.read_bytes()
    status, answer = do(*typed)
    assert (status, answer["done"], answer["rows"], answer["voucher"], answer["words"]) == (1, 0, [], None, "")
    assert told in answer["problems"][0]["reason"]
    assert title(book) == "登记人员"
    assert len(book.read_bytes()) == len(before)


@pytest.mark.parametrize("typed", [("--set", "日期"), ("--id", "甲"), ("--nothing",), ()])
def test_wrong_usage_ends_with_2(book, capsys, typed):
    given = ["do", str(book), *(("members.keep", *typed) if typed else ())]
    with pytest.raises(SystemExit) as ended:
        main(given)
    assert ended.value.code == 2
    assert "用法" in capsys.readouterr().err


def test_every_missing_answer_is_a_problem_of_its_own(do):
    status, told = do("funds.receive")
    assert status == 1
    assert [problem["column"] for problem in told["problems"]] == ["到账金额", "上解比例"]


def test_a_question_is_told_with_the_answers_beside_which_it_is_asked(capsys):
    assert main(["deeds", "--json"]) == 0
    listed = {one["code"]: {ask["label"]: ask for ask in one["asks"]} for one in json.loads(capsys.readouterr().out)}
    asks = listed["funds.receive"]
    told = {key: asks["上解比例"][key] for key in ("required", "required_if_wanted", "wanted")}
    assert told == {"required": False, "required_if_wanted": True, "wanted": {"渠道": ["自主拨缴"]}}
    assert (asks["到账金额"]["required"], asks["到账金额"]["wanted"]) == (True, None)
    assert listed["funds.goods_in"]["支出科目"]["wanted"] == {"类别": ["购入"]}
    assert main(["deeds"]) == 0
    assert "上解比例*（限渠道：自主拨缴）" in capsys.readouterr().out


def test_a_row_that_was_not_chosen_does_not_join_by_an_answer(tmp_path, capsys, monkeypatch):
    with paying_office(tmp_path) as office:
        chosen, other = office.good("毛巾", 5, 50_00), office.good("大米", 5, 50_00)
        path = str(office.desk.book.path)
    given = ["do", path, "funds.goods_out", "--set", "类别=领用", "领用人=王干事", f"数量@{other}=1"]
    for choosing in (("--id", str(chosen)), ("--where", "名称=毛巾")):
        assert main([*given, f"数量@{chosen}=1", *choosing]) == 1
        assert f"编号{other}（大米）的行不在 --id、--where 选的行里" in capsys.readouterr().err
    assert main([*given, f"数量@{chosen}=1", "--dry-run"]) == 0
    assert main([*given, f"数量@{chosen}=1", "--id", str(chosen), str(other), "--dry-run"]) == 0


def test_a_voucher_is_drafted_and_told(book, capsys):
    given = ["funds.template.spent", "--set", "金额=300", "支出科目=50102", "--dry-run"]
    assert main(["do", str(book), *given]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "将记“支付活动和业务费用”，借贷各300.00元，起草凭证（草稿1）。",
        "科目\t借方\t贷方",
        "50102 职工活动支出-文体活动支出\t300.00\t",
        "102 银行存款\t\t300.00",
    ]
    assert main(["do", str(book), *given[:-1], "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["done"], told["rows"], told["voucher"]) == (1, [], 1)
