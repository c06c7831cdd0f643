"""The returns as they are printed, one that went out as it went, and what has drifted since."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.describe.content import Document, Tables
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Choose, Sheet
from desk_union.members.office import organisation
from desk_union.members.paper.registers import row_of
from desk_union.reports.returns import returns_words as words
from desk_union.reports.returns.filling import fill_return, prose_of
from desk_union.reports.returns.issuing import drifts, page_of, standing
from desk_union.reports.returns.periods import of_request
from desk_union.reports.returns.rules import begins_in
from desk_union.reports.returns.tables import IssuedReturn
from desk_union.store.ledgertable import NUMBER

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from desk_union.describe.prose import Prose
    from desk_union.describe.sheet import Request

DOCUMENT = ("pdf", "docx", "xlsx")
AS_SENT, LIVE = "sent", "live"
WHICH_ONE, MOST_TOLD = "issued", 6
WHICH = Choose("which", "内容", ((AS_SENT, "报出过的照报出的"), (LIVE, "照现在的台账")))
LEDGERS = ("reports.issued", "reports.return_lines", "reports.return_texts")


def _filled(form: str) -> Callable[[Session, Request], Prose]:
    def fill(session: Session, request: Request) -> Prose:
        period = of_request(form, request, begins_in(session, form, request.today))
        held = standing(session, form, period.span, request.unit)
        if held is not None and held.page is not None and request.chosen.get(WHICH.key, AS_SENT) == AS_SENT:
            return page_of(session, held)
        return prose_of(fill_return(session, form, period, request.unit), request.today)

    return fill


def _return(form: str, help_: str, *options: str) -> Sheet:
    return Sheet(
        words.CODE[form], form, help_, Document(_filled(form)), ledgers=LEDGERS, options=("year", *options, "unit"),
        outputs=DOCUMENT, choices=(WHICH,), says="不选期间就是现在这一期；报出过的再印还是报出的那一页。", monthly="month" in options,
    )  # fmt: skip


def _sent(session: Session, request: Request) -> IssuedReturn:
    kept = IssuedReturn.page.is_not(None)
    if (chosen := request.chosen.get(WHICH_ONE)) and not request.picked:
        request = replace(request, row=int(chosen))
    there = _issued(session)
    told = f"这个时间没有报出过报表。报出过的有：{'、'.join(name for _, name in there[:MOST_TOLD])}。" if there else "还没有报出过报表。"
    held = row_of(session, IssuedReturn, request, IssuedReturn.issued_on, told, kept)
    if held.page is None:
        raise Refusal("这份报表是登记进来的，没有存下内容。", "请看附件里的扫描件。")
    return held


def _issued(session: Session) -> list[tuple[str, str]]:
    """Those that went out with their page, the newest first."""
    held = select(IssuedReturn).where(IssuedReturn.page.is_not(None)).order_by(IssuedReturn.issued_on.desc(), IssuedReturn.id.desc())
    return [(str(one.id), f"{one.number or ''} {one.form} {days.show_day(one.first)}至{days.show_day(one.last)}".strip()) for one in session.scalars(held)]


def _which(session: Session) -> tuple[Choose, ...]:
    there = _issued(session)
    return (Choose(WHICH_ONE, "哪一份", (("", "最近报出的一份"), *there)),) if there else ()


def _copy(session: Session, request: Request) -> Prose:
    return page_of(session, _sent(session, request))


def _drift(session: Session, request: Request) -> list[Table]:
    held = _sent(session, request)
    found = [drift for _, drift in drifts(session, held) if drift is not None]
    body = [
        (str(n), one.label, one.part, one.before, one.after, one.rows_in_words(session)) for n, one in enumerate(found, 1)
    ]
    heads = (
        NUMBER, Column("栏目", "left", 46), Column("列", "left", 22), Column("报出时", "left", 26), Column("现在", "left", 26),
        Column("变动的行", "left", 90),
    )  # fmt: skip
    told = "报出以后没有数变动。" if not found else f"报出以后有{len(found)}个数变了。"
    period = f"{held.number or ''}　{held.form}　{days.show_day(held.first)}至{days.show_day(held.last)}"
    return [
        Table(
            title="报出后变动表", columns=heads, rows=body, printed_on=request.today, organisation=organisation(session),
            period=period, notes=(told,), count_text=f"共 {len(found)} 个数",
        )
    ]  # fmt: skip


SHEETS: tuple[Sheet, ...] = (
    _return(words.MONTH, "每月报上级的月报表：会员、会议、竞赛、安全、走访、文体、稿件、会费，本月和本年累计；本月完成和下月打算。", "month"),
    _return(words.SAFETY, "每季报的安康杯竞赛季报表：参赛、培训、检查、隐患、演练、事故。", "quarter"),
    _return(words.PUBLICITY, "每季报的宣教工作季报表：稿件、阵地、文体、培训、书屋。", "quarter"),
    _return(words.STATISTICS, "年终统计报表：按调查表的部分分栏，附逻辑检查。"),
    Sheet("reports.issued_copy", "已报出的报表", "报出去的那一页，照原样再印。", Document(_copy), ledgers=("reports.issued", "reports.issued_numbers"), options=("year", "id"), outputs=DOCUMENT, says="打印选的那一份；不选就是最近报出的一份。", asks=_which),
    Sheet("reports.drift", "报出后变动表", "一份报表报出以后哪些数变了：从多少变成多少，是哪几行。", Tables(_drift), ledgers=("reports.issued_numbers", "reports.issued"), options=("year", "id"), says="看选的那一份；不选就是最近报出的一份。", asks=_which),
)  # fmt: skip
