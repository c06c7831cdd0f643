"""What the deeds of 总结 do: keep a draft, take new values, type one, make the plan of what the text sets about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.describe import figure as figures
from desk_union.describe.deed import DeedResult
from desk_union.describe.figure import Span
from desk_union.reports.numbers.ledgers import TYPED
from desk_union.reports.numbers.number_kinds import label_of
from desk_union.reports.writing import drafting, keeping
from desk_union.reports.writing import writing_words as words
from desk_union.reports.writing.drafting import Wanted, half_of, split
from desk_union.reports.writing.drafts import MARK, NUMBERED
from desk_union.reports.writing.ledgers import NUMBERS, PLAN_ITEMS, SECTIONS, WRITINGS
from desk_union.reports.writing.reckoning import YUAN, Reckoner
from desk_union.reports.writing.tables import Writing, WritingNumber, WritingSection
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values
    from desk_union.reports.writing.drafts import WritingDraft

_AHEAD = re.compile(r"思路|打算|计划|措施|安排|重点")
_DECEMBER = 12


def span_asked(values: Values) -> Span:
    """The days of the document; Refusal where they are not said or turned round."""
    year, kind = values.get("year"), values["kind"]
    first, last = values.get("first"), values.get("last")
    if first and last:
        if last < first:
            raise Refusal("期间起晚于期间止。", "请核对两个日期。")
        return Span(first, last)
    if year is None:
        raise Refusal("没有说是哪段时间的总结。", "请填年度，或者同时填期间起和期间止。")
    if kind == words.HALF:
        return half_of(year, values.get("half") == "下半年")
    if kind == words.TERM:
        raise Refusal("学期的起止每个学校不一样。", "请填期间起和期间止。")
    return Span.year(year)


def begin(session: Session, _ids: Sequence[int], values: Values, today: date) -> DeedResult:
    wanted = Wanted(values["kind"], span_asked(values), values.get("office") or words.USUAL, values.get("money") or YUAN, values.get("unit"))
    if wanted.span.first > today:
        raise Refusal(f"{days.show_day_long(wanted.span.first)}还没有到，台账里还没有数。", "请核对年度和期间。", field="year")
    told = drafting.draft(session, wanted, today)
    id_ = keep(session, told, {"kind": wanted.kind, "office": wanted.office, "money": wanted.money, "unit": wanted.unit}, today)
    missing = told.missing()
    return DeedResult(
        ids=(id_,), words=f"起草《{told.title}》，{len(told.sections)}个部分，{len(told.numbers)}个数。", name=told.title, printed=id_,
        notes=(f"尚缺：{'；'.join(missing)}。",) if missing else (),
    )  # fmt: skip


def keep(session: Session, told: WritingDraft, about: Mapping[str, Any], today: date) -> int:
    """The draft as rows of the book: the document, its sections, the numbers that stand in them."""
    head = {
        **rows.defaults(WRITINGS), **about, "title": told.title, "first": told.span.first, "last": told.span.last,
        "signed_by": told.signed_by, "signed_on": told.signed_on,
    }  # fmt: skip
    id_ = rows.insert_rows(session, WRITINGS, [head], today)[0]
    pairs = list(keeping.sections_of(told))
    fresh = [
        {"writing": id_, "place": place, "heading": one.heading or None, "level": one.level, "text": "\n".join(one.lines)}
        for place, (one, _) in enumerate(pairs, 1)
    ]
    made = rows.insert_rows(session, SECTIONS, fresh, today)
    numbers = [
        {
            "section": section, "mark": mark, "figure": one.code, "first": one.span.first, "last": one.span.last, "text": one.text or None,
            "unit": one.unit or None, "digest": one.print_of_rows or None, "counted": one.count, "typed": one.typed, "taken_on": today,
        }
        for section, (_, standing) in zip(made, pairs, strict=True) for mark, one in standing
    ]  # fmt: skip
    rows.insert_rows(session, NUMBERS, numbers, today)
    return id_


def _open(session: Session, writings: Sequence[int]) -> None:
    """Refusal where one of them is no draft."""
    for title, stage in session.execute(select(Writing.title, Writing.stage).where(Writing.id.in_(writings))):
        if stage not in {None, words.DRAFT}:
            raise Refusal(f"《{title}》已经{stage}，里面的数不再变。", "要改的，先把状态改回草稿，写明理由。")


def renew_document(session: Session, ids: Sequence[int], _values: Values, today: date) -> DeedResult:
    _open(session, ids)
    moved = list(keeping.drifted(session, ids))
    keeping.looked_at(session, keeping.numbers_of(session, ids), today)
    return _renewed(session, ids, moved, today)


def renew_numbers(session: Session, ids: Sequence[int], _values: Values, today: date) -> DeedResult:
    held = select(WritingSection.writing).join(WritingNumber, WritingNumber.section == WritingSection.id)
    writings = list(dict.fromkeys(session.scalars(held.where(WritingNumber.id.in_(ids)))))
    _open(session, writings)
    moved = list(keeping.drifted(session, writings, only=ids))
    keeping.looked_at(session, list(session.scalars(select(WritingNumber).where(WritingNumber.id.in_(ids)))), today)
    return _renewed(session, ids, moved, today)


def _renewed(session: Session, ids: Sequence[int], moved: Sequence[keeping.MovedNumber], today: date) -> DeedResult:
    table = (("数字", "文中写的", "现在的数", "原因"), *((label_of(one.row.figure), one.old, one.new, one.reason) for one in moved))
    keeping.take(session, moved, today)
    if not moved:
        return DeedResult(ids=tuple(ids), words="核对文中的数，都和台账一致。", name="数字", number=0)
    return DeedResult(ids=tuple(ids), words=f"取新数{len(moved)}个。", name=f"{len(moved)}个数", table=table, number=len(moved))


def type_number(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    """The typed one is kept beside what the rows say, and stands in the text."""
    row = session.get_one(WritingNumber, ids[0])
    section = session.get_one(WritingSection, row.section)
    _open(session, [section.writing])
    label = label_of(row.figure)
    figure = row.figure if figures.known_as(row.figure) is not None or label != row.figure else None
    fresh = {
        "figure": figure, "name": label, "unit": values.get("unit") or row.unit, "value": values["value"], "first": row.first, "last": row.last,
        "author": values.get("author"), "typed_on": today, "source": values.get("source"), "reason": values["reason"],
    }  # fmt: skip
    rows.save_row(session, TYPED, None, fresh, today)
    document = session.get_one(Writing, section.writing)
    span = Span(row.first, row.last)
    reckoner = Reckoner(session, span, document.money or YUAN, document.unit)
    keeping.take(session, [keeping.MovedNumber(row, reckoner.at(row.figure, span))], today)
    return DeedResult(ids=tuple(ids), words=f"把“{label}”手填为{values['value']}。", name=label)


def plan_from(session: Session, ids: Sequence[int], _values: Values, today: date) -> DeedResult:
    """Each numbered item of what the document sets about becomes a theme with its measures."""
    document = session.get_one(Writing, ids[0])
    year = document.last.year + (1 if document.last.month == _DECEMBER else 0)
    fresh = [{**one, "year": year} for one in _set_about(session, document.id)]
    held = select(PLAN_ITEMS.row.theme, PLAN_ITEMS.row.measure).where(PLAN_ITEMS.row.year == year)
    there = {(theme, measure) for theme, measure in session.execute(held)}
    fresh = [one for one in fresh if (one["theme"], one["measure"]) not in there]
    if not fresh:
        raise Refusal(f"《{document.title}》里没有新的思路可以列入{year}年计划。", "思路的每一条单独成行，行首写“+ ”。")
    for place, one in enumerate(fresh, len(there) + 1):
        one["place"] = place
    made = rows.insert_rows(session, PLAN_ITEMS, fresh, today)
    number = len({one["theme"] for one in fresh})
    return DeedResult(ids=tuple(ids), words=f"列入{year}年计划{number}个主题、{len(made)}条措施。", name=f"{year}年计划", seen=(PLAN_ITEMS.code, tuple(made)))


def _set_about(session: Session, writing: int) -> list[dict[str, Any]]:
    held = select(WritingSection).where(WritingSection.writing == writing, WritingSection.left_out.is_not(True)).order_by(WritingSection.place)
    found: list[dict[str, Any]] = []
    for section in session.scalars(held):
        if not _AHEAD.search(section.heading or ""):
            continue
        for line in (section.text or "").split("\n"):
            head, body = split(line)
            if head == NUMBERED:
                theme, _, rest = MARK.sub("", body).partition("。")
                measures = [one for part in rest.split("。") for one in part.split("；") if one.strip()]
                found += [{"theme": theme.strip()[:60], "measure": one.strip()[:200]} for one in measures or [theme]]
    return found


def add_number(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    """At the end of the section, or where its text has the words given."""
    section = session.get_one(WritingSection, ids[0])
    document = session.get_one(Writing, section.writing)
    _open(session, [document.id])
    code = values["figure"]
    span = Span(document.first, document.last)
    told = Reckoner(session, span, document.money or YUAN, document.unit).at(code, span)
    after = values.get("after") or ""
    text = section.text or ""
    if after and after not in text:
        raise Refusal(f"这部分的文字里没有“{after}”。", "请照文中的写法抄一处，数字就放在它后面。")
    put = f"{{{code}}}{'' if told.suffix else told.unit}"
    fresh = text.replace(after, f"{after}{put}", 1) if after else f"{text}\n{told.label}{put}。".strip()
    rows.save_row(session, SECTIONS, section.id, {"text": fresh}, today)
    return DeedResult(ids=tuple(ids), words=f"放进“{told.label}”{told.words}。", name=told.label)


