"""What a clerk does about 考评: lay the items of a scheme out for units, take the marks of themselves over, name a 特色之家."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from desk_union.basis.refusal import Refusal
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Choice, Day, Ref, Text
from desk_union.describe.ledger import Shown
from desk_union.honors import honors_words as words
from desk_union.honors.marking import reckoning
from desk_union.honors.marking.ledgers import MARKINGS, MARKS, SCHEMES, in_force
from desk_union.honors.marking.tables import MarkedItem, Marking, MarkingItem, MarkingScheme
from desk_union.members.ledgers import UNITS
from desk_union.members.ledgers.units import standing_on
from desk_union.members.life.deeds import named
from desk_union.store import rows
from desk_union.store.listing import name_of, names_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

TAB, PAGE = "建家评先", "honors.marking"
DAY = Shown(key="day", label="考评日期", kind=Day(ahead=0), required=True)


def lay_out(session: Session, scheme: int, subjects: Sequence[Mapping[str, Any]], values: Values, today: date) -> list[int]:
    """A marking for each subject with all items of the scheme waiting for marks; their ids."""
    items = reckoning.items_of(session, scheme)
    if not items:
        raise Refusal(f"“{name_of(session, SCHEMES, scheme)}”还没有条目。", "请先在考评标准里加条目，或从Excel导入。", field="scheme")
    common = {**rows.defaults(MARKINGS), "scheme": scheme, "period": values["period"], "day": values["day"]}
    made = rows.add_rows(session, MARKINGS, [{**common, **one} for one in subjects], today)
    rows.add_rows(session, MARKS, [{**rows.defaults(MARKS), "marking": one, "item": item.id} for one in made for item in items], today)
    return made


def _start(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    made = lay_out(session, values["scheme"], [{"unit": one} for one in ids], values, today)
    names = named(list(names_of(session, UNITS, ids).values())).replace("人", "个单位")
    return DeedResult(ids=tuple(ids), words=f"为{names}列好“{name_of(session, SCHEMES, values['scheme'])}”的考评。", name=names, seen=(MARKINGS.code, tuple(made)))


def _propose_scheme(session: Session, _ids: Sequence[int], day: date) -> Mapping[str, Any]:
    newest = select(MarkingScheme.id).where(in_force(day)).order_by(MarkingScheme.since.desc(), MarkingScheme.id.desc())
    return {"scheme": session.scalar(newest.limit(1))}


def _start_other(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    told = [part for part in values["subjects"].replace("，", "、").replace(",", "、").replace(" ", "、").split("、") if part]
    made = lay_out(session, ids[0], [{"subject": one} for one in told], values, today)
    return DeedResult(ids=tuple(ids), words=f"为{'、'.join(told[:3])}{'等' if len(told) > 3 else ''}{len(told)}个列好考评。", name=name_of(session, SCHEMES, ids[0]), seen=(MARKINGS.code, tuple(made)))  # noqa: PLR2004 - so many are named


def _take_over(session: Session, ids: Sequence[int], _values: Values, today: date) -> DeedResult:
    """The check begins with what they gave themselves; only what is changed has to be typed."""
    held = session.scalars(select(MarkedItem).where(MarkedItem.marking.in_(ids), MarkedItem.given.is_(None), MarkedItem.own.is_not(None)).order_by(MarkedItem.id)).all()
    if not held:
        raise Refusal("没有可以照抄的自评分。", "请先录自评分；已有检查分的不会改。")
    pairs = [(one.id, one.own) for one in held]
    now = rows.values_of(session, MARKS, [row for row, _ in pairs], today)
    rows.update_rows(session, MARKS, [(row, now[row], {**now[row], "given": own}) for row, own in pairs], today)
    rows.settle(session, MARKS, list(ids), today)
    return DeedResult(ids=tuple(ids), words=f"照自评分填了{len(pairs)}条检查分。", name=name_of(session, MARKINGS, ids[0]))


def _has_own(_day: date) -> ColumnElement[bool]:
    waiting = select(MarkedItem.id).where(MarkedItem.marking == Marking.id, MarkedItem.given.is_(None), MarkedItem.own.is_not(None))
    return waiting.correlate(Marking).exists()


def _title(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    rows.change_many(session, MARKINGS, list(ids), {"title": values["title"]}, today)
    name = name_of(session, MARKINGS, ids[0])
    return DeedResult(ids=tuple(ids), words=f"把{len(ids)}个单位命名为“{values['title']}”。", name=name)


def _new_version(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    """The same items under the next number; the old version ends where the new one begins."""
    held = session.get_one(MarkingScheme, ids[0])
    last = session.scalar(select(func.max(MarkingScheme.version)).where(MarkingScheme.name == held.name)) or 1
    given = {key: getattr(held, key) for key in ("name", "kind", "full", "passing", "preamble")}
    made = rows.save_row(session, SCHEMES, None, {**given, "version": last + 1, "since": values["day"]}, today)
    from desk_union.honors.marking.ledgers import ITEMS

    keys = ("place", "chapter", "name", "kind", "full", "rule", "must", "wanted")
    items = session.scalars(select(MarkingItem).where(MarkingItem.scheme == held.id).order_by(MarkingItem.place, MarkingItem.id)).all()
    rows.add_rows(session, ITEMS, [{**rows.defaults(ITEMS), "scheme": made, **{key: getattr(one, key) for key in keys}} for one in items], today)
    rows.save_row(session, SCHEMES, held.id, {"until": values["day"]}, today)
    return DeedResult(ids=tuple(ids), words=f"把“{held.name}”另起第{last + 1}版，共{len(items)}条。", name=held.name, seen=(SCHEMES.code, (made,)))


PERIOD = Shown(key="period", label="考评期", kind=Text(30), help="如：2026年上半年、第8周。")
DEEDS: tuple[Deed, ...] = (
    Deed(
        code="honors.start_marking", title="开始考评", tab=TAB, ledger=lambda: UNITS, page=PAGE, do=_start, propose=_propose_scheme, fits=standing_on, unfit="要是没有撤销的单位。", help="给选中的分会、小组各列一份考评，标准里的条目都排好，等着填自评分、检查分。",
        asks=(Shown(key="scheme", label="考评标准", kind=Ref(lambda: SCHEMES, in_force), required=True), DAY, PERIOD),
    ),
    Deed(
        code="honors.start_checks", title="开始检查", tab=TAB, ledger=lambda: SCHEMES, rows="one", page=PAGE, do=_start_other, fits=in_force, unfit="要是现行的标准。", help="给办公室、食堂、宿舍等不在分会、小组台账里的各列一份检查。",
        asks=(Shown(key="subjects", label="检查哪些", kind=Text(400), required=True, help="几个用顿号隔开：一食堂、二食堂、浴室。"), DAY, PERIOD),
    ),
    Deed(
        code="honors.take_own_marks", title="照抄自评分", tab=TAB, ledger=lambda: MARKINGS, page=PAGE, do=_take_over, waiting=True, shows=("own_total", "total"), fits=_has_own, unfit="要是录了自评分、还没有检查分的考评。", help="检查分先照自评分填好，检查时只改有出入的。",
    ),
    Deed(
        code="honors.name_groups", title="命名特色之家", tab=TAB, ledger=lambda: MARKINGS, page=PAGE, do=_title, shows=("total", "title"), fits=lambda _day: Marking.total.is_not(None), unfit="要是有检查总分的考评。", help="年底按考评和会员测评，把小组命名为民主之家、安全之家等。",
        asks=(Shown(key="title", label="特色之家", kind=Choice(words.TITLE), required=True),),
    ),
    Deed(
        code="honors.new_version", title="标准另起一版", tab=TAB, ledger=lambda: SCHEMES, rows="one", page=PAGE, do=_new_version, shows=("version", "items"), fits=in_force, unfit="要是现行的标准。", help="照现在的条目另起一版再改，以前的考评仍按原来那一版。",
        asks=(Shown(key="day", label="施行日期", kind=Day(ahead=366), required=True),),
    ),
)  # fmt: skip
