"""Ceilings where the clerk meets them: adopting, typing, the deed, the import, the sheet for the auditors."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.describe.sheet import Request
from desk_union.payouts.ceilings import allowance
from desk_union.payouts.ceilings.ledgers import CEILINGS
from desk_union.payouts.due import due_of
from desk_union.payouts.ledgers import LINES
from desk_union.payouts.tables import PayoutCeiling
from desk_union.screens.form.formpage import RowForm
from desk_union.store import rows
from desk_union.tabs import sheet_called
from tests.payouts.payout_office import paying_office
from tests.payouts.test_commands import HEADS, run, sheet
from tests.screens.desks import TODAY


@pytest.fixture
def office(tmp_path):
    with paying_office(tmp_path) as office:
        yield office


def adopt(office, province="四川", **typed):
    return office.do("payouts.adopt_ceilings", preset=province, **typed)


def ceilings(office):
    with office.desk.book.reading() as session:
        return list(session.scalars(select(PayoutCeiling).order_by(PayoutCeiling.id)))


def printed(office, code):
    with office.desk.book.reading() as session:
        (table,) = sheet_called(code).tables(session, Request(TODAY, TODAY, year=2026))
    return table


FESTIVAL = {"kind": "节日慰问品", "title": "中秋慰问", "matter": "中秋慰问"}


def test_nothing_chosen_nothing_invented(office):
    told = office.do("payouts.hand_out", *office.people, title="中秋慰问", kind="节日慰问品", amount="99999")
    assert "还没有选用慰问标准，金额上限没有核对。" in told.words
    assert printed(office, "payouts.standards").notes[0] == "还没有选用慰问标准，金额上限没有核对。"


def test_a_province_comes_with_its_versions_and_a_change_ends_it(office):
    adopt(office)
    held = ceilings(office)
    assert {(one.since.year, one.until and one.until.year) for one in held} == {(2018, 2023), (2023, None)}
    assert {one.mark for one in held} == {"原文", "二手"}
    with pytest.raises(Refusal, match="已经选用了"):
        adopt(office)
    adopt(office, "河南")
    held = ceilings(office)
    assert {(one.province, one.since, one.until) for one in held if one.until is None} == {("河南", TODAY, None)}
    assert {one.until for one in held if one.province == "四川" and one.since.year == 2023} == {TODAY}


def test_the_office_goes_above_what_was_published_only_with_a_reason(office):
    adopt(office)
    (row,) = [one.id for one in ceilings(office) if one.matter == "节日慰问" and one.until is None]
    office.change(CEILINGS, row, amount=2000_00)
    with pytest.raises(rows.Doubtful, match="高于公布的标准"):
        office.change(CEILINGS, row, amount=2500_00)
    assert CEILINGS.by_key["matter"].kind.read("节日慰问、生日慰问") == "节日慰问 生日慰问"
    with pytest.raises(ValueError, match="不认得“吃饭”"):
        CEILINGS.by_key["matter"].kind.read("吃饭")


def test_over_all_lists_of_the_year_the_deed_asks_and_the_reason_is_printed(office):
    adopt(office)
    first, second, *_ = office.people
    office.hand_out(first, second, amount="1800", **FESTIVAL)
    with pytest.raises(rows.Doubtful) as asked:
        office.hand_out(first, second, amount="500", **{**FESTIVAL, "title": "国庆慰问", "matter": "国庆慰问"})
    assert asked.value.sentences[0] == (
        "「金额」张一：节日慰问每年最多2,200.00元（川工发〔2023〕3号），连同已有的1,800.00元共2,300.00元。"
    )
    row = office.hand_out(first, second, amount="500", reason="主席办公会同意", **{**FESTIVAL, "title": "国庆慰问", "matter": "国庆慰问"})
    assert len(office.lines(row)) == 2
    table = printed(office, "payouts.passed_over")
    assert [(cells[2], cells[5]) for cells in table.rows] == [("国庆慰问", "主席办公会同意")] * 2
    with office.desk.book.reading() as session:
        assert dict(allowance.left(session, first, TODAY))["节日慰问"] == 0
        assert dict(allowance.left(session, office.people[2], TODAY))["节日慰问"] == 2200_00
        (told,) = due_of(session, office.people[2], TODAY)
        assert told.sentence == "今年还可发：节日慰问2,200.00元，生日慰问500.00元。"


def test_what_blocks_is_refused_whatever_the_reason(office):
    adopt(office, level="拦住")
    with pytest.raises(rows.Faulty, match="住院慰问每次最多") as refused:
        office.hand_out(amount="1001", title="住院慰问", kind="住院、生育慰问", reason="情况特殊")
    assert not isinstance(refused.value, rows.Doubtful)
    assert office.with_preset(LINES, "year") == []


def test_the_form_says_it_while_the_amount_is_typed(office):
    adopt(office)
    first = office.people[0]
    row = office.hand_out(first, amount="1800", **FESTIVAL)
    form = RowForm(office.desk, LINES, None, {"roll": row, "person": first})
    form.type("matter", "国庆慰问")
    form.type("cash", "400")
    assert form.doubts == {}
    form.type("cash", "401")
    assert form.doubts["cash"].startswith("张一：节日慰问每年最多2,200.00元")
    own = RowForm(office.desk, LINES, office.lines(row)[0].id)
    own.type("cash", "2200")  # of the row itself, not beside it
    assert own.doubts == {}


def test_an_import_names_line_and_sum_and_takes_a_reason(capsys, office, tmp_path):
    adopt(office)
    path = office.desk.book.path
    office.desk.book.close()
    lines = [
        ("甲", "张一", None, "春节慰问", 1800, None, None, None, None), ("乙", "张一", None, "中秋慰问", 500, None, None, None, None),
        ("乙", "张二", None, "中秋慰问", 500, None, None, None, None),
    ]  # fmt: skip
    file = sheet(tmp_path, *lines, heads=HEADS)
    status, told = run(capsys, "import", path, "payouts.lines", file)
    assert (status, "第3行" in told, "第4行" in told, "共2,300.00元" in told) == (1, True, False, True)
    assert run(capsys, "import", path, "payouts.lines", file, "--reason", "已经研究")[0] == 0
    fresh = sheet(tmp_path, ("乙", "张二", None, "中秋慰问", 2200, None, None, None, None))
    assert run(capsys, "import", path, "payouts.lines", fresh, "--mode", "update")[0] == 0  # its own line is not counted twice


def test_the_same_illness_is_paid_once(office):
    adopt(office, "安徽")
    first, *_ = office.people
    kinds = {"kind": "住院、生育慰问", "matter": "住院慰问", "amount": "500"}
    office.change(LINES, office.lines(office.hand_out(first, title="五月住院", **kinds))[0].id, illness="肺炎")
    later = office.lines(office.hand_out(first, title="十月住院", **kinds))[0].id
    office.change(LINES, later, illness="骨折")
    with pytest.raises(rows.Doubtful, match="住院慰问同一病种每年最多1次"):
        office.change(LINES, later, illness="肺炎")


def test_a_share_of_the_income_is_asked_over_everybody(office):
    adopt(office, "北京")
    with pytest.raises(rows.Doubtful, match="超过本年收入的50%"):
        office.hand_out(amount="100", **FESTIVAL)
