"""The office's own 常用业务: kept from a voucher, written again, drafted by the month; never commits."""

from __future__ import annotations

import calendar as months_of_year
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis import days
from desk_union.basis.months import following, period_of, words
from desk_union.basis.refusal import Refusal
from desk_union.funds.account import periods
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.deeds import Draft, draft_vouchers
from desk_union.funds.account.own_template_words import ASKED, BALANCES, CREDIT, DEBIT, FIXED
from desk_union.funds.account.rules import VoucherLine
from desk_union.funds.tables import OwnTemplate, OwnTemplateLine, TemplateMonth

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from desk_union.funds.account.account_chart import AccountChart

Given = Mapping[str, Any]
LOOKED_BACK = 12  # months before this one for which a forgotten draft is still told


@dataclass(frozen=True, slots=True)
class HeldTemplate:
    """A template with its entries in their order."""

    id: int
    name: str
    spending: str | None
    ask_party: bool
    ask_unit: bool
    lines: tuple[OwnTemplateLine, ...]

    @property
    def asked(self) -> tuple[OwnTemplateLine, ...]:
        """The entries whose amount is asked each time."""
        return tuple(one for one in self.lines if one.how == ASKED)


@dataclass(frozen=True, slots=True)
class MonthlyDraft:
    """A month for which a template still is to be drafted."""

    template: int
    name: str
    period: int
    day: date


def read(session: Session, ids: Sequence[int] | None = None) -> list[HeldTemplate]:
    """Those of ``ids``, else all in use, in the order of their names; one without entries is left out."""
    query = select(OwnTemplate).order_by(OwnTemplate.name)
    query = query.where(OwnTemplate.in_use) if ids is None else query.where(OwnTemplate.id.in_(ids))
    heads = session.scalars(query).all()
    lines: dict[int, list[OwnTemplateLine]] = {}
    held = select(OwnTemplateLine).where(OwnTemplateLine.template.in_([one.id for one in heads]))
    for line in session.scalars(held.order_by(OwnTemplateLine.line, OwnTemplateLine.id)):
        lines.setdefault(line.template, []).append(line)
    return [
        HeldTemplate(one.id, one.name, one.spending, one.ask_party, one.ask_unit, tuple(lines[one.id]))
        for one in heads
        if one.id in lines
    ]


def entries(held: HeldTemplate, given: Given, chart: AccountChart) -> tuple[VoucherLine, ...]:
    """The entries of a voucher: ``amount_<id>`` of each asked entry (fen), ``party``, ``unit`` and ``summary``.

    An amount that is not given stays 0. Raises Refusal when an account takes no entries any more.
    """
    amounts = {one.id: _amount(one, given) for one in held.lines}
    gap = sum(amounts[one.id] * _sign(one) for one in held.lines)
    first = held.lines[0].summary
    made = []
    for one in held.lines:
        facts = chart.by_id[one.account]
        if not facts.leaf or not facts.in_use:
            raise Refusal(
                f"常用业务“{held.name}”的科目“{facts.words}”不能记账（停用了，或下面有了明细）。",
                "请先在“自存的常用业务”里改成别的科目。",
            )
        amount = -gap * _sign(one) if one.how == BALANCES else amounts[one.id]
        summary = str(given.get("summary") or first) if one.summary == first else one.summary
        party = one.party or (given.get("party") if held.ask_party else None)
        unit = one.unit if one.unit is not None or facts.kind not in {"收入", "支出"} else given.get("unit")
        made.append(
            VoucherLine(
                summary, one.account, amount if one.side == DEBIT else 0, amount if one.side == CREDIT else 0,
                one.project, earmarked=one.project is not None, party=party or None, unit=unit,
            )
        )  # fmt: skip
    return tuple(made)


def _amount(line: OwnTemplateLine, given: Given) -> int:
    if line.how == BALANCES:
        return 0
    return int(given.get(f"amount_{line.id}") or 0) if line.how == ASKED else int(line.amount or 0)


def _sign(line: OwnTemplateLine) -> int:
    return 1 if line.side == DEBIT else -1


