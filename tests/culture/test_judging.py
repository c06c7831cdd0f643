"""Works are judged by the engine of scoring: criteria, judges, places within a kind, prizes by place."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.basis import points
from desk_union.basis.refusal import Refusal
from desk_union.culture.activities.ledgers import ACTIVITIES, CRITERIA, MARKS, WORKS
from desk_union.culture.activities.rules import prizes_by_place
from desk_union.store import rows
from desk_union.store.overrides import Faulty
from tests.screens.desks import TODAY
from tests.union_work import command, kept, sheet, working_office

HELD = date(2026, 5, 4)


@pytest.fixture
def office(tmp_path):
    with working_office(tmp_path) as office:
        yield office


def essays(office, *titles, kind="征文", activity=None):
    return [office.save(WORKS, title=title, author="张一", kind=kind, handed_on=HELD, activity=activity) for title in titles]


def mark(office, work, judge, value, criterion=None):
    return office.save(MARKS, work=work, judge=judge, mark=round(value * points.SCALE), criterion=criterion)


def standing(office, work):
    held = office.held(WORKS, work)
    return (held["score"] and held["score"] / points.SCALE, held["rank"])


def test_the_mean_of_the_judges_is_the_score_and_gives_the_place(office):
    activity = office.save(ACTIVITIES, name="五四征文", held_on=HELD)
    first, second, third = essays(office, "炉火", "师傅", "晨光", activity=activity)
    for work, marks in ((first, (90, 80)), (second, (95, 85)), (third, (70, 71))):
        for judge, value in zip("甲乙", marks, strict=True):
            mark(office, work, judge, value)
    assert [standing(office, work) for work in (first, second, third)] == [(85, 2), (90, 1), (70.5, 3)]


def test_criteria_are_added_and_the_highest_and_lowest_of_five_left_out(office):
    activity = office.save(ACTIVITIES, name="演讲比赛", held_on=HELD, trimmed=True)
    theme, voice = (office.save(CRITERIA, activity=activity, name=name, full=full * points.SCALE) for name, full in (("主题", 60), ("台风", 40)))
    (work,) = essays(office, "我的岗位", kind="演讲", activity=activity)
    for judge, one, other in (("甲", 60, 30), ("乙", 50, 30), ("丙", 50, 30), ("丁", 50, 30), ("戊", 20, 30)):
        mark(office, work, judge, one, theme)
        mark(office, work, judge, other, voice)
    assert standing(office, work) == (80, 1)
    office.save(ACTIVITIES, activity, trimmed=False)
    assert standing(office, work) == (76, 1)
    with pytest.raises(Faulty, match="61分不在0到满分60之间"):
        mark(office, work, "己", 61, theme)
    with pytest.raises(Faulty, match="没有写这项活动的评分项目"):
        mark(office, work, "己", 50)


def test_places_are_given_within_a_kind_and_shared_by_equals(office):
    activity = office.save(ACTIVITIES, name="书画展", held_on=HELD)
    painted = essays(office, "松鹤", "梅", kind="书法", activity=activity)
    (photo,) = essays(office, "晨光", kind="摄影", activity=activity)
    for work in (*painted, photo):
        mark(office, work, "甲", 80)
    assert [standing(office, work)[1] for work in (*painted, photo)] == [1, 1, 1]
    with pytest.raises(Refusal, match="并列第1名的有2件，一等奖1个不够分"):
        office.do("culture.award_works", *painted, first="1")
    office.do("culture.award_works", *painted, photo, first="2")
    assert {office.held(WORKS, work)["prize"] for work in (*painted, photo)} == {"一等奖"}


def test_a_score_that_was_typed_stays_until_there_are_marks(office):
    work = office.save(WORKS, title="旧作", author="张一", kind="征文", handed_on=HELD, score=88 * points.SCALE, rank=2)
    office.save(WORKS, work, note="补登")
    assert standing(office, work) == (88, 2)
    row = mark(office, work, "甲", 70)
    assert standing(office, work) == (70, None)
    with office.desk.book.deed("删除") as session:
        rows.delete_rows(session, MARKS, [row], TODAY)
    assert standing(office, work) == (None, None)


@pytest.mark.parametrize(
    ("places", "prizes", "given"),
    [
        ({1: 1, 2: 2, 3: 3}, (("一等奖", 1), ("二等奖", 1)), {1: "一等奖", 2: "二等奖"}),
        ({1: 1, 2: 1, 3: 3}, (("一等奖", 2), ("二等奖", 2)), {1: "一等奖", 2: "一等奖", 3: "二等奖"}),
        ({1: 1}, (("一等奖", 0), ("二等奖", 3)), {1: "二等奖"}), ({}, (("一等奖", 1),), {}),
    ],
)  # fmt: skip
def test_prizes_follow_the_places(places, prizes, given):
    assert prizes_by_place(places, prizes) == given


def test_marks_come_from_a_sheet_and_bad_ones_are_named(capsys, tmp_path):
    with working_office(tmp_path) as office:
        activity = office.save(ACTIVITIES, name="五四征文", held_on=HELD)
        essays(office, "炉火", "师傅", activity=activity)
        path = office.desk.book.path
    heads = ("作品名称", "评委", "分数")
    status, told = command(capsys, "import", path, "culture.marks", sheet(tmp_path, heads, ("炉火", "甲", 100.5), ("师傅", "甲", -1)))
    assert (status, told.count("不在0到满分100之间")) == (1, 2), told
    status, told = command(capsys, "import", path, "culture.marks", sheet(tmp_path, heads, ("炉火", "甲", "９２.5"), ("师傅", "甲", 90), ("师傅", "乙", 96)))
    assert (status, [(one.score, one.rank) for one in kept(path, WORKS)]) == (0, [(92_500_000, 2), (93_000_000, 1)]), told


def test_the_paper_tells_the_arithmetic_and_what_has_no_mark(capsys, tmp_path):
    with working_office(tmp_path) as office:
        activity = office.save(ACTIVITIES, name="五四征文", held_on=HELD)
        first, _second = essays(office, "炉火", "师傅", activity=activity)
        mark(office, first, "甲", 90)
        mark(office, first, "乙", 85)
        path = office.desk.book.path
    target = tmp_path / "评分.docx"
    status, told = command(capsys, "print", path, "culture.work_scores", "-o", target, "--year", 2026)
    assert status == 0, told
    from docx import Document

    words = "".join(one.text for one in Document(str(target)).paragraphs)
    assert "2个分数合计175，平均87.5分" in words
    assert "还没有评分的：《师傅》。" in words
