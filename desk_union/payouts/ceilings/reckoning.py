"""What receivers got in a year, read at once for all of them, and which lines go beyond the rules of the book."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Date, Executable, and_, bindparam, func, or_, select, type_coerce

from desk_union.basis.money import show_yuan
from desk_union.describe.ledger import Fault
from desk_union.funds.tables import Account, Entry, Voucher
from desk_union.members.tables import Person
from desk_union.payouts.ceilings import presets
from desk_union.payouts.ceilings.ceiling_rules import (
    BLOCK,
    OF_INCOME,
    CeilingRule,
    Grant,
    verdicts,
)
from desk_union.payouts.tables import PayoutCeiling, PayoutKind, PayoutLine, PayoutList
from desk_union.store.bulk import chunks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

ASK = "请核对金额和标准。"
LOWER = "请改到标准以内；标准确实变了的，先在“慰问标准”里改。"
NONE_CHOSEN = "还没有选用慰问标准，金额上限没有核对。"
CLOSING = "年终结转"
THOUSAND = 1000


def rules_of(session: Session) -> list[CeilingRule]:
    """The rules of the book, of any day."""
    return [
        CeilingRule(
            matters=tuple(matter.split()), window=window, festival=festival or "", amount=amount, times=times,
            share=share, forms=tuple((forms or "").split()), blocks=level == BLOCK,
            extra=bool(extra), since=since, until=until, document=document or province or "",
        )
        for matter, window, festival, amount, times, share, forms, level, extra, since, until, document, province in (
            session.connection().execute(_rules())
        )
    ]  # fmt: skip


@cache
def _rules() -> Executable:
    """Built once like the others here, since they are asked at every key while an amount is typed."""
    one = PayoutCeiling
    return select(
        one.matter, one.window, one.festival, one.amount, one.times, one.share, one.forms, one.level, one.extra,
        one.since, one.until, one.document, one.province,
    ).order_by(one.id)  # fmt: skip


def counted_day() -> ColumnElement[Any]:
    """The day of a line for a ceiling: its own, else that of its list, handed out or not."""
    return func.coalesce(PayoutLine.day, PayoutList.day)


def grants(session: Session, *where: ColumnElement[bool], today: date) -> list[Grant]:
    """Lines as the rules see them, in the order of their ids; what goes to a unit is nobody's."""
    query = (
        select(
            PayoutLine.id, PayoutLine.person, PayoutLine.outsider, PayoutLine.outsider_id, Person.name, PayoutLine.roll,
            type_coerce(counted_day(), Date), PayoutLine.illness, PayoutLine.cash, PayoutLine.goods_value,
            PayoutLine.item, *_TEXTS,
        )
        .outerjoin(PayoutList, PayoutList.id == PayoutLine.roll)
        .outerjoin(PayoutKind, PayoutKind.id == PayoutList.kind)
        .outerjoin(Person, Person.id == PayoutLine.person)
        .where(PayoutLine.unit.is_(None), *where)
        .order_by(PayoutLine.id)
    )  # fmt: skip
    found = []
    for id_, person, outsider, number, name, roll, day, illness, cash, goods, item, *texts in session.execute(query):
        matter, festival = presets.spoken_of(tuple(texts))
        found.append(
            Grant(
                id_, _whom(person, outsider, number), name or outsider or "", roll, day or today, matter, festival,
                illness or "", cash or 0, goods or 0, item or "", texts[0],
            )
        )  # fmt: skip
    return found


_TEXTS = (PayoutLine.matter, PayoutList.title, PayoutList.occasion, PayoutKind.name)


def _lists(session: Session, rolls: Iterable[int | None]) -> dict[int, tuple[date | None, tuple[str | None, ...]]]:
    """Of lists their day, and what they say: title, occasion and kind."""
    found: dict[int, tuple[date | None, tuple[str | None, ...]]] = {}
    for chunk in chunks(sorted({roll for roll in rolls if roll is not None})):
        for id_, day, *texts in session.connection().execute(_about_lists(), {"rolls": chunk}):
            found[id_] = day, tuple(texts)
    return found


