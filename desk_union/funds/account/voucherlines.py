"""The lines of vouchers as rows of a sheet: numbered, judged and kept voucher by voucher."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, select, update

from desk_union.basis.months import period_of
from desk_union.describe.ledger import Fault
from desk_union.describe.question import Question
from desk_union.funds.account import deeds, rules
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.deeds import Draft
from desk_union.funds.account.periods import read_calendar
from desk_union.funds.account.projects import read_projects
from desk_union.funds.tables import Entry, Voucher
from desk_union.funds.tables.books import DRAFT, POSTED
from desk_union.store.bulk import chunks, insert_many
from desk_union.store.rows import next_id_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Answer, Values
    from desk_union.describe.question import Surroundings

Key = tuple[Any, Any]  # day and serial
SIDES = {
    "借": "debit", "借方": "debit", "D": "debit", "DR": "debit", "贷": "credit", "贷方": "credit", "C": "credit",
    "CR": "credit",
}  # fmt: skip
CARRIED = ("day", "serial", "papers")


def tidy(given: dict[str, Any]) -> None:
    """What other programs write in columns of their own: 记-1 in one, 记 and 1 in two, an amount with its direction."""
    called, word = given.pop("called", None), given.pop("word", None)
    if word is not None and given.get("serial") is not None and not str(given["serial"]).startswith(str(word)):
        given["serial"] = f"{word}-{given['serial']}"
    if given.get("serial") is None and called is not None and called != DRAFT:
        given["serial"] = called
    amount, side = given.pop("amount", None), given.pop("side", None)
    key = SIDES.get(str(side).strip()) if side is not None else None
    if amount is not None and key is not None and not given.get("debit") and not given.get("credit"):
        given.pop("credit" if key == "debit" else "debit", None)
        given[key] = amount


def asks(rows: Sequence[dict[str, Any]], answer: Answer, _around: Surroundings) -> None:
    """Amounts of one column whose direction no other column tells."""
    single = [row for row in rows if row.get("amount") and not row.get("debit") and not row.get("credit")]
    loose = [row for row in single if str(row.get("side")).strip() not in SIDES]
    if loose:
        total = sum(abs(row["amount"]) for row in loose)
        why = "金额只有一列，没有写明借贷。"
        told = answer(Question("没有写方向的金额记哪一边", why, ("借方", "贷方"), len(loose), total, kept=False))
        for row in loose if told else ():
            row["side"] = told


def number(_session: Session, rows: Sequence[dict[str, Any]], _today: date) -> None:
    """Blank day and serial of a line are those of the line above (as exported lists have them); lines get numbers."""
    count: defaultdict[Key, int] = defaultdict(int)
    above: dict[str, Any] = {}
    for row in rows:
        if row.get("serial") is None and row.get("day") is None:
            row.update({key: above[key] for key in CARRIED if above.get(key) is not None})
        elif row.get("day") is None and row.get("serial") == above.get("serial"):
            row["day"] = above.get("day")
        above = row
        key = (row.get("day"), row.get("serial"))
        count[key] += 1
        if row.get("line") is None:
            row["line"] = count[key]


def line_of(row: Values) -> rules.VoucherLine:
    account = row.get("account")
    return rules.VoucherLine(
        str(row.get("summary") or ""), account if isinstance(account, int) else None, row.get("debit") or 0,
        row.get("credit") or 0, row.get("project"), bool(row.get("earmarked")), row.get("party"), row.get("bill"),
        row.get("economic"), row.get("unit"),
    )  # fmt: skip


def completed(row: Values) -> Values:
    """What follows from a line: money with a project is earmarked unless it is said otherwise; signs of both sides."""
    found: dict[str, Any] = {}
    if row.get("earmarked") is None:
        found["earmarked"] = row.get("project") is not None
    for key in ("debit", "credit"):
        if row.get(key) is None:
            found[key] = 0
    return found


def faults(
    session: Session, rows: Sequence[Values], fresh: frozenset[int], faulty: frozenset[int], today: date
) -> list[tuple[int, Fault]]:
    """All that is wrong with the vouchers that have new or changed lines."""
    chart, projects = read_chart(session), read_projects(session)
    calendar = read_calendar(session, _usual_year(rows, today))
    found: list[tuple[int, Fault]] = []
    groups = _groups(rows)
    held = _held(session, groups)
    for key, places in groups.items():
        if not fresh.intersection(places):
            continue
        day, first = key[0], places[0]
        if day is None:
            found.append((first, Fault("day", "日期不能为空。", "请填凭证日期。")))
            continue
        if held.get(key, (0, ""))[1] == POSTED:
            found.append((first, Fault("serial", "这张凭证已经记账，不能再加分录。", "请另起一张凭证。")))
        lines = [line_of(rows[place]) for place in places]
        partly = bool(faulty.intersection(places))
        for fault in rules.faults(lines, day, chart, projects, calendar):
            if fault.line is None and partly and fault.key != "day":
                continue  # what one line lacks would be told again of the whole voucher
            place = first if fault.line is None else places[fault.line]
            grouped = _grouped(key, places) if fault.line is None and fault.key != "day" else ""
            found.append((place, Fault(fault.key, f"{grouped}{fault.reason}", fault.remedy)))
    return found


def _usual_year(rows: Sequence[Values], today: date) -> date:
    """A day of the year that most lines bear: where a book has no vouchers yet, a slip in one line decides nothing."""
    years = Counter(row["day"].year for row in rows if row.get("day") is not None)
    return today.replace(year=years.most_common(1)[0][0], day=1) if years else today


def _groups(rows: Sequence[Values]) -> dict[Key, list[int]]:
    groups: dict[Key, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        # A line without a serial is a voucher of its own.
        groups[row.get("day"), row.get("serial") if row.get("serial") is not None else (place,)].append(place)
    return groups


def _grouped(key: Key, places: Sequence[int]) -> str:
    """How these lines came to be one voucher, for who has to find why it does not balance."""
    if isinstance(key[1], tuple):
        return "这一行没有凭证号，单独算一张凭证："
    return f"{key[0]}的“{key[1]}”共{len(places)}行算一张凭证："


def _held(session: Session, groups: dict[Key, list[int]]) -> dict[Key, tuple[int, str]]:
    """Vouchers of the book under the same day and serial: id and state."""
    days = sorted({day for day, _ in groups if day is not None})
    found: dict[Key, tuple[int, str]] = {}
    for chunk in chunks(days):
        for row in session.execute(
            select(Voucher.id, Voucher.day, Voucher.serial, Voucher.state).where(Voucher.day.in_(chunk))
        ):
            found[row.day, row.serial] = (row.id, row.state)
    return found


def insert(session: Session, rows: Sequence[Values], today: date) -> list[int]:
    """Keep the lines as drafts, one voucher for each day and serial; returns the ids of the entries in order."""
    groups = _groups([{**row, "day": row.get("day") or today} for row in rows])
    held = _held(session, groups)
    fresh = {key: places for key, places in groups.items() if key not in held}
    drafts = [
        Draft(
            key[0], (), papers=max(rows[place].get("papers") or 0 for place in places),
            serial=key[1] if isinstance(key[1], str) else "",
        )
        for key, places in fresh.items()
    ]  # fmt: skip
    ids = dict(zip(fresh, deeds.draft_vouchers(session, drafts), strict=True))
    vouchers = {place: ids.get(key) or held[key][0] for key, places in groups.items() for place in places}
    days = {place: key[0] for key, places in groups.items() for place in places}
    first = next_id_of(session, Entry)
    entries = list(_entries(rows, vouchers, days, first))
    insert_many(session, Entry.__table__, {name: [entry[name] for entry in entries] for name in entries[0]})  # type: ignore[arg-type]  # a mapped class has a table
    return [first + place for place in range(len(rows))]


def _entries(
    rows: Sequence[Values], vouchers: dict[int, int], days: dict[int, date], first: int
) -> Iterator[dict[str, Any]]:
    count: defaultdict[int, int] = defaultdict(int)
    for place, row in enumerate(rows):
        voucher = vouchers[place]
        count[voucher] += 1
        line = line_of(row)
        yield {
            "id": first + place, "voucher": voucher, "line": row.get("line") or count[voucher],
            "period": period_of(days[place]), "summary": line.summary, "account": line.account, "debit": line.debit,
            "credit": line.credit, "project": line.project, "earmarked": line.earmarked, "party": line.party,
            "bill": line.bill, "economic": line.economic, "unit": line.unit,
        }  # fmt: skip


def record(session: Session, rows: Sequence[tuple[int, Values]], _today: date) -> None:
    """Changed day, serial or count of papers belong to the voucher of the line."""
    for id_, values in rows:
        voucher = session.scalar(select(Entry.voucher).where(Entry.id == id_))
        changed = {key: values[key] for key in CARRIED if values.get(key) is not None}
        if voucher is None or not changed:
            continue
        if "day" in changed:
            changed["period"] = period_of(changed["day"])
            session.execute(update(Entry).where(Entry.voucher == voucher).values(period=changed["period"]))
        session.execute(update(Voucher).where(Voucher.id == voucher).values(**changed))


def owners(session: Session, ids: Sequence[int]) -> list[int]:
    found: set[int] = set()
    for chunk in chunks(ids):
        found.update(session.scalars(select(Entry.voucher).where(Entry.id.in_(chunk))))
    return sorted(found)


def settle(session: Session, vouchers: Sequence[int], _today: date) -> None:
    """A draft that lost its last line goes too."""
    for chunk in chunks(vouchers):
        lines = select(func.count()).where(Entry.voucher == Voucher.id).scalar_subquery()
        session.connection().execute(
            delete(Voucher).where(Voucher.id.in_(chunk), Voucher.state == DRAFT, lines == 0)
        )  # fmt: skip
