"""Reckons what every member owes for a run of months, from the roll and the rules; never commits.

Membership, group and kind of employment are those of each month, so that joiners and leavers owe by months. What is
already there stays, unless it is reckoned again; what anything was paid on, or what was typed by hand, always stays.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, select, update

from desk_union.basis.months import between, following, span_words, words, year_of
from desk_union.basis.refusal import Refusal
from desk_union.funds.dues import dues_rules
from desk_union.funds.dues.dues_roll import Roll
from desk_union.funds.dues.dues_words import TENTH, YEARLY
from desk_union.funds.tables import Dues, DuesPayment, DuesRule, DuesRun
from desk_union.store.bulk import chunks, insert_many

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.funds.dues.dues_rules import Rule

LONGEST = 24  # months in one run
OF_THE_YEAR = (TENTH, YEARLY)  # formulas in which the earlier months of the year count
Key = tuple[int, int]  # person and period


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What a run did: rows added, changed and removed, the sum of what was added, and who needs seeing to."""

    run: int | None
    title: str
    added: int
    changed: int
    removed: int
    due: int
    exempt: int
    unknown: tuple[str, ...]  # members without a recorded wage
    ruleless: tuple[str, ...]  # members to whom no rule applies


@dataclass(frozen=True, slots=True)
class _Owed:
    person: int
    period: int
    unit: int | None
    rule: int | None
    base: int | None
    due: int
    exempt: str | None

    def values(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in ("unit", "rule", "base", "due", "exempt")}


@dataclass(frozen=True, slots=True)
class _There:
    """A row of dues that the book already has; ``free`` when nothing was paid on it and a run made it."""

    id: int
    due: int
    free: bool


@dataclass
class _Reckoning:
    roll: Roll
    rules: Sequence[Rule]
    there: dict[Key, _There]
    again: bool
    owed: dict[Key, _Owed] = field(default_factory=dict)
    ruleless: dict[int, str] = field(default_factory=dict)

    def person(self, person: int, first: int, last: int) -> None:
        for period in between(first, last):
            self._month(person, period)

    def _month(self, person: int, period: int) -> None:
        month = self.roll.month(person, period)
        key = (person, period)
        if not dues_rules.concerns(month) or (key in self.there and not (self.again and self.there[key].free)):
            return
        unit, exempt = self.roll.unit(person, period), dues_rules.exemption(month)
        if exempt is not None:
            self.owed[key] = _Owed(person, period, unit, None, None, 0, exempt)
            return
        rule = dues_rules.applicable(self.rules, period, month.employ_type)
        if rule is None:
            self.ruleless[person] = self.roll.names[person]
            return
        before = self._before(person, period, rule.formula) if rule.formula in OF_THE_YEAR else ()
        goes_on = dues_rules.owes(self.roll.month(person, following(period)))
        due = dues_rules.due(rule, month.base, period, before, goes_on=goes_on)
        if due or due is None or rule.formula != YEARLY:
            self.owed[key] = _Owed(person, period, unit, rule.id, month.base, due or 0, None)

    def _before(self, person: int, period: int, formula: str) -> list[int]:
        """The sums of the earlier months of the year in which dues were owed by this formula."""
        found = []
        for earlier in between(year_of(period) * 100 + 1, following(period, -1)):
            month = self.roll.month(person, earlier)
            rule = dues_rules.applicable(self.rules, earlier, month.employ_type)
            if dues_rules.owes(month) and rule is not None and rule.formula == formula:
                new, old = self.owed.get((person, earlier)), self.there.get((person, earlier))
                found.append(new.due if new else old.due if old else 0)
        return found


def reckon(session: Session, first: int, last: int, today: date, *, again: bool = False) -> Reckoned:
    """Add what is owed for the months ``first`` to ``last``; ``again`` also puts right what nobody has paid on yet.

    Refusal when there is no rule, when nothing is to be done, or when the months are unreasonable.
    """
    _refuse_months(first, last, today)
    rules = read_rules(session)
    if not rules:
        raise Refusal("还没有会费标准，不知道该收多少。", "请先在“会费标准”里登记计算方法和比例。")
    work = _Reckoning(Roll(session), rules, _there(session, first, last), again)
    for person in work.roll.persons:
        work.person(person, first, last)
    return _write(session, work, first, last, today)


