"""What is printed of honours and fines: 表彰名册, 奖状, 荣誉台账, 罚款登记, 抵押金兑现."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import days
from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Refusal
from desk_union.describe.behind import counted
from desk_union.describe.content import OfficialForm, Tables
from desk_union.describe.figure import Span
from desk_union.describe.form import Copy, Filled
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Sheet
from desk_union.honors import honors_words as words
from desk_union.honors.honours.ledgers import HONOURS, PENALTIES, holder
from desk_union.honors.honours.tables import Honour, MeetingPenalty
from desk_union.members.office import organisation
from desk_union.members.paper.registers import SIGNERS, register, rows_of, span_of, within
from desk_union.members.tables import Person

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request

NONE = "这个期间没有荣誉。"


def commended(session: Session, request: Request) -> list[Table]:
    """Who was commended, by honour; collectives and persons are counted apart."""
    ids = rows_of(session, HONOURS, request, order=("kind", "name", "id"))
    query = select(Honour, holder().label("holder")).where(Honour.id.in_(ids)).order_by(Honour.kind.desc(), Honour.name, Honour.unit, Honour.id)
    found = session.execute(query).all()
    body, place, last = [], 0, ""
    for one, name in found:
        place = place + 1 if one.name == last else 1
        last = one.name
        body.append((one.name, str(place), name or "", one.document or "", days.show_day(one.granted_on), one.deeds or "", "已收回" if one.withdrawn_on and one.withdrawn_on <= request.day else ""))
    groups = [one.id for one, _ in found if one.kind == words.COLLECTIVE]
    people = [one.id for one, _ in found if one.kind == words.SINGLE]
    span = Span(request.day, request.day)
    heads = (Column("荣誉名称"), Column("序号", "center", 14), Column("姓名（集体）", width_mm=46), Column("文号", width_mm=36), Column("授予日期", "center", 24), Column("主要事迹", width_mm=80), Column("备注", width_mm=22))
    period = span_of(request).words if not request.picked else ""
    names = {name for one, name in found if one.id in set(groups)}
    persons = {one.person or name for one, name in found if one.id in set(people)}
    told = f"{len(names)}个集体受到先进集体表彰，{len(persons)}人获得先进个人。" if found else NONE
    totals = ("", "合计", counted(HONOURS, [one.id for one, _ in found], span), "", "", "", "") if body else None
    return [
        Table(
            title="表彰名册", columns=heads, rows=body, totals=totals, organisation=organisation(session), printed_on=request.today, period=period, section_by=0, section_unit="名（个）", notes=(told,), signers=SIGNERS, count_text=f"共 {len(found)} 条",
        )
    ]  # fmt: skip


def certificates(session: Session, request: Request) -> Filled:
    ids = rows_of(session, HONOURS, request, order=("kind", "name", "id"))
    if not ids:
        raise Refusal("没有要打印的奖状。", "请先表彰或在荣誉台账里登记，或换一个期间。")
    office = organisation(session)
    found = session.execute(select(Honour, holder().label("holder")).where(Honour.id.in_(ids)).order_by(Honour.name, Honour.id))
    return Filled([_certificate(one, name or "", office) for one, name in found])


def _certificate(one: Honour, name: str, office: str) -> Copy:
    return Copy({
        "winner": name, "year": str(one.year or one.granted_on.year), "name": one.name, "number": f"证书编号：{one.certificate}" if one.certificate else "", "document": one.document or "",
        "granter": one.granter or office, "day": days.show_day_long(one.granted_on),
    })  # fmt: skip


def deposits(session: Session, request: Request) -> list[Table]:
    """Every deposit of the span with what was deducted and given back."""
    span = within(request)
    paid = select(MeetingPenalty, Person.name).join(Person, Person.id == MeetingPenalty.person).where(MeetingPenalty.kind == words.DEPOSIT)
    paid = paid.where(MeetingPenalty.id.in_(request.picked)) if request.picked else paid.where(MeetingPenalty.day.between(span.first, span.last))
    found = session.execute(paid.order_by(MeetingPenalty.day, MeetingPenalty.id)).all()
    body, sums = [], [0, 0, 0]
    for n, (one, name) in enumerate(found, 1):
        after = session.scalars(select(MeetingPenalty).where(MeetingPenalty.deposit == one.id, MeetingPenalty.day <= request.day)).all()
        taken = sum(each.amount for each in after if each.kind == words.DEDUCTED)
        back = sum(each.amount for each in after if each.kind == words.RETURNED)
        sums = [sums[0] + one.amount, sums[1] + taken, sums[2] + (back - taken if back else 0)]
        body.append((str(n), name, days.show_day(one.day), show_yuan(one.amount), show_yuan(taken) if taken else "", show_yuan(back - taken) if back else "", "已兑现" if back else "没有兑现", ""))
    heads = (Column("序号", "center", 12), Column("姓名", width_mm=28), Column("缴纳日期", "center", 26), Column("抵押金", "right", 26), Column("考核扣罚", "right", 26), Column("实退", "right", 26), Column("情况", "center", 24), Column("签名", width_mm=30))
    totals = ("", "合计", "", *(show_yuan(one) for one in sums), "", "") if body else None
    return [
        Table(
            title="风险抵押金兑现表", columns=heads, rows=body, totals=totals, organisation=organisation(session), printed_on=request.today, period=span_of(request).words, notes=() if body else ("这个期间没有缴纳抵押金。",), signers=SIGNERS, count_text=f"共 {len(body)} 笔",
        )
    ]  # fmt: skip


OPTIONS = ("year", "quarter", "month", "id", "ids")
SHEETS: tuple[Sheet, ...] = (
    Sheet("honors.commend_roll", "表彰名册", "所选期间受表彰的集体和个人，按荣誉分开，写明集体几个、个人几人。", Tables(commended), ledgers=("honors.honors",), options=OPTIONS, says="打印所选期间授予的荣誉。"),
    Sheet("honors.certificates", "荣誉奖状", "成批打印奖状，A4横放，一人（一个集体）一张。", OfficialForm("honour_certificate", certificates), ledgers=("honors.honors",), options=OPTIONS, outputs=("pdf",), says="打印所选期间授予的荣誉。"),
    register("honors.honour_list", "荣誉台账", "所选期间授予的荣誉，收回的也列出。", HONOURS, ("name", "kind", "level", "person", "unit", "holder", "granted_on", "document", "granter", "withdrawn_on"), order=("granted_on", "id")),
    register("honors.held_list", "现有荣誉一览表", "到某一天还保持的荣誉。", HONOURS, ("kind", "name", "level", "person", "unit", "holder", "granted_on", "document"), presets=("held",), standing=True, sections=True),
    register("honors.penalty_list", "会议纪律罚款登记表", "所选期间的罚款、扣罚和抵押金，连同凭证。", PENALTIES, ("day", "kind", "person", "reason", "meeting", "amount", "paid_on", "booked"), order=("day", "id"), blanks=(Column("签名", width_mm=24),)),
    Sheet("honors.deposit_list", "风险抵押金兑现表", "抵押金缴了多少、扣了多少、退了多少。", Tables(deposits), ledgers=("honors.penalties",), options=OPTIONS, says="打印所选期间缴纳的抵押金。"),
)  # fmt: skip
