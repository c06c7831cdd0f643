"""慰问信, one page for each of the people chosen, and labels for their envelopes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.care.visits.paper import visitrows
from desk_union.care.visits.paper.visitrows import visit_rows
from desk_union.care.visits.tables import CareLetter
from desk_union.describe.content import OfficialForm
from desk_union.describe.form import Copy, Filled, fill
from desk_union.describe.sheet import WHO, Choose, Request, Sheet
from desk_union.members import tree
from desk_union.members.ledgers import PEOPLE, RETIREES
from desk_union.members.office import organisation
from desk_union.members.paper import formsheets
from desk_union.store import listing
from desk_union.store.listing import Condition, ListAsk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

LETTER, USUAL_GREETING = "letter", "同志"
INDENT = "　　"
GROUPS = (
    Choose(
        WHO, "寄给谁",
        (("retired", "全部离退休人员"), ("aged", "离退休：高龄"), ("alone", "离退休：独居"), ("members", "在册会员"),
         ("women", "在册女职工"), ("migrant", "农民工"), ("visited", "本期走访过的人")),
    ),
)  # fmt: skip


def choices(session: Session) -> tuple[Choose, ...]:
    """The letters that the office wrote."""
    titles = session.scalars(select(CareLetter.title).order_by(CareLetter.title)).all()
    return (Choose(LETTER, "文稿", tuple((title, title) for title in titles)),) if titles else ()


def people_of(session: Session, request: Request) -> list[int]:
    """Those chosen, or everybody of the group, in the order of the roster."""
    if request.picked:
        return list(request.picked)
    who = request.chosen.get(WHO) or "retired"
    if who == "visited":
        _, _, where = visitrows.asked(request)
        return list(dict.fromkeys(one.person for one in visit_rows(session, *where) if one.person is not None))
    ledger, presets = (RETIREES, ()) if who in {"retired", "aged", "alone"} else (PEOPLE, (who,))
    presets = (who,) if who in {"aged", "alone"} else presets
    unit = (Condition("unit", "is", request.unit),) if request.unit is not None else ()
    ask = ListAsk(request.day, search=request.search, presets=presets, conditions=unit)
    return listing.ids_of(session, ledger, ask)


def letters(session: Session, request: Request) -> Filled:
    """A letter each, without those who have died; Refusal where no text is written yet."""
    wanted = request.chosen.get(LETTER)
    texts = session.scalars(select(CareLetter).order_by(CareLetter.title)).all()
    text = next((one for one in texts if one.title == wanted), texts[0] if texts else None)
    if text is None:
        raise Refusal("还没有慰问信文稿。", "请先在“慰问信文稿”里新增一篇，正文里可以写{姓名}、{小组}、{工会}。")
    union, units = organisation(session), tree.read(session, request.day)
    people = people_of(session, request)
    columns = [PEOPLE.by_key[key] for key in ("name", "unit", "died_on")]
    found = listing.lines(session, PEOPLE, columns, people, request.day)
    there = [one for one in found if not (one.values[2] and one.values[2] <= request.day)]
    if not there:
        raise Refusal("没有要寄的人。", "请换一个范围、小组或姓名。")
    copies = []
    for one in there:
        name, unit, _ = one.values
        known = {"姓名": name, "小组": units.names.get(unit, "") if unit is not None else "", "工会": union}
        body = "\n".join(f"{INDENT}{part.strip()}" for part in fill(text.body, known).splitlines() if part.strip())
        copies.append(
            Copy(
                {
                    "union": union, "title": text.title, "name": f"{name}{text.greeting or USUAL_GREETING}", "body": body,
                    "day": text.closing or days.show_day_long(request.day),
                }
            )
        )  # fmt: skip
    gone = len(found) - len(there)
    return Filled(copies, (f"另有{gone}人已去世，没有打印。",) if gone else ())


def labels(session: Session, request: Request) -> Filled:
    """For the same people as the letters."""
    people: Sequence[int] = people_of(session, request)
    if not people:
        raise Refusal("没有要寄的人。", "请换一个范围、小组或姓名。")
    return formsheets.labels(session, replace(request, row=None, rows=tuple(people)))


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "care.letter", "慰问信", "把一篇慰问信文稿印给每个人，一人一页；Word可以再改。", OfficialForm("care_letter", letters),
        ledgers=("members.people", "care.letters"), outputs=("docx", "pdf"), options=("year", "month", "unit", "search", "id", "ids"),
        choices=GROUPS, asks=choices,
    ),
    Sheet(
        "care.labels", "慰问信标签", "慰问信信封上的姓名地址标签，同慰问信选同样的人。", OfficialForm("labels", labels),
        ledgers=("members.people",), outputs=("pdf",), options=("year", "month", "unit", "search", "id", "ids"), choices=GROUPS,
    ),
)  # fmt: skip
