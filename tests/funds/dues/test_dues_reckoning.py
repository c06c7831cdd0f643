"""What a run makes of the members as they were in each month."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from desk_union.basis.refusal import Refusal
from desk_union.funds.described.dues import DEEDS
from desk_union.funds.dues import dues_deeds, dues_due, dues_roll, dues_rules
from desk_union.funds.dues.dues_words import FIXED, TENTH, WHOLE, YEARLY
from desk_union.funds.tables import Dues
from desk_union.members.ledgers import PEOPLE
from desk_union.members.life import deeds as staff
from desk_union.store import rows, settings, undo
from tests.funds.dues_office import TODAY, Office, dues_office

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

YEAR = range(202601, 202613)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = dues_office(tmp_path / "会费.desk")
    yield made
    made.book.close()


def test_everybody_owes_by_the_months_of_their_membership(office) -> None:
    office.rule()
    done = office.reckon(202601, 202612)
    assert office.owed("张一") == dict.fromkeys(YEAR, 1_725)
    assert set(office.owed("王三")) == set(range(202603, 202613))  # joined on 10 March: March counts
    assert set(office.owed("赵四")) == set(range(202601, 202605))  # left on 15 May: May does not
    assert office.owed("周七") == {}
    assert office.owed("孙六")[202601] == 2_250
    assert {office.owed("孙六")[period] for period in YEAR if period > 202601} == {0}
    assert office.seen("孙六", 202602, "exempt", "state") == ("保留会籍", "免缴")
    assert done.added == 12 + 12 + 10 + 4 + 12 + 12
    assert done.exempt == 11
    assert done.due == 12 * 1_725 + 12 * 2_000 + 10 * 2_500 + 4 * 3_000 + 2_250
    assert done.unknown == ("钱五",)


def test_who_joins_in_a_month_may_owe_from_the_next(office) -> None:
    office.rule()
    with office.book.deed("设置") as session:
        settings.put(session, dues_roll.JOINERS, dues_rules.NEXT_MONTH)
    office.reckon(202601, 202612)
    assert min(office.owed("王三")) == 202604
    assert max(office.owed("赵四")) == 202605


def test_the_group_is_that_of_each_month(office) -> None:
    office.rule()
    office.reckon(202603, 202604)
    assert office.seen("李二", 202603, "unit") == (office.units["甲组"],)
    assert office.seen("李二", 202604, "unit") == (office.units["乙组"],)


def test_a_rule_for_a_kind_of_employment_goes_first(office) -> None:
    office.rule()
    office.rule(name="签约", formula=WHOLE, rate=25, employ_type="签约")
    office.rule(name="新标准", formula=FIXED, rate=None, fixed=100, since=date(2026, 7, 1))
    office.reckon(202606, 202607)
    assert office.owed("李二") == {202606: 1_000, 202607: 1_000}
    assert office.owed("张一") == {202606: 1_725, 202607: 100}
    assert office.owed("钱五") == {202606: 0, 202607: 100}


def test_once_a_year_by_months(office) -> None:
    """Formula C: December, or the last month of the one who left; nothing is written for the other months."""
    office.rule(formula=YEARLY)
    office.reckon(202601, 202612)
    assert office.owed("张一") == {202612: 20_736}
    assert office.owed("王三") == {202612: 25_000}
    assert office.owed("赵四") == {202604: 12_000}


def test_december_reckoned_alone_knows_the_months_before(office) -> None:
    office.rule(formula=TENTH)
    office.reckon(202601, 202611)
    office.reckon(202612, 202612)
    assert sum(office.owed("张一").values()) == 20_800
    assert office.owed("张一")[202612] == 20_800 - 11 * 1_730


def test_a_second_run_adds_only_what_is_missing(office) -> None:
    office.rule()
    office.reckon(202601, 202602)
    done = office.reckon(202601, 202603)
    assert done.added == 6  # March of six, one of them exempt
    with pytest.raises(Refusal, match="已经生成过"):
        office.reckon(202601, 202603)


def test_again_puts_right_what_nobody_has_paid(office) -> None:
    office.rule()
    office.reckon(202601, 202602)
    with office.book.deed("收一月") as session:
        dues_deeds.collect(session, office.dues("张一", 202601), TODAY)
    with office.book.deed("涨工资") as session:
        rows.save_row(session, PEOPLE, office.people["张一"], {"wage": 500_000}, TODAY, since=date(2026, 2, 1))
        rows.save_row(session, PEOPLE, office.people["钱五"], {"wage": 400_000}, TODAY)
    done = office.reckon(202601, 202602, again=True)
    assert (done.added, done.changed, done.removed) == (0, 3, 0)
    assert office.owed("张一") == {202601: 1_725, 202602: 2_500}
    assert office.owed("钱五") == {202601: 2_000, 202602: 2_000}
    with pytest.raises(Refusal, match="没有变化"):
        office.reckon(202601, 202602, again=True)


def test_a_raise_and_its_correction_change_no_month_before_it(office) -> None:
    office.rule()
    office.reckon(202601, 202602)
    with office.book.deed("涨工资") as session:
        rows.save_row(session, PEOPLE, office.people["张一"], {"wage": 500_000}, TODAY, since=date(2026, 3, 1))
    with pytest.raises(Refusal, match="没有变化"):
        office.reckon(202601, 202602, again=True)
    with office.book.deed("更正") as session:
        rows.save_row(session, PEOPLE, office.people["张一"], {"wage": 600_000}, TODAY, corrects=True)
    with pytest.raises(Refusal, match="没有变化"):
        office.reckon(202601, 202602, again=True)  # the months before 1 March keep the wage before it


def test_again_removes_who_had_left_after_all(office) -> None:
    office.rule()
    office.reckon(202601, 202601)
    with office.book.deed("补登") as session:
        from desk_union.members.tables import Membership

        row = session.scalar(select(Membership).where(Membership.person == office.people["李二"]))
        row.until = date(2026, 1, 5)
    done = office.reckon(202601, 202601, again=True)
    assert done.removed == 1
    assert office.owed("李二") == {}


def test_a_run_can_be_undone_like_any_deed(office) -> None:
    office.rule()
    office.reckon(202601, 202612)
    undo.undo(office.book)
    with office.book.reading() as session:
        assert session.scalar(select(func.count()).select_from(Dues)) == 0


@pytest.mark.parametrize(
    ("first", "last", "told"), [(202603, 202602, "早于"), (202401, 202612, "一次最多"), (203001, 203001, "核对年份")]
)
def test_unreasonable_months(office, first, last, told) -> None:
    office.rule()
    with pytest.raises(Refusal, match=told):
        office.reckon(first, last)


def test_without_a_rule_nothing_is_invented(office) -> None:
    with pytest.raises(Refusal, match="还没有会费标准"):
        office.reckon(202601, 202601)
    office.rule(since=date(2026, 6, 1))
    with pytest.raises(Refusal, match="没有一条会费标准适用"):
        office.reckon(202601, 202601)
    office.rule(name="只对签约", employ_type="签约")
    done = office.reckon(202601, 202601)
    assert set(done.ruleless) == {"张一", "赵四", "钱五", "孙六"}


CUSTOMS = [
    # 王三 joined on 10 March, 赵四 left on 15 May, 张一 moved on 15 April
    ("same", "not", "new", 202603, 202604, "乙组"),
    ("same", "still", "old", 202603, 202605, "甲组"),
    ("next", "not", "new", 202604, 202604, "乙组"),
    ("next", "still", "old", 202604, 202605, "甲组"),
    ("same", "still", "new", 202603, 202605, "乙组"),
    ("next", "not", "old", 202604, 202604, "甲组"),
]


@pytest.mark.parametrize(("joiners", "leavers", "movers", "first", "last", "group"), CUSTOMS)
def test_joiners_leavers_and_movers_have_a_custom_each(office, joiners, leavers, movers, first, last, group) -> None:
    office.rule()
    with office.book.deed("调动") as session:
        staff.move(session, [office.people["张一"]], office.units["乙组"], date(2026, 4, 15))
        dues_roll.keep_customs(session, dues_rules.Customs(joiners, leavers, movers))
    office.reckon(202601, 202612)
    assert min(office.owed("王三")) == first
    assert max(office.owed("赵四")) == last
    assert office.seen("张一", 202604, "unit") == (office.units[group],)
    assert office.seen("张一", 202605, "unit") == (office.units["乙组"],)
    kept = office.seen("孙六", 202602, "exempt")  # 保留会籍 from 1 February: nothing began or ended within a month
    assert kept == ("保留会籍",)


def left_over(office: Office) -> list[tuple[str, int]]:
    with office.book.reading() as session:
        return [
            (one.sentence, len(one.row_ids)) for one in dues_due.due(session, TODAY) if one.kind == "dues_left_over"
        ]


def test_who_paid_ahead_and_left_is_told_with_the_sum_until_it_is_given_back(office) -> None:
    office.rule()
    office.reckon(202601, 202612)
    with office.book.deed("预缴") as session:
        dues_deeds.collect(session, office.dues("张一"), date(2026, 1, 15))
    assert left_over(office) == []
    with office.book.deed("离开") as session:
        staff.leave(session, [office.people["张一"]], date(2026, 9, 15), "调出", transfer=True)
    ((sentence, months),) = left_over(office)
    assert months == 4  # September is not owed by who leaves in it
    assert "张一" in sentence
    assert "69.00元" in sentence
    assert "退还会费" in sentence
    with office.book.deed("设置") as session:
        dues_roll.keep_customs(session, dues_rules.Customs(leavers=dues_rules.STILL_OWES))
    assert [number for _, number in left_over(office)] == [3]
    back = office.dues("张一", 202610, 202611, 202612)
    with office.book.deed("退还") as session:
        dues_deeds.give_back_all(session, back, 2_000, TODAY)
    assert ["31.75元" in one for one, _ in left_over(office)] == [True]  # the later months first
    with pytest.raises(Refusal, match=r"31\.75元"), office.book.deed("退还") as session:
        dues_deeds.give_back_all(session, back, 3_176, TODAY)
    with office.book.deed("退还") as session:
        dues_deeds.give_back_all(session, back, 3_175, TODAY)
    assert left_over(office) == []


def test_a_deed_gives_back_the_months_that_are_left_over(office) -> None:
    office.rule()
    office.reckon(202601, 202612)
    with office.book.deed("预缴") as session:
        dues_deeds.collect(session, office.dues("张一"), date(2026, 1, 15))
        staff.leave(session, [office.people["张一"]], date(2026, 9, 15), "调出", transfer=True)
    (one,) = [deed for deed in DEEDS if deed.code == "funds.give_back_dues"]
    with office.book.reading() as session:
        ids = [id_ for due in dues_due.due(session, TODAY) if due.kind == "dues_left_over" for id_ in due.row_ids]
        assert one.propose is not None
        amount = one.propose(session, ids, TODAY)["amount"]
    assert amount == 4 * 1_725
    with office.book.deed("退还") as session:
        done = one.do(session, ids, {"amount": amount, "way": None, "day": TODAY, "reason": "调出"}, TODAY)
    assert "退还张一会费69.00元" in done.words
    assert left_over(office) == []
