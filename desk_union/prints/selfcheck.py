"""What a sheet says of itself before it is printed: sums that do not add up, no amounts, what is missing."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from desk_union.basis import offering
from desk_union.office.signers import ROLES
from desk_union.prints.lists.xlsxcells import value_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desk_union.describe.form import Copy, Form
    from desk_union.describe.paper import Table

_AMOUNT = re.compile(r"-?(\d{1,3}(,\d{3})+|\d+)(\.\d\d)?")
_NO_AMOUNT = re.compile(r"-?[\d,]*\.\d{3,}|-?[\d,]*\.\d(?!\d)|nan|inf|None|#+", re.IGNORECASE)
_YUAN = re.compile("元|金额")
# How a note on the paper says that a total is no sum of its column.
_SAYS_WHY = re.compile("合计|只算一次|不重复|期初、期末")
_SUMS = {"", "合计", "总计", "共计"}
NAMED = 6


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """``faults`` are wrong on the paper; ``waiting`` is not yet there; ``sums`` is how many totals agree."""

    faults: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    sums: int = 0

    @property
    def sentence(self) -> str:
        """In one line, what was looked at and what is still missing; the faults are told elsewhere."""
        told = "" if self.faults else f"自检：{self.sums}处合计与各行相符。" if self.sums else "自检：没有发现问题。"
        return told + "".join(self.waiting)


def check_tables(tables: Iterable[Table]) -> SelfCheck:
    """Every total against its column, every amount against how amounts are written, every signature for its name."""
    faults: list[str] = []
    unsigned: dict[str, None] = {}
    sums, nameless = 0, False
    for table in tables:
        agreeing, wrong = _totals(table)
        sums += agreeing
        faults += [*wrong, *_amounts(table)]
        unsigned |= dict.fromkeys(role for role in table.signers if not table.signed.get(role))
        nameless = nameless or not table.organisation
    waiting = ["没有填报单位（在“设置”里写工会名称）。"] if nameless else []
    return SelfCheck(tuple(faults), (*waiting, *_to_sign(unsigned)), sums)


def check_forms(form: Form, copies: Sequence[Copy], roles: Iterable[str], hidden: Iterable[str]) -> SelfCheck:
    """What the copies leave empty, by its label; ``hidden`` are private labels that nobody asked for.

    ``roles`` are the places of signature for which the office has a name.
    """
    named, unseen = set(roles), set(hidden)
    used = [key for layout in form.layouts[:1] for cell in layout.cells for key in cell.filled]
    empty: Counter[str] = Counter()
    for copy in copies:
        empty.update({key: 1 for key in used if not copy.words.get(key, "").strip() and key not in copy.pictures})
    unsigned = [key for key in dict.fromkeys(used) if key in ROLES and key not in named and empty[key]]
    labels: dict[str, int] = {}
    for key in used:
        label = form.label_of(key)
        if empty[key] and key not in ROLES and label not in unseen:
            labels[label] = max(labels.get(label, 0), empty[key])
    return SelfCheck((), (*_not_filled(labels, len(copies)), *_to_sign(unsigned)))


def _not_filled(labels: dict[str, int], copies: int) -> Iterator[str]:
    if not labels:
        return
    told = [label if count == copies else f"{label}（{count}份）" for label, count in labels.items()]
    yield f"还空着：{offering.offered(told, '栏', most=NAMED)}，可补登后再打印，或打印后手写。"


def _to_sign(roles: Iterable[str]) -> Iterator[str]:
    places = list(roles)
    if told := "、".join(place for place in places if "章" not in place):
        yield f"签字处还空着：{told}。"
    if told := "、".join(place for place in places if "章" in place):
        yield f"待盖章：{told}。"


def _totals(table: Table) -> tuple[int, list[str]]:
    """How many totals agree, and a sentence for each that does not and of which nothing on the paper says why."""
    agreeing, wrong = 0, []
    says_why = _SAYS_WHY.search("".join(table.notes)) or _own_words(table)
    for place, total in enumerate(table.totals or ()):
        column = [row[place] for row in table.rows if _AMOUNT.fullmatch(row[place]) and not _is_part(row)]
        if not _AMOUNT.fullmatch(total):
            continue
        found = sum(map(value_of, column), Decimal(0))
        if found == value_of(total):
            agreeing += 1
        elif not says_why:
            title = "·".join((*table.columns[place].groups, table.columns[place].title))
            wrong.append(f"《{table.title}》“{title}”一栏各行相加是{found:,}，合计写的是{total}，请先核对再交。")
    return agreeing, wrong


def _own_words(table: Table) -> bool:
    """Whether the line of totals is called otherwise than a sum (调节后余额), or says beside it what it is."""
    words = [cell.replace("　", "").strip() for cell in table.totals or () if not _AMOUNT.fullmatch(cell)]
    said = [word for word in words if word and not word.endswith("%")]
    return any(word not in _SUMS for word in said)


def _is_part(row: Sequence[str]) -> bool:
    """A line of another line above it is in no sum."""
    return any(cell.lstrip("　 ").startswith("其中") for cell in row)


def _amounts(table: Table) -> Iterator[str]:
    for place, column in enumerate(table.columns):
        if column.align != "right" or not _YUAN.search("".join((*column.groups, column.title))):
            continue
        for number, row in enumerate(table.rows, 1):
            if _NO_AMOUNT.fullmatch(row[place].strip()):
                where = f"《{table.title}》第{number}行“{column.title}”"
                yield f"{where}写的是“{row[place]}”，不是到分的金额，请先核对再交。"
