"""An activity from its sign-in to its voucher; entries, prizes and clubs."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.culture.activities.ledgers import ACTIVITIES, CLUB_MEMBERS, CLUBS, ENTRIES
from desk_union.funds.account import posting
from desk_union.funds.paid.agreeing import paid_agree
from desk_union.funds.tables import Account, Entry
from desk_union.members.ledgers import UNITS
from desk_union.store.overrides import Faulty
from desk_union.tabs import ledgers
from tests.union_work import command, figure_by_command, kept, sheet, working_office


@pytest.fixture
def office(tmp_path):
    with working_office(tmp_path) as office:
        yield office


def test_86_took_part(capsys, office, tmp_path):
    """春季乒乓球运动会 86人次参加, and other activities, from a sheet."""
    path = office.desk.book.path
    office.desk.book.close()
    heads = ("活动名称", "日期", "类别", "参加人数")
    lines = (("春季乒乓球运动会", "2026-04-20", "运动会", 86), ("元宵节联欢会", "2026-03-03", "联欢会", 120), ("去年的联欢会", "2025-12-30", "联欢会", 50))
    assert command(capsys, "import", path, "culture.activities", sheet(tmp_path, heads, *lines))[0] == 0
    told = {code: figure_by_command(capsys, path, f"culture.{code}") for code in ("activities", "participants", "activities_parties")}
    assert told == {"activities": 2, "participants": 206, "activities_parties": 1}
    assert figure_by_command(capsys, path, "culture.participants", 2025) == 50
    status, told = command(capsys, "import", path, "culture.activities", sheet(tmp_path, heads, ("球赛", "2026-02-30", "球类", "很多")))
    assert (status, "第2行" in told) == (1, True)
    assert len(kept(path, ACTIVITIES)) == 3


def test_who_signed_counts_where_they_are_more(office):
    row = office.save(ACTIVITIES, name="运动会", held_on=date(2026, 4, 20), kind="运动会", persons=4)
    first, *rest = office.people
    told = office.do("culture.sign_in", first, *rest, activity="运动会")
    assert len(told.done.ids) == 6
    office.do("culture.sign_in", first, activity="运动会", item="跳远")
    with pytest.raises(Refusal, match="都已经登记过了"):
        office.do("culture.sign_in", first, activity="运动会", item="跳远")
    told = {code: office.figure(f"culture.{code}") for code in ("participants", "persons", "sports_persons")}
    assert told == {"participants": 7, "persons": 6, "sports_persons": 6}
    (paper,) = office.tables("culture.activity_sign_in", row=row)
    assert len(paper.rows) == 7
    assert "今年参加文体活动2次" in office.due_of(first)["参加文体活动"]


def test_a_sign_in_without_names_has_empty_lines(office):
    row = office.save(ACTIVITIES, name="联欢会", held_on=date(2026, 4, 20))
    (paper,) = office.tables("culture.activity_sign_in", row=row)
    assert [line[0] for line in paper.rows] == [str(n) for n in range(1, 31)]


def test_what_it_cost_is_booked_and_frozen(office):
    row = office.save(ACTIVITIES, name="联欢会", held_on=date(2026, 4, 20), cost=386_050)
    office.save(ACTIVITIES, name="行政办的联欢会", held_on=date(2026, 4, 21), cost=100_000, source="行政补助")
    assert office.due()["活动费用没有入账"] == "有1项活动填了花费，还没有入账：联欢会。"
    told = office.do("culture.book_activities", row)
    voucher = told.done.voucher
    with office.desk.book.reading() as session:
        entries = session.execute(select(Account.code, Entry.debit, Entry.credit).join(Account, Account.id == Entry.account).where(Entry.voucher == voucher).order_by(Entry.line)).all()
        assert [(one.code[:5], one.debit, one.credit) for one in entries] == [("50102", 386_050, 0), (entries[1].code[:5], 0, 386_050)]
        assert paid_agree(session, ledgers()) == []
    assert "活动费用没有入账" not in office.due()
    with office.desk.book.deed("记账") as session:
        posting.post(session, [voucher], session.info["at"], reason="已核对")
    with pytest.raises(Refusal, match="已记入"):
        office.save(ACTIVITIES, row, cost=400_000)
    with pytest.raises(Refusal, match="要是填了花费"):
        office.do("culture.book_activities", row)
    (table,) = office.tables("culture.activity_list", year=2026)
    assert str(table.totals[table.columns.index(next(one for one in table.columns if one.title == "花费"))]) == "4,860.50"


@pytest.mark.parametrize(("values", "said"), [({"cost": -1}, "不能是负数"), ({"until": date(2026, 4, 1)}, "结束日期早于开始日期"), ({"summary": "长" * 501}, "")])
def test_bad_activities_are_refused(office, values, said):
    if "summary" in values:
        with pytest.raises(ValueError, match="最多500个字"):
            ACTIVITIES.by_key["summary"].kind.read(values["summary"])
        return
    with pytest.raises(Faulty, match=said):
        office.save(ACTIVITIES, name="联欢会", held_on=date(2026, 4, 20), **values)


def test_units_that_held_none_are_named(office):
    (table,) = office.tables("culture.activity_units", year=2026)
    assert table.notes == ("各单位都举办了活动。",)
    first, _ = (office.save(UNITS, name=name, level="分会", parent=1) for name in ("甲分会", "乙分会"))
    office.save(ACTIVITIES, name="联欢会", held_on=date(2026, 4, 20), unit=first, persons=30)
    (table,) = office.tables("culture.activity_units", year=2026)
    assert [tuple(map(str, row))[1:] for row in table.rows] == [("甲分会", "1", "30", ""), ("乙分会", "0", "0", "没有举办")]
    assert "没有举办活动的：乙分会。" in table.notes[0]
    assert office.figure("culture.active_units") == 1


def test_ranks_and_prizes_are_told_by_their_latest(office):
    common = {"day": date(2026, 6, 16), "heads": 12}
    office.save(ENTRIES, event="青年篮球比赛", rank=3, **common)
    office.save(ENTRIES, event="厨艺大赛", part="团体", prize="三等奖", level="市级", **common)
    office.save(ENTRIES, event="登山比赛", part="女子", rank=3, **{**common, "day": date(2026, 9, 1)})
    office.save(ENTRIES, event="登山比赛", part="男子", rank=7, **{**common, "day": date(2026, 9, 1)})
    told = {code: office.figure(f"culture.{code}") for code in ("rank_women", "rank_men", "prize_team", "entrants", "prizes")}
    assert told == {"rank_women": "登山比赛 第3名", "rank_men": "登山比赛 第7名", "prize_team": "厨艺大赛 三等奖", "entrants": 48, "prizes": 1}
    crossed, names = office.tables("culture.prize_list", year=2026)
    assert [tuple(map(str, row)) for row in crossed.rows] == [("1", "市级", "1", "1")]
    assert len(names.rows) == 4


def test_a_club_is_as_large_as_its_members_of_the_day(office):
    office.save(CLUBS, name="羽毛球小组")
    office.do("culture.join_club", *office.people, club="羽毛球小组", day="2026-03-01")
    assert office.figure("culture.club_members") == 6
    assert office.due_of(office.people[0])["兴趣小组"] == "在羽毛球小组。"
    with pytest.raises(Refusal, match="都已经在这个小组里"):
        office.do("culture.join_club", *office.people, club="羽毛球小组", day="2026-03-01")


def test_nobody_joins_a_club_before_it_is_founded_or_after_it_is_closed(office, tmp_path, capsys):
    club = office.save(CLUBS, name="羽毛球小组", founded_on=date(2020, 5, 1), closed_on=date(2026, 1, 1))
    with pytest.raises(Faulty, match="加入日期早于“羽毛球小组”成立的2020年5月1日"):
        office.save(CLUB_MEMBERS, club=club, person=office.people[0], since=date(2019, 1, 1))
    with pytest.raises(Faulty, match="“羽毛球小组”2026年1月1日已经撤销，不能再加入"):
        office.save(CLUB_MEMBERS, club=club, person=office.people[0], since=date(2026, 1, 1))
    office.save(CLUB_MEMBERS, club=club, person=office.people[0], since=date(2020, 5, 1))
    with pytest.raises(Faulty, match="加入日期早于"):
        office.save(CLUBS, club, founded_on=date(2020, 6, 1))
    path = office.desk.book.path
    office.desk.book.close()
    status, said = command(capsys, "import", path, CLUB_MEMBERS.code, sheet(tmp_path, ("小组", "姓名", "加入日期"), ("羽毛球小组", "张二", "2019-01-01")))
    assert (status, "第2行" in said, "加入日期早于“羽毛球小组”成立的2020年5月1日" in said) == (1, True, True), said