@cache
def _about_lists() -> Executable:
    query = select(PayoutList.id, PayoutList.day, PayoutList.title, PayoutList.occasion, PayoutKind.name)
    query = query.outerjoin(PayoutKind, PayoutKind.id == PayoutList.kind)
    return query.where(PayoutList.id.in_(bindparam("rolls", expanding=True)))


def _of_persons(session: Session, people: Sequence[int], first: date, last: date) -> Iterator[Grant]:
    """Likewise of persons of the roster, without their names: many at once, the lists they stand on read apart."""
    given = {"people": people, "first": first, "last": last}
    rows = session.connection().execute(_lines_of_persons(), given).all()
    lists = _lists(session, (row[2] for row in rows))
    for id_, person, roll, own, illness, cash, goods, item, said in rows:
        listed, texts = lists.get(roll or 0, _NO_LIST)
        day = own or listed
        if day is not None and first <= day <= last:
            matter, festival = presets.spoken_of((said, *texts))
            yield Grant(
                id_, person or 0, "", roll, day, matter, festival, illness or "", cash or 0, goods or 0, item or "",
                said,
            )  # fmt: skip


@cache
def _lines_of_persons() -> Executable:
    query = select(
        PayoutLine.id, PayoutLine.person, PayoutLine.roll, PayoutLine.day, PayoutLine.illness, PayoutLine.cash,
        PayoutLine.goods_value, PayoutLine.item, PayoutLine.matter,
    )  # fmt: skip
    query = query.where(PayoutLine.person.in_(bindparam("people", expanding=True)))
    within = PayoutLine.day.between(bindparam("first", type_=Date), bindparam("last", type_=Date))
    return query.where(or_(PayoutLine.day.is_(None), within)).order_by(PayoutLine.id)


_NO_LIST: tuple[date | None, tuple[str | None, ...]] = (None, (None, None, None))


def _whom(person: int | None, outsider: str | None, number: str | None) -> int | str:
    return person if person is not None else number or outsider or ""


def in_years(
    session: Session, people: Iterable[int | str], years: Iterable[int], today: date
) -> dict[int | str, list[Grant]]:
    """All that these receivers were given or are to be given in these years, whatever kind, by receiver."""
    wanted, found = set(years), defaultdict(list)
    if not wanted:
        return {}
    first, last = date(min(wanted), 1, 1), date(max(wanted), 12, 31)
    known = set(people)
    for chunk in chunks(sorted(one for one in known if isinstance(one, int))):
        for one in _of_persons(session, chunk, first, last):
            found[one.whom].append(one)
    for named in chunks(sorted(one for one in known if isinstance(one, str) and one)):
        # A line without a day of its own takes that of its list; one of no list and no day is of no year.
        span = or_(
            PayoutLine.day.between(first, last),
            and_(PayoutLine.day.is_(None), PayoutList.day.between(first, last)),
        )
        others = or_(PayoutLine.outsider_id.in_(named), PayoutLine.outsider.in_(named))
        for one in grants(session, PayoutLine.person.is_(None), others, span, today=today):
            found[one.whom].append(one)
    return found


def beyond(session: Session, concerned: Sequence[Grant], today: date) -> list[tuple[int, Fault]]:
    """What is wrong with these lines (of the book, or to be) beside all that their receivers have, by line."""
    rules = rules_of(session) if concerned else []
    if not rules:
        return []
    held = in_years(session, (one.whom for one in concerned), (one.day.year for one in concerned), today)
    for one in concerned:
        if one.whom in held:
            held[one.whom] = [other for other in held[one.whom] if not _replaced(other, one)]
    by_matter: dict[str, list[CeilingRule]] = defaultdict(list)
    for rule in rules:
        for matter in rule.matters:
            by_matter[matter].append(rule)
    fresh: dict[int | str, list[Grant]] = defaultdict(list)
    for one in concerned:
        fresh[one.whom].append(one)
    found = [
        (one.id, _fault(told.sentence, told.key, blocks=told.blocks))
        for one in concerned
        for told in verdicts(one, [*held.get(one.whom, ()), *fresh[one.whom]], by_matter.get(one.matter, ()))
    ]
    return [*found, *_of_income(session, concerned, rules)]


