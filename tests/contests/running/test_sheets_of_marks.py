"""评分表 with the marks of each judge, of stages and not of their whole, and what a report says of a signed result."""

from __future__ import annotations

from datetime import date
from zipfile import ZipFile

import pytest

from desk_union.__main__ import main
from desk_union.contests.running.ledgers import CONTESTS, CRITERIA, ENTRIES, SCORES
from tests.contests.contest_office import contest_office
from tests.contests.printed_papers import printed, rows_on_paper

POINT = 1_000_000


@pytest.fixture
def office(tmp_path):
    with contest_office(tmp_path) as found:
        found.whole = found.add(CONTESTS, name="全年赛", starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31))
        found.add(CRITERIA, contest=found.whole, name="上半年")
        found.part = found.add(CONTESTS, name="上半年赛", whole=found.whole, starts_on=date(2026, 1, 1), ends_on=date(2026, 6, 30), judges="李评、王评")
        for item in ("产量", "质量"):
            found.add(CRITERIA, contest=found.part, name=item, full=100 * POINT)
        for lot, (name, mark) in enumerate((("一班", 90), ("二班", 80)), start=1):
            found.add(ENTRIES, contest=found.part, name=name, kind="集体", lot=lot)
            for item, more in (("产量", 0), ("质量", 5)):
                for judge, less in (("李评", 0), ("王评", 2)):
                    found.add(SCORES, contest=found.part, entrant=name, item=item, judge=judge, mark=(mark + more - less) * POINT)
        yield found


def test_a_filled_sheet_has_the_marks_of_its_judge(office):
    of_li, of_wang = rows_on_paper(office, "contests.score_sheet", rows=(office.part,), chosen={"fill": "filled"})
    assert [(row["参赛者"], row["产量（100分）"], row["质量（100分）"], row["合计"]) for row in of_li] == [("一班", "90", "95", "185"), ("二班", "80", "85", "165")]
    assert [(row["参赛者"], row["产量（100分）"], row["质量（100分）"]) for row in of_wang] == [("一班", "88", "93"), ("二班", "78", "83")]


def test_the_whole_of_stages_has_no_sheet_unless_asked_for(office):
    text = printed(office, "contests.score_sheet", year=2026)[0].text
    assert "上半年赛" in text
    assert "全年赛" not in text
    assert "全年赛" in printed(office, "contests.score_sheet", rows=(office.whole,))[0].text


def test_a_report_says_once_that_the_result_is_signed(office):
    office.do("contests.sign_off", office.part, day="2026-07-02")
    assert "分数已齐，结果已签字。" in printed(office, "contests.progress", rows=(office.part,))[0].text
    with office.desk.book.reading() as session:
        held = session.get_one(CONTESTS.row, office.part).stage
    assert held == "已签字"
    office.change(CONTESTS, office.part, stage="已颁奖", awarded_on=date(2026, 7, 3))
    assert "分数已齐，结果已签字，已颁奖。" in printed(office, "contests.progress", rows=(office.part,))[0].text


def test_a_plan_in_word_has_the_contest_s_own_words(office, tmp_path, capsys):
    office.change(CONTESTS, office.part, purpose="多出活、出好活", scope="全部班组")
    book = office.desk.book.path
    office.desk.book.close()
    target = tmp_path / "方案.docx"
    assert main(["print", str(book), "contests.plan", "-o", str(target), "--id", str(office.part)]) == 0
    with ZipFile(target) as packed:
        text = packed.read("word/document.xml").decode()
    for word in ("上半年赛方案", "多出活、出好活", "全部班组", "李评、王评", "产量", "质量"):
        assert word in text
