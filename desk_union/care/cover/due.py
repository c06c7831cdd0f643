"""What is due about 互助保障, 体检 and 疗休养."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from desk_union.basis import days
from desk_union.care.cover import cover_words as words
from desk_union.care.cover.health_ledgers import BATCHES, CHECKUPS, STAYS, TOURS, to_recheck
from desk_union.care.cover.insurance_ledgers import CLAIMS, INSURANCE, claim_by, covered_on, ending
from desk_union.care.cover.tables import (
    Checkup,
    CheckupBatch,
    Insurance,
    InsuranceClaim,
    InsurancePlan,
    RestStay,
    StayTour,
)
from desk_union.describe.due import Due

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.due import Urgency

SHOWN = 500
SOON = 30


def due(session: Session, today: date) -> list[Due]:
    return [*_ending(session, today), *_claims(session, today), *_checkups(session, today), *_tours(session, today)]


def _ending(session: Session, today: date) -> Iterator[Due]:
    query = (
        select(Insurance.id, InsurancePlan.name, Insurance.until)
        .join(InsurancePlan, InsurancePlan.id == Insurance.plan)
        .where(ending(today))
        .order_by(Insurance.until, Insurance.id)
    )
    rows = session.execute(query).all()
    if not rows:
        return
    plans = "、".join(dict.fromkeys(row.name for row in rows))
    first = rows[0].until or today
    urgency: Urgency = "late" if first < today else "soon"
    told = f"{plans}有{len(rows)}人次到期没有续保，最早的{days.show_day_long(first)}到期。"
    ids = tuple(row.id for row in rows[:SHOWN])
    yield Due("insurance_ending", "互助保障续保", first, told, INSURANCE.code, ids, urgency)


def _claims(session: Session, today: date) -> Iterator[Due]:
    late = list(session.scalars(select(InsuranceClaim.id).where(claim_by() < today).order_by(InsuranceClaim.id)))
    if late:
        told = f"有{len(late)}笔理赔过了申报期限，请尽快申报并说明原因。"
        yield Due("claims_late", "理赔过期未报", None, told, CLAIMS.code, tuple(late[:SHOWN]), "late")
    in_time = or_(claim_by().is_(None), claim_by() >= today)
    waiting = select(InsuranceClaim.id).where(InsuranceClaim.stage == words.WAITING, in_time)
    open_ = list(session.scalars(waiting.order_by(InsuranceClaim.id)))
    if open_:
        told = f"有{len(open_)}笔理赔等着申报。"
        yield Due("claims_waiting", "理赔待报", None, told, CLAIMS.code, tuple(open_[:SHOWN]), "soon")


def _checkups(session: Session, today: date) -> Iterator[Due]:
    again = list(session.scalars(select(Checkup.id).where(to_recheck(today)).order_by(Checkup.id)))
    if again:
        told = f"有{len(again)}人体检后要复检或随访，还没有结果。"
        yield Due("checkup_again", "体检复检、随访", None, told, CHECKUPS.code, tuple(again[:SHOWN]), "soon")
    ended = func.coalesce(CheckupBatch.last, CheckupBatch.first) < today
    came = select(Checkup.batch).where(Checkup.attended.is_not(None))
    called = select(Checkup.batch)
    query = select(CheckupBatch.id).where(ended, CheckupBatch.id.in_(called), CheckupBatch.id.not_in(came))
    open_ = list(session.scalars(query.order_by(CheckupBatch.id)))
    if open_:
        told = f"有{len(open_)}批体检已经结束，还没有登记谁参加了。"
        yield Due("checkup_open", "体检没有登记", None, told, BATCHES.code, tuple(open_), "soon")
    soon = select(CheckupBatch.id, CheckupBatch.name, CheckupBatch.first).where(
        CheckupBatch.first.between(today, today + timedelta(SOON))
    )
    for row in session.execute(soon.order_by(CheckupBatch.first)):
        told = f"{row.name}{days.show_day_long(row.first)}开始。"
        yield Due("checkup_soon", "体检就要开始", row.first, told, BATCHES.code, (row.id,), "info")


def _tours(session: Session, today: date) -> Iterator[Due]:
    booked = select(func.count(RestStay.id)).where(RestStay.tour == StayTour.id, RestStay.state != words.NOT_GONE)
    taken = booked.scalar_subquery().label("booked")
    soon = select(StayTour.id, StayTour.name, StayTour.first, StayTour.quota, taken).where(
        StayTour.first.between(today, today + timedelta(2 * SOON))
    )
    for row in session.execute(soon.order_by(StayTour.first)):
        free = f"，还有{row.quota - row.booked}个名额" if row.quota and row.quota > row.booked else ""
        told = f"{row.name}{days.show_day_long(row.first)}出发{free}。"
        yield Due("stay_soon", "疗休养就要出发", row.first, told, TOURS.code, (row.id,), "info")


def due_of(session: Session, person: int, today: date) -> list[Due]:
    """The person's own cover, claims under way and last stay."""
    found: list[Due] = []
    held = (
        select(Insurance.id, InsurancePlan.name, Insurance.until)
        .join(InsurancePlan, InsurancePlan.id == Insurance.plan)
        .where(Insurance.person == person, or_(covered_on(today), ending(today)))
        .order_by(Insurance.until)
    )
    rows = session.execute(held).all()
    if rows:
        told = "；".join(f"{row.name}到{days.show_day_long(row.until)}" for row in rows if row.until is not None)
        late = any(row.until is not None and row.until < today for row in rows)
        ids = tuple(row.id for row in rows)
        found.append(Due("insurance", "互助保障", None, f"{told}。", INSURANCE.code, ids, "late" if late else "info"))
    going = (InsuranceClaim.person == person, InsuranceClaim.stage.in_((words.WAITING, words.FILED)))
    claims = tuple(session.scalars(select(InsuranceClaim.id).where(*going)))
    if claims:
        found.append(Due("claims", "理赔", None, f"有{len(claims)}笔理赔还没有办完。", CLAIMS.code, claims, "soon"))
    stays = select(RestStay.id, RestStay.since, RestStay.place).where(
        RestStay.person == person, RestStay.state == words.WENT
    )
    last = session.execute(stays.order_by(RestStay.since.desc()).limit(1)).first()
    if last is not None and last.since is not None:
        where = f"去{last.place}" if last.place else ""
        told = f"最近一次疗休养是{days.show_day_long(last.since)}{where}。"
        found.append(Due("stay", "疗休养", None, told, STAYS.code, (last.id,), "info"))
    return found