def _replaced(held: Grant, fresh: Grant) -> bool:
    """Whether a line of the book is the one in hand; a line of a sheet takes the place of its like in the same list."""
    if fresh.id >= 0:
        return held.id == fresh.id
    return held.roll == fresh.roll and (held.said, held.item) == (fresh.said, fresh.item)


def _fault(sentence: str, key: str, *, blocks: bool) -> Fault:
    return Fault(key, sentence, LOWER if blocks else ASK, warns=not blocks)


def _of_income(session: Session, concerned: Sequence[Grant], rules: Sequence[CeilingRule]) -> list[tuple[int, Fault]]:
    """Where all that was given of a matter in a year is more than its share of the income booked in that year."""
    found = []
    for rule in rules:
        if rule.window != OF_INCOME or rule.share is None:
            continue
        by_year: dict[int, list[Grant]] = defaultdict(list)
        for one in concerned:
            if rule.holds(one.day) and rule.concerns(one):
                by_year[one.day.year].append(one)
        for year, some in by_year.items():
            most = income(session, year) * rule.share // THOUSAND
            span = counted_day().between(date(year, 1, 1), date(year, 12, 31))
            ids = {one.id for one in some}
            held = grants(session, span, today=some[0].day)
            others = [one for one in held if one.id not in ids and rule.concerns(one)]
            total = sum(one.worth for one in [*some, *others])
            if total > most:
                told = (
                    f"{'、'.join(rule.matters)}{year}年共{show_yuan(total)}元，超过本年收入的{rule.share / 10:g}%"
                    f"（{show_yuan(most)}元；{rule.document}）。"
                )
                found.append((some[0].id, _fault(told, "cash", blocks=rule.blocks)))
    return found


def income(session: Session, year: int) -> int:
    """What was booked on accounts of income (401 to 408) in the year, closing left out, in fen."""
    total = (
        select(func.coalesce(func.sum(Entry.credit - Entry.debit), 0))
        .join(Account, Account.id == Entry.account)
        .join(Voucher, Voucher.id == Entry.voucher)
        .where(Account.code.startswith("4"), Entry.period.between(year * 100 + 1, year * 100 + 12))
        .where(~Voucher.kind.contains("结转"))
    )
    return session.scalar(total) or 0


def to_be(session: Session, values: Sequence[tuple[int, Values]], today: date) -> list[Grant]:
    """Lines that are not in the book yet, under the given places as ids below those of any row."""
    people = {row["person"] for _, row in values if isinstance(row.get("person"), int)}
    names: dict[int, str] = {}
    for chunk in chunks(sorted(people)):
        names |= {row[0]: row[1] for row in session.connection().execute(_named(), {"people": chunk})}
    about = _lists(session, {row["roll"] for _, row in values if isinstance(row.get("roll"), int)})
    return [_planned(place, row, names, about, today) for place, row in values]


@cache
def _named() -> Executable:
    return select(Person.id, Person.name).where(Person.id.in_(bindparam("people", expanding=True)))


def _planned(place: int, row: Values, names: dict[int, str], about: dict[int, Any], today: date) -> Grant:
    person, roll = row.get("person"), row.get("roll")
    person = person if isinstance(person, int) else None
    of_list = about.get(roll) if isinstance(roll, int) else None
    day = row.get("day") or (of_list[0] if of_list else None) or today
    told = (row.get("matter"), *(of_list[1] if of_list else (roll,)))
    texts = tuple(one for one in told if isinstance(one, str))
    outsider = row.get("outsider")
    return Grant(
        -1 - place, _whom(person, outsider, row.get("outsider_id")), names.get(person or 0, "") or outsider or "", roll,
        day, *presets.spoken_of(texts), row.get("illness") or "", row.get("cash") or 0,
        row.get("goods_value") or 0, row.get("item") or "", row.get("matter") or "",
    )  # fmt: skip


def foreseen(session: Session, values: Values, row_id: int | None, today: date) -> list[Fault]:
    """What saving one line would be asked, told while it is typed."""
    if values.get("person") is None and not values.get("outsider"):
        return []
    (one,) = to_be(session, [(0, values)], today)
    if row_id is not None:
        one = one._replace(id=row_id)
    return [fault for _, fault in beyond(session, [one], today)]
