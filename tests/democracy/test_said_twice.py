"""What is said twice, or cannot have happened so, is refused in the form and told by the check of the book."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.culture.activities.ledgers import ACTIVITIES, SIGNED
from desk_union.culture.reading.checks import lent_while_there
from desk_union.culture.reading.ledgers import BOOKS, LOANS
from desk_union.culture.training.ledgers import TRAINEES, TRAININGS
from desk_union.democracy.congress.checks import held_once, voted_in_time
from desk_union.democracy.congress.ledgers import CONGRESSES, DELEGATES, MOTIONS, RESOLUTIONS
from desk_union.democracy.congress.tables import Congress, Resolution
from desk_union.democracy.contracts.ledgers import CONTRACTS, DISPUTES
from desk_union.democracy.meetings.ledgers import ATTENDANCE, MEETINGS
from desk_union.democracy.openness.ledgers import APPRAISAL_ITEMS, APPRAISALS, RULES
from desk_union.store.overrides import Faulty
from tests.union_work import working_office

DAY = date(2026, 3, 5)


@pytest.fixture
def office(tmp_path):
    with working_office(tmp_path) as office:
        yield office


@pytest.mark.parametrize(
    ("above", "made", "ledger", "key"),
    [
        (MEETINGS, {"day": DAY, "kind": "工会例会"}, ATTENDANCE, "meeting"), (ACTIVITIES, {"name": "拔河", "held_on": DAY}, SIGNED, "activity"),
        (TRAININGS, {"name": "安全培训", "starts_on": DAY}, TRAINEES, "training"),
    ],
)  # fmt: skip
def test_nobody_is_listed_twice_for_the_same(office, above, made, ledger, key):
    row = office.save(above, **made)
    first = office.save(ledger, person=office.people[0], **{key: row})
    with pytest.raises(Faulty, match=r"已经有一条.*姓名相同的：张一"):
        office.save(ledger, person=office.people[0], **{key: row})
    office.save(ledger, first, note="补记")
    office.save(ledger, person=office.people[1], **{key: row})


def test_who_left_office_may_be_elected_again(office):
    one = {"person": office.people[0], "body": "职代会", "number": 4, "elected_on": DAY}
    first = office.save(DELEGATES, **one)
    with pytest.raises(Faulty, match="已经有一条"):
        office.save(DELEGATES, **one)
    office.save(DELEGATES, first, until=date(2026, 6, 1))
    office.save(DELEGATES, **{**one, "elected_on": date(2026, 7, 1)})


def test_a_later_version_takes_the_place_of_the_one_before(office):
    office.save(RULES, title="例会制度", kind="工会工作制度", since=date(2025, 1, 1))
    office.save(RULES, title="例会制度", kind="工会工作制度", version=2, since=date(2026, 5, 1))
    assert office.figure("democracy.rules") == 1
    with pytest.raises(Faulty, match="已经有一条制度名称、版次相同的"):
        office.save(RULES, title="例会制度", kind="学习", version=2)


@pytest.mark.parametrize(
    ("ledger", "values", "said"),
    [
        (MOTIONS, {"title": "通风", "raised_on": DAY, "answered_on": date(2026, 4, 1)}, "“提出”的提案没有立案，不能有答复日期"),
        (MOTIONS, {"title": "通风", "stage": "立案", "seconders": "甲、乙", "raised_on": DAY, "filed_on": date(2026, 4, 1), "due_on": date(2026, 3, 20)}, "办理期限早于立案日期"),
        (DISPUTES, {"received_on": DAY, "outsider": "甲", "kind": "工资", "claim": "加班费", "closed_on": date(2026, 4, 1)}, "还没有结案，不能有结案日期"),
        (CONTRACTS, {"title": "集体合同", "kind": "综合", "signed_on": DAY, "until": date(2026, 2, 1)}, "合同终止日期早于签订日期"),
    ],
)  # fmt: skip
def test_what_cannot_have_happened_so_is_refused(office, ledger, values, said):
    with pytest.raises(Faulty, match=said):
        office.save(ledger, **values)


def test_a_sitting_to_come_has_papers_that_wait_for_the_vote(office):
    sat = office.save(CONGRESSES, number=4, session=4, held_on=date(2027, 2, 1))
    with pytest.raises(Faulty, match="才召开，还不能通过"):
        office.save(RESOLUTIONS, congress=sat, title="工资方案")
    office.save(RESOLUTIONS, congress=sat, title="工资方案", result="待表决")
    assert office.figure("democracy.documents_passed") == 0


def test_no_item_has_more_votes_than_ballots(office):
    held = office.save(APPRAISALS, day=DAY, kind="领导干部民主测评", subject="厂长", issued=10, returned=9)
    with pytest.raises(Faulty, match="各档共10票，多于收回的9张"):
        office.save(APPRAISAL_ITEMS, appraisal=held, title="德", excellent=10)
    office.save(APPRAISAL_ITEMS, appraisal=held, title="能", excellent=9)
    with pytest.raises(Faulty, match="“能”「优秀」各档共9票，多于收回的8张"):
        office.save(APPRAISALS, held, returned=8)


def test_copies_that_are_lent_stay(office):
    book = office.save(BOOKS, title="平凡的世界", copies=2)
    for person in office.people[:2]:
        office.save(LOANS, book=book, person=person, lent_on=DAY)
    with pytest.raises(Refusal, match="只有1册"):
        office.save(BOOKS, book, copies=1)


def test_the_check_tells_what_the_days_contradict(office):
    sat = office.save(CONGRESSES, number=4, session=3, held_on=DAY)
    again = office.save(CONGRESSES, number=4, session=4, held_on=date(2026, 4, 5))
    voted = office.save(RESOLUTIONS, congress=sat, title="工资方案", day=DAY)
    with office.desk.book.deed("旧版账本里的") as session:  # no form and no sheet lets either be said
        session.get_one(Congress, again).session = 3
        session.get_one(Resolution, voted).day = date(2026, 3, 1)
    book = office.save(BOOKS, title="平凡的世界", came_on=date(2026, 4, 1))
    office.save(LOANS, book=book, person=office.people[0], lent_on=DAY)
    with office.desk.book.reading() as session:
        told = [problem.reason for check in (voted_in_time, held_once, lent_while_there) for problem in check(session)]
    assert told == ["“工资方案”的表决日期早于会议召开的2026年3月5日。", "第4届第3次职代会登记了不止一次。", "《平凡的世界》2026年3月5日借出，可是2026年4月1日才入库。"]
