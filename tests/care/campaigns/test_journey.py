"""Choose, campaign of 60 people, ceilings catch three, sign sheet, scan, voucher, posted, figures agree, reversed, freed."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.care.campaigns.due import due
from desk_union.care.campaigns.ledgers import CAMPAIGNS
from desk_union.care.campaigns.tables import CareCampaign
from desk_union.describe.figure import Span
from desk_union.describe.sheet import Request
from desk_union.funds.account import deeds as vouchers
from desk_union.funds.paid.agreeing import paid_agree
from desk_union.members.ledgers import CHILDREN
from desk_union.members.life import deeds as membership
from desk_union.payouts.due import due as payouts_due
from desk_union.payouts.ledgers import LINES, LISTS
from desk_union.payouts.tables import PayoutLine, PayoutList
from desk_union.store import attachments, overrides, rows
from desk_union.store.figures import evaluate
from desk_union.tabs import figures, ledgers, sheet_called
from tests.choosing.choosing_office import choosing_office
from tests.screens.desks import TODAY

SIXTY = 60


@pytest.fixture
def office(tmp_path):
    with choosing_office(tmp_path, people=SIXTY + 5) as office:
        for n in range(1, SIXTY + 6):
            office.person(n, is_migrant=n <= SIXTY)
        yield office


def campaign(office, **more):
    with office.desk.book.deed("活动") as session:
        rule = office.rule_called("一线和农民工")
        from desk_union.payouts.tables import PayoutKind

        kind = session.scalars(select(PayoutKind.id).where(PayoutKind.name == "送温暖、送清凉、助学")).one()
        given = {"title": "2026年两节送温暖", "year": 2026, "occasion": "两节送温暖", "first": TODAY, "rule": rule, "kind": kind, "per_head": 300_00}
        return rows.save_row(session, CAMPAIGNS, None, {**given, **more}, TODAY)


def figure(office, code):
    with office.desk.book.reading() as session:
        one = next(one for one in figures() if one.code == code)
        return evaluate(session, one, Span.year(2026), figures()).number


def shown(office, row, *keys):
    with office.desk.book.reading() as session:
        from desk_union.store import listing

        (line,) = listing.lines(session, CAMPAIGNS, [CAMPAIGNS.by_key[key] for key in keys], [row], TODAY)
        return line.values


def sheet(office, code, **asked):
    with office.desk.book.reading() as session:
        return list(sheet_called(code).tables(session, Request(TODAY, TODAY, **asked)))


def test_from_choosing_to_the_voucher_and_back(office, tmp_path):
    office.do("payouts.adopt_ceilings", preset="山东")  # 3,000 a time, 6,000 a year over all aid
    office.hand_out(*office.people[:3], amount="2900", title="困难补助")
    row = campaign(office)
    told = office.do("care.choose_campaign", row, day="2026-11-20")
    assert told.words.startswith("已选出“2026年两节送温暖”60人")
    assert shown(office, row, "planned_heads", "heads") == (SIXTY, 0)

    # three of them had so much that the year's ceiling is passed
    office.hand_out(*office.people[:3], amount="2900", title="困难补助二")
    with pytest.raises(rows.Doubtful) as caught:
        office.do("care.hand_out_campaign", row)
    assert len(caught.value.sentences) == 3
    assert "困难补助、送温暖送清凉每年最多6,000.00元" in caught.value.sentences[0]
    assert "连同已有的5,800.00元共6,100.00元" in caught.value.sentences[0]
    told = office.do("care.hand_out_campaign", row, reason="两节慰问，经委员会研究")
    (roll,) = told.seen[1]
    lines = office.lines(roll)
    assert (len(lines), {line.cash for line in lines}) == (SIXTY, {300_00})
    assert {line.kept_reasons for line in lines} == {"农民工"}
    assert office.list(roll).campaign == "2026年两节送温暖"
    assert [cells[5] for cells in sheet(office, "payouts.passed_over", year=2026)[0].rows] == ["两节慰问，经委员会研究"] * 3

    office.do("payouts.approve", roll, approver="赵主席", minutes="委员会会议")
    assert {line.decided for line in office.lines(roll)} == {300_00}
    (table,) = sheet(office, "payouts.sign_sheet", row=roll)
    assert table.totals[6] == "18,000.00"
    office.through(roll, "sign")
    kinds = {one.kind for one in waiting(office)}
    assert {"payouts_unbooked", "payouts_unscanned"} <= kinds
    scan(office, roll, 2)
    voucher = office.do("payouts.book", roll).done.voucher
    assert "payouts_unscanned" not in {one.kind for one in waiting(office)}
    with office.desk.book.reading() as session:
        assert vouchers.read_voucher(session, voucher).draft.papers == 2
    assert office.entries(voucher) == [("50405", 18_000_00, 0), ("102", 0, 18_000_00)]
    office.post(voucher)
    assert (figure(office, "care.aid_paid"), figure(office, "care.aid_households")) == (18000.0, SIXTY)
    assert shown(office, row, "heads", "cash", "paid") == (SIXTY, 18_000_00, 18_000_00)
    with office.desk.book.reading() as session:
        assert paid_agree(session, ledgers()) == []
    (yearly,) = sheet(office, "care.campaign_table", year=2026)
    assert (yearly.totals[6], yearly.totals[7]) == ("60", "18,000.00")
    (names,) = sheet(office, "care.campaign_names", row=row)
    assert (len(names.rows), names.totals[5]) == (SIXTY, "18,000.00")
    line = office.lines(roll)[0].id
    with pytest.raises(rows.Faulty, match="已记入"):
        office.change(LINES, line, cash=1)

    freed(office, roll, voucher, line)


def freed(office, roll, voucher, line):
    """The reversal frees what the voucher froze; what was signed is gone through again from its beginning."""
    office.post(office.reverse(voucher))
    assert figure(office, "care.aid_paid") == 0
    assert roll in office.with_preset(LISTS, "unbooked")
    with pytest.raises(rows.Doubtful, match="已经签领，名单或金额与签领时不同"):
        office.change(LINES, line, cash=1)
    with office.desk.book.deed("改") as session:
        overrides.because(session, "少领一百元，已重新签字")
        rows.save_row(session, LINES, line, {"cash": 200_00}, TODAY)
    again = office.do("payouts.book", roll).done.voucher
    assert office.entries(again) == [("50405", 17_900_00, 0), ("102", 0, 17_900_00)]


def scan(office, roll, count):
    """So many pages of the signed sheet, dropped on the list."""
    with office.desk.book.deed("扫描") as session:
        for n in range(count):
            attachments.attach(session, office.desk.book, PayoutList.__tablename__, roll, "file", b"%PDF-1.4 " + bytes([n]), name=f"签领表{n}.pdf", media_type="application/pdf", on=TODAY)


def waiting(office):
    with office.desk.book.reading() as session:
        return [*payouts_due(session, TODAY), *due(session, TODAY)]


def test_who_dies_after_the_list_was_made_is_asked_about_before_it_is_approved_and_signed(office):
    row = office.hand_out(*office.people[:2], amount="100")
    with office.desk.book.deed("办理") as session:
        membership.die(session, [office.people[0]], TODAY)
    with pytest.raises(rows.Doubtful, match="已于2026年11月20日去世"):
        office.through(row, "approve")
    office.do("payouts.approve", row, reason="发给家属")
    office.through(row, "sign")  # asked once
    assert office.list(row).stage == "已签领"


def test_who_was_no_member_on_the_day_is_asked_about_where_only_members_get_something(office):
    with office.desk.book.deed("退会") as session:
        membership.change_membership(session, [office.people[0]], "退会", TODAY)
    office.hand_out(office.people[1], amount="100", kind="困难补助", title="甲")
    office.hand_out(office.people[0], amount="100", kind="困难补助", title="丙")
    with pytest.raises(rows.Doubtful, match="不是会员，这种发放只给会员"):
        office.hand_out(office.people[0], amount="100", kind="节日慰问品", title="乙")


def test_one_person_twice_in_one_campaign_is_asked_about(office):
    row = campaign(office)
    office.do("care.choose_campaign", row, day="2026-11-20")
    office.do("care.hand_out_campaign", row)
    with pytest.raises(rows.Doubtful, match="在同一活动“2026年两节送温暖”的"):
        office.do("care.hand_out_campaign", row, title="补发")


def test_last_years_campaign_is_due_again_and_begun_again(office):
    row = campaign(office, title="2025年两节送温暖", year=2025, first=TODAY.replace(year=2025))
    (told,) = [one for one in waiting(office) if one.kind == "campaign_again"]
    assert told.sentence == "去年11月“2025年两节送温暖”办过，今年还没有名单。"
    (fresh,) = office.do("care.campaign_again", row).seen[1]
    with office.desk.book.reading() as session:
        held = session.get_one(CareCampaign, fresh)
        assert (held.title, held.year, held.first, held.before, held.per_head) == ("2026年两节送温暖", 2026, TODAY, row, 300_00)
    assert {one.kind for one in waiting(office)} == {"campaign_list"}
    with pytest.raises(Refusal, match="还没有再办过的"):
        office.do("care.campaign_again", row)


def test_a_gift_for_every_child(office):
    first, second, *_ = office.people
    with office.desk.book.deed("子女") as session:
        for parent, name in ((first, "小明"), (first, "小红"), (second, "小刚")):
            rows.save_row(session, CHILDREN, None, {"person": parent, "name": name, "born_on": TODAY.replace(year=2018)}, TODAY)
    roll = office.choose(office.rule_called("六一儿童的家长"), title="六一")
    told = office.do("care.hand_out_list", roll, kind="节日慰问品", item="书包", value="80", each_child="是")
    lines = {line.person: (line.quantity, line.goods_value, line.note) for line in office.lines(told.seen[1][0])}
    assert lines == {first: (2, 160_00, "子女2人"), second: (1, 80_00, "子女1人")}


def test_nobody_chosen_gets_no_list(office):
    row = campaign(office)
    with pytest.raises(Refusal, match="要已经有名单"):
        office.do("care.hand_out_campaign", row)
    roll = office.choose(office.rule_called("88岁以上老人"))
    with pytest.raises(Refusal, match="要有入选的人"):
        office.do("care.hand_out_list", roll, title="甲", kind="困难补助", amount="1")
    with office.desk.book.reading() as session:
        assert session.scalars(select(PayoutLine.id)).first() is None


def test_the_planned_amount_follows_from_heads_and_standard():
    told = CAMPAIGNS.note({"planned_heads": 60, "per_head": 200_00, "item_value": 50_00, "first": TODAY})
    assert told == {"year": 2026, "planned_amount": 60 * 250_00}
    assert [fault.key for fault in CAMPAIGNS.checks[0]({"first": TODAY, "last": TODAY.replace(year=2025), "per_head": -1})] == ["last", "per_head"]
