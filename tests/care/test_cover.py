"""互助保障, 体检 and 疗休养: whose money a premium is, who is covered, what asks for a reason."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.care.cover.due import due
from desk_union.care.cover.health_ledgers import BATCHES, CHECKUPS, STAYS, TOURS
from desk_union.care.cover.insurance_ledgers import CLAIMS, INSURANCE, PLANS
from desk_union.care.cover.tables import Checkup, ClaimPaper, Insurance, InsuranceClaim, RestStay
from desk_union.funds.paid.agreeing import paid_agree
from desk_union.store import overrides
from desk_union.tabs import ledgers
from tests.care.care_office import care_office
from tests.screens.desks import TODAY

SINCE = date(TODAY.year, 1, 1)


@pytest.fixture
def office(tmp_path):
    with care_office(tmp_path) as office:
        office.use("221", "50305")
        yield office


def plan(office, **more):
    return office.save(PLANS, name="住院津贴互助保障", kind="住院津贴", premium=50_00, years=1, wait_days=30, claim_days=60, **more)


def test_own_premiums_are_held_and_the_unions_are_spent(office):
    plan(office)
    given = {"plan": "住院津贴互助保障", "since": str(SINCE)}
    office.do("care.enrol", *office.people[:3], payer="个人", **given)
    office.do("care.enrol", *office.people[3:5], payer="工会经费", **given)
    office.do("care.enrol", office.people[5], payer="个人和工会", union_part="20", **given)
    held = office.all(select(Insurance).order_by(Insurance.id))
    assert [one.union_part for one in held] == [0, 0, 0, 50_00, 50_00, 20_00]
    assert {(one.until, one.joining, one.premium) for one in held} == {(date(TODAY.year, 12, 31), "新参保", 50_00)}
    ids = [one.id for one in held]
    with pytest.raises(Refusal, match="还没有记代收凭证"):
        office.do("care.collect_premiums", ids[3])
    came = office.do("care.collect_premiums", *ids[:3], ids[5]).done.voucher
    assert office.entries(came) == [("102", 180_00, 0), ("221", 0, 180_00)]
    went = office.do("care.pass_premiums", *ids).done.voucher
    assert office.entries(went) == [("221", 180_00, 0), ("50305", 120_00, 0), ("102", 0, 300_00)]
    with office.desk.book.reading() as session:
        assert [str(one) for one in paid_agree(session, ledgers())] == []
    office.post(came, went)
    with pytest.raises(Refusal, match="已记入"):
        office.save(INSURANCE, ids[0], premium=60_00)
    assert (office.figure("care.insured"), office.figure("care.insured_people")) == (6, 6)
    assert office.figure("care.cover_rate") == 100


def test_what_the_persons_still_owe_is_told(office):
    plan(office)
    office.do("care.enrol", *office.people[:3], payer="个人", plan="住院津贴互助保障", since=str(SINCE))
    ids = office.all(select(Insurance.id).order_by(Insurance.id))
    office.do("care.collect_premiums", ids[0])
    done = office.do("care.pass_premiums", *ids).done
    assert "其中个人承担的100.00元还没有代收，请尽快办理“代收个人保费”，代管经费不能是负数。" in done.notes


def test_the_employers_money_stays_out_of_the_books(office):
    plan(office)
    office.do("care.enrol", office.people[0], plan="住院津贴互助保障", since=str(SINCE), payer="行政")
    (row,) = office.all(select(Insurance.id))
    with pytest.raises(Refusal, match="要有经工会上缴的保费"):
        office.do("care.pass_premiums", row)


@pytest.mark.parametrize(
    ("payer", "part", "said"),
    [("个人", 10_00, "工会没有承担"), ("工会经费", 10_00, "应等于保费"), ("个人和工会", None, "要写工会承担多少"), ("个人和工会", 60_00, "多于保费")],
)
def test_shares_that_do_not_agree_are_refused(office, payer, part, said):
    row = plan(office)
    with pytest.raises(Refusal, match=said):
        office.save(INSURANCE, plan=row, person=office.people[0], since=SINCE, payer=payer, premium=50_00, union_part=part)


def test_going_on_is_told_and_done(office):
    row = plan(office)
    last = date(TODAY.year - 1, TODAY.month, 1)
    first = office.save(INSURANCE, plan=row, person=office.people[0], since=last)
    with office.desk.book.reading() as session:
        assert {one.kind: one.row_ids for one in due(session, TODAY)}["insurance_ending"] == (first,)
    with pytest.raises(overrides.Doubtful, match="保障期重叠"):
        office.save(INSURANCE, plan=row, person=office.people[0], since=last + timedelta(30))
    office.do("care.renew", first)
    second = office.all(select(Insurance).where(Insurance.id != first))[0]
    assert (second.since, second.joining) == (date(TODAY.year, TODAY.month, 1), "续保")
    with office.desk.book.reading() as session:
        assert "insurance_ending" not in {one.kind for one in due(session, TODAY)}
    assert office.figure("care.insured_new") == 0
    assert office.figure("care.insured") == 1


def test_a_claim_from_the_stay_to_the_money(office):
    row = plan(office)
    office.save(INSURANCE, plan=row, person=office.people[0], since=SINCE)
    with pytest.raises(overrides.Doubtful, match="还在“住院津贴互助保障”的免责期内"):
        office.save(CLAIMS, plan=row, person=office.people[0], happened_on=SINCE + timedelta(3))
    with pytest.raises(overrides.Doubtful, match="参保名单里没有这个人"):
        office.save(CLAIMS, plan=row, person=office.people[1], happened_on=SINCE + timedelta(60))
    claim = office.save(CLAIMS, plan=row, person=office.people[0], happened_on=SINCE + timedelta(60), left_on=SINCE + timedelta(66), asked=800_00)
    assert len(office.all(select(ClaimPaper).where(ClaimPaper.claim == claim))) == 6
    office.do("care.file_claim", claim)
    office.do("care.claim_paid", claim, amount="620.50")
    held = office.row(InsuranceClaim, claim)
    assert (held.stage, held.paid, held.number) == ("已赔", 620_50, f"赔-{TODAY.year}-0001")
    assert (office.figure("care.claims"), office.figure("care.claims_paid")) == (1, 620.5)
    office.save(CLAIMS, kind="医保办理", person=office.people[2])
    assert office.figure("care.medical_help") == 1
    assert office.figure("care.claims") == 1


def test_a_checkup_from_the_list_to_the_figure(office):
    batch = office.save(BATCHES, name="流动体检车第九批", kind="流动体检车", edition=9, first=TODAY)
    office.do("care.call_checkup", batch, audience="在册职工")
    ids = office.all(select(Checkup.id).order_by(Checkup.id))
    assert len(ids) == 6
    assert office.figure("care.checkups") == 0
    office.do("care.checkup_came", *ids[:4])
    assert (office.figure("care.checkups_mobile"), office.figure("care.checkup_people"), office.figure("care.mobile_edition")) == (4, 4, "9")
    with pytest.raises(Refusal, match="都已经在名单里"):
        office.do("care.call_checkup", batch, audience="在册职工")
    office.save(CHECKUPS, ids[0], result="重大疑似", finding="肺部阴影")
    assert office.figure("care.suspected") == 1
    with office.desk.book.reading() as session:
        told = next(one for one in due(session, TODAY) if one.kind == "checkup_again")
    assert "1人" in told.sentence
    assert "阴影" not in told.sentence
    (table,) = office.tables("care.checkup_signin", row=batch)
    assert len(table.rows) == 6
    assert "阴影" not in str(table)


def test_who_went_lately_lets_others_go_first(office):
    office.save(STAYS, person=office.people[0], since=TODAY - timedelta(300), place="工人疗养院")
    office.save(TOURS, name="第一批", first=TODAY, last=TODAY + timedelta(4), place="工人疗养院")
    with pytest.raises(overrides.Doubtful, match="间隔不到2年"):
        office.do("care.arrange_stay", office.people[0], tour="第一批")
    office.do("care.arrange_stay", office.people[1], tour="第一批")
    row = office.all(select(RestStay).where(RestStay.state == "报名"))[0]
    assert (row.since, row.place) == (TODAY, "工人疗养院")
    office.do("care.confirm_stay", row.id)
    office.do("care.stay_done", row.id)
    assert office.figure("care.stays") == len(office.all(select(RestStay).where(RestStay.since >= SINCE)))
    (table,) = office.tables("care.stay_fairness")
    names = [cells[1] for cells in table.rows]
    assert names[-2:] == ["张一", "张二"]
    assert table.rows[-1][-1] == "2年内去过，暂缓"


def test_somebody_outside_the_roster(office):
    row = plan(office)
    office.save(INSURANCE, plan=row, outsider="钱老师傅", since=SINCE)
    office.save(STAYS, outsider="冯退休", since=TODAY)
    assert (office.figure("care.insured"), office.figure("care.stays")) == (1, 1)
    with pytest.raises(Refusal, match="没有写这份保障是谁的"):
        office.save(INSURANCE, plan=row, since=SINCE)
