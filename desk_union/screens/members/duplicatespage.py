"""People who may be recorded twice: each pair side by side, to be merged or told apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_union.describe.ledger import Own, Stored
from desk_union.members import duplicates
from desk_union.store import listing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desk_union.members.duplicates import Pair
    from desk_union.screens.desk import Desk


@dataclass(frozen=True, slots=True)
class PairLine:
    pair: Pair
    name: str
    other_name: str
    reasons: str


@dataclass(frozen=True, slots=True)
class Compared:
    """One field of both; ``differs`` when both are filled and not alike, ``choosable`` when a merge can take either."""

    key: str
    label: str
    one: str
    other: str
    differs: bool
    choosable: bool


class DuplicatesPage:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.people = desk.ledger("members.people")
        self.pairs: list[PairLine] = []
        self.refresh()

    def refresh(self) -> None:
        name = self.people.by_key["name"]
        with self.desk.book.reading() as session:
            found = duplicates.find(session)
            ids = sorted({person for pair in found for person in (pair.one, pair.other)})
            lines = listing.lines(session, self.people, [name], ids, self.desk.today())
        names = {line.id: line.words[0] for line in lines}
        self.pairs = [PairLine(pair, names[pair.one], names[pair.other], "；".join(pair.reasons)) for pair in found]

    @property
    def says(self) -> str:
        if not self.pairs:
            return "没有发现可能重复的人。"
        return f"有 {len(self.pairs):,} 对可能是同一个人，请逐对核对。合并以后可以撤销。"

    def compare(self, pair: Pair) -> list[Compared]:
        """The fields in which either holds anything; private ones stay masked."""
        fields = self.people.fields
        with self.desk.book.reading() as session:
            one, other = listing.lines(session, self.people, fields, [pair.one, pair.other], self.desk.today())
        found = []
        for place, shown in enumerate(fields):
            values = one.values[place], other.values[place]
            if values != (None, None):
                differs = None not in values and values[0] != values[1]
                choosable = differs and isinstance(shown, (Stored, Own))
                words = one.words[place], other.words[place]
                found.append(Compared(shown.key, shown.label, *words, differs, choosable))
        # What differs is what must be judged.
        return sorted(found, key=lambda row: not row.differs)

    def merge(self, pair: Pair, keep: int, choose: Mapping[str, int]) -> str:
        """Keep one of the two, with the values chosen by field key; returns the sentence for the clerk."""
        drop = pair.other if keep == pair.one else pair.one
        with self.desk.book.deed("合并重复的人员", who=self.desk.who) as session:
            merged = duplicates.merge(session, keep, drop, choose, self.desk.today())
            session.info["title"] = f"合并重复的人员 {merged.name}"
        self.refresh()
        filled = f"，补上了{'、'.join(merged.filled)}" if merged.filled else ""
        return f"{merged.name}已合并为一个人{filled}，转过来 {merged.moved} 条记录。可用“撤销”退回。"

    def tell_apart(self, pair: Pair) -> str:
        line = next(each for each in self.pairs if each.pair == pair)
        names = line.name if line.name == line.other_name else f"{line.name}和{line.other_name}"
        with self.desk.book.deed(f"标明不是同一人 {names}", who=self.desk.who) as session:
            duplicates.judge_different(session, pair.one, pair.other)
        self.refresh()
        return f"已标明{names}不是同一人，以后不再提示。"