def read_rules(session: Session) -> list[Rule]:
    rows = session.scalars(select(DuesRule).order_by(DuesRule.id))
    return [
        dues_rules.Rule(row.id, row.formula, row.rate, row.fixed, row.employ_type, row.since, row.until) for row in rows
    ]


def _refuse_months(first: int, last: int, today: date) -> None:
    months = between(first, last)
    if not months:
        raise Refusal("截止月份早于起始月份。", "请核对两个月份。", field="last")
    if len(months) > LONGEST:
        raise Refusal(f"一次最多生成{LONGEST}个月。", "请分几次生成。", field="last")
    if last > (today.year + 1) * 100 + 12:
        raise Refusal(f"{words(last)}还太远。", "请核对年份。", field="last")


def _there(session: Session, first: int, last: int) -> dict[Key, _There]:
    """Rows from January of the first year on, since the year's earlier months count."""
    touched = select(DuesPayment.id).where(DuesPayment.dues == Dues.id).exists()
    query = select(Dues.id, Dues.person, Dues.period, Dues.due, Dues.run, touched.label("touched"))
    rows = session.execute(query.where(Dues.period.between(year_of(first) * 100, last)))
    return {(row.person, row.period): _There(row.id, row.due, row.run is not None and not row.touched) for row in rows}


def _write(session: Session, work: _Reckoning, first: int, last: int, today: date) -> Reckoned:
    new = [owed for key, owed in work.owed.items() if key not in work.there]
    old = [(work.there[key].id, owed) for key, owed in work.owed.items() if key in work.there]
    asked = [] if not work.again else [key for key in work.there if first <= key[1] <= last]
    gone = [work.there[key].id for key in asked if work.there[key].free and key not in work.owed]
    title = f"{span_words(first, last)}会费"
    changed = _change(session, old)
    for chunk in chunks(gone):
        session.connection().execute(delete(Dues).where(Dues.id.in_(chunk)))
    if not new and not changed and not gone:
        _refuse_nothing(work, title)
    run = _add(session, title, new, first, last, today) if new else None
    unknown = {owed.person for owed in work.owed.values() if owed.exempt is None and owed.rule and not owed.due}
    nameless = tuple(work.roll.names[person] for person in unknown if work.roll.wages.now.get(person) is None)
    return Reckoned(
        run, title, len(new), changed, len(gone), sum(owed.due for owed in new),
        sum(owed.exempt is not None for owed in new), nameless, tuple(work.ruleless.values()),
    )  # fmt: skip


def _refuse_nothing(work: _Reckoning, title: str) -> None:
    if work.ruleless:
        raise Refusal(f"没有一条会费标准适用于这些月份，无法生成{title}。", "请在“会费标准”里核对启用日期和用工形式。")
    if work.again:
        raise Refusal(f"{title}重新计算后没有变化。")
    if not work.there:
        raise Refusal(f"花名册里没有要缴{title}的会员。", "请先登记会员，并核对入会日期。")
    raise Refusal(f"{title}已经生成过了。", "工资或名册有变动的，请勾选“重新计算没有缴的”。")


def _change(session: Session, rows: Sequence[tuple[int, _Owed]]) -> int:
    """Put right the rows that differ; how many did."""
    now = {}
    for chunk in chunks([row_id for row_id, _ in rows]):
        for row in session.execute(
            select(Dues.id, Dues.unit, Dues.rule, Dues.base, Dues.due, Dues.exempt).where(Dues.id.in_(chunk))
        ):
            now[row.id] = row._asdict()
    other = [{"row": id_, **owed.values()} for id_, owed in rows if now[id_] != {"id": id_, **owed.values()}]
    if other:
        names = ("unit", "rule", "base", "due", "exempt")
        statement = update(Dues).where(Dues.id == bindparam("row")).values({name: bindparam(name) for name in names})
        session.connection().execute(statement, other)
    return len(other)


def _add(session: Session, title: str, new: Sequence[_Owed], first: int, last: int, today: date) -> int:
    run = DuesRun(title=title, first=first, last=last, made_on=today)
    session.add(run)
    session.flush()
    columns: dict[str, list[Any]] = {
        name: [getattr(owed, name) for owed in new]
        for name in ("person", "period", "unit", "rule", "base", "due", "exempt")
    }
    insert_many(session, Dues.__table__, {**columns, "run": [run.id] * len(new)})  # type: ignore[arg-type]  # a mapped class has a table
    return run.id
