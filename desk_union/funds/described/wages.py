"""登记工资总额: the month's wages noted with what of them is to come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from desk_union.basis.money import show_yuan
from desk_union.basis.months import following, period_of, words
from desk_union.basis.refusal import Refusal
from desk_union.describe.deed import Deed, DeedResult
from desk_union.funds.dues import appropriation
from desk_union.funds.dues.dues_words import SELF
from desk_union.funds.ledgers.wages import WAGES
from desk_union.funds.tables import WageTotal
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

KEYS = ("period", "wages", "heads", "rate", "share", "channel", "source")


def _propose(session: Session, _ids: Sequence[int], day: date) -> Mapping[str, Any]:
    """The first month that was missed, with share and way as they were last; no share is built in."""
    last = session.scalars(select(WageTotal).order_by(WageTotal.period.desc()).limit(1)).first()
    missed = appropriation.missing(session, day)
    period = missed[0] if missed else following(period_of(day), -1)
    if last is not None and not missed and last.period >= period:
        period = following(last.period)
    known = {} if last is None else {"share": last.share, "channel": last.channel, "source": last.source}
    return {"period": period, "rate": appropriation.rate_on(period), "channel": SELF, **known}


def _note(session: Session, _ids: Sequence[int], values: Values, today: date) -> DeedResult:
    period = values["period"]
    if session.scalar(select(func.count()).where(WageTotal.period == period)):
        raise Refusal(f"{words(period)}的工资总额已经登记过了。", "要改的在台账里改那一行。", field="period")
    if period > period_of(today):
        raise Refusal(f"{words(period)}还没有到。", "请核对月份。", field="period")
    row_id = rows.save_row(session, WAGES, None, {key: values[key] for key in KEYS}, today)
    due = appropriation.due_of(values["wages"], values["rate"], values["share"])
    told = f"登记{words(period)}工资总额{show_yuan(values['wages'])}元，应到本会{show_yuan(due)}元。"
    return DeedResult(ids=(row_id,), words=told, name=words(period))


DEEDS: tuple[Deed, ...] = (
    Deed(
        code="funds.note_wages", title="登记工资总额", tab="经费", ledger=lambda: WAGES, rows="none", page="funds.appropriation",
        help="每月登记单位的工资总额，算出应到本会的拨缴经费。", asks=tuple(WAGES.by_key[key] for key in KEYS),
        do=_note, propose=_propose, prints="funds.appropriation",
    ),
)  # fmt: skip
