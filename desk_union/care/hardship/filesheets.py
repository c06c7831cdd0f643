"""困难职工档案表, what each household was given, and the sum of files by class."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, or_, select

from desk_union.basis import days
from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Refusal
from desk_union.care import persons
from desk_union.care.hardship import asking
from desk_union.care.hardship import hardship_words as words
from desk_union.care.hardship.file_ledgers import FILES
from desk_union.care.hardship.reckoning import RIGID, rigid
from desk_union.care.hardship.settling import facts_of
from desk_union.care.hardship.tables import HardshipFile, HardshipRelative
from desk_union.describe.behind import counted, summed
from desk_union.describe.content import OfficialForm, Tables
from desk_union.describe.figure import Span
from desk_union.describe.form import Copy, Filled
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import WHO, Choose, Sheet
from desk_union.members.office import organisation
from desk_union.members.tables import Union
from desk_union.payouts.ledgers import LINES
from desk_union.payouts.links import PAYOUT
from desk_union.payouts.received import handed_out, paid_day
from desk_union.payouts.tables import PayoutLine, PayoutList
from desk_union.store import listing
from desk_union.store.listing import ListAsk

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request

BLANK = "blank"
WHICH = (
    Choose(
        WHO, "打印哪些", (("held", "在档的"), ("under_way", "正在办理的"), ("every", "全部"), (BLANK, "空白表（手填）")),
    ),
)  # fmt: skip
PERSON = (
    "sex", "ethnicity", "born_on", "political", "marital", "started_on", "household_kind", "household_place", "address", "phone",
    "id_number", "bank_card", "unit", "name",
)  # fmt: skip
PRIVATE_KEYS = (
    "id_number", "phone", "other_phone", "health", "disability", "wage", "other_income", "year_income", "per_head", "rigid",
    "reckoning", "cause", "minor_causes", "story", "bank", "branch", "card",
)  # fmt: skip
PRIVATE = (
    "证件号码", "其他联系方式", "健康状况", "残疾类别", "本人月平均收入", "家庭其他非薪资年收入", "家庭年度总收入", "家庭月人均收入", "测算过程", "主要致困原因",
    "次要致困原因", "致困情况说明", "开户银行", "支行名称", "银行卡号", "成员身份证号", "月收入",
)  # fmt: skip


def chosen(session: Session, request: Request) -> list[int]:
    """The files that are meant: the ones picked, else those of the group asked for."""
    if request.picked:
        ids = listing.ids_of(session, FILES, ListAsk(request.day, ids=request.picked))
    else:
        who = request.chosen.get(WHO) or "held"
        presets = () if who == "every" else (who,)
        ids = listing.ids_of(session, FILES, ListAsk(request.day, search=request.search, presets=presets))
    if not ids:
        raise Refusal("没有要打印的档案。", "请换一个范围，或先建档案。")
    return ids


def yuan(amount: int | None) -> str:
    return "" if amount is None else f"{show_yuan(amount)}元"


def told(value: Any, unit: str = "") -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    return f"{value}{unit}"


def file_cards(session: Session, request: Request) -> Filled:
    """One page a household; private values are left for the pen unless asked for."""
    union = organisation(session)
    if request.chosen.get(WHO) == BLANK and not request.picked:
        return Filled([Copy({"union": union, "day": "　　　年　　月　　日"})])
    ids = chosen(session, request)
    files = {one.id: one for one in session.scalars(select(HardshipFile).where(HardshipFile.id.in_(ids)))}
    people = persons.facts(session, (one.person for one in files.values() if one.person), PERSON, request.day)
    employer = session.scalar(select(Union.employer).order_by(Union.id).limit(1)) or ""
    families = family_rows(session, ids, request.day, private=request.private)
    copies = []
    for row_id in ids:
        one = files[row_id]
        given = _words(session, one, people.get(one.person or 0, {}), request)
        given["union"], given["employer"] = union, given["employer"] or employer
        if not request.private:
            given |= dict.fromkeys(PRIVATE_KEYS, "")
        copies.append(Copy(given, {"family": families.get(row_id, [])}))
    return Filled(copies)


def _words(session: Session, one: HardshipFile, person: dict[str, str], request: Request) -> dict[str, str]:
    facts = facts_of(session, one)
    heads = facts["heads"]
    income, spent = one.year_income, rigid(facts)
    parts = "、".join(f"{label}{show_yuan(facts[key])}元" for key, label in RIGID if facts.get(key))
    disabled = "".join(filter(None, (one.disability, one.disability_level)))
    return {
        "number": one.number or "", "name": person.get("name") or one.outsider or "", "kind": one.kind or "",
        **{key: person.get(key, "") for key in PERSON if key not in ("name", "bank_card", "id_number")},
        "id_number": person.get("id_number") or one.outsider_id or "", "card": one.bank_card or person.get("bank_card", ""),
        "health": one.health or "", "disability": disabled, "model": one.model or "", "work_state": one.work_state or "",
        "insured": one.insured or "", "employer": one.employer or "", "employer_kind": one.employer_kind or "",
        "employer_state": one.employer_state or "", "industry": one.industry or "", "postcode": one.postcode or "",
        "other_phone": one.phone or "", "housing": one.housing or "", "area": told(one.area, "平方米"), "heads": told(heads, "人"),
        "wage": yuan(one.wage), "other_income": yuan(one.other_income), "year_income": yuan(income),
        "per_head": yuan(income // (12 * heads)) if income is not None and heads else "",
        "single_parent": told(one.single_parent), "self_help": told(one.self_help), "jobless_home": told(one.jobless_home),
        "rigid": f"{parts}，合计{show_yuan(spent)}元" if parts else "", "reckoning": one.reckoning or "", "cause": one.cause or "",
        "minor_causes": one.minor_causes or "", "story": one.other_cause or "", "bank": one.bank or "", "branch": one.bank_branch or "",
        "opinion": "", "posted": _posted(one), "approved": _approved(one), "maker": one.maker or "", "approver": "",
        "day": days.show_day_long(one.applied_on or request.today),
    }  # fmt: skip


def _posted(one: HardshipFile) -> str:
    if one.posted_on is None:
        return ""
    until = f"至{days.show_day_long(one.posted_until)}" if one.posted_until else "起"
    result = f"，{one.posted_result}" if one.posted_result else ""
    return f"{days.show_day_long(one.posted_on)}{until}公示{result}。"


def _approved(one: HardshipFile) -> str:
    if one.approved_on is None:
        return ""
    who = f"（{one.approver}）" if one.approver else ""
    return f"{days.show_day_long(one.approved_on)}审批同意建档{who}。"


def family_rows(
    session: Session, files: Sequence[int], day: date, *, private: bool
) -> dict[int, list[dict[str, str]]]:
    """The lines of each family as forms print them."""
    found: dict[int, list[dict[str, str]]] = defaultdict(list)
    held = select(HardshipRelative).where(HardshipRelative.file.in_(files)).order_by(HardshipRelative.id)
    for one in session.scalars(held):
        age = str(days.age_on(one.born_on, day)) if one.born_on and one.born_on <= day else ""
        row = {
            "name": one.name, "relation": one.relation, "sex": one.sex or "", "age": age, "state": one.work_state or "",
            "place": one.school or one.place or "", "id_number": one.id_number or "", "health": one.health or "",
            "income": show_yuan(one.income) if one.income is not None else "",
        }  # fmt: skip
        if not private:
            row |= dict.fromkeys(("id_number", "health", "income"), "")
        found[one.file].append(row)
    return found


# What they were given

HISTORY = (
    Column("困难职工"), Column("序号", "center", 10), Column("日期", "center", 22), Column("发放单", width_mm=50), Column("事项", width_mm=36),
    Column("物品", width_mm=26), Column("现金", "right", 24), Column("实物折价", "right", 24), Column("资金来源", width_mm=26), Column("凭证", "center", 26),
)  # fmt: skip


def history(session: Session, request: Request) -> list[Table]:
    """All aid of the households meant, whatever kind it was, by the day on which it counts."""
    ids = chosen(session, request)
    names = listing.names_of(session, FILES, ids)
    numbers = {row.id: row.number for row in session.execute(select(HardshipFile.id, HardshipFile.number))}
    rows: list[tuple[str, ...]] = []
    seen: list[int] = []
    cash = goods = 0
    title = select(PayoutList.title).where(PayoutList.id == PayoutLine.roll).scalar_subquery()
    for row_id in ids:
        own = and_(HardshipFile.person.is_(None), PayoutLine.outsider == HardshipFile.outsider)
        query = (
            select(
                PayoutLine.id, paid_day().label("day"), title.label("title"), PayoutLine.matter, PayoutLine.item, PayoutLine.cash,
                PayoutLine.goods_value, PayoutLine.source, PAYOUT.words().label("voucher"),
            )
            .join(HardshipFile, or_(PayoutLine.person == HardshipFile.person, own))
            .where(HardshipFile.id == row_id, handed_out(), paid_day() <= request.day)
        )  # fmt: skip
        section = f"{numbers.get(row_id) or ''} {names[row_id]}".strip()
        for n, one in enumerate(session.execute(query.order_by(paid_day(), PayoutLine.id)), 1):
            cash, goods = cash + (one.cash or 0), goods + (one.goods_value or 0)
            seen.append(one.id)
            rows.append((
                section, str(n), days.show_day(one.day), one.title or "", one.matter or "", one.item or "", _sum(one.cash),
                _sum(one.goods_value), one.source or "", one.voucher or "",
            ))  # fmt: skip
    span = Span(request.day, request.day)
    totals = (
        "", "合计", f"{len(rows)}笔", "", "", "", summed(show_yuan(cash), LINES, seen, span, "cash"),
        summed(show_yuan(goods), LINES, seen, span, "goods_value"), "", "",
    )  # fmt: skip
    return [
        Table(
            title="困难职工帮扶记录", columns=HISTORY, rows=rows, organisation=organisation(session), printed_on=request.today,
            period=f"截至{days.show_day_long(request.day)}", totals=totals if rows else None, section_by=0, section_unit="笔",
            count_text=f"共 {len(ids)} 户 {len(rows)} 笔", notes=() if rows else ("这些户还没有领过救助。",),
        )
    ]  # fmt: skip


def _sum(amount: int | None) -> str:
    return show_yuan(amount) if amount else ""


# By class

SUMMARY = (
    Column("困难类别", width_mm=40), Column("年初在档", "right", 24), Column("本年建档", "right", 24), Column("本年脱困、注销", "right", 30),
    Column("年末在档", "right", 24), Column("本年领取", "right", 34),
)  # fmt: skip
UNTOLD = "没有写类别"


def summary(session: Session, request: Request) -> list[Table]:
    """Files by class over a year: how many there were, came, went, and what they were given."""
    year = request.year or request.day.year
    first, last = days.parse_day(f"{year}-01-01"), min(days.parse_day(f"{year}-12-31"), request.today)
    span = Span(first, last)
    before = days.parse_day(f"{year - 1}-12-31")
    conditions = (
        asking.held_on(before),
        HardshipFile.approved_on.between(first, last),
        and_(HardshipFile.stage.in_((words.OUT, words.CLOSED)), HardshipFile.closed_on.between(first, last)),
        asking.held_on(last),
    )
    sets = [set(session.scalars(select(HardshipFile.id).where(one))) for one in conditions]
    every = sorted(set().union(*sets))
    aid = asking.aid(HardshipFile, last, first)
    query = select(HardshipFile.id, HardshipFile.kind, aid.label("aid")).where(HardshipFile.id.in_(every))
    by_kind: dict[str, list[Any]] = defaultdict(list)
    for row in session.execute(query):
        by_kind[row.kind or UNTOLD].append(row)
    order = {kind: place for place, kind in enumerate((*words.KIND.labels, *sorted(by_kind)))}
    rows = [
        _summed(kind, some, sets, span) for kind, some in sorted(by_kind.items(), key=lambda pair: order.get(pair[0], 99))
    ]
    totals = _summed("合计", [row for some in by_kind.values() for row in some], sets, span)
    return [
        Table(
            title="困难职工档案汇总表", columns=SUMMARY, rows=rows, organisation=organisation(session), printed_on=request.today,
            period=f"{year}年（截至{days.show_day_long(last)}）", totals=totals if rows else None, count_text=f"共 {len(every)} 户",
            notes=() if rows else ("这一年没有困难职工档案。",),
        )
    ]  # fmt: skip


def _summed(kind: str, some: Sequence[Any], sets: Sequence[set[int]], span: Span) -> tuple[str, ...]:
    ids = [row.id for row in some]
    counts = (counted(FILES, [one for one in ids if one in group], span) for group in sets)
    return (kind, *counts, summed(show_yuan(sum(row.aid for row in some)), FILES, ids, span, "aid_year"))


FILE_SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "care.file_card", "困难职工档案表", "每户一页：本人、家庭成员、收支测算、致困原因、各级意见；家庭成员多的印在续页，也可以印空白的。",
        OfficialForm("hardship_file", file_cards), ledgers=("care.files", "care.families"), options=("search", "id", "ids"), outputs=("pdf",),
        choices=WHICH, private=PRIVATE,
    ),
    Sheet(
        "care.file_history", "困难职工帮扶记录", "每户从各种发放里领过的全部钱和物品，一户一段。",
        Tables(history), ledgers=("care.files", "payouts.lines"), options=("search", "id", "ids"), choices=(Choose(WHO, "打印哪些", WHICH[0].values[:3]),),
    ),
    Sheet(
        "care.files_summary", "困难职工档案汇总表", "按困难类别：年初在档、本年建档、脱困注销、年末在档各多少户，本年领取多少。",
        Tables(summary), ledgers=("care.files",), options=("year",), says="汇总所选年度。",
    ),
)  # fmt: skip
