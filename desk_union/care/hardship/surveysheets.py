"""困难职工入户调查表, filled or blank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import days
from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Refusal
from desk_union.care import persons
from desk_union.care.hardship.filesheets import BLANK, family_rows, told
from desk_union.care.hardship.survey_ledgers import SURVEYS, income
from desk_union.care.hardship.tables import HardshipFile, HardshipSurvey
from desk_union.describe.content import OfficialForm
from desk_union.describe.form import Copy, Filled
from desk_union.describe.sheet import WHO, Choose, Sheet
from desk_union.members.office import organisation
from desk_union.store import listing
from desk_union.store.listing import ListAsk

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request

AMOUNTS = (
    "wages", "farming", "trade", "property", "pension", "support", "subsidy", "other_income", "month_cost", "medical_cost",
    "school_cost", "rent", "savings",
)  # fmt: skip
PRIVATE_KEYS = (*AMOUNTS, "income", "illness", "cause", "phone")
PRIVATE = tuple(shown.label for shown in SURVEYS.fields if shown.private and shown.key in PRIVATE_KEYS)
WHICH = (Choose(WHO, "打印哪些", ((BLANK, "空白表（手填）"), ("year", "本年的"), ("every", "全部"))),)


def surveys(session: Session, request: Request) -> Filled:
    """One page a survey; the blank one unless some are asked for."""
    union = organisation(session)
    who = request.chosen.get(WHO) or BLANK
    if who == BLANK and not request.picked and not request.search:
        return Filled([Copy({"union": union, "day": "　　　年　　月　　日"})])
    presets = () if request.picked or who != "year" else ("year",)
    ask = ListAsk(request.day, ids=request.picked or None, search=request.search, presets=presets)
    ids = listing.ids_of(session, SURVEYS, ask)
    if not ids:
        raise Refusal("没有要打印的入户调查。", "请换一个范围，或印空白表。")
    rows = session.execute(select(HardshipSurvey, income()).where(HardshipSurvey.id.in_(ids)))
    held = {one.id: (one, total) for one, total in rows}
    return Filled([_copy(session, *held[row_id], union, request) for row_id in ids])


def _copy(session: Session, one: HardshipSurvey, total: int, union: str, request: Request) -> Copy:
    file = session.get(HardshipFile, one.file) if one.file is not None else None
    person = file.person if file is not None else None
    facts = persons.facts(session, [person] if person else [], ("name", "phone", "address"), one.day)
    known = facts.get(person or 0, {})
    amounts = {key: show_yuan(getattr(one, key)) if getattr(one, key) is not None else "" for key in AMOUNTS}
    family = family_rows(session, [one.file], one.day, private=request.private) if one.file is not None else {}
    words = {
        **amounts, "union": union, "number": (file.number if file else "") or "", "income": show_yuan(total) if total else "",
        "household": one.household or known.get("name") or (file.outsider if file else "") or "", "day": days.show_day_long(one.day),
        "surveyor": one.surveyor or "", "heads": told(one.heads, "人"), "phone": one.phone or known.get("phone", ""),
        "address": one.address or known.get("address", ""), "housing": one.housing or "", "area": told(one.area, "平方米"),
        "homes": told(one.homes, "套"), "cars": told(one.cars, "辆"), "shops": "" if one.shops is None else "有" if one.shops else "无",
        "illness": one.illness or "", "cause": one.cause or "", "needs": one.needs or "", "finding": one.finding or "",
    }  # fmt: skip
    if not request.private:
        words |= dict.fromkeys(PRIVATE_KEYS, "")
    return Copy(words, {"family": family.get(one.file or 0, [])})


SURVEY_SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "care.survey", "困难职工入户调查表", "入户调查用：不指定时印空白的，带到户里手填；指定时印登记好的调查。",
        OfficialForm("home_survey", surveys), ledgers=("care.surveys",), options=("search", "id", "ids"), outputs=("pdf",),
        choices=WHICH, private=PRIVATE,
    ),
)  # fmt: skip
