"""The payroll office's answer: who it is, whether the money agrees with what is owed, and booking it as collected.

Who: by ID number, bank card or 工号 with the name beside it; by the name alone only where the amount fits as well.
Money is fen; it pays the month that the line names, else the months that are owed from the oldest on.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select, update

from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Refusal
from desk_union.funds.dues import dues_deeds, dues_state
from desk_union.funds.dues import dues_words as words
from desk_union.funds.tables import Dues, PayrollLine
from desk_union.members.tables import Person
from desk_union.store import batches

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.funds.dues.dues_deeds import Collected

_TOLD = ("name", "work_no", "id_number", "bank_card", "period", "amount", "note")


class OwedMonth(NamedTuple):
    """A month of a person that is not all paid; ``owed`` in fen."""

    dues: int
    period: int
    owed: int


def number(session: Session, rows: Sequence[dict[str, Any]], today: date) -> None:  # noqa: ARG001 - a list has no day
    """The lines of one sheet are a list of their own; the newest list once more is that list."""
    batch = batches.next_of(session, PayrollLine, _TOLD, rows)
    for row in rows:
        row["batch"] = batch


def settle(session: Session, ids: Sequence[int], today: date) -> None:  # noqa: ARG001 - what is owed has no today
    """Lines of earlier lists go, but for those that were booked; all that wait are compared with what is owed."""
    batches.settle(session, PayrollLine, ids, PayrollLine.booked_on.is_(None))
    compare(session)


def compare(session: Session) -> dict[str, int]:
    """Say of every line that was not booked who it is and whether its amount is owed; numbers by outcome."""
    ledger = _Owing(session)
    counts = defaultdict[str, int](int)
    waiting = select(PayrollLine).where(PayrollLine.booked_on.is_(None)).order_by(PayrollLine.id)
    for line in session.scalars(waiting).all():
        person, doubt = (line.person, "") if line.told else ledger.who(line)
        months = ledger.months_of(person, line.period)
        outcome = doubt or _judged(line.amount, [one.owed for one in months])
        change = {"person": person, "outcome": outcome, "owed": sum(one.owed for one in months) if person else None}
        session.execute(update(PayrollLine).where(PayrollLine.id == line.id).values(change))
        counts[outcome] += 1
    session.expire_all()
    return dict(counts)


def _judged(amount: int | None, owed: Sequence[int]) -> str:
    if not amount:
        return words.NOT_TAKEN
    if not owed:
        return words.NOTHING_OWED
    return words.PAIRED if amount in accumulate(owed) else words.OTHER_AMOUNT


class _Owing:
    """Everybody with the months that they owe."""

    def __init__(self, session: Session) -> None:
        columns = (Person.id, Person.name, Person.work_no, Person.id_number, Person.bank_card)
        self.people = session.execute(select(*columns).order_by(Person.id)).all()
        self.months = defaultdict[int, list[OwedMonth]](list)
        owing = select(Dues.person, Dues.id, Dues.period, dues_state.owed()).where(
            dues_state.liable(), dues_state.paid() < Dues.due
        )
        for person, *month in session.execute(owing.order_by(Dues.period)):
            self.months[person].append(OwedMonth(*month))

    def months_of(self, person: int | None, period: int | None) -> list[OwedMonth]:
        held = self.months.get(person or 0, [])
        return [one for one in held if period is None or one.period == period]

    def who(self, line: PayrollLine) -> tuple[int | None, str]:
        """The person, or None and why not."""
        for key in ("id_number", "bank_card", "work_no"):
            told = getattr(line, key)
            held = [one for one in self.people if told and getattr(one, key) == told]
            alike = [one for one in held if one.name == line.name]
            if len(alike) == 1:
                return alike[0].id, ""
            if held:
                return None, words.DOUBTFUL
        named = [one.id for one in self.people if one.name == line.name]
        if not named:
            return None, words.NOT_FOUND
        fitting = [
            one for one in named
            if _judged(line.amount, [month.owed for month in self.months_of(one, line.period)]) == words.PAIRED
        ]  # fmt: skip
        return (fitting[0], "") if len(fitting) == 1 else (None, words.DOUBTFUL)


def tell_who(session: Session, ids: Sequence[int], person: int) -> None:
    """The clerk says who these lines are."""
    session.execute(update(PayrollLine).where(PayrollLine.id.in_(ids)).values(person=person, told=True))
    session.flush()
    compare(session)


def book(session: Session, ids: Sequence[int], day: date) -> Collected:
    """Record what was kept back as collected on the day, the oldest months first; Refusal where more came than is owed.

    Lines without money or person are refused by name: nothing is booked that nobody can tell.
    """
    owing = _Owing(session)
    whole: list[int] = []
    parts: list[tuple[int, int]] = []
    for line in _lines(session, ids):
        left = line.amount or 0
        months = owing.months.get(line.person or 0, [])
        for month in [one for one in months if line.period is None or one.period == line.period]:
            if left >= month.owed:
                whole.append(month.dues)
                months.remove(month)
            elif left:
                parts.append((month.dues, left))
                months[months.index(month)] = month._replace(owed=month.owed - left)
            left -= min(left, month.owed)
        if left:
            reason = f"{line.name}扣了{show_yuan(line.amount or 0)}元，比欠的多{show_yuan(left)}元。"
            raise Refusal(reason, "请先生成以后月份的应缴，或请财务退还，再登记。")
    done = [dues_deeds.collect(session, whole, day, way=words.PAYROLL)] if whole else []
    done += [dues_deeds.collect(session, [dues], day, way=words.PAYROLL, amount=part) for dues, part in parts]
    booked = {"outcome": words.BOOKED, "booked_on": day}
    session.execute(update(PayrollLine).where(PayrollLine.id.in_(ids)).values(booked))
    session.flush()
    compare(session)
    return dues_deeds.Collected(sum(one.rows for one in done), len(set(ids)), sum(one.amount for one in done))


def _lines(session: Session, ids: Sequence[int]) -> list[PayrollLine]:
    found = session.scalars(select(PayrollLine).where(PayrollLine.id.in_(ids)).order_by(PayrollLine.id)).all()
    if len(found) < len(set(ids)):
        raise Refusal("选中的行里有的已经没有了，可能读进了新的回单。", "请刷新后再选。")
    unknown = [line.name for line in found if line.person is None or not line.amount]
    if unknown:
        raise Refusal(f"{'、'.join(unknown[:3])}没有认出是谁，或者没有扣款。", "请先办“是这个会员”，或不选这几行。")
    return list(found)
