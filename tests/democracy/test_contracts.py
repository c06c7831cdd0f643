"""Contracts begin before they end, are renewed in time, and cover whom they cover; disputes come to an end."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.democracy.contracts.ledgers import CLAUSES, CONTRACTS, DISPUTES, LABOUR_CONTRACTS
from desk_union.describe.figure import Span
from desk_union.describe.prose import ProseGrid
from desk_union.describe.sheet import Request
from desk_union.members.ledgers import PEOPLE
from desk_union.store import rows
from desk_union.store.overrides import Doubtful, Faulty, because
from desk_union.tabs import sheet_called
from tests.screens.desks import TODAY
from tests.union_work import command, figure_by_command, kept, sheet, working_office

LASTS = {"since": date(2026, 1, 1), "until": date(2027, 12, 31)}


@pytest.fixture
def office(tmp_path):
    with working_office(tmp_path) as office:
        yield office


def prose(office, code, **asked):
    with office.desk.book.reading() as session:
        return sheet_called(code).content.fill(session, Request(TODAY, TODAY, **asked))


def test_a_contract_ends_after_it_begins(capsys, office, tmp_path):
    with pytest.raises(Faulty, match="合同终止日期早于开始日期"):
        office.save(CONTRACTS, title="集体合同", since=date(2026, 3, 1), until=date(2026, 2, 1))
    with pytest.raises(Faulty, match="合同终止日期早于开始日期"):
        office.save(LABOUR_CONTRACTS, person=office.people[0], since=date(2026, 3, 1), until=date(2026, 2, 1))
    with pytest.raises(Faulty, match="报送日期早于签订日期"):
        office.save(CONTRACTS, title="集体合同", signed_on=date(2026, 3, 1), filed_on=date(2026, 2, 1))
    path = office.desk.book.path
    office.desk.book.close()
    heads = ("合同名称", "合同类型", "签订日期", "生效日期", "终止日期")
    good = ("集体合同", "综合", "2026-01-01", "2026-01-01", "2028-12-31")
    bad = sheet(tmp_path, heads, good, ("工资协议", "工资专项", "2026-01-01", "2026-03-01", "2026-02-01"))
    status, told = command(capsys, "import", path, "democracy.contracts", bad)
    assert (status, "第3行" in told, "合同终止日期早于开始日期" in told) == (1, True, True)
    assert kept(path, CONTRACTS) == []
    assert command(capsys, "import", path, "democracy.contracts", sheet(tmp_path, heads, good))[0] == 0
    assert figure_by_command(capsys, path, "democracy.contracts") == 1


def test_contracts_in_force_are_those_of_the_day(office):
    """Two kinds signed in the year, one of the year before; the last day still counts."""
    office.save(CONTRACTS, title="集体合同", kind="综合", signed_on=date(2026, 1, 10), **LASTS)
    office.save(CONTRACTS, title="女职工合同", kind="女职工专项", signed_on=date(2026, 3, 1), since=date(2026, 3, 1), until=date(2026, 6, 30))
    office.save(CONTRACTS, title="旧合同", kind="综合", signed_on=date(2023, 1, 1), since=date(2023, 1, 1), until=date(2025, 12, 31))
    spans = [Span(date(2026, 1, 1), day) for day in (date(2026, 6, 30), date(2026, 7, 1))]
    assert [office.figure("democracy.contracts", span) for span in spans] == [2, 1]
    assert office.figure("democracy.contracts", Span.year(2025)) == 1
    told = {code: office.figure(f"democracy.{code}") for code in ("contracts_signed", "contracts_general", "contracts_women")}
    assert told == {"contracts_signed": 2, "contracts_general": 1, "contracts_women": 0}


def test_a_contract_near_its_end_is_told_and_renewed(office):
    row = office.save(CONTRACTS, title="集体合同", kind="综合", signed_on=date(2024, 1, 1), since=date(2024, 1, 1), until=date(2026, 12, 31), covered=300, filed_on=date(2024, 1, 5))
    assert "集体合同" in office.due()["集体合同到期"]
    office.do("democracy.renew_contract", row)
    old, new = office.all(CONTRACTS)
    assert (old.renewed, new.title, new.kind, new.covered) == (True, "集体合同（续签）", "综合", 300)
    assert (new.since, new.until) == (date(2027, 1, 1), date(2029, 12, 31))
    assert "集体合同到期" not in office.due()
    assert "集体合同（续签）" in office.due()["集体合同没有报送"]


def test_clause_by_clause_the_congress_is_told(office):
    row = office.save(CONTRACTS, title="集体合同", kind="综合", signed_on=date(2026, 1, 1), **LASTS)
    office.save(CLAUSES, contract=row, number="第八条", content="按月发工资", state="已履行")
    office.save(CLAUSES, contract=row, number="第九条", content="年休假", state="部分履行", problem="生产忙")
    blocks = prose(office, "democracy.performance").blocks
    (grid,) = (one for one in blocks if isinstance(one, ProseGrid))
    assert [(line[0], line[3], line[5]) for line in grid.rows] == [("第八条", "已履行", ""), ("第九条", "部分履行", "生产忙")]
    assert any("检查条款2条：已履行1条，部分履行1条。" in getattr(one, "text", "") for one in blocks)


def test_labour_contracts_are_those_of_the_roster(office):
    first, second, *_ = office.people
    office.do("democracy.sign_labour", first, second, since="2024-01-01", until="2026-12-31")
    assert [office.held(PEOPLE, one)["contract_until"] for one in (first, second)] == [date(2026, 12, 31)] * 2
    assert (office.figure("democracy.labour_covered"), office.figure("democracy.labour_coverage")) == (2, 33.3)
    assert "还没有续签" in office.due_of(first)["劳动合同待续签"]
    (names,) = office.tables("democracy.renewals")
    assert [row[2] for row in names.rows] == ["张一", "张二"]
    rows = [one.id for one in office.all(LABOUR_CONTRACTS)]
    office.do("democracy.renew_labour", rows[0], until="2029-12-31")
    newest = office.all(LABOUR_CONTRACTS)[-1]
    assert (newest.since, newest.until, newest.renewal) == (date(2027, 1, 1), date(2029, 12, 31), True)
    assert office.held(PEOPLE, first)["contract_until"] == date(2029, 12, 31)
    assert [row[2] for row in office.tables("democracy.renewals")[0].rows] == ["张二"]


def test_a_fixed_term_has_an_end(office):
    with pytest.raises(Faulty, match="固定期限的合同没有终止日期"):
        office.save(LABOUR_CONTRACTS, person=office.people[0], kind="固定期限", since=date(2026, 1, 1))
    office.save(LABOUR_CONTRACTS, person=office.people[0], kind="无固定期限", since=date(2026, 1, 1))
    assert office.figure("democracy.labour_contracts") == 1


def test_a_dispute_goes_its_way_to_an_agreement(office):
    row = office.save(DISPUTES, person=office.people[0], received_on=date(2026, 5, 1), kind="工资", claim="补发加班工资", respondent="装配车间")
    assert "还没有结案" in office.due()["争议没有结案"]
    with pytest.raises(Faulty, match="不能从“受理”改为“调解成功”"):
        office.save(DISPUTES, row, stage="调解成功")
    office.save(DISPUTES, row, stage="调解", hearing_on=date(2026, 5, 10), mediators="赵主席")
    with pytest.raises(Faulty, match="协议内容不能为空"):
        office.save(DISPUTES, row, stage="调解成功", closed_on=date(2026, 5, 20))
    office.save(DISPUTES, row, stage="调解成功", closed_on=date(2026, 5, 20), agreement="补发1200元。")
    assert (office.figure("democracy.disputes"), office.figure("democracy.disputes_settled")) == (1, 1)
    words = [getattr(one, "text", "") for one in prose(office, "democracy.mediation_agreement").blocks]
    assert any("补发1200元。" in text for text in words)
    with pytest.raises(Faulty, match="没有写申请人"):
        office.save(DISPUTES, received_on=date(2026, 5, 1), kind="工资", claim="补发")


def test_overlapping_labour_contracts_ask_for_a_reason(office, tmp_path, capsys) -> None:
    who = {"person": office.people[0], "kind": "固定期限"}
    first = office.save(LABOUR_CONTRACTS, **who, since=date(2024, 1, 1), until=date(2026, 12, 31))
    with pytest.raises(Doubtful, match="与2024年1月1日起的劳动合同期限重叠"):
        office.save(LABOUR_CONTRACTS, **who, since=date(2026, 6, 1), until=date(2028, 5, 31))
    office.save(LABOUR_CONTRACTS, first, ended_on=date(2026, 6, 1))  # on the day of 解除 it holds no more
    second = office.save(LABOUR_CONTRACTS, **who, since=date(2026, 6, 1), until=date(2028, 5, 31))
    with pytest.raises(Doubtful, match="期限重叠"):
        office.save(LABOUR_CONTRACTS, first, ended_on=None)
    with office.desk.book.deed("登记") as session:
        because(session, "补签的一份")
        rows.save_row(session, LABOUR_CONTRACTS, first, {"ended_on": None}, TODAY)
    office.save(LABOUR_CONTRACTS, second, note="归档")  # a reason once given holds
    path = office.desk.book.path
    made = sheet(tmp_path, ("姓名", "合同类型", "开始日期", "终止日期"), ("张二", "固定期限", "2024-01-01", "2026-12-31"), ("张二", "固定期限", "2026-01-01", "2027-12-31"))
    office.desk.book.close()
    status, said = command(capsys, "import", path, LABOUR_CONTRACTS.code, made)
    assert (status, "第3行" in said, "与2024年1月1日起的劳动合同期限重叠" in said) == (1, True, True), said
    assert len(kept(path, LABOUR_CONTRACTS)) == 2
    assert command(capsys, "import", path, LABOUR_CONTRACTS.code, made, "--reason", "两份并行")[0] == 0
    assert command(capsys, "import", path, LABOUR_CONTRACTS.code, made, "--mode", "update")[0] == 0  # the same again is nothing new
    assert len(kept(path, LABOUR_CONTRACTS)) == 4
