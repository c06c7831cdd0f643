"""Posting: checks a draft, gives it the next number of its month, freezes it and chains it to the one posted before.

财会〔2013〕20号: posted vouchers are numbered without gaps, never deleted or changed. The triggers of ``tables/frozen``
check the same again; the chain of hashes shows what another program has altered.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, insert, select, update

from desk_union.basis.refusal import Refusal
from desk_union.funds.account import guarding, periods, rules
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.deeds import HeldVoucher, read_vouchers
from desk_union.funds.account.projects import read_projects
from desk_union.funds.account.voucher_words import title_of
from desk_union.funds.tables import Override, Voucher
from desk_union.funds.tables.books import DRAFT, POSTED
from desk_union.store.bulk import chunks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from desk_union.funds.account.account_chart import AccountChart
    from desk_union.funds.account.rules import Caution, VoucherFault


class Unpostable(Refusal):
    """Drafts that may not be posted; ``faults`` by voucher."""

    def __init__(self, faults: Mapping[int, Sequence[VoucherFault]], titles: Mapping[int, str]) -> None:
        row_id, found = next(iter(faults.items()))
        first = found[0]
        place = f"第{first.line + 1}条分录" if first.line is not None else ""
        more = f"（共{len(faults)}张凭证有问题）" if len(faults) > 1 else ""
        super().__init__(f"{titles[row_id]}不能记账：{place}{first.reason}{more}", first.remedy, field=first.key)
        self.faults = faults


class Unexplained(Refusal):
    """Warnings that need a reason before the voucher may be posted."""

    def __init__(self, warnings: Mapping[int, Sequence[Caution]], titles: Mapping[int, str]) -> None:
        row_id, found = next(iter(warnings.items()))
        count = sum(len(some) for some in warnings.values())
        more = f"（共{count}处提醒）" if count > 1 else ""
        super().__init__(
            f"{titles[row_id]}：{found[0].sentence}{more}", "请核对；确实要这样记账，请写明原因，经费审查时会看到。"
        )
        self.warnings = warnings
        self.sentences = tuple(f"{titles[id_]}：{one.sentence}" for id_, some in warnings.items() for one in some)


@dataclass(frozen=True, slots=True)
class Posted:
    """``titles`` as the vouchers are called from now on, ``warned`` what was passed over."""

    ids: tuple[int, ...]
    titles: tuple[str, ...]
    warned: tuple[Caution, ...]


def drafts_through(session: Session, period: int | None = None) -> list[int]:
    """Ids of the drafts up to the end of a month, in the order in which they are to be numbered."""
    query = select(Voucher.id).where(Voucher.state == DRAFT)
    if period is not None:
        query = query.where(Voucher.period <= period)
    return list(session.scalars(query.order_by(Voucher.day, Voucher.id)))


def judge(
    session: Session, held: Sequence[HeldVoucher], chart: AccountChart, today: date
) -> tuple[dict[int, list[VoucherFault]], dict[int, list[Caution]]]:
    """Faults and warnings by voucher, of those that have any."""
    earliest = min((one.draft.day for one in held), default=None)
    projects, calendar = read_projects(session), periods.read_calendar(session, earliest)
    faults = {
        one.id: rules.faults(one.draft.lines, one.draft.day, chart, projects, calendar, one.draft.kind) for one in held
    }
    warned = {one.id: rules.warnings(one.draft.lines, one.draft.kind, chart) for one in held}
    for row_id, found in guarding.warnings(session, held, chart, today).items():
        warned[row_id] += found
    return {id_: found for id_, found in faults.items() if found}, {
        id_: found for id_, found in warned.items() if found
    }


def post(
    session: Session, ids: Sequence[int], at: datetime, *, who: str = "", reason: str = ""
) -> Posted:
    """Post drafts in this order, all or none.

    Raises ``Unpostable`` for faults, ``Unexplained`` for warnings without ``reason``; what was passed over is written
    down with it.
    """
    who = who or session.info.get("who") or ""
    held = [one for chunk in chunks(ids) for one in read_vouchers(session, chunk)]
    titles = {one.id: one.title for one in held}
    if done := [one for one in held if one.state == POSTED]:
        raise Refusal(f"{done[0].title}已经记过账了。")
    chart = read_chart(session)
    faults, warned = judge(session, held, chart, at.date())
    if faults:
        raise Unpostable(faults, titles)
    if warned and not reason.strip():
        raise Unexplained(warned, titles)
    _pass_over(session, warned, reason.strip(), at, who)
    numbered = _number(session, held, at, who, chart)
    _write(session, numbered)
    session.info["kind"] = "final"
    names = tuple(
        title_of(one.draft.word, row["number"], one.draft.day, one.id) for one, row in zip(held, numbered, strict=True)
    )
    return Posted(tuple(ids), names, tuple(caution for found in warned.values() for caution in found))


def _pass_over(session: Session, warned: Mapping[int, Sequence[Caution]], reason: str, at: datetime, who: str) -> None:
    rows = [
        {"voucher": id_, "rule": one.rule, "sentence": one.sentence, "reason": reason, "at": at, "who": who or None}
        for id_, found in warned.items()
        for one in found
    ]
    if rows:
        session.connection().execute(insert(Override), rows)


def _number(
    session: Session, held: Sequence[HeldVoucher], at: datetime, who: str, chart: AccountChart
) -> list[dict[str, Any]]:
    last: dict[tuple[int, str], int] = defaultdict(int)
    for period, word, number in session.execute(
        select(Voucher.period, Voucher.word, func.max(Voucher.number))
        .where(Voucher.period.in_({one.period for one in held}))
        .group_by(Voucher.period, Voucher.word)
    ):
        last[period, word] = number or 0
    sequence, previous = last_link(session)
    rows = []
    for one in held:
        last[one.period, one.draft.word] += 1
        sequence += 1
        number = last[one.period, one.draft.word]
        link = hash_of(contents(one, number, sequence, chart), previous)
        rows.append(
            {
                "row": one.id, "state": POSTED, "number": number, "sequence": sequence, "previous": previous,
                "hash": link, "poster": who or None, "posted_at": at,
            }
        )  # fmt: skip
        previous = link
    return rows


def _write(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    keys = ("state", "number", "sequence", "previous", "hash", "poster", "posted_at")
    statement = update(Voucher).where(Voucher.id == bindparam("row")).values({key: bindparam(key) for key in keys})
    session.connection().execute(statement, list(rows))


def last_link(session: Session) -> tuple[int, str]:
    """Sequence and hash of the voucher posted last; (0, "") before the first."""
    row = session.execute(
        select(Voucher.sequence, Voucher.hash)
        .where(Voucher.sequence.is_not(None))
        .order_by(Voucher.sequence.desc())
        .limit(1)
    ).first()
    return (row[0] or 0, row[1] or "") if row else (0, "")


def contents(held: HeldVoucher, number: int, sequence: int, chart: AccountChart) -> list[Any]:
    """What the hash of a posted voucher covers: everything that a reader of the paper sees."""
    draft = held.draft
    lines = [
        [
            line.summary, chart.by_id[line.account].code if line.account is not None else "", line.debit, line.credit,
            line.project, line.earmarked, line.party, line.bill, line.economic,
            # Vouchers of the time before units were noted keep their hashes.
            *(() if line.unit is None else (line.unit,)),
        ]
        for line in draft.lines
    ]  # fmt: skip
    return [
        sequence, draft.day.isoformat(), draft.word, number, draft.kind, draft.papers, draft.origin, draft.maker,
        draft.checker, draft.cashier, draft.note, lines,
    ]  # fmt: skip


def hash_of(held: Sequence[Any], previous: str) -> str:
    text = json.dumps([previous, *held], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