def keep(session: Session, head: Mapping[str, Any], lines: Sequence[VoucherLine], *, ask_amounts: bool) -> int:
    """Keep the entries of a voucher under a name and return the template's id.

    With ``ask_amounts`` every amount is asked but the last one, which balances; the others keep theirs.
    """
    name = str(head["name"]).strip()
    if session.scalar(select(OwnTemplate.id).where(OwnTemplate.name == name)) is not None:
        raise Refusal(f"已经有一个常用业务叫“{name}”。", "请换一个名称，或先改、先删原来的。", field="name")
    held = OwnTemplate(**{**head, "name": name})
    session.add(held)
    session.flush()
    for place, line in enumerate(lines, start=1):
        last = place == len(lines) and len(lines) > 1
        how = (BALANCES if last else ASKED) if ask_amounts else FIXED
        session.add(
            OwnTemplateLine(
                template=held.id, line=place, summary=line.summary, account=line.account,
                side=CREDIT if line.credit else DEBIT, how=how,
                amount=line.debit or line.credit if how == FIXED else None, project=line.project,
                party=None if head.get("ask_party") else line.party, unit=None if head.get("ask_unit") else line.unit,
            )
        )  # fmt: skip
    session.flush()
    return held.id


# Every month


def day_in(period: int, day_of_month: int) -> date:
    """The 31st of a shorter month is its last day."""
    year, month = divmod(period, 100)
    return date(year, month, min(day_of_month, months_of_year.monthrange(year, month)[1]))


def waiting(session: Session, through: date, today: date) -> list[MonthlyDraft]:
    """What is to be drafted up to the day ``through``, in open months not longer than a year ago, the oldest first."""
    calendar = periods.read_calendar(session, today)
    done = {(row.template, row.period) for row in session.execute(select(TemplateMonth.template, TemplateMonth.period))}
    now = period_of(through)
    found = []
    for one in _monthly(session):
        begin = max(one.first or now, calendar.open_period, following(now, -LOOKED_BACK))
        for period in _through(begin, min(one.last or now, now)):
            day = day_in(period, one.day_of_month or 1)
            if day <= through and (one.id, period) not in done:
                found.append(MonthlyDraft(one.id, one.name, period, day))
    return sorted(found, key=lambda one: (one.period, one.day, one.template))


def _monthly(session: Session) -> Sequence[OwnTemplate]:
    lines = select(OwnTemplateLine.template)
    query = select(OwnTemplate).where(
        OwnTemplate.in_use, OwnTemplate.day_of_month.is_not(None), OwnTemplate.id.in_(lines)
    )
    return session.scalars(query.order_by(OwnTemplate.id)).all()


def _through(first: int, last: int) -> Iterator[int]:
    while first <= last:
        yield first
        first = following(first)


def draft_waiting(session: Session, through: date, today: date, maker: str | None) -> list[tuple[MonthlyDraft, int]]:
    """Draft what waits up to ``through``, each month once, with its voucher; nothing is ever posted here.

    Refusal for a closed month, for one far ahead, and where nothing waits.
    """
    calendar, chart = periods.read_calendar(session, today), read_chart(session)
    month = words(period_of(through))
    if (closed := calendar.closed_objection(through)) is not None:
        raise Refusal(f"{month}已经结账，不能再生成那个月的凭证草稿。", closed[1], field="through")
    if period_of(through) > following(period_of(today)):
        raise Refusal(f"{month}还没有到。", "最早提前一个月生成，请核对日期。", field="through")
    due = waiting(session, through, today)
    if not due:
        raise Refusal(
            f"到{days.show_day(through)}为止，没有待生成的每月凭证草稿；生成过的月份不会再生成。",
            "要重新生成一张，先删掉那张草稿，再到“每月生成记录”里删掉那个月。", field="through",
        )  # fmt: skip
    held = {one.id: one for one in read(session, [one.template for one in due])}
    drafts = [
        Draft(
            one.day, entries(held[one.template], {}, chart), spending=held[one.template].spending, maker=maker
        )
        for one in due
    ]  # fmt: skip
    vouchers = draft_vouchers(session, drafts)
    for one, voucher in zip(due, vouchers, strict=True):
        session.add(TemplateMonth(template=one.template, period=one.period, voucher=voucher))
    session.flush()
    return list(zip(due, vouchers, strict=True))
