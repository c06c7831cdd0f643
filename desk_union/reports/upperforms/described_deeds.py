"""What a clerk does with a form of the upper union's: send it out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_union.basis.refusal import Refusal
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Count, Day, Flag, Ref, Text, Year
from desk_union.describe.ledger import Shown
from desk_union.describe.sheet import Request
from desk_union.members.ledgers import UNITS
from desk_union.reports.returns.issuing import freeze, standing
from desk_union.reports.returns.ledgers import ISSUED
from desk_union.reports.returns.periods import last_of
from desk_union.reports.returns.returns_words import ISSUED as SENT
from desk_union.reports.returns.returns_words import REPLACED, UPPER
from desk_union.reports.returns.tables import IssuedReturn
from desk_union.reports.upperforms import forms_words as words
from desk_union.reports.upperforms.filling import fill_form, mark_cells, period_of, prose_of, without_gaps
from desk_union.reports.upperforms.ledgers import UPPER_FORMS
from desk_union.reports.upperforms.tables import UpperForm
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values
    from desk_union.reports.upperforms.filling import FilledForm

TAB, PAGE = "报表", "reports.forms"


def _propose(session: Session, ids: Sequence[int], day: date) -> Mapping[str, Any]:
    """The newest period that is over, month or quarter as the form wants it, and to whom it goes."""
    if not ids:
        return {"day": day}
    form = session.get_one(UpperForm, ids[0])
    last = last_of(words.RHYTHM_CODE[form.rhythm], day).span.last
    month, quarter = form.rhythm == words.MONTHLY, form.rhythm == words.QUARTERLY
    return {
        "year": last.year, "month": last.month if month else None, "quarter": (last.month + 2) // 3 if quarter else None,
        "day": day, "receiver": form.receiver,
    }  # fmt: skip


def _asked(form: UpperForm, values: Values, today: date) -> Request:
    """Refusal where a month or quarter is wanted and none is named."""
    wanted = {words.MONTHLY: ("month", "月份"), words.QUARTERLY: ("quarter", "季度")}.get(form.rhythm)
    if wanted is not None and not values[wanted[0]]:
        raise Refusal(f"“{form.name}”是{form.rhythm}，没有写哪个{wanted[1]}的。", f"请填{wanted[1]}。", field=wanted[0])
    return Request(today, today, values["year"], values["month"], values["quarter"])


def _issue(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    form, unit = session.get_one(UpperForm, ids[0]), values["unit"]
    period = period_of(form.name, form.rhythm, _asked(form, values, today))
    before = standing(session, UPPER, period.span, unit, form.id)
    if before is not None and before.state == SENT:
        raise Refusal(
            f"{period.words}的“{form.name}”已经报出，编号{before.number}。",
            "要改报的，先在已报出报表台账里选它，办“重新打开报表”。",
        )
    filled = fill_form(session, form, period, unit, values["day"])
    if filled.missing and not values["as_is"]:
        raise Refusal(
            f"“{form.name}”还缺：{'、'.join(filled.missing)}。",
            "请在手填数字台账里补填，或把“缺的空着报”选为是。", field="as_is",
        )  # fmt: skip
    given = {
        "form": UPPER, "own": form.id, "first": period.span.first, "last": period.span.last, "unit": unit,
        "issued_on": values["day"], "receiver": values["receiver"], "state": SENT,
    }  # fmt: skip
    made = rows.add_rows(session, ISSUED, [given], today)[0]
    whole = without_gaps(filled)
    freeze(session, made, prose_of(whole, values["day"]), mark_cells(whole))
    if before is not None:
        rows.save_row(session, ISSUED, before.id, {"state": REPLACED}, today)
    number = session.get_one(IssuedReturn, made).number
    again = f"，代替{before.number}" if before is not None else ""
    return DeedResult(
        ids=(made,), words=f"报出{period.words}的“{form.name}”，编号{number}{again}。", name=f"{period.words}“{form.name}”",
        printed=form.id, seen=(ISSUED.code, (made,)), notes=tuple(_cautions(filled, today)),
    )  # fmt: skip


def _cautions(filled: FilledForm, today: date) -> list[str]:
    early = [f"{filled.period.words}还没有过完，数字还会变。"] if today < filled.period.span.last else []
    return [*early, *([f"空着报出：{'、'.join(filled.missing)}。"] if filled.missing else [])]


DEEDS: tuple[Deed, ...] = (
    Deed(
        code="reports.issue_form", title="报出上级表格", tab=TAB, ledger=lambda: UPPER_FORMS, rows="one", page=PAGE, do=_issue, waiting=True, shows=("rhythm", "receiver"), propose=_propose,
        help="把上级表格报出去：存下每一格的数、数后面的行、程序版本、经手人和日期；以后再存成Excel还是报出的那些数，变了的数看得出来。",
        asks=(
            Shown(key="year", label="年度", kind=Year(), required=True), Shown(key="month", label="月份", kind=Count(least=1, most=12), help="月报填它。"), Shown(key="quarter", label="季度", kind=Count(least=1, most=4), help="季报填它。"),
            Shown(key="unit", label="单位", kind=Ref(lambda: UNITS), help="全单位的不填；只报一个分会、小组的填它。"), Shown(key="day", label="报出日期", kind=Day(ahead=0), required=True),
            Shown(key="receiver", label="报给谁", kind=Text(60)), Shown(key="as_is", label="缺的空着报", kind=Flag(), default=False, help="还有格子没有数时，选是就空着报出。"),
        ),
    ),
)  # fmt: skip
