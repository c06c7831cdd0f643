"""Articles are counted when they are published; an issue that should be out is told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desk_union.culture.press.ledgers import ARTICLES, CARRIERS, ISSUES
from desk_union.store import rows
from desk_union.store.overrides import Doubtful, Faulty, accepted, because
from tests.screens.desks import TODAY
from tests.union_work import command, figure_by_command, kept, sheet, working_office

HEADS = ("标题", "作者", "媒体", "级别", "投稿日期", "发表日期")
MEDIA = ("工运动态", "省工人报", "示例日报", "企业网")


@pytest.fixture
def office(tmp_path):
    with working_office(tmp_path) as office:
        yield office


def test_more_than_60_articles_were_published(capsys, office, tmp_path):
    """在工会工运动态上发稿60多篇: 62 of 70 sent, in four media; 5 of last year."""
    path = office.desk.book.path
    office.desk.book.close()
    first = date(2026, 1, 5)
    lines = [
        (f"工会信息第{n}期", f"通讯员{n % 3}", MEDIA[n % 4], "市级", first + timedelta(4 * n), first + timedelta(4 * n + 2) if n < 62 else None)
        for n in range(70)
    ]  # fmt: skip
    lines += [(f"去年的信息{n}", "通讯员", "旧报", "省级", date(2025, 6, n + 1), date(2025, 6, n + 2)) for n in range(5)]
    assert command(capsys, "import", path, "culture.articles", sheet(tmp_path, HEADS, *lines))[0] == 0
    told = {code: figure_by_command(capsys, path, f"culture.{code}") for code in ("articles", "media", "articles_sent")}
    assert told == {"articles": 62, "media": 4, "articles_sent": 70}
    assert [figure_by_command(capsys, path, f"culture.{code}", 2025) for code in ("articles", "media")] == [5, 1]
    assert command(capsys, "print", path, "culture.article_list", "-o", tmp_path / "稿件.xlsx", "--year", 2026)[0] == 0


def test_an_article_is_not_out_before_it_was_sent(capsys, office, tmp_path):
    with pytest.raises(Faulty, match="发表日期早于投稿日期"):
        office.save(ARTICLES, title="信息", sent_on=date(2026, 3, 5), published_on=date(2026, 3, 1))
    path = office.desk.book.path
    office.desk.book.close()
    bad = sheet(tmp_path, HEADS, ("信息", "张一", "日报", "市级", "2026-03-01", "2026-03-05"), ("信息二", "张一", "日报", "市级", "2026-03-05", "2026-03-01"))
    status, told = command(capsys, "import", path, "culture.articles", bad)
    assert (status, "第3行" in told, "发表日期早于投稿日期" in told) == (1, True, True)
    assert kept(path, ARTICLES) == []


def test_sheets_count_by_medium_author_and_level(office):
    for n, (author, medium) in enumerate((("张一", "日报"), ("张一", "日报"), ("张二", "企业网"))):
        office.save(ARTICLES, title=f"信息{n}", author=author, medium=medium, level="市级", sent_on=date(2026, 3, 1), published_on=date(2026, 3, n + 2), fee=5_000)
    office.save(ARTICLES, title="没有发表", author="张一", medium="日报", sent_on=date(2026, 3, 1))
    (table,) = office.tables("culture.article_list", year=2026)
    assert (table.notes, [row[2] for row in table.rows]) == (("发表3篇，媒体2家。",), ["信息2", "信息0", "信息1"])
    crossed, _ = office.tables("culture.article_counts", year=2026)
    assert [tuple(map(str, row)) for row in crossed.rows] == [("1", "张二", "1", "", "1"), ("2", "张一", "", "2", "2")]
    assert tuple(map(str, crossed.totals)) == ("", "合计", "1", "2", "3")
    assert office.due_of(office.people[0])["写的稿件"] == "投稿3篇，发表2篇，其中今年发表2篇。"


ISSUE_HEADS = ("名称", "期号", "总期号", "出刊日期")
# 期号, 总期号, 出刊日期 of the second issue of a carrier whose first is 第1期 (总第7期) of May 2026; what is said
AGAIN = [
    (1, None, date(2026, 6, 1), "2026年第1期已经在2026年5月1日出过"), (2, 7, date(2026, 6, 1), "总第7期已经在2026年5月1日出过"),
    (1, 8, date(2025, 6, 1), ""), (2, 8, date(2026, 6, 1), ""), (None, None, date(2026, 6, 1), ""),
]  # fmt: skip


@pytest.mark.parametrize(("number", "total", "day", "said"), AGAIN)
def test_a_number_is_out_once_in_its_year_and_carrier(capsys, office, tmp_path, number, total, day, said):
    row, other = (office.save(CARRIERS, name=name) for name in ("简报", "板报"))
    office.save(ISSUES, carrier=row, number=1, total_number=7, day=date(2026, 5, 1))
    office.save(ISSUES, carrier=other, number=number, total_number=total, day=day)
    if said:
        with pytest.raises(Faulty, match=said):
            office.save(ISSUES, carrier=row, number=number, total_number=total, day=day)
    path = office.desk.book.path
    office.desk.book.close()
    for name in ("简报", "新简报"):  # one that is there, one that the sheet makes
        lines = [(name, 1, 7, "2026-05-01"), (name, number, total, day)]
        status, told = command(capsys, "import", path, "culture.issues", sheet(tmp_path, ISSUE_HEADS, *lines), "--dry-run")
        wrong = bool(said)
        assert (status, said in told, "第3行" in told or not wrong) == (int(wrong), True, True), told


def test_what_was_published_is_noted_for_many(office):
    rows = [office.save(ARTICLES, title=f"信息{n}", medium="日报", sent_on=date(2026, 3, 1)) for n in range(3)]
    office.do("culture.publish", *rows, day="2026-03-09", level="市级")
    assert [(one.published_on, one.medium, one.level) for one in office.all(ARTICLES)] == [(date(2026, 3, 9), "日报", "市级")] * 3


@pytest.mark.parametrize(("last", "told"), [(date(2026, 9, 1), "已经到期"), (date(2026, 9, 25), "该出"), (date(2026, 10, 20), "")])
def test_a_bulletin_of_two_months_is_due(office, last, told):
    """Today is 20 November 2026."""
    row = office.save(CARRIERS, name="工会工作简报", kind="简报", every=2, since=date(2026, 1, 1))
    office.save(ISSUES, carrier=row, number=1, day=last)
    assert told in office.due().get("该出刊了", "")
    assert bool(told) is ("该出刊了" in office.due())
    assert office.figure("culture.bulletins") == 1


def test_a_sheet_of_issues_brings_its_carriers(capsys, office, tmp_path):
    path = office.desk.book.path
    office.desk.book.close()
    lines = [("工会工作简报", n, f"2026-0{2 * n}-10") for n in (1, 2, 3)]
    assert command(capsys, "import", path, "culture.issues", sheet(tmp_path, ("名称", "期号", "出刊日期"), *lines))[0] == 0
    assert [(one.name, one.kind) for one in kept(path, CARRIERS)] == [("工会工作简报", "简报")]
    assert figure_by_command(capsys, path, "culture.bulletins") == 3


def test_the_same_article_twice_by_form_asks_for_a_reason(office):
    one = {"title": "班组安全课", "author": "张一", "medium": "省工人报", "published_on": date(2026, 3, 1)}
    office.save(ARTICLES, **one)
    with pytest.raises(Doubtful, match="已经有一篇标题、作者、媒体都相同的稿件（2026年3月1日）"):
        office.save(ARTICLES, **one)
    office.save(ARTICLES, **{**one, "medium": "工运动态"})
    office.save(ARTICLES, **{**one, "author": "李二"})
    with office.desk.book.deed("登记") as session:
        because(session, "两次刊登")
        again = rows.save_row(session, ARTICLES, None, {**one, "published_on": date(2026, 4, 1)}, TODAY)
    office.save(ARTICLES, again, points=2)  # a reason once given holds
    with office.desk.book.reading() as session:
        assert [told.reason for told in accepted(session, "culture")] == ["两次刊登"]
