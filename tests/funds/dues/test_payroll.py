"""The payroll office's answer: who it is, what agrees, and nothing booked before the clerk says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select

from desk_union.basis.refusal import Refusal
from desk_union.funds.described.chasing import DEEDS
from desk_union.funds.dues import payroll
from desk_union.funds.ledgers.chasing import PAYROLL
from desk_union.funds.tables import DuesPayment
from desk_union.members.ledgers import PEOPLE
from desk_union.store import listing, rows
from desk_union.store.undo import undo
from tests.funds.dues_office import TODAY, Office, dues_office

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DEED = {deed.code: deed for deed in DEEDS}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """January to March reckoned, nothing paid: 张一 owes 17.25 a month, 李二 20.00, 赵四 30.00."""
    made = dues_office(tmp_path / "会费.desk")
    made.rule()
    with made.book.deed("工号") as session:
        rows.save_row(session, PEOPLE, made.people["张一"], {"work_no": "101"}, TODAY)
        rows.save_row(session, PEOPLE, made.people["李二"], {"bank_card": "6222021001112223334"}, TODAY)
    made.reckon(202601, 202603)
    yield made
    made.book.close()


def read(office: Office, *lines: dict[str, Any]) -> None:
    made = [dict(line) for line in lines]
    with office.book.deed("导入回单") as session:
        payroll.number(session, made, TODAY)
        rows.add_rows(session, PAYROLL, made, TODAY)


def told(office: Office) -> dict[str, tuple[str, int]]:
    with office.book.reading() as session:
        ids = listing.ids_of(session, PAYROLL, listing.ListAsk(TODAY))
        shown = [PAYROLL.by_key["name"], PAYROLL.by_key["outcome"]]
        return {line.words[0]: (line.words[1], line.id) for line in listing.lines(session, PAYROLL, shown, ids, TODAY)}


def do(office: Office, code: str, ids: list[int], **values: Any):
    with office.book.deed(DEED[code].title) as session:
        return DEED[code].do(session, ids, {"day": date(2026, 11, 10), **values}, TODAY)


def paid(office: Office) -> int:
    with office.book.reading() as session:
        return session.scalar(select(func.coalesce(func.sum(DuesPayment.amount), 0)))


CASES = [
    ({"name": "张一", "work_no": "101", "amount": 1725, "period": 202601}, "对上了", "工号 and name"),
    ({"name": "张一", "amount": 1725}, "对上了", "name and the amount of the oldest month"),
    ({"name": "张一", "amount": 3450}, "对上了", "two months together"),
    ({"name": "李二", "bank_card": "6222021001112223334", "amount": 6000}, "对上了", "bank card"),
    ({"name": "张一", "work_no": "101", "amount": 1700, "period": 202601}, "金额不同", ""),
    ({"name": "张一", "work_no": "101", "amount": None, "period": 202601}, "没有扣", ""),
    ({"name": "张一", "work_no": "101", "amount": 1725, "period": 202605}, "没有欠缴", "a month not reckoned"),
    ({"name": "张大", "work_no": "101", "amount": 1725}, "分不清是谁", "the number is another's"),
    ({"name": "张一", "amount": 1234}, "分不清是谁", "a name alone with another amount"),
    ({"name": "某某", "amount": 1725}, "找不到人", ""),
]


@pytest.mark.parametrize(("line", "outcome", "_why"), CASES)
def test_each_line_is_judged_before_anything_is_booked(office: Office, line, outcome, _why) -> None:
    read(office, line)
    assert told(office)[line["name"]][0] == outcome
    assert paid(office) == 0


def test_what_agrees_is_collected_as_kept_back_with_one_undo(office: Office) -> None:
    read(office, {"name": "张一", "amount": 3450}, {"name": "李二", "amount": 2000, "period": 202602})
    done = do(office, "funds.take_payroll", [one for _, one in told(office).values()])
    assert done.words == "登记工资代扣的会费：2人，3个月，共54.50元。"
    assert office.seen("张一", 202601, "state", "way") == ("已缴清", "工资代扣")
    assert office.seen("张一", 202603, "state") == ("未缴",)
    assert office.seen("李二", 202602, "state") == ("已缴清",)
    assert {outcome for outcome, _ in told(office).values()} == {"已登记"}
    undo(office.book)
    assert paid(office) == 0
    assert {outcome for outcome, _ in told(office).values()} == {"对上了"}


def test_another_amount_pays_from_the_oldest_month(office: Office) -> None:
    read(office, {"name": "张一", "work_no": "101", "amount": 2000})
    do(office, "funds.take_payroll_part", [told(office)["张一"][1]])
    assert office.seen("张一", 202601, "paid") == (1725,)
    assert office.seen("张一", 202602, "paid") == (275,)


def test_more_than_is_owed_is_refused_by_name(office: Office) -> None:
    read(office, {"name": "张一", "work_no": "101", "amount": 5200})
    with pytest.raises(Refusal, match=r"张一扣了52\.00元，比欠的多0\.25元"):
        do(office, "funds.take_payroll_part", [told(office)["张一"][1]])
    assert paid(office) == 0


def test_who_it_is_the_clerk_says(office: Office) -> None:
    read(office, {"name": "张一（新）", "amount": 1725})
    do(office, "funds.payroll_person", [told(office)["张一（新）"][1]], person=office.people["张一"])
    assert told(office)["张一（新）"][0] == "对上了"


def test_an_unknown_line_is_never_booked(office: Office) -> None:
    read(office, {"name": "某某", "amount": 1725})
    with pytest.raises(Refusal, match="某某没有认出是谁"):
        do(office, "funds.take_payroll", [told(office)["某某"][1]])


def test_the_next_list_takes_the_place_of_what_was_not_booked(office: Office) -> None:
    read(office, {"name": "张一", "amount": 1725}, {"name": "李二", "amount": 1})
    do(office, "funds.take_payroll", [told(office)["张一"][1]])
    read(office, {"name": "赵四", "amount": 3000})
    assert {name: outcome for name, (outcome, _) in told(office).items()} == {"张一": "已登记", "赵四": "对上了"}


def test_months_reckoned_or_paid_later_are_judged_by_themselves(office: Office) -> None:
    read(office, {"name": "张一", "work_no": "101", "amount": 1725, "period": 202605})
    assert told(office)["张一"][0] == "没有欠缴"
    office.reckon(202604, 202605)
    assert told(office)["张一"][0] == "对上了"
