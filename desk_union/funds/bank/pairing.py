"""Which lines of a bank's statement and which entries of the book are the same event: proposals for a person to judge.

By amount, number of the bill and nearness of days: first one to one, then one to the sum of several.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

WINDOW = 10  # days that bank and book may be apart (a cheque is presented within ten days)
SUM_WINDOW = 3  # days around one day whose amounts may belong together
MOST_SUMMED = 4
MOST_TRIED = 10  # beyond so many candidates a fitting sum would be chance


@dataclass(frozen=True, slots=True)
class PairItem:
    """A line of either side; ``amount`` in fen, positive when money came in; ``group`` binds lines of one voucher."""

    id: int
    day: date
    amount: int
    bill: str = ""
    group: int = 0
    words: str = ""
    party: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Ids of both sides and in words why they belong together; ``sure`` when hardly anything else can be meant."""

    bank: tuple[int, ...]
    book: tuple[int, ...]
    reason: str
    sure: bool = True


def propose(bank: Sequence[PairItem], book: Sequence[PairItem], window: int = WINDOW) -> list[Proposal]:
    """Proposals in which every line stands at most once, the surest first."""
    left = _Left({one.id: one for one in bank}, {one.id: one for one in book})
    found = [*_by_bill(left), *_one_to_one(left, window), *_sums(left)]
    return sorted(found, key=lambda one: not one.sure)


class _Left:
    """What is not proposed yet."""

    def __init__(self, bank: dict[int, PairItem], book: dict[int, PairItem]) -> None:
        self.bank, self.book = bank, book

    def take(self, bank: Sequence[PairItem], book: Sequence[PairItem], reason: str, *, sure: bool = True) -> Proposal:
        for one in bank:
            del self.bank[one.id]
        for one in book:
            del self.book[one.id]
        return Proposal(tuple(one.id for one in bank), tuple(one.id for one in book), reason, sure)


def _digits(bill: str) -> str:
    return "".join(mark for mark in bill if mark.isalnum()).lstrip("0").casefold()


def _by_bill(left: _Left) -> Iterator[Proposal]:
    """The same number of a bill and the same amount, whatever the days."""
    known: dict[tuple[str, int], list[PairItem]] = defaultdict(list)
    for one in left.book.values():
        if _digits(one.bill):
            known[_digits(one.bill), one.amount].append(one)
    for one in list(left.bank.values()):
        same = known.get((_digits(one.bill), one.amount), [])
        if same:
            yield left.take([one], [same.pop(0)], "票据号和金额相同")


def _one_to_one(left: _Left, window: int) -> Iterator[Proposal]:
    """The same amount: first where one side names the other's party, then the nearest days."""
    near = _Days(left.book.values())
    pairs = sorted(
        (not _names(line, entry), abs((line.day - entry.day).days), line.day, line.id, entry.id)
        for line in left.bank.values()
        for entry in near.around(line.day, window)
        if entry.amount == line.amount
    )
    stated, booked = (Counter(one.amount for one in side.values()) for side in (left.bank, left.book))
    for strange, apart, _, line_id, entry_id in pairs:
        if line_id not in left.bank or entry_id not in left.book:
            continue
        line, entry = left.bank[line_id], left.book[entry_id]
        alone = not strange or (stated[line.amount] == 1 and booked[line.amount] == 1)
        when = "同一天" if apart == 0 else f"相差{apart}天"
        who = "" if strange else "、户名"
        reason = f"金额{who}相同，{when}" if alone else f"金额相同，{when}；同样金额的不止一笔，请核对"
        yield left.take([line], [entry], reason, sure=alone or apart == 0)


class _Days:
    """Items by their days, so that of a year's items only the near ones are looked at."""

    def __init__(self, items: Iterable[PairItem]) -> None:
        self._by_day: dict[date, list[PairItem]] = defaultdict(list)
        for one in items:
            self._by_day[one.day].append(one)

    def around(self, day: date, window: int) -> Iterator[PairItem]:
        for apart in range(-window, window + 1):
            yield from self._by_day.get(day + timedelta(apart), ())


def _names(line: PairItem, entry: PairItem) -> bool:
    """The book names whom the bank names."""
    return len(line.party) > 1 and line.party in f"{entry.words} {entry.party}"


def _sums(left: _Left) -> Iterator[Proposal]:
    book, bank = _Days(left.book.values()), _Days(left.bank.values())
    for line in list(left.bank.values()):
        several = _fitting(line, book, left.book)
        if several:
            yield left.take([line], several, f"账上{len(several)}笔合计与银行1笔相同", sure=_one_group(several))
    for entry in list(left.book.values()):
        several = _fitting(entry, bank, left.bank)
        if several:
            yield left.take(several, [entry], f"银行{len(several)}笔合计与账上1笔相同", sure=False)


def _one_group(items: Sequence[PairItem]) -> bool:
    return len({one.group for one in items}) == 1 and bool(items[0].group)


def _fitting(whole: PairItem, others: _Days, left: Mapping[int, PairItem]) -> list[PairItem]:
    """Several of ``others`` near in time whose sum is ``whole``: those of one voucher or one day first."""
    near = [
        one
        for one in others.around(whole.day, WINDOW)
        if one.id in left and (one.amount > 0) == (whole.amount > 0) and abs(one.amount) < abs(whole.amount)
    ]
    keys: tuple[Callable[[PairItem], object], ...] = (lambda one: one.group or None, lambda one: one.day)
    for key in keys:
        groups: dict[object, list[PairItem]] = defaultdict(list)
        for one in near:
            if key(one) is not None:
                groups[key(one)].append(one)
        for group in groups.values():
            if len(group) > 1 and sum(one.amount for one in group) == whole.amount:
                return group
    close = [one for one in near if abs((one.day - whole.day).days) <= SUM_WINDOW]
    return _combination(whole.amount, close) if len(close) <= MOST_TRIED else []


def _combination(amount: int, items: Sequence[PairItem]) -> list[PairItem]:
    """The only combination with this sum; nothing when there are several of the same size."""
    for size in range(2, min(MOST_SUMMED, len(items)) + 1):
        fitting = [some for some in combinations(items, size) if sum(one.amount for one in some) == amount]
        if fitting:
            return list(fitting[0]) if len(fitting) == 1 else []
    return []
