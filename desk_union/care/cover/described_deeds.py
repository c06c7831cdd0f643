"""What a clerk does about 互助保障, 体检 and 疗休养, as descriptions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, or_, select

from desk_union.basis.money import show_yuan
from desk_union.care import moving
from desk_union.care.cover import calling, premiums
from desk_union.care.cover import cover_words as words
from desk_union.care.cover.health_ledgers import BATCHES, CHECKUPS, STAYS, TOURS
from desk_union.care.cover.insurance_ledgers import CLAIMS, INSURANCE, PLANS
from desk_union.care.cover.links import PREMIUM_IN, PREMIUM_OUT, own_share, passed_on
from desk_union.care.cover.premiums import HELD, SPENT, PremiumBooking
from desk_union.care.cover.tables import (
    Checkup,
    CheckupBatch,
    Insurance,
    InsuranceClaim,
    InsurancePlan,
    RestStay,
    StayTour,
)
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Choice, Count, Day, Money, Ref
from desk_union.describe.ledger import Shown
from desk_union.funds.described.asking import DAY, MONEY, PAPERS, account, drafted, first_leaf, maker
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.members.ledgers.units import standing_on

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

TAB, PAGE = "送温暖", "care.cover"
INSURE, HEALTH = "互助保障", "体检、疗休养"


def _offered(day: date) -> ColumnElement[bool]:
    return or_(InsurancePlan.stopped_on.is_(None), InsurancePlan.stopped_on > day)


def _name(session: Session, row: Any, row_id: int) -> str:
    return session.scalar(select(row.name).where(row.id == row_id)) or ""


def _enrol(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    given = {key: values.get(key) for key in ("plan", "since", "payer", "shares", "union_part") if values.get(key) is not None}
    made = calling.enrol(session, ids, given, today)
    plan = _name(session, InsurancePlan, values["plan"])
    total = sum(session.scalars(select(Insurance.premium).where(Insurance.id.in_(made), Insurance.premium.is_not(None))))
    told = f"登记参保：{plan}{len(made)}人，保费{show_yuan(total)}元。"
    return DeedResult(ids=tuple(ids), words=told, name=f"{plan} {len(made)}人", number=len(made), seen=(INSURANCE.code, tuple(made)))


def _renew(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    made = calling.renew(session, ids, values, today)
    total = sum(session.scalars(select(Insurance.premium).where(Insurance.id.in_(made), Insurance.premium.is_not(None))))
    told = f"续保{len(made)}人次，保费{show_yuan(total)}元。"
    return DeedResult(ids=tuple(ids), words=told, name=f"{len(made)}人次", seen=(INSURANCE.code, tuple(made)))


def _booking(session: Session, values: Values) -> PremiumBooking:
    return PremiumBooking(
        day=values["day"], money=values.get("money"), held=values.get("held"), spent=values.get("spent"), papers=values.get("papers"), maker=maker(session),
    )  # fmt: skip


def _money(session: Session, _ids: Sequence[int], _day: date) -> Mapping[str, Any]:
    return {"money": first_leaf(session, MONEY), "papers": 1}


def _collect(session: Session, ids: Sequence[int], values: Values, _today: date) -> DeedResult:
    done = premiums.collect(session, ids, _booking(session, values))
    told = f"代收个人互助保障费{done.heads}人，{show_yuan(done.own)}元，记代管经费"
    return drafted(session, done.voucher, told, ids, name=f"{done.heads}人")


def _pass(session: Session, ids: Sequence[int], values: Values, _today: date) -> DeedResult:
    done = premiums.pass_on(session, ids, _booking(session, values))
    told = f"上缴互助保障费{done.heads}人，{show_yuan(done.own + done.union)}元，其中工会承担{show_yuan(done.union)}元"
    booked = drafted(session, done.voucher, told, ids, name=f"{done.heads}人")
    if not done.lacking:
        return booked
    note = f"其中个人承担的{show_yuan(done.lacking)}元还没有代收，请尽快办理“代收个人保费”，代管经费不能是负数。"
    return replace(booked, notes=(*booked.notes, note))


def _file(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    for row_id in ids:
        moving.go(session, CLAIMS, row_id, today, {"stage": words.FILED, "filed_on": values["day"], "asked": values["amount"]})
    who = moving.called(session, CLAIMS, ids, "笔")
    return DeedResult(ids=tuple(ids), words=f"申报理赔：{who}，共{len(ids)}笔。", name=who)


def _paid(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    total = 0
    for row_id in ids:
        held = session.get_one(InsuranceClaim, row_id)
        amount = values["amount"] if values["amount"] is not None else held.paid if held.paid is not None else held.asked
        moving.go(session, CLAIMS, row_id, today, {"stage": words.PAID, "paid_on": values["day"], "paid": amount})
        total += amount or 0
    who = moving.called(session, CLAIMS, ids, "笔")
    return DeedResult(ids=tuple(ids), words=f"登记到账：{who}，共{len(ids)}笔{show_yuan(total)}元。", name=who)


def _call_propose(session: Session, ids: Sequence[int], _day: date) -> Mapping[str, Any]:
    held = session.get(CheckupBatch, ids[0]) if ids else None
    return {"audience": held.audience if held is not None else None}


def _call(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    made = calling.call(session, ids[0], values["audience"], values["unit"], today)
    name = _name(session, CheckupBatch, ids[0])
    told = f"列体检名单：{name}列入{values['audience']}{len(made)}人。"
    return DeedResult(ids=tuple(ids), words=told, name=name, seen=(CHECKUPS.code, tuple(made)), printed=ids[0])


def _came(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    for row_id in ids:
        moving.go(session, CHECKUPS, row_id, today, {"attended": True, "day": values["day"]})
    who = moving.called(session, CHECKUPS, ids, "人次")
    return DeedResult(ids=tuple(ids), words=f"登记体检：{who}，共{len(ids)}人次。", name=who)


def _arrange(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    given = {key: values.get(key) for key in ("tour", "category") if values.get(key) is not None}
    made = calling.arrange(session, ids, given, today)
    tour = _name(session, StayTour, values["tour"])
    told = f"安排疗休养：{tour}报名{len(made)}人。"
    return DeedResult(ids=tuple(ids), words=told, name=f"{tour} {len(made)}人", seen=(STAYS.code, tuple(made)), printed=values["tour"])


def _stays(session: Session, ids: Sequence[int], state: str, verb: str, today: date) -> DeedResult:
    for row_id in ids:
        moving.go(session, STAYS, row_id, today, {"state": state})
    who = moving.called(session, STAYS, ids, "人次")
    return DeedResult(ids=tuple(ids), words=f"{verb}：{who}，共{len(ids)}人次。", name=who)


def _ended(day: date) -> ColumnElement[bool]:
    """Runs or ended, so that it may go on."""
    return and_(Insurance.since <= day, Insurance.left_on.is_(None))


_SINCE = Shown(key="since", label="保障起始日期", kind=Day(ahead=366), required=True)
_PAYER = Shown(key="payer", label="缴费方", kind=Choice(words.PAYER))
_MONEY = account("money", "收付款科目", MONEY, required=False)
_HELD = account("held", "代管科目", (HELD,), required=False, help="不填就是“221 代管经费”，要先在会计科目里启用。")
_SPENT = account("spent", "支出科目", (SPENT, "504", "501"), required=False, help="工会承担的部分；不填就是“50305 其他服务支出”。")

DEEDS: tuple[Deed, ...] = (
    Deed(
        code="care.enrol", title="登记参保", tab=TAB, group=INSURE, ledger=lambda: PEOPLE, page=PAGE, do=_enrol,
        help="给选中的人登记一期互助保障；保费和截止日期按计划算，已经参加这一期的不重复登记。",
        asks=(
            Shown(key="plan", label="计划名称", kind=Ref(lambda: PLANS, _offered), required=True), _SINCE,
            Shown(key="payer", label="缴费方", kind=Choice(words.PAYER), required=True, default=words.OWN),
            Shown(key="shares", label="份数", kind=Count(least=1, most=99), default=1),
            Shown(key="union_part", label="工会承担", kind=Money(), help="个人和工会共同缴费的，填工会每人出多少。"),
        ),
    ),
    Deed(
        code="care.renew", title="续保", tab=TAB, group=INSURE, ledger=lambda: INSURANCE, page=PAGE, do=_renew,
        help="选中的参保记录接着参加下一期：同样的计划、份数，起始日期接在上一期后面。",
        shows=("until", "premium"), fits=_ended, unfit="要是已经起保、没有退出的参保记录。",
        asks=(Shown(key="since", label="保障起始日期", kind=Day(ahead=366), help="不填就接在上一期后面。"), _PAYER),
    ),
    Deed(
        code="care.collect_premiums", title="代收个人保费", tab=TAB, group=INSURE, ledger=lambda: INSURANCE, page=PAGE, do=_collect, waiting=True,
        propose=_money, help="个人出的保费经工会代收：借银行存款，贷“221 代管经费”，不作工会收入。",
        shows=("premium", "own_share"), fits=lambda _day: and_(own_share() != 0, ~PREMIUM_IN.in_voucher()), unfit="要有个人承担的保费，还没有记代收凭证的。",
        asks=(DAY, _MONEY, _HELD, PAPERS),
    ),
    Deed(
        code="care.pass_premiums", title="上缴保费", tab=TAB, group=INSURE, ledger=lambda: INSURANCE, page=PAGE, do=_pass, waiting=True,
        propose=_money, help="保费交给承办单位：个人的冲减代管经费，工会承担的记“50305 其他服务支出”。行政直接缴的不用办理。",
        shows=("premium", "union_part"), fits=lambda _day: and_(passed_on() != 0, ~PREMIUM_OUT.in_voucher()), unfit="要有经工会上缴的保费，还没有记缴费凭证的。",
        asks=(DAY, _MONEY, _HELD, _SPENT, PAPERS),
    ),
    Deed(
        code="care.file_claim", title="申报理赔", tab=TAB, group=INSURE, ledger=lambda: CLAIMS, page=PAGE, do=_file, waiting=True,
        help="材料齐了，报给承办单位。", shows=("number", "claim_by", "asked"), fits=lambda _day: InsuranceClaim.stage == words.WAITING, unfit="要是待报的理赔。",
        asks=(DAY, Shown(key="amount", label="申请金额", kind=Money())),
    ),
    Deed(
        code="care.claim_paid", title="登记理赔到账", tab=TAB, group=INSURE, ledger=lambda: CLAIMS, page=PAGE, do=_paid, waiting=True,
        help="承办单位付到本人以后登记；不填金额就按申请金额。", shows=("number", "asked"), fits=lambda _day: InsuranceClaim.stage == words.FILED, unfit="要是已经申报的理赔。",
        asks=(DAY, Shown(key="amount", label="给付金额", kind=Money())),
    ),
    Deed(
        code="care.call_checkup", title="列体检名单", tab=TAB, group=HEALTH, ledger=lambda: BATCHES, rows="one", page=PAGE, do=_call,
        propose=_call_propose, help="按对象把人列进这一批体检；已经在名单里的不重复。以后可以再补列。", prints="care.checkup_notice", shows=("first", "called"),
        asks=(
            Shown(key="audience", label="体检对象", kind=Choice(words.CHECK_AUDIENCE), required=True, default=words.STAFF),
            Shown(key="unit", label="小组", kind=Ref(lambda: UNITS, standing_on), help="只列一个分会、小组（连同下面的）时填。"),
        ),
    ),
    Deed(
        code="care.checkup_came", title="登记体检参加", tab=TAB, group=HEALTH, ledger=lambda: CHECKUPS, page=PAGE, do=_came, waiting=True,
        help="照签到表把来的人登记上。", shows=("in_unit",), fits=lambda _day: or_(Checkup.attended.is_(None), Checkup.attended.is_(False)), unfit="要是名单上还没有登记参加的。",
        asks=(DAY,),
    ),
    Deed(
        code="care.arrange_stay", title="安排疗休养", tab=TAB, group=HEALTH, ledger=lambda: PEOPLE, page=PAGE, do=_arrange, prints="care.stay_plan",
        help="给选中的人报名一批疗休养；两年内去过的会提醒。谁先去看“疗休养公平表”。",
        asks=(Shown(key="tour", label="批次名称", kind=Ref(lambda: TOURS), required=True), Shown(key="category", label="人员类别", kind=Choice(words.CATEGORY))),
    ),
    Deed(
        code="care.confirm_stay", title="确定疗休养名单", tab=TAB, group=HEALTH, ledger=lambda: STAYS, page=PAGE, waiting=True,
        do=lambda session, ids, _values, today: _stays(session, ids, words.CONFIRMED, "确定疗休养名单", today),
        help="报名的人定下来。", shows=("tour", "in_unit"), fits=lambda _day: RestStay.state == words.SIGNED_UP, unfit="要是报名、还没有确定的。",
    ),
    Deed(
        code="care.stay_done", title="登记疗休养归来", tab=TAB, group=HEALTH, ledger=lambda: STAYS, page=PAGE, waiting=True,
        do=lambda session, ids, _values, today: _stays(session, ids, words.WENT, "登记疗休养归来", today),
        help="去过回来了，记入本人疗休养档案。", shows=("tour", "in_unit"), fits=lambda _day: RestStay.state == words.CONFIRMED, unfit="要是已确定的。",
    ),
)  # fmt: skip
