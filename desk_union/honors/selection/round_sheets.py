"""The papers of a 评选: notice, quotas, nominations, 公示."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import exists, select

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.describe.behind import summed
from desk_union.describe.figure import Span
from desk_union.describe.form import Copy, Filled
from desk_union.describe.paper import Column, Table
from desk_union.describe.prose import Heading, Paragraph, Prose, ProseGrid
from desk_union.describe.spanning import by_then
from desk_union.honors import honors_words as words
from desk_union.honors.honours.ledgers import HONOURS, held_honour
from desk_union.honors.honours.tables import Honour
from desk_union.honors.selection import allotting, rules
from desk_union.honors.selection.apportioning import TIES
from desk_union.honors.selection.eligibility import cut_off
from desk_union.honors.selection.ledgers import NOMINATIONS, QUOTAS, held_on, twice
from desk_union.honors.selection.nominating import nominee
from desk_union.honors.selection.tables import AwardNomination, AwardQuota, AwardRound, AwardShare
from desk_union.members import tree
from desk_union.members.ledgers import PEOPLE
from desk_union.members.office import organisation
from desk_union.members.paper.registers import SIGNERS, paper, row_of, rows_of
from desk_union.members.tables import Person
from desk_union.store import listing, rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.prose import Block
    from desk_union.describe.sheet import Request

NONE = "还没有评选。"
SHARES = (("front", "其中一线"), ("women", "其中女"), ("migrants", "其中农民工"), ("managers", "其中管理人员"))


def meant(session: Session, request: Request, *where: ColumnElement[bool]) -> list[AwardRound]:
    """The award asked for, else all awards of the newest 评选 until the end of the span, one of which meets ``where``."""
    if request.picked:
        return list(session.scalars(select(AwardRound).where(AwardRound.id.in_(request.picked)).order_by(AwardRound.id)))
    newest = row_of(session, AwardRound, request, held_on(), NONE, *where)
    return whole(session, newest)


def whole(session: Session, one: AwardRound) -> list[AwardRound]:
    """All awards of the same 评选."""
    return list(session.scalars(select(AwardRound).where(AwardRound.name == one.name, AwardRound.year == one.year).order_by(AwardRound.id)))


def called(held: AwardRound) -> str:
    """2025年度总结评选, however much of it the name says itself."""
    return held.name if str(held.year) in held.name else f"{held.year}{'' if held.name.startswith('年') else '年度'}{held.name}"


# 名额分配表


def quota_sheet(session: Session, request: Request) -> list[Table]:
    shared = exists().where(AwardQuota.round == AwardRound.id).correlate(AwardRound)
    there = not request.picked and session.scalar(select(AwardRound.id).where(shared).limit(1)) is not None
    found = [table for held in meant(session, request, *([shared] if there else [])) if (table := _quotas(session, held, request)) is not None]
    if not found:
        raise Refusal("还没有分配名额。", "请在评选台账里选中奖项，用“分配名额”。")
    return found


def _quotas(session: Session, held: AwardRound, request: Request) -> Table | None:
    quotas = _ordered(session, held)
    if not quotas:
        return None
    names = tree.read(session, cut_off(held, request.today)).names
    shown = [(key, label) for key, label in SHARES if any(getattr(one, key) is not None for one in quotas)]
    limits = {words.SHARE_KEYS[one.kind]: one.limit for one in session.scalars(select(AwardShare).where(AwardShare.round == held.id))}
    columns = (
        Column("序号", "center", 12), Column("单位", width_mm=40), Column("人数", "right", 18), Column("应得", "right", 20), Column("应分名额", "right", 22),
        *(Column(f"{label}（{limits.get(key, words.LEAST)}）", "right", 24) for key, label in shown), Column("备注", width_mm=70),
    )  # fmt: skip
    body = [
        (str(n), names.get(one.unit, ""), str(one.heads or 0), one.exact or "", str(one.places), *(str(getattr(one, key) or 0) for key, _ in shown), _why(one))
        for n, one in enumerate(quotas, 1)
    ]  # fmt: skip
    day = cut_off(held, request.today)
    span, ids = Span(day, day), [one.id for one in quotas]
    places = sum(one.places for one in quotas)
    totals = (
        "", "合计", summed(str(sum(one.heads or 0 for one in quotas)), QUOTAS, ids, span, "heads"), "", summed(str(places), QUOTAS, ids, span, "places"),
        *(summed(str(sum(getattr(one, key) or 0 for one in quotas)), QUOTAS, ids, span, key) for key, _ in shown), "",
    )  # fmt: skip
    return Table(
        title=f"{held.award}名额分配表", columns=columns, rows=body, totals=totals, organisation=organisation(session), printed_on=request.today,
        period=f"{called(held)}　按{held.basis}（{days.show_day_long(day)}）", notes=tuple(_quota_notes(held, places)), signers=SIGNERS, count_text=f"共 {len(quotas)} 个单位，总名额 {held.places}",
    )  # fmt: skip


def _ordered(session: Session, held: AwardRound) -> list[AwardQuota]:
    """In the order of paper."""
    there = allotting.quotas_of(session, held.id)
    order = {unit: place for place, unit in enumerate(tree.read(session).in_order())}
    return sorted(there.values(), key=lambda one: order.get(one.unit, 0))


def _why(one: AwardQuota) -> str:
    return "；".join(part for part in (one.arithmetic or "", f"手工调整：{one.reason}" if one.reason else "") if part)


def _quota_notes(held: AwardRound, places: int) -> Iterator[str]:
    yield f"办法：最大余数法。各单位应得＝总名额×本单位人数÷总人数，先取整数，余下的名额按余数从大到小各加1；{TIES}。"
    if places != held.places:
        yield f"各单位名额合计{places}，与总名额{held.places}不符，请核对。"


# 评选通知


def notice(session: Session, request: Request) -> Prose:
    held = meant(session, request)
    some = whole(session, held[0]) if request.picked else held
    one = held[0]
    blocks: list[Block] = [Paragraph("各分会、工会小组："), Paragraph(f"　　为总结工作、表彰先进，决定开展{called(one)}。现将有关事项通知如下。"), Heading("一、奖项和名额")]
    heads = (Column("序号", "center", 12), Column("奖项", width_mm=56), Column("对象", "center", 18), Column("名额", "right", 18), Column("产生方式", "center", 30), Column("分配依据", "center", 26))
    blocks.append(ProseGrid("", heads, [(str(n), each.award, each.whom, str(each.places), each.way, each.basis if each.way == words.BY_QUOTA else "") for n, each in enumerate(some, 1)]))
    blocks.append(Heading("二、评选条件"))
    blocks += [Paragraph(f"　　{n}．{each.award}：{_conditions(session, each, request)}") for n, each in enumerate(some, 1)]
    blocks += [Heading("三、办法和日程"), *(Paragraph(f"　　{line}") for line in _schedule(some)), *_annexes(session, some, request)]
    return paper(session, request, f"关于开展{called(one)}的通知", blocks, signers=("工会主席", "经办人", "日期"))


def _conditions(session: Session, held: AwardRound, request: Request) -> str:
    told = [held.conditions or ""]
    if held.rule is not None:
        from desk_union.choosing import asking

        asked = asking.read(session, held.rule, cut_off(held, request.today))
        until = f"（截至{days.show_day_long(held.day)}）" if held.day else ""
        told.append(f"{asked.words}{until}")
    return "；".join(part.rstrip("。") for part in told if part) + "。" if any(told) else "按本单位有关规定。"


def _schedule(some: Sequence[AwardRound]) -> Iterator[str]:
    def first(key: str) -> date | None:
        return next((getattr(one, key) for one in some if getattr(one, key)), None)

    opens, closes, due = first("opens_on"), first("closes_on"), first("due_on")
    if opens and closes:
        yield f"评选时间：{days.show_day_long(opens)}至{days.show_day_long(closes)}。"
    quota = "、".join(one.award for one in some if one.way == words.BY_QUOTA)
    if quota:
        yield f"{quota}：各小组按附表的名额等额推荐" + (f"，{days.show_day_long(due)}前将推荐表报工会办公室。" if due else "，将推荐表报工会办公室。")
    ballot = "、".join(one.award for one in some if one.way == words.BY_BALLOT)
    if ballot:
        yield f"{ballot}：工会干部会议评审候选人，无记名投票选举。"
    yield "评选结果经工会委员会确认，公示无异议后表彰。"


def _annexes(session: Session, some: Sequence[AwardRound], request: Request) -> Iterator[Block]:
    number = 0
    for one in some:
        table = _quotas(session, one, request)
        if table is None:
            continue
        number += 1
        yield Heading(f"附件{number}：{table.title}")
        keep = [place for place, column in enumerate(table.columns) if column.title not in ("备注", "应得")]
        body = [tuple(row[place] for place in keep) for row in table.rows]
        yield ProseGrid("", tuple(table.columns[place] for place in keep), body, tuple((table.totals or ())[place] for place in keep))


# 推荐


PERSON_KEYS = ("sex", "born_on", "joined_on", "hired_on", "job")


def nomination_forms(session: Session, request: Request) -> Filled:
    office = organisation(session)
    if request.chosen.get("who") == "blank" and not request.picked:
        return Filled([Copy({"union": office, "award": "　　　　　　"})])
    ids = rows_of(session, NOMINATIONS, request)
    if not ids:
        raise Refusal("这个期间没有推荐人选。", "请换一个时间，或印空白表。")
    return Filled([_form(session, row, office, request) for row in ids])


def _form(session: Session, row: int, office: str, request: Request) -> Copy:
    one = session.get_one(AwardNomination, row)
    held = session.get_one(AwardRound, one.round)
    day = cut_off(held, request.today)
    names = tree.read(session, day).names
    told = {
        "union": office, "round": called(held), "award": held.award, "by_unit": names.get(one.by_unit or 0, ""), "deeds": one.deeds or "", "opinion": one.opinion or "",
        "fit": f"{one.fit or ''}：{one.why or ''}".strip("："), "review": one.review or "", "name": names.get(one.unit or 0, ""), "honours": _honours(session, one, request),
    }  # fmt: skip
    if one.person is not None:
        held_of = rows.values_of(session, PEOPLE, [one.person], day)[one.person]
        told["name"] = str(held_of["name"])
        told |= {"sex": held_of["sex"] or "", "job": held_of["job"] or "", "post": _posts(session, one.person, day)}
        told["born"] = days.show_month_long(held_of["born_on"]) if held_of["born_on"] else ""
        told |= {key.removesuffix("_on"): days.show_day_long(held_of[key]) if held_of[key] else "" for key in ("joined_on", "hired_on")}
    return Copy(told)


def _posts(session: Session, person: int, day: date) -> str:
    from desk_union.members.ledgers.union import in_office
    from desk_union.members.tables import Post

    return "、".join(session.scalars(select(Post.role).where(Post.person == person, in_office(day)).order_by(Post.since)))


def _honours(session: Session, one: AwardNomination, request: Request) -> str:
    whose = Honour.person == one.person if one.person is not None else Honour.unit == one.unit
    before = listing.ids_of(session, HONOURS, listing.ListAsk(request.day, presets=("held",)))
    held = session.execute(select(Honour.year, Honour.name).where(whose, held_honour(request.day), Honour.nomination.is_distinct_from(one.id)).order_by(Honour.granted_on.desc())).all() if before else []
    return "；".join(f"{row.year}年{row.name}" for row in held[:6])


def nomination_list(session: Session, request: Request) -> list[Table]:
    return [_nominations(session, held, request) for held in meant(session, request)]


def _nominations(session: Session, held: AwardRound, request: Request) -> Table:
    query = select(AwardNomination, nominee().label("name")).where(AwardNomination.round == held.id, by_then(AwardNomination.received_on, request.day))
    found = session.execute(query.order_by(AwardNomination.by_unit, AwardNomination.id)).all()
    doubled = set(session.scalars(select(AwardNomination.id).where(AwardNomination.round == held.id, twice(request.day))))
    names = tree.read(session, cut_off(held, request.today)).names
    columns = (
        Column("序号", "center", 12), Column("推荐单位", width_mm=36), Column("姓名（集体）", width_mm=28), Column("收到日期", "center", 24), Column("资格", "center", 16),
        Column("资格说明", width_mm=64), Column("办理情况", "center", 22), Column("备注", width_mm=34),
    )  # fmt: skip
    body = []
    for n, (one, name) in enumerate(found, 1):
        late = bool(held.due_on and one.received_on and one.received_on > held.due_on)
        said = "；".join(part for part in ("推荐了两个奖项" if one.id in doubled else "", "逾期" if late else "", one.note or "") if part)
        body.append((str(n), names.get(one.by_unit or 0, ""), name or "", days.show_day(one.received_on) if one.received_on else "", one.fit or "", one.why or "", one.stage, said))
    ids = [one.id for one, _ in found]
    notes = (*_equal(session, held, [one for one, _ in found], names), *_share_notes(session, held, [one for one, _ in found], request))
    due = f"　推荐截止{days.show_day_long(held.due_on)}" if held.due_on else ""
    return Table(
        title=f"{held.award}推荐汇总表", columns=columns, rows=body, organisation=organisation(session), printed_on=request.today,
        period=f"{called(held)}{due}", notes=notes, signers=SIGNERS, count_text=f"名额 {held.places}，收到推荐 {len(ids)}",
    )  # fmt: skip


def _equal(session: Session, held: AwardRound, found: Sequence[AwardNomination], names: dict[int, str]) -> Iterator[str]:
    """等额: each unit with fewer than its places, or more."""
    quotas = allotting.quotas_of(session, held.id)
    got = {unit: sum(one.by_unit == unit and one.stage != words.REJECTED for one in found) for unit in quotas}
    short = [f"{names.get(unit, '')}（名额{quota.places}，收到{got[unit]}）" for unit, quota in quotas.items() if got[unit] < quota.places]
    over = [f"{names.get(unit, '')}（名额{quota.places}，收到{got[unit]}）" for unit, quota in quotas.items() if got[unit] > quota.places]
    if short:
        yield f"没有报齐的单位：{'、'.join(short)}。"
    if over:
        yield f"超过名额的单位：{'、'.join(over)}。"
    if quotas and not short and not over:
        yield "各单位推荐人数与名额相等（等额）。"


def _share_notes(session: Session, held: AwardRound, found: Sequence[AwardNomination], request: Request) -> Iterator[str]:
    """What the demands ask for, and how many of those put forward are of the kind."""
    people = [one.person for one in found if one.person is not None and one.stage != words.REJECTED]
    for one in session.scalars(select(AwardShare).where(AwardShare.round == held.id).order_by(AwardShare.id)):
        demand = allotting.demand_of(one, held.places)
        day = cut_off(held, request.today)
        there = session.scalars(select(Person.id).where(Person.id.in_(people), allotting.kind_condition(one.kind, one.words or "", day))).all()
        meets = len(there) >= demand.number if demand.at_least else len(there) <= demand.number
        yield f"要求{demand.words}，推荐人选里有{len(there)}名，{'符合' if meets else '不符合'}。"


# 公示


def publicity(session: Session, request: Request) -> Prose:
    held = meant(session, request)
    some = [one for one in held if _won(session, one)]
    if not some:
        raise Refusal("还没有当选的人选。", "请先评审、投票、确认。")
    one = some[0]
    blocks: list[Block] = [Paragraph(f"　　经推荐、评审{'、无记名投票' if any(each.way == words.BY_BALLOT for each in some) else ''}，{one.confirmed_by or '工会委员会'}研究确认，{called(one)}当选名单如下，现予公示。")]
    names = tree.read(session, cut_off(one, request.today)).names
    heads = (Column("序号", "center", 14), Column("姓名（集体）", width_mm=60), Column("推荐单位", width_mm=80))
    for n, each in enumerate(some, 1):
        won = _won(session, each)
        blocks.append(Heading(f"{n}．{each.award}（{len(won)}{'个' if each.whom == words.GROUP else '名'}）"))
        blocks.append(ProseGrid("", heads, [(str(place), name, names.get(unit or 0, "")) for place, (name, unit) in enumerate(won, 1)]))
    blocks.append(Paragraph(f"　　{_public_span(one)}公示期间如有异议，请向工会办公室反映，反映情况要写明事实和姓名。"))
    return paper(session, request, f"{called(one)}公示", blocks, signers=("工会主席", "经办人", "日期"))


def _public_span(one: AwardRound) -> str:
    if one.public_from is None or one.public_until is None:
        return "公示时间：　　年　　月　　日至　　年　　月　　日。"
    count = rules.working_days(one.public_from, one.public_until)
    return f"公示时间：{days.show_day_long(one.public_from)}至{days.show_day_long(one.public_until)}（{count}个工作日）。"


def _won(session: Session, held: AwardRound) -> list[tuple[str, int | None]]:
    query = select(nominee().label("name"), AwardNomination.by_unit).where(AwardNomination.round == held.id, AwardNomination.stage.in_(words.WINNERS))
    return [(row[0] or "", row[1]) for row in session.execute(query.order_by(AwardNomination.by_unit, AwardNomination.id))]
