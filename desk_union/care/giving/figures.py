"""The figures of pairs and donations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, String, cast, func, select

from desk_union.care.giving import giving_words as words
from desk_union.care.giving.ledgers import CONTACTS, DONATIONS, DRIVES, PAIRS, runs_on
from desk_union.care.giving.tables import Donation, DonationDrive, HelpPair, PairContact
from desk_union.describe.figure import Figure, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import ColumnElement

    Rows = Callable[[Span], Select[Any]]


def _pairs(*where: ColumnElement[bool]) -> Rows:
    return lambda span: select(HelpPair.id).where(runs_on(span.last), *where)


def _household() -> Any:
    held = HelpPair.__table__.c
    file = func.concat("档", cast(held.file, String))
    return func.coalesce(func.nullif(file, "档"), cast(held.person, String), held.outsider)


def _contacts(*where: ColumnElement[bool]) -> Rows:
    return lambda span: select(PairContact.id).where(PairContact.day.between(span.first, span.last), *where)


def _poor() -> ColumnElement[bool]:
    return PairContact.pair.in_(select(HelpPair.id).where(HelpPair.target == words.POOR))


def _worth() -> Any:
    return PairContact.__table__.c.worth


def _drives(*where: ColumnElement[bool]) -> Rows:
    return lambda span: select(DonationDrive.id).where(DonationDrive.first.between(span.first, span.last), *where)


def _given(*where: ColumnElement[bool]) -> Rows:
    return lambda span: select(Donation.id).where(Donation.day.between(span.first, span.last), *where)


def _donor() -> Any:
    held = Donation.__table__.c
    return func.coalesce(cast(held.person, String), held.outsider)


def _beneficiary() -> Any:
    held = DonationDrive.__table__.c
    return func.coalesce(cast(held.person, String), held.beneficiary)


FIGURES: tuple[Figure, ...] = (
    Figure("care.paired", "结对帮扶户数", "户", lambda: PAIRS, _pairs(), "distinct", amount=_household, note="期末在帮的户，几个人帮一户只算一户。"),
    Figure("care.paired_volunteer", "志愿服务孤寡老人户数", "户", lambda: PAIRS, _pairs(HelpPair.kind == words.VOLUNTEER), "distinct", amount=_household, parent="care.paired", seeds=("F150",)),
    Figure("care.paired_poor", "帮扶社会贫困户", "户", lambda: PAIRS, _pairs(HelpPair.target == words.POOR), "distinct", amount=_household, parent="care.paired", seeds=("F168",)),
    Figure("care.pair_contacts", "结对走访、联系", "次", lambda: CONTACTS, _contacts()),
    Figure("care.pair_worth", "结对帮扶人自付折款", "元", lambda: CONTACTS, _contacts(), "sum", amount=_worth, note="帮扶人自己出的钱物，不是工会经费。"),
    Figure("care.pair_worth_poor", "帮扶社会贫困户投入", "元", lambda: CONTACTS, _contacts(_poor()), "sum", amount=_worth, parent="care.pair_worth", seeds=("F169",)),
    Figure("care.drives", "组织募捐", "次", lambda: DRIVES, _drives(), note="按开始日期。"),
    Figure("care.drives_disaster", "灾区募捐活动", "次", lambda: DRIVES, _drives(DonationDrive.kind == words.DISASTER), parent="care.drives", seeds=("F176",)),
    Figure("care.drive_beneficiaries", "爱心捐助对象", "位", lambda: DRIVES, _drives(), "distinct", amount=_beneficiary, seeds=("F306",), note="期间内开始的募捐是为谁办的。"),
    Figure("care.donated", "捐款金额", "元", lambda: DONATIONS, _given(), "sum", amount=lambda: Donation.__table__.c.cash, seeds=("F248",)),
    Figure("care.donated_goods", "捐物折价", "元", lambda: DONATIONS, _given(), "sum", amount=lambda: Donation.__table__.c.goods_value),
    Figure("care.donors", "捐款人数", "人", lambda: DONATIONS, _given(Donation.unit.is_(None)), "distinct", amount=_donor, seeds=("F249",), note="一人捐几次只算一次；小组合捐的不算在内。"),
)  # fmt: skip
