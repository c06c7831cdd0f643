"""The figures of 互助保障, 体检 and 疗休养.

人次 are rows, 人 are persons, each once in a span. What a plan is for follows from its kind (险种).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, String, cast, func, or_, select

from desk_union.basis import days
from desk_union.care.cover import cover_words as words
from desk_union.care.cover.health_ledgers import BATCHES, CHECKUPS, STAYS
from desk_union.care.cover.insurance_ledgers import CLAIMS, INSURANCE, covered_on
from desk_union.care.cover.tables import Checkup, CheckupBatch, Insurance, InsuranceClaim, InsurancePlan, RestStay
from desk_union.describe.figure import Figure, Span
from desk_union.members.ledgers import PEOPLE
from desk_union.members.ledgers.people import member_on
from desk_union.members.tables import Person

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import ColumnElement

    Rows = Callable[[Span], Select[Any]]


def _joined(*where: ColumnElement[bool]) -> Rows:
    return lambda span: select(Insurance.id).where(Insurance.joined_on.between(span.first, span.last), *where)


def _of_kind(*kinds: str) -> ColumnElement[bool]:
    return Insurance.plan.in_(select(InsurancePlan.id).where(InsurancePlan.kind.in_(kinds)))


def person_of(row: Any) -> Any:
    """Whom a row is about, so that each is counted once."""
    held = row.__table__.c
    return func.coalesce(cast(held.person, String), held.outsider_id, held.outsider)


def _claims(*where: ColumnElement[bool]) -> Rows:
    paid = (InsuranceClaim.stage == words.PAID, InsuranceClaim.kind.not_in(words.MEDICAL))
    return lambda span: select(InsuranceClaim.id).where(InsuranceClaim.paid_on.between(span.first, span.last), *paid, *where)


def _medical(span: Span) -> Select[Any]:
    return select(InsuranceClaim.id).where(InsuranceClaim.kind.in_(words.MEDICAL), InsuranceClaim.day.between(span.first, span.last))


def came(span: Span, *where: ColumnElement[bool]) -> Select[Any]:
    return select(Checkup.id).where(Checkup.attended.is_(True), Checkup.day.between(span.first, span.last), *where)


def _checked(*kinds: str) -> Rows:
    batches = select(CheckupBatch.id).where(CheckupBatch.kind.in_(kinds))
    return lambda span: came(span, *([Checkup.batch.in_(batches)] if kinds else []))


def _batches(*where: ColumnElement[bool]) -> Rows:
    return lambda span: select(CheckupBatch.id).where(CheckupBatch.first.between(span.first, span.last), *where)


def _for_women() -> ColumnElement[bool]:
    women = CheckupBatch.audience.in_((words.WOMEN, words.WOMEN_OVER_FORTY))
    return or_(women, CheckupBatch.kind.in_((words.WOMEN_CHECK, words.CANCER_CHECK)))


def _last_mobile(span: Span) -> Select[Any]:
    held = select(CheckupBatch.id).where(
        CheckupBatch.kind == words.MOBILE_CHECK, CheckupBatch.edition.is_not(None), CheckupBatch.first <= span.last
    )
    return held.order_by(CheckupBatch.first.desc(), CheckupBatch.id.desc()).limit(1)


def went(span: Span) -> Select[Any]:
    return select(RestStay.id).where(RestStay.state == words.WENT, RestStay.since.between(span.first, span.last))


def _covered_members(span: Span) -> Select[Any]:
    held = select(Insurance.person).where(covered_on(span.last), Insurance.person.is_not(None))
    return select(Person.id).where(member_on(span.last), Person.id.in_(held))


def _rested_members(span: Span) -> Select[Any]:
    """Members of the last day who went in the five years up to it."""
    begin = days.add_months(span.last, -12 * words.AIM_YEARS)
    held = select(RestStay.person).where(
        RestStay.state == words.WENT, RestStay.since > begin, RestStay.since <= span.last, RestStay.person.is_not(None)
    )
    return select(Person.id).where(member_on(span.last), Person.id.in_(held))


def _people(row: Any) -> dict[str, Any]:
    return {"measure": "distinct", "amount": lambda: person_of(row)}


WOMEN_PLANS = "女职工特殊疾病"
FIGURES: tuple[Figure, ...] = (
    Figure("care.plans", "在保互助保障计划", "个", lambda: INSURANCE, lambda span: select(Insurance.id).where(covered_on(span.last)), "distinct", amount=lambda: Insurance.__table__.c.plan, seeds=("F069",), note="期末有人在保的计划。"),
    Figure("care.insured", "参加互助保障", "人次", lambda: INSURANCE, _joined(), note="期间内参保、续保的人次，按参保日期。"),
    Figure("care.insured_new", "新参加互助保障", "人次", lambda: INSURANCE, _joined(Insurance.joining == words.NEW), parent="care.insured", seeds=("F214",)),
    Figure("care.insured_people", "参加互助保障人数", "人", lambda: INSURANCE, _joined(), seeds=("F331",), note="一人参加几个计划只算一次。", **_people(Insurance)),
    Figure("care.insured_accident", "团体意外保险参保人数", "人", lambda: INSURANCE, _joined(_of_kind("意外伤害")), parent="care.insured_people", seeds=("F100",), **_people(Insurance)),
    Figure("care.insured_women", "女职工安康保险参保人数", "人", lambda: INSURANCE, _joined(_of_kind(WOMEN_PLANS)), parent="care.insured_people", seeds=("F257",), **_people(Insurance)),
    Figure("care.insured_women_union", "工会出资的女职工保险参保人数", "人", lambda: INSURANCE, _joined(_of_kind(WOMEN_PLANS), Insurance.payer.in_((*words.BY_UNION, words.SHARED))), parent="care.insured_women", seeds=("F115",), **_people(Insurance)),
    Figure("care.cover_rate", "会员互助保障参保率", "%", lambda: PEOPLE, _covered_members, "ratio", base="members.members", note="期末在保的会员占会员总数。"),
    Figure("care.claims", "互助保障理赔", "人次", lambda: CLAIMS, _claims(), note="期间内到账的理赔，不含医保办理。"),
    Figure("care.claims_paid", "互助保障理赔金额", "元", lambda: CLAIMS, _claims(), "sum", amount=lambda: InsuranceClaim.__table__.c.paid),
    Figure("care.medical_help", "办理职工医保", "人次", lambda: CLAIMS, _medical, seeds=("F083",), note="按受理日期。"),
    Figure("care.checkups", "职工体检", "人次", lambda: CHECKUPS, _checked(), note="期间内参加了的。"),
    Figure("care.checkup_people", "参加体检人数", "人", lambda: CHECKUPS, _checked(), seeds=("F330",), note="一人检几次只算一次。", **_people(Checkup)),
    Figure("care.checkups_mobile", "流动体检车体检", "人次", lambda: CHECKUPS, _checked(words.MOBILE_CHECK), parent="care.checkups", seeds=("F229",)),
    Figure("care.cancer_checks", "两癌筛查人数", "人", lambda: CHECKUPS, _checked(words.CANCER_CHECK), parent="care.checkup_people", seeds=("F231",), **_people(Checkup)),
    Figure("care.suspected", "体检重大疑似病例", "例", lambda: CHECKUPS, lambda span: came(span, Checkup.result == words.SUSPECTED), seeds=("F247",)),
    Figure("care.checkup_batches", "组织体检", "批", lambda: BATCHES, _batches(), seeds=("F252",), note="按开始日期。"),
    Figure("care.checkup_batches_women", "组织女职工体检", "次", lambda: BATCHES, _batches(_for_women()), seeds=("F181",)),
    Figure("care.mobile_edition", "流动体检车批次", "批次", lambda: BATCHES, _last_mobile, "latest", show=lambda: cast(CheckupBatch.edition, String), seeds=("F228",), note="到期末最近的一批是第几批。"),
    Figure("care.stays", "职工疗休养", "人次", lambda: STAYS, went, seeds=("F230",), note="期间内去了的，按开始日期。"),
    Figure("care.stay_share", "会员五年内疗休养比例", "%", lambda: PEOPLE, _rested_members, "ratio", base="members.members", note="到期末五年内去过的会员占会员总数；目标是五年轮一遍。"),
)  # fmt: skip
