"""发放上限一览表 for the wall, and what went beyond it with the reasons, for the 经审."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, or_, select

from desk_union.basis import days, months
from desk_union.basis.money import show_yuan
from desk_union.describe.content import Tables
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Sheet
from desk_union.funds.account.spans import span_of
from desk_union.members.office import organisation
from desk_union.payouts.ceilings import presets
from desk_union.payouts.ceilings.reckoning import NONE_CHOSEN
from desk_union.payouts.tables import PayoutCeiling, PayoutLine, PayoutList
from desk_union.store.tables import AcceptedWarning

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request

STANDARD = (
    Column("序号", "center", 12), Column("事项", width_mm=44), Column("怎么算", width_mm=30), Column("最多金额（元）", "right", 30),
    Column("最多次数", "right", 20), Column("形式", width_mm=36), Column("超过时", "center", 18), Column("起日", "center", 24),
    Column("依据", width_mm=52),
)  # fmt: skip
PASSED = (
    Column("序号", "center", 12), Column("日期", "center", 24), Column("发放单", width_mm=44), Column("对象和事项", width_mm=44),
    Column("提醒", width_mm=76), Column("继续的理由", width_mm=44), Column("经办", width_mm=22),
)  # fmt: skip


def standards(session: Session, request: Request) -> list[Table]:
    """The rules in force on the asked day, and the eight bans."""
    day = request.day
    in_force = (PayoutCeiling.since <= day) & or_(PayoutCeiling.until.is_(None), PayoutCeiling.until > day)
    held = session.scalars(select(PayoutCeiling).where(in_force).order_by(PayoutCeiling.id)).all()
    rows = [
        (
            str(n), one.matter.replace(" ", "、") + (f"（{one.festival}）" if one.festival else ""),
            f"{one.window}{'，另加' if one.extra else ''}", show_yuan(one.amount) if one.amount is not None else _share(one),
            str(one.times or ""), (one.forms or "").replace(" ", "、"), one.level, days.show_day(one.since),
            f"{one.document or ''}{'（二手）' if one.mark == '二手' else ''}",
        )
        for n, one in enumerate(held, 1)
    ]  # fmt: skip
    bans, source = presets.bans()
    notes = (*(() if rows else (NONE_CHOSEN,)), f"八不准（{source}）：", *bans)
    return [
        Table(
            title="发放上限一览表", columns=STANDARD, rows=rows, organisation=organisation(session), period=days.show_day_long(day),
            printed_on=request.today, count_text=f"共 {len(rows)} 条", notes=notes, signers=("制表人", "审核人", "负责人"),
        )
    ]  # fmt: skip


def _share(one: PayoutCeiling) -> str:
    return f"收入的{one.share / 10:g}%" if one.share else ""


def passed_over(session: Session, request: Request) -> list[Table]:
    """Every warning that was passed over in the span with its reason: of a line, or of the visit whose line it is."""
    span = span_of(request)
    first, last = months.first_day(span.first), months.last_day(span.last)
    own = and_(AcceptedWarning.owner_table == PayoutLine.__tablename__, PayoutLine.id == AcceptedWarning.owner_id)
    of_other = and_(
        PayoutLine.owner_table == AcceptedWarning.owner_table, PayoutLine.owner_id == AcceptedWarning.owner_id
    )
    query = (
        select(AcceptedWarning, PayoutList.title)
        .outerjoin(PayoutLine, or_(own, of_other))
        .outerjoin(PayoutList, PayoutList.id == PayoutLine.roll)
        .where(or_(PayoutLine.id.is_not(None), AcceptedWarning.owner_table == PayoutLine.__tablename__))
    )
    told = [
        (one, roll) for one, roll in session.execute(query.order_by(AcceptedWarning.at, AcceptedWarning.id))
        if first <= one.at.date() <= last
    ]  # fmt: skip
    rows = [
        (str(n), days.show_day(one.at.date()), roll or "", one.name, one.sentence, one.reason, one.who)
        for n, (one, roll) in enumerate(told, 1)
    ]
    return [
        Table(
            title="发放提醒与理由一览表", columns=PASSED, rows=rows, organisation=organisation(session), period=span.words,
            printed_on=request.today, count_text=f"共 {len(rows)} 条",
            notes=() if rows else ("这个期间没有超过标准或有疑问仍继续的发放。",), signers=("填表人", "经审委员", "工会主席"),
        )
    ]  # fmt: skip


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "payouts.standards", "发放上限一览表", "现行的慰问、补助上限：金额、次数、形式、依据，附八不准。", Tables(standards),
        ledgers=("payouts.ceilings",), options=("year", "month"),
    ),
    Sheet(
        "payouts.passed_over", "发放提醒与理由一览表", "超过标准、重复、已离开等提醒以后仍继续的发放和理由，供经审查看。",
        Tables(passed_over), ledgers=("payouts.lines",), options=("year", "quarter", "month"), says="打印所选期间的提醒。",
    ),
)  # fmt: skip
