"""What a clerk does with returns: send one out, look into it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Choice, Count, Day, Flag, LongText, Ref, Text, Year
from desk_union.describe.ledger import Shown
from desk_union.members.ledgers import UNITS
from desk_union.reports.returns import returns_words as words
from desk_union.reports.returns.filling import fill_return, moved_cells, prose_of, without_marks
from desk_union.reports.returns.issuing import drifts, freeze, standing
from desk_union.reports.returns.ledgers import ISSUED
from desk_union.reports.returns.periods import begun, last_ended, month_of, quarter, quoted, year_of
from desk_union.reports.returns.rules import begins_in, deadline_on
from desk_union.reports.returns.tables import IssuedReturn
from desk_union.store import overrides, rows
from desk_union.store.listing import name_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values
    from desk_union.reports.returns.filling import FilledReturn
    from desk_union.reports.returns.periods import ReturnPeriod

TAB, PAGE = "报表", "reports.returns"
ASKED_BESIDE = {"month": ("month",), "quarter": ("quarter",), "year": ()}
SHOWN_DRIFTS = 40


def _wanted(values: Values) -> set[str]:
    rhythm = words.RHYTHM[values.get("form") or words.MONTH]
    return {"form", "year", "unit", "day", "receiver", "as_is", *ASKED_BESIDE[rhythm]}


def _proposed(session: Session, form: str, today: date) -> dict[str, Any]:
    """The newest period that is over, and to whom the form goes."""
    span = last_ended(form, today, begins_in(session, form, today)).span
    held = deadline_on(session, form, span.last)
    found: dict[str, Any] = {"year": span.last.year, "receiver": held.receiver if held is not None else None}
    return found | {"month": span.last.month, "quarter": (span.last.month + 2) // 3}


def _propose(session: Session, _ids: Sequence[int], day: date) -> Mapping[str, Any]:
    return {"day": day, **_proposed(session, words.MONTH, day)}


def _follow(session: Session, key: str, values: Values) -> Mapping[str, Any]:
    """Another form has another newest period."""
    form, day = values.get("form"), values.get("day")
    return _proposed(session, form, day) if key == "form" and form and day else {}


def _period(session: Session, values: Values, today: date) -> ReturnPeriod:
    form, year = values["form"], values["year"]
    rhythm = words.RHYTHM[form]
    if rhythm == "year":
        return begun(form, year_of(year, begins_in(session, form, today)), today)
    asked = values["month" if rhythm == "month" else "quarter"]
    return begun(form, month_of(year, asked) if rhythm == "month" else quarter(year, asked), today)


def _issue(session: Session, _ids: Sequence[int], values: Values, today: date) -> DeedResult:
    form, unit = values["form"], values["unit"]
    period = _period(session, values, today)
    if values["day"] < period.span.first:
        raise Refusal(f"报出日期早于{period.words}的第一天。", "请核对报出日期、年度和月份（季度）。", field="day")
    before = standing(session, form, period.span, unit)
    if before is not None and before.state == words.ISSUED:
        raise Refusal(
            f"{period.words}的{quoted(form)}已经报出，编号{before.number}。",
            "要改报的，先在已报出报表台账里选它，办“重新打开报表”。",
        )
    filled = fill_return(session, form, period, unit)
    if filled.missing and not values["as_is"]:
        told = "、".join(filled.missing)
        raise Refusal(f"{quoted(form)}还缺：{told}。", "请在手填数字台账里补填，或把“缺的空着报”选为是。", field="as_is")
    given = {
        "form": form, "first": period.span.first, "last": period.span.last, "unit": unit, "issued_on": values["day"],
        "receiver": values["receiver"], "state": words.ISSUED,
    }  # fmt: skip
    made = rows.add_rows(session, ISSUED, [given], today)[0]
    whole = without_marks(filled)
    freeze(session, made, prose_of(whole, values["day"]), moved_cells(whole))
    if before is not None:
        rows.save_row(session, ISSUED, before.id, {"state": words.REPLACED}, today)
    number = session.get_one(IssuedReturn, made).number
    again = f"，代替{before.number}" if before is not None else ""
    return DeedResult(
        ids=(made,), words=f"报出{period.words}的{quoted(form)}，编号{number}{again}。", name=f"{period.words}{quoted(form)}",
        printed=made, seen=(ISSUED.code, (made,)), notes=tuple(_cautions(filled, period, today)),
    )  # fmt: skip


def _cautions(filled: FilledReturn, period: ReturnPeriod, today: date) -> list[str]:
    early = [f"{period.words}还没有过完，数字还会变。"] if today < period.span.last else []
    lacking = [f"空着报出：{'、'.join(filled.missing)}。"] if filled.missing else []
    return [*early, *lacking, *filled.faults]


def _reopen(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    one = session.get_one(IssuedReturn, ids[0])
    if one.page is None:
        raise Refusal("这份报表是登记进来的，没有存下内容。", "要重报的，直接办“报出报表”。")
    found = [drift for _, drift in drifts(session, one) if drift is not None]
    told = [(d.label, d.part, d.before, d.after, d.rows_in_words(session)) for d in found[:SHOWN_DRIFTS]]
    now = rows.values_of(session, ISSUED, [one.id], today)[one.id]
    note = "\n".join(filter(None, (now["note"], f"{days.show_day(today)}重新打开：{values['why']}")))
    overrides.because(session, overrides.reason_of(session) or values["why"])
    rows.save_row(session, ISSUED, one.id, {"state": words.REOPENED, "note": note}, today)
    one.reopened_on = today
    session.flush()
    many = f"报出以后有{len(found)}个数变了" if found else "报出以后没有数变动"
    return DeedResult(
        ids=(one.id,), words=f"重新打开{name_of(session, ISSUED, one.id)}，{many}。", name=one.number or one.form,
        printed=one.id, notes=() if found else ("和现在的台账一致，不用改报。",),
        table=(("栏目", "列", "报出时", "现在", "变动的行"), *told) if told else (),
    )  # fmt: skip


def _out(_day: date) -> ColumnElement[bool]:
    return (IssuedReturn.state == words.ISSUED) & IssuedReturn.page.is_not(None)


DEEDS: tuple[Deed, ...] = (
    Deed(
        code="reports.issue", title="报出报表", tab=TAB, ledger=lambda: ISSUED, rows="none", page=PAGE, do=_issue, prints="reports.issued_copy",
        help="把一份月报、季报或统计报表报出去：存下整页、每个数、数后面的行、程序版本、经手人和日期；以后再印还是这一页。",
        asks=(
            Shown(key="form", label="报表", kind=Choice(words.FORM), required=True, default=words.MONTH), Shown(key="year", label="年度", kind=Year(), required=True),
            Shown(key="month", label="月份", kind=Count(least=1, most=12), required=True), Shown(key="quarter", label="季度", kind=Count(least=1, most=4), required=True),
            Shown(key="unit", label="单位", kind=Ref(lambda: UNITS), help="全单位的不填；只报一个分会、小组的填它。"), Shown(key="day", label="报出日期", kind=Day(ahead=0), required=True),
            Shown(key="receiver", label="报给谁", kind=Text(60)), Shown(key="as_is", label="缺的空着报", kind=Flag(), default=False, help="还有栏目没有数时，选是就空着报出。"),
        ),
        wanted=_wanted, propose=_propose, follow=_follow,
    ),
    Deed(
        code="reports.reopen", title="重新打开报表", tab=TAB, ledger=lambda: ISSUED, rows="one", page=PAGE, do=_reopen, waiting=True, shows=("first", "last", "issued_on"), prints="reports.drift",
        help="看报出以后哪些数变了：从多少变成多少，是哪几行；看过可以改报。没有改报以前，再印还是报出的那一页。",
        fits=_out, unfit="要是现在有效的、用“报出报表”报出的。", asks=(Shown(key="why", label="为什么", kind=LongText(200), required=True),),
    ),
)  # fmt: skip
