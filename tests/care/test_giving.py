"""结对 and 捐款: late contacts, money held until it is passed on, notices with and without names."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.care.giving import giving_words as words
from desk_union.care.giving.checks import nothing_overspent
from desk_union.care.giving.due import due
from desk_union.care.giving.ledgers import CONTACTS, DONATIONS, DRIVES, PAIRS, USES
from desk_union.care.giving.tables import Donation
from desk_union.funds.paid.agreeing import paid_agree
from desk_union.tabs import ledgers
from tests.care.care_office import care_office
from tests.screens.desks import TODAY


@pytest.fixture
def office(tmp_path):
    with care_office(tmp_path) as office:
        office.use("221")
        yield office


def test_money_is_held_until_it_is_passed_on(office):
    """共筹集捐款8700余元 (003 L448)."""
    drive = office.save(DRIVES, name="为患病职工募捐", kind="患病职工", first=TODAY - timedelta(100), person=office.people[5])
    office.do("care.donate", *office.people[:5], drive="为患病职工募捐", amount="1700")
    office.save(DONATIONS, drive=drive, outsider="退休冯师傅", cash=200_00, nameless=True)
    assert (office.figure("care.donated"), office.figure("care.donors"), office.figure("care.drive_beneficiaries")) == (8700, 6, 1)
    ids = office.all(select(Donation.id))
    came = office.do("care.take_donations", *ids).done.voucher
    assert office.entries(came) == [("102", 8_700_00, 0), ("221", 0, 8_700_00)]
    with office.desk.book.reading() as session:
        assert "8,700.00元没有转交" in next(one.sentence for one in due(session, TODAY) if one.kind == "donation_held")
    with pytest.raises(Refusal, match=r"收到捐款8,700\.00元，转交合计9,000\.00元，不够"):
        office.save(USES, drive=drive, receiver="患病职工", cash=9_000_00)
    use = office.save(USES, drive=drive, receiver="患病职工", cash=8_700_00, purpose="住院")
    went = office.do("care.pass_donations", use).done.voucher
    assert office.entries(went) == [("221", 8_700_00, 0), ("102", 0, 8_700_00)]
    with office.desk.book.reading() as session:
        assert [str(one) for one in (*paid_agree(session, ledgers()), *nothing_overspent(session))] == []
        assert "donation_held" not in {one.kind for one in due(session, TODAY)}
    (table,) = office.tables("care.donation_notice", row=drive)
    assert table.totals[3] == "8,700.00"
    assert "退休冯师傅" not in str(table)
    assert "余额0.00元" in table.notes[-1]
    (plain,) = office.tables("care.donation_notice", row=drive, chosen={"names": words.PLAIN})
    assert "张一" not in str(plain)
    assert plain.totals[3] == "8,700.00"


def test_nobody_gives_twice_in_a_line(office):
    drive = office.save(DRIVES, name="一日捐")
    with pytest.raises(Refusal, match="一行只写一个对象"):
        office.save(DONATIONS, drive=drive, person=office.people[0], outsider="别人", cash=1_00)
    with pytest.raises(Refusal, match="既没有金额，也没有物品"):
        office.save(DONATIONS, drive=drive, person=office.people[0])


def test_late_contacts_are_told(office):
    pair = office.save(PAIRS, kind="领导包保", helper=office.people[0], person=office.people[1], since=TODAY - timedelta(200), every=3)
    with office.desk.book.reading() as session:
        assert next(one for one in due(session, TODAY) if one.kind == "pair_overdue").row_ids == (pair,)
    office.do("care.contact_pair", pair, way="电话")
    with office.desk.book.reading() as session:
        assert not due(session, TODAY)
    assert (office.figure("care.pair_contacts"), office.figure("care.paired")) == (1, 1)
    with pytest.raises(Refusal, match="同一个人"):
        office.save(PAIRS, kind="领导包保", helper=office.people[0], person=office.people[0], since=TODAY)


def test_households_are_counted_once(office):
    for name in ("郭大妈", "丁老伯"):
        for helper in ("志愿者甲", "志愿者乙"):
            office.save(PAIRS, kind="家政志愿服务", helper_name=helper, outsider=name, target="孤寡老人", since=TODAY)
    assert office.figure("care.paired_volunteer") == 2
    pair = office.save(PAIRS, kind="单位帮扶", helper=office.people[0], outsider="田家", target="社会贫困户", since=TODAY)
    office.save(CONTACTS, pair=pair, day=TODAY, worth=500_00)
    assert (office.figure("care.paired_poor"), office.figure("care.pair_worth_poor")) == (1, 500)


@pytest.mark.parametrize(("cash", "said"), [(60_00, "“一日捐”收到捐款160.00元，转交合计170.00元，不够"), (70_00, ""), (200_00, "")])
def test_what_was_passed_on_is_not_taken_from_what_came_in(office, cash, said):
    drive = office.save(DRIVES, name="一日捐")
    first = office.save(DONATIONS, drive=drive, person=office.people[0], cash=100_00)
    office.save(DONATIONS, drive=drive, person=office.people[1], cash=100_00)
    office.save(USES, drive=drive, receiver="患病职工", cash=170_00)
    told = ""
    try:
        office.save(DONATIONS, first, cash=cash)
    except Refusal as fault:
        told = str(fault)
    assert (said in told, bool(said)) == (True, bool(told)), told


def test_money_is_not_booked_before_its_day(office):
    drive = office.save(DRIVES, name="一日捐")
    gift = office.save(DONATIONS, drive=drive, person=office.people[0], cash=100_00, day=TODAY)
    use = office.save(USES, drive=drive, receiver="患病职工", cash=70_00, day=TODAY)
    before = str(TODAY - timedelta(1))
    for deed, row in (("care.take_donations", gift), ("care.pass_donations", use)):
        with pytest.raises(Refusal, match="不能在"):
            office.do(deed, row, day=before)
        assert office.do(deed, row, day=str(TODAY)).done.voucher
