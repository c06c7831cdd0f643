"""What a clerk does with 安康杯, as descriptions: list what is to be done, note what was mended and looked at again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import and_, select

from desk_union.basis.days import show_day
from desk_union.contests.moving import go, named
from desk_union.contests.safety import safety_words as words
from desk_union.contests.safety.ledgers import CHECK_ITEMS, CHECKS, CUPS, HAZARDS, TARGETS, TASKS
from desk_union.contests.safety.tables import SafetyCheck, SafetyCheckItem, SafetyCup, SafetyHazard, SafetyTask
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Choice, Day, LongText, Text
from desk_union.describe.ledger import Shown
from desk_union.describe.words import dictionary
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

TAB, PAGE = "劳动竞赛", "contests.safety"
PAST_DAY = Shown(key="day", label="日期", kind=Day(ahead=0), required=True)
AGAIN = dictionary("hazard_recheck", "复查结果", words.FINE, words.WRONG)


def _without_tasks(_day: date) -> ColumnElement[bool]:
    return ~select(SafetyTask.id).where(SafetyTask.cup == SafetyCup.id).correlate(SafetyCup).exists()


def _lay_ten(session: Session, ids: Sequence[int], _values: Values, today: date) -> DeedResult:
    for row_id in ids:
        last = date(session.get_one(SafetyCup, row_id).year, 12, 31)
        tasks = [{"cup": row_id, "place": n, "what": what, "due_on": last} for n, what in enumerate(words.TEN, 1)]
        rows.add_rows(session, TASKS, tasks, today)
        have = session.scalar(select(TARGETS.row.id).where(TARGETS.row.cup == row_id).limit(1))
        if have is None:
            targets = [{"cup": row_id, "place": n, "what": what, "most": 0} for n, what in enumerate(words.TARGETS, 1)]
            rows.add_rows(session, TARGETS, targets, today)
    told = named(session, CUPS, ids)
    return DeedResult(ids=tuple(ids), words=f"给{told}列出十个一和零事故目标。", name=told)


def _bare(_day: date) -> ColumnElement[bool]:
    laid = select(SafetyCheckItem.id).where(SafetyCheckItem.inspection == SafetyCheck.id).correlate(SafetyCheck)
    return and_(SafetyCheck.kind == words.FIRE, ~laid.exists())


def _lay_items(session: Session, ids: Sequence[int], _values: Values, today: date) -> DeedResult:
    fresh = [
        {"inspection": row_id, "place": n, "what": what} for row_id in ids for n, what in enumerate(words.FIRE_ITEMS, 1)
    ]
    rows.add_rows(session, CHECK_ITEMS, fresh, today)
    told = named(session, CHECKS, ids)
    return DeedResult(ids=tuple(ids), words=f"给{told}列出{len(words.FIRE_ITEMS)}个检查项目。", name=told, printed=ids[0])


def _stage(stage: str) -> ColumnElement[bool]:
    return SafetyHazard.stage == stage


def _fix(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    new = {"stage": words.FIXED, "fixed_on": values["day"]}
    if values["fixed_how"]:
        new["fixed_how"] = values["fixed_how"]
    for row_id in ids:
        go(session, HAZARDS, row_id, today, new)
    told = named(session, HAZARDS, ids)
    return DeedResult(ids=tuple(ids), words=f"登记{told}整改完成。", name=told, printed=ids[0])


def _recheck(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    for row_id in ids:
        if values["result"] == words.FINE:
            given = {"rechecked_on": values["day"], "recheck": words.FINE, "rechecker": values["rechecker"]}
            go(session, HAZARDS, row_id, today, {"stage": words.CLOSED, **given})
            continue
        held = session.get_one(SafetyHazard, row_id)
        again = f"{show_day(values['day'])}复查不合格，重新整改。"
        note = "\n".join(filter(None, (held.note, again)))
        open_ = {"stage": words.OPEN, "fixed_on": None, "rechecked_on": None, "recheck": None, "note": note}
        go(session, HAZARDS, row_id, today, open_)
    told = named(session, HAZARDS, ids)
    return DeedResult(ids=tuple(ids), words=f"登记{told}复查{values['result']}。", name=told, printed=ids[0])


DEEDS: tuple[Deed, ...] = (
    Deed(
        code="contests.lay_ten", title="列出十个一", tab=TAB, ledger=lambda: CUPS, page=PAGE, do=_lay_ten, waiting=True,
        help="把“十个一”和零事故目标列在安康杯下面，再逐项填责任人和期限。", fits=_without_tasks, unfit="要是还没有列“十个一”的安康杯。",
    ),
    Deed(
        code="contests.lay_check_items", title="列出检查项目", tab=TAB, ledger=lambda: CHECKS, page=PAGE, do=_lay_items, waiting=True, prints="contests.check_sheet",
        help="给消防检查列出线路、应急灯、灭火器、通道等项目。", shows=("day", "place"), fits=_bare, unfit="要是还没有列项目的消防检查。",
    ),
    Deed(
        code="contests.fix_hazards", title="登记整改", tab=TAB, ledger=lambda: HAZARDS, page=PAGE, do=_fix, waiting=True, prints="contests.hazard_notice",
        help="隐患整改好了，记完成日期和结果。", shows=("responsible", "due_on"), fits=lambda _day: _stage(words.OPEN), unfit="要是待整改的隐患。",
        asks=(PAST_DAY, Shown(key="fixed_how", label="整改结果", kind=LongText())),
    ),
    Deed(
        code="contests.recheck_hazards", title="登记复查", tab=TAB, ledger=lambda: HAZARDS, page=PAGE, do=_recheck, waiting=True, prints="contests.hazard_notice",
        help="整改后复查：合格的销号，不合格的退回待整改。", shows=("responsible", "fixed_on"), fits=lambda _day: _stage(words.FIXED), unfit="要是整改了、还没有复查的隐患。",
        asks=(PAST_DAY, Shown(key="result", label="复查结果", kind=Choice(AGAIN), required=True, default=words.FINE), Shown(key="rechecker", label="复查人", kind=Text(40))),
    ),
)  # fmt: skip
