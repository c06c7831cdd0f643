"""What a form refuses or asks about is refused or asked line by line of a sheet too."""

from __future__ import annotations

import csv
import json
from contextlib import closing
from datetime import date

import pytest
from sqlalchemy import select

from desk_union.__main__ import main
from desk_union.care.cover.health_ledgers import STAYS
from desk_union.care.cover.insurance_ledgers import INSURANCE, PLANS
from desk_union.care.visits.tables import CareVisit
from desk_union.members.tables import Person
from desk_union.store.book import open_book
from tests.care.care_office import care_office

PLAN = "住院津贴互助保障"


@pytest.fixture
def office(tmp_path):
    with care_office(tmp_path) as office:
        office.save(PLANS, name=PLAN, kind="住院津贴", premium=50_00, years=1, wait_days=0, most_shares=3)
        office.names = [office.row(Person, one).name for one in office.people]
        yield office


def bring(office, capsys, ledger, heads, *rows, reason=""):
    """What is said of which row; the sheet's first line is the heads."""
    path = office.desk.book.path
    file = path.with_name("表.csv")
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows([heads.split(), *rows])
    office.desk.book.close()
    status = main(["import", str(path), ledger, str(file), "--json", *(["--reason", reason] if reason else [])])
    told = json.loads(capsys.readouterr().out)
    return status, told["added"], [(one.get("row"), one["reason"]) for one in told["problems"]]


def test_overlapping_terms(office, capsys):
    who = office.names[0]
    heads = "计划名称 姓名 保障起始日期 保障截止日期"
    status, added, told = bring(
        office, capsys, "care.insurance", heads, (PLAN, who, "2025-03-01", "2026-02-28"), (PLAN, office.names[1], "2025-03-01", ""),
        (PLAN, who, "2025-09-01", ""), (PLAN, who, "2026-09-01", ""),
    )
    assert (status, added, [row for row, _ in told]) == (1, 0, [4])
    assert "两份的保障期重叠" in told[0][1]


def test_overlapping_what_is_in_the_book_already(office, capsys):
    row = office.save(INSURANCE, plan=1, person=office.people[0], since=date(2025, 3, 1))
    assert row
    heads = "计划名称 姓名 保障起始日期 份数"
    status, _, told = bring(office, capsys, "care.insurance", heads, (PLAN, office.names[0], "2025-09-01", "1"), (PLAN, office.names[1], "2025-09-01", "4"))
    assert (status, [row for row, _ in told]) == (1, [2, 3])
    assert "每人最多3份" in told[1][1]


def test_an_overlap_with_a_reason_goes_in(office, capsys):
    rows = [(PLAN, office.names[0], day) for day in ("2025-03-01", "2025-09-01")]
    status, added, _ = bring(office, capsys, "care.insurance", "计划名称 姓名 保障起始日期", *rows, reason="两份都交了钱")
    assert (status, added) == (0, 2)


def test_a_second_open_file(office, capsys):
    one, two, *_ = office.names
    heads = "档案编号 姓名 困难类别 办理情况 申请日期 审批日期"
    rows = [("困-2025-0001", one, "困难职工", "帮扶", "2025-01-02", "2025-02-02"), ("困-2025-0002", two, "困难职工", "帮扶", "2025-01-02", "2025-02-02"),
            ("困-2025-0003", one, "困难职工", "帮扶", "2025-03-02", "2025-04-02")]  # fmt: skip
    status, added, told = bring(office, capsys, "care.files", heads, *rows)
    assert (status, added) == (1, 0)
    assert [row for row, reason in told if "一户只建一份" in reason] == [4]


def test_a_paid_claim_says_that_it_is_paid(office, capsys):
    heads = "计划名称 姓名 受理日期 给付金额 到账日期"
    status, _, told = bring(office, capsys, "care.claims", heads, (PLAN, office.names[0], "2026-01-05", "600", "2026-02-01"), (PLAN, office.names[1], "2026-01-06", "", ""))
    assert (status, [row for row, _ in told]) == (1, [2])
    assert "办理情况却是“待报”" in told[0][1]


def test_a_claim_of_somebody_who_is_not_insured(office, capsys):
    office.save(INSURANCE, plan=1, person=office.people[0], since=date(2026, 1, 1))
    heads = "计划名称 姓名 入院日期"
    status, _, told = bring(office, capsys, "care.claims", heads, (PLAN, office.names[0], "2026-03-05"), (PLAN, office.names[1], "2026-03-06"))
    assert (status, [row for row, _ in told]) == (1, [3])
    assert "参保名单里没有这个人" in told[0][1]


def test_who_went_lately(office, capsys):
    office.save(STAYS, person=office.people[0], since=date(2025, 6, 1), place="工人疗养院", state="已去")
    status, _, told = bring(office, capsys, "care.stays", "姓名 地点 开始日期", (office.names[0], "工人疗养院", "2026-06-01"), (office.names[1], "工人疗养院", "2026-06-01"))
    assert (status, [row for row, _ in told]) == (1, [2])
    assert "间隔不到2年" in told[0][1]


def visits(office, capsys, *lines, answer=""):
    path = office.desk.book.path
    file = path.with_name("走访.csv")
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows(lines)
    office.desk.book.close()
    status = main(["import", str(path), "care.visits", str(file), "--json", *(["--answer", answer] if answer else [])])
    told = json.loads(capsys.readouterr().out)
    with closing(open_book(path)) as book, book.reading() as session:
        return status, [one["reason"] for one in told["problems"]], list(session.scalars(select(CareVisit.day).order_by(CareVisit.id)))


def test_a_day_without_its_year_is_of_the_year_in_the_title(office, capsys):
    head = ["慰问日期", "慰问对象", "慰问事由"]
    status, told, found = visits(office, capsys, ["2025年走访慰问台账"], head, ["12月5日", office.names[0], "困难"], ["2024-12-06", office.names[1], "困难"])
    assert (status, told, found) == (0, [], [date(2025, 12, 5), date(2024, 12, 6)])


def test_a_day_without_any_year_is_asked_and_not_guessed(office, capsys):
    lines = [["慰问日期", "慰问对象", "慰问事由"], ["12月5日", office.names[0], "困难"], ["2月29日", office.names[1], "困难"]]
    status, told, found = visits(office, capsys, *lines)
    assert (status, found) == (1, [])
    assert any("没有写年份的日期是哪一年" in one for one in told)
    status, told, found = visits(office, capsys, *lines[:2], answer="没有写年份的日期是哪一年=2024年")
    assert (status, told, found) == (0, [], [date(2024, 12, 5)])


def test_a_day_that_its_year_has_not_is_refused(office, capsys):
    lines = [["2025年度走访慰问"], ["慰问日期", "慰问对象", "慰问事由"], ["2月29日", office.names[0], "困难"]]
    assert visits(office, capsys, *lines)[0] == 1
