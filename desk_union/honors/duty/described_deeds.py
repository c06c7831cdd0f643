"""What a clerk does about 述职: have reports of groups and persons written from the figures, and written anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.figure import Span
from desk_union.describe.kinds import Choice, Day, Year
from desk_union.describe.ledger import Shown
from desk_union.honors import honors_words as words
from desk_union.honors.duty import drafting
from desk_union.honors.duty.ledgers import REPORTS
from desk_union.honors.duty.tables import DutyReport
from desk_union.honors.selection.eligibility import LEADERS, leader_of
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.members.ledgers.people import member_on
from desk_union.members.ledgers.union import in_office
from desk_union.members.ledgers.units import standing_on
from desk_union.members.life.deeds import named
from desk_union.members.tables import Post
from desk_union.store import rows
from desk_union.store.listing import names_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

TAB, PAGE = "建家评先", "honors.reporting"
NOTHING = "（本年度台账里还没有数字，请补写。）"


def span_told(year: int, day: date) -> Span:
    """The year, as far as it is told on the day of the report."""
    whole = Span.year(year)
    return Span(whole.first, max(whole.first, min(whole.last, day)))


def _text(session: Session, year: int, day: date, unit: int | None, person: int | None) -> str:
    return drafting.draft(drafting.numbers(session, span_told(year, day), unit, person)) or NOTHING


def _write(session: Session, fresh: Sequence[dict[str, Any]], values: Values, name: str, ids: Sequence[int], today: date) -> DeedResult:
    """Reports that are there already are left as they are."""
    kind, year = values["kind"], values["year"]
    there = {(one.unit, one.person) for one in session.scalars(select(DutyReport).where(DutyReport.kind == kind, DutyReport.year == year))}
    new = [one for one in fresh if (one["unit"], one["person"]) not in there]
    if not new:
        raise Refusal(f"选中的都已经有{year}年的{kind}。", "要按现在的数字重写的，请在“述职与小组总结”里用“重新取数”。")
    whole = [{**rows.defaults(REPORTS), "kind": kind, "year": year, "day": values["day"], **one, "text": _text(session, year, values["day"], one["unit"], one["person"])} for one in new]
    made = rows.add_rows(session, REPORTS, whole, today)
    notes = (f"有{len(fresh) - len(new)}份以前起草过，没有改动。",) if len(new) < len(fresh) else ()
    return DeedResult(ids=tuple(ids), words=f"起草了{name}的{year}年{kind}{len(made)}份。", name=name, seen=(REPORTS.code, tuple(made)), notes=notes)


def _of_groups(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    """A leader reports of his group; a summary is the group's own."""
    fresh: list[dict[str, Any]] = []
    for unit in ids:
        leader = leader_of(session, unit, values["day"]) if values["kind"] != words.GROUP_SUMMARY else None
        fresh.append({"unit": unit, "person": leader, "post": LEADERS[0] if leader is not None else None})
    names = list(names_of(session, UNITS, ids).values())
    return _write(session, fresh, values, f"{names[0]}{f'等{len(names)}个单位' if len(names) > 1 else ''}", ids, today)


def _of_people(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    held: dict[int, str] = {}
    for row in session.execute(select(Post.person, Post.role).where(Post.person.in_(ids), in_office(values["day"])).order_by(Post.since, Post.id)):
        held[row.person] = f"{held[row.person]}、{row.role}" if row.person in held and row.role not in held[row.person] else row.role
    fresh: list[dict[str, Any]] = [{"unit": None, "person": one, "post": (held.get(one) or "")[:40] or None} for one in ids]
    return _write(session, fresh, values, named(list(names_of(session, PEOPLE, ids).values())), ids, today)


def _again(session: Session, ids: Sequence[int], _values: Values, today: date) -> DeedResult:
    """The numbers of now in place of the text; what was written by hand there is gone (undo brings it back)."""
    held = session.scalars(select(DutyReport).where(DutyReport.id.in_(ids)).order_by(DutyReport.id)).all()
    for one in [(row.id, row.year, row.day, row.unit, row.person) for row in held]:
        rows.save_row(session, REPORTS, one[0], {"text": _text(session, *one[1:])}, today)
    name = next(iter(names_of(session, REPORTS, ids).values()))
    return DeedResult(ids=tuple(ids), words=f"按现在的数字重写了{len(held)}份述职总结的正文。", name=name)


def _this_year(_session: Session, _ids: Sequence[int], day: date) -> Mapping[str, Any]:
    return {"year": day.year if day.month > 2 else day.year - 1}  # noqa: PLR2004 - until February the year before is told


YEAR = Shown(key="year", label="年度", kind=Year(), required=True)
DAY = Shown(key="day", label="述职日期", kind=Day(ahead=366), required=True)
DEEDS: tuple[Deed, ...] = (
    Deed(
        code="honors.draft_reports", title="起草小组述职总结", tab=TAB, ledger=lambda: UNITS, page=PAGE, do=_of_groups, propose=_this_year, fits=standing_on, unfit="要是没有撤销的单位。",
        help="给选中的小组各起草一份小组长述职或小组总结，正文写上本组当年的会员、走访、建议、活动、稿件、荣誉等数字。",
        asks=(YEAR, Shown(key="kind", label="种类", kind=Choice(words.DUTY_OF_GROUPS), required=True, default=words.LEADER_DUTY), DAY),
    ),
    Deed(
        code="honors.draft_duty", title="起草个人述职", tab=TAB, ledger=lambda: PEOPLE, page=PAGE, do=_of_people, propose=_this_year, fits=member_on, unfit="要是会员。",
        help="给选中的工会委员、专门委员会委员各起草一份述职，正文写上本人当年在台账里的数字。",
        asks=(YEAR, Shown(key="kind", label="种类", kind=Choice(words.DUTY_OF_PERSONS), required=True, default=words.COMMITTEE_DUTY), DAY),
    ),
    Deed(
        code="honors.draft_again", title="重新取数", tab=TAB, ledger=lambda: REPORTS, page=PAGE, do=_again, shows=("year", "kind", "text"),
        help="按台账现在的数字重写正文；正文里手工改过的会被盖掉，存在问题、下步打算不动。",
    ),
)  # fmt: skip
