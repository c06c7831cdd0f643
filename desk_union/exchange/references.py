"""Finds which rows of the book the names in a sheet mean: by a number beside the name, a path, or the name alone."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select

from desk_union.basis.numerals import ordinals_in_digits
from desk_union.describe.kinds import Choice, Ref, Text
from desk_union.describe.ledger import Dated
from desk_union.exchange.cells import CellFault
from desk_union.exchange.headers import normal
from desk_union.exchange.nearness import near_names
from desk_union.exchange.report import NEW, Doubt, name_asked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger, Shown
    from desk_union.exchange.report import Choices

PATH = re.compile(r"\s*(?:/|／|\\|→|>|＞|—|－|-|–)\s*")
_SHOWN = 5  # words that tell one from another
_HINT = re.compile(r"(?P<name>.+?)\s*[（(](?P<hint>[^（）()]+)[)）]")
_NUMBERED = re.compile(r"(?P<number>[0-9A-Za-z]+)(?:\s+|\s*[-—_:：、.．/\\]\s*|(?=[\u4e00-\u9fff]))(?P<name>.+)")
_NUMBER_LAST = re.compile(r"(?P<name>.+?)\s*[（(\[【]?(?P<number>\d+)[)）\]】]?")
_BRACKET_LAST = re.compile(r"\([^()]*\)$")
# A name holds a letter or character, and neither a line break nor a number as long as a phone's.
_NAME = re.compile(r"^(?!.*\d{7})(?!.*[\n\r\t,，\"])(?=.*[^\W\d_]).+$", re.DOTALL)
_RARE = 2  # a name met more often is no slip of the pen
_SEARCHED = 5000
_BODY_FIRST = re.compile(r"(?P<body>职代会|教代会|职工大会)(?P<sitting>\d+届\d+次)(?:会议)?$")
_ASSEMBLY = re.compile(r"(?P<short>教?职工)代表大会")


def _shortest(name: str) -> str:
    """One writing for a sitting: 第四届第三次职工代表大会, 职代会四届三次 and 4届3次职代会 are alike."""
    text = ordinals_in_digits(normal(name))
    short = _ASSEMBLY.sub(lambda found: "教代会" if found["short"] == "教职工" else "职代会", text)
    return _BODY_FIRST.sub(r"\g<sitting>\g<body>", short)


class New(NamedTuple):
    """Stands for a row that the import will make: a unit by its path of names."""

    path: tuple[str, ...]


class Later(NamedTuple):
    """Stands for another line of the same sheet, which gets its id only when it is written."""

    name: str


class ReferenceEntry(NamedTuple):
    id: int
    name: str
    parent: int | None


@dataclass
class Directory:
    """The rows of one ledger by name, with their parents when the ledger is a tree, and what tells namesakes apart."""

    session: Session
    ledger: Ledger
    day: date

    @cached_property
    def parent(self) -> Shown | None:
        own = self.ledger.code
        return next((s for s in self.ledger.fields if isinstance(s.kind, Ref) and s.kind.ledger.code == own), None)

    @cached_property
    def hints(self) -> tuple[Shown, ...]:
        """What is written in brackets behind the name of one of several namesakes."""
        keys = dict.fromkeys(key for keys in self.ledger.match for key in reversed(keys))
        name = getattr(self.ledger.name(), "key", None)
        told = [self.ledger.by_key[key] for key in keys if key != name]
        told = [shown for shown in told if not isinstance(shown.kind, (Choice, Ref))]
        told.sort(key=lambda shown: not isinstance(shown.kind, Text))  # a 工号 before a birthday
        told += [shown for shown in self.ledger.fields if isinstance(shown, Dated) and isinstance(shown.kind, Ref)]
        return tuple(told)

    @cached_property
    def entries(self) -> list[ReferenceEntry]:
        row = self.ledger.row
        parent = self.parent.column(self.day) if self.parent else row.id
        rows = self.session.connection().execute(select(row.id, self.ledger.name(), parent))
        return [ReferenceEntry(r[0], str(r[1] or ""), r[2] if self.parent else None) for r in rows]

    @cached_property
    def by_id(self) -> dict[int, ReferenceEntry]:
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def by_name(self) -> dict[str, list[ReferenceEntry]]:
        found: dict[str, list[ReferenceEntry]] = defaultdict(list)
        for entry in self.entries:
            found[normal(entry.name)].append(entry)
        return found

    def named(self, name: str) -> list[ReferenceEntry]:
        return self.by_name.get(normal(name), [])

    @cached_property
    def _is_composed(self) -> bool:
        """Its rows are called by a phrase (张三 2026年2月会费) or by a name with its kind in brackets (口罩（N95）)."""
        return getattr(self.ledger.name(), "key", None) not in self.ledger.by_key

    @cached_property
    def _by_own_name(self) -> dict[str, list[ReferenceEntry]]:
        """Rows called by a phrase (2026年评先 先进个人) by the name of their own that it begins with (2026年评先)."""
        own = self.ledger.by_key[self.ledger.match[0][0]] if self.ledger.match else None
        found: dict[str, list[ReferenceEntry]] = defaultdict(list)
        if own is not None and isinstance(own.kind, Text):
            column = own.column(self.day)
            rows = self.session.connection().execute(select(self.ledger.row.id, column).where(column.is_not(None)))
            for row_id, text in rows:
                found[_shortest(str(text))].append(self.by_id[row_id])
        return found

    def plainly(self, name: str) -> list[ReferenceEntry]:
        """Rows that a shorter name means: the one in the phrase, without what stands in brackets, or its front."""
        wanted = _shortest(name)
        if not self._is_composed or len(wanted) < len("口罩"):
            return []
        if wanted in self._by_own_name:
            return self._by_own_name[wanted]
        bare = [entry for entry in self.entries if _BRACKET_LAST.sub("", _shortest(entry.name)) == wanted]
        if bare:
            return bare
        front = [entry for entry in self.entries if _shortest(entry.name).startswith(wanted)]
        return front if len(front) == 1 and wanted[-1] in "月年日次期" else []

    @cached_property
    def by_number(self) -> dict[str, ReferenceEntry]:
        """Rows by the number that alone tells them (an account's code, an asset's number)."""
        keys = [keys[0] for keys in self.ledger.match if len(keys) == 1]
        name = getattr(self.ledger.name(), "key", None)
        found: dict[str, ReferenceEntry] = {}
        for key in keys:
            shown = self.ledger.by_key[key]
            if key == name or not isinstance(shown.kind, Text):
                continue
            column = shown.column(self.day)
            rows = self.session.connection().execute(select(self.ledger.row.id, column).where(column.is_not(None)))
            found |= {str(number): self.by_id[row_id] for row_id, number in rows if row_id in self.by_id}
        return found

    def is_called(self, entry: ReferenceEntry, name: str) -> bool:
        """The name is this row's: alone, at the end of the path above it, or with what tells it from namesakes."""
        parts = [normal(part) for part in PATH.split(name) if part]
        if normal(name) == normal(entry.name) or (bool(parts) and parts[-1] == normal(entry.name)):
            return True
        split = _HINT.fullmatch(name)
        if split is None or normal(split["name"]) != normal(entry.name):
            return False
        return split["hint"].strip() in self.hints_of([entry.id]).get(entry.id, ())

    def hints_of(self, ids: Sequence[int]) -> dict[int, list[str]]:
        """For each row the words that tell it from its namesakes, the most telling first; private ones are left out."""
        from desk_union.store.listing import lines

        shown = [each for each in self.hints if not each.private]
        found = {
            line.id: [word for word in line.words if word]
            for line in lines(self.session, self.ledger, shown, ids, self.day)
        }
        for ref in self._owners:
            owned = lines(self.session, self.ledger, [ref], ids, self.day)
            owner = Directory(self.session, ref.kind.ledger, self.day)  # type: ignore[attr-defined]  # a reference has one
            told = owner.hints_of([line.values[0] for line in owned if line.values[0] is not None])
            for line in owned:
                own = self.by_id[line.id].name if line.id in self.by_id else ""
                named = [line.words[0]] if line.words[0] and line.words[0] not in own else []
                found[line.id] = list(dict.fromkeys([*named, *told.get(line.values[0], ()), *found[line.id]]))
        return found

    @property
    def _owners(self) -> list[Shown]:
        """References to people or things without a tree, by which a row is told (whose dues, of which scheme)."""
        keys = dict.fromkeys(key for keys in self.ledger.match for key in keys)
        refs = (self.ledger.by_key[key] for key in keys)
        return [
            ref
            for ref in refs
            if isinstance(ref.kind, Ref) and ref.kind.ledger.code != self.ledger.code and ref.kind.ledger.within is None
        ]

    def path_of(self, entry: ReferenceEntry) -> str:
        parent = self.by_id.get(entry.parent) if entry.parent is not None else None
        return f"{parent.name}/{entry.name}" if parent else entry.name

    def words(self, entries: Sequence[ReferenceEntry]) -> list[tuple[int, str]]:
        """The rows as the clerk can tell them apart."""
        if self.parent:
            return [(entry.id, self.path_of(entry)) for entry in entries]
        hints = self.hints_of([entry.id for entry in entries])
        return [(e.id, f"{e.name}（{'，'.join(hints.get(e.id, ())[:_SHOWN]) or '没有工号'}）") for e in entries]


@dataclass
class Resolver:
    """One reference column of a sheet: turns texts into ids, or into ``New`` where a row is to be made."""

    shown: Shown
    header: str
    directory: Directory
    choices: Choices
    counts: Counter[str]  # how often each text stands in the sheet
    in_file: Callable[[str], int]  # how many lines of the same sheet bear a name, for a ledger that refers to itself
    learned: Mapping[str, int]  # names that are none of the book's, and the rows that the clerk said they mean
    recalled: dict[str, str] = field(default_factory=dict)
    heard: dict[str, None] = field(default_factory=dict)  # questions that were answered
    doubts: dict[str, Doubt] = field(default_factory=dict)
    grown: dict[tuple[str, ...], None] = field(default_factory=dict)
    absent: dict[str, None] = field(default_factory=dict)  # names like none of the book's
    _found: dict[str, tuple[Any, CellFault | None]] = field(default_factory=dict)

    def resolve(self, text: str) -> tuple[Any, CellFault | None]:
        if text not in self._found:
            found = self._resolve(text)
            self._found[text] = self._answered(text) or found
        return self._found[text]

    def _answered(self, text: str) -> tuple[Any, CellFault | None] | None:
        """What the clerk said of a name that was put to the question."""
        asked = name_asked(self.header, text)
        doubt, answer = self.doubts.get(text), self.choices.answers.get(asked)
        if doubt is None or answer is None:
            return None
        meant = next((row_id for row_id, words in doubt.candidates if words == answer), None)
        if meant is None and not (answer == NEW and doubt.may_grow):
            return None
        del self.doubts[text]
        self.heard[asked] = None
        if meant is not None:
            return meant, None
        return self._new(text, tuple(part for part in PATH.split(text) if part), sure=True)

    @property
    def _title(self) -> str:
        return self.directory.ledger.title

    def _resolve(self, text: str) -> tuple[Any, CellFault | None]:
        answered = (self.shown.key, text) in self.choices.refs
        if answered and (chosen := self.choices.refs[self.shown.key, text]) is not None:
            return chosen, None
        found = self._known(text)
        if found is not None:
            return found
        if not answered and (entry := self.directory.by_id.get(self.learned.get(text, 0))) is not None:
            self.recalled[text] = self.directory.path_of(entry)
            return entry.id, None
        parts = tuple(part for part in PATH.split(text) if part)
        if self.directory.parent and len(parts) > 1:
            return self._by_path(text, parts, sure=answered)
        return self._new(text, (text,), sure=answered)

    def _known(self, text: str) -> tuple[Any, CellFault | None] | None:
        entries = self.directory.named(text) or self.directory.plainly(text)
        if len(entries) == 1:
            return entries[0].id, None
        if entries:
            return self._several(text, entries)
        lines = self.in_file(text)
        if lines == 1:
            return Later(normal(text)), None
        if lines:
            reason = f"表里有{lines}行叫“{text}”，分不清指哪一行。"
            return None, CellFault(reason, "请先导入上级，再导入下级，并写成“上级/名称”。")
        return self._by_code(text) or self._by_hint(text)

    def _by_code(self, text: str) -> tuple[Any, CellFault | None] | None:
        """401, 401 会费收入 or 会费收入（401）: the row whose number it is, if the name beside it agrees."""
        numbers = self.directory.by_number
        if text in numbers:
            return numbers[text].id, None
        split = _NUMBERED.fullmatch(text) or _NUMBER_LAST.fullmatch(text)
        entry = numbers.get(split["number"]) if split else None
        if split is None or entry is None:
            return None
        if self.directory.is_called(entry, split["name"]):
            return entry.id, None
        return None, CellFault(
            f"号码“{split['number']}”是{entry.name}，与“{split['name']}”不符。", "请核对号码和名称。"
        )

    def _several(self, text: str, entries: Sequence[ReferenceEntry]) -> tuple[Any, CellFault]:
        words = self.directory.words(entries)
        self._ask(text, words, may_grow=False)
        listed = "、".join(name for _, name in words[:5])
        how = "上级/名称" if self.directory.parent else "姓名（工号）"
        return None, CellFault(
            f"{self._title}里有{len(entries)}个“{text}”：{listed}。", f"请写成“{how}”的样子，说明是哪一个。"
        )

    def _by_hint(self, text: str) -> tuple[Any, CellFault | None] | None:
        """张三（1002）: the one 张三 whose number, birthday or unit is the word in brackets."""
        split = _HINT.fullmatch(text)
        entries = self.directory.named(split["name"]) if split else []
        if not split or not entries:
            return None
        hints = self.directory.hints_of([entry.id for entry in entries])
        wanted = split["hint"].strip()
        fitting = [entry for entry in entries if wanted in hints.get(entry.id, ())]
        if len(fitting) == 1:
            return fitting[0].id, None
        return self._several(split["name"], entries)

    def _by_path(self, text: str, parts: tuple[str, ...], *, sure: bool) -> tuple[Any, CellFault | None]:
        below: set[int | None] = {None}
        at: ReferenceEntry | None = None
        for depth, part in enumerate(parts):
            entries = self.directory.named(part)
            fitting = entries if depth == 0 else [e for e in entries if e.parent in below]
            if not fitting:
                return self._new(text, parts, sure=sure, above=at)
            below, at = {entry.id for entry in fitting}, fitting[0]
        if len(below) == 1:
            return next(iter(below)), None
        return self._several(text, [entry for entry in self.directory.named(parts[-1]) if entry.id in below])

    def _new(
        self, text: str, parts: tuple[str, ...], *, sure: bool, above: ReferenceEntry | None = None
    ) -> tuple[Any, CellFault | None]:
        target = self.directory.ledger
        if target.grow is not None and (odd := next((part for part in parts if not _NAME.search(part)), None)):
            return None, CellFault(
                f"“{odd}”不像{self._title.removesuffix('台账')}的名称。", "请核对这一格是不是填错了列。"
            )
        near = [] if sure else self._near(parts[-1], above)
        if target.grow is not None and self.choices.grow and not near:
            self.grown[parts] = None
            return New(parts), None
        if sure and target.grow is None:
            return None, None
        candidates = [
            (entry.id, self.directory.path_of(entry)) for name in near for entry in self.directory.named(name)
        ]
        self._ask(text, candidates, may_grow=target.grow is not None)
        if not near:
            self.absent[text] = None
        meant = f"是不是“{near[0]}”？" if near else ""
        reason = f"{self._title}里没有“{text}”。"
        if target.grow is not None and self.choices.grow:
            return None, CellFault(f"{reason}{meant}", "如写错了请改正；如确实是另一个，请先在台账里新增它。")
        return None, CellFault(f"{reason}{meant}", "请核对，或先在台账里登记。")

    def _near(self, name: str, above: ReferenceEntry | None) -> list[str]:
        """Names of the book, and commoner ones of the sheet, of which this one may be a misspelling."""
        if len(self.directory.entries) > _SEARCHED:
            # Among very many names (a large works' staff) only those that begin alike are looked at.
            known = {e.name for e in self.directory.entries if e.name[:1] == name[:1] and len(e.name) == len(name)}
            return near_names(name, known, misspelt=True)
        rare = sum(count for text, count in self.counts.items() if PATH.split(text)[-1] == name) <= _RARE
        known = {e.name for e in self.directory.entries if above is None or e.parent == above.id}
        found = near_names(name, known, misspelt=rare)
        if rare and self.directory.ledger.grow is not None:
            commoner = [text for text, count in self.counts.items() if count > _RARE and PATH.split(text)[-1] == text]
            found += near_names(name, (text for text in commoner if text not in known), misspelt=True)
        return found

    def _ask(self, text: str, candidates: Sequence[tuple[int, str]], *, may_grow: bool) -> None:
        with_more = sum(count for whole, count in self.counts.items() if text in whole)  # 张三（已退）
        count = self.counts[text] or with_more or 1
        self.doubts[text] = Doubt(self.shown.key, self.header, text, count, tuple(candidates), may_grow)


def grow(session: Session, ledger: Ledger, paths: Iterable[tuple[str, ...]], day: date) -> dict[tuple[str, ...], int]:
    """Make the units that are named by these paths, uppers first; returns their ids."""
    assert ledger.grow is not None  # noqa: S101 - only such a ledger gives New
    directory = Directory(session, ledger, day)
    made: dict[tuple[str, ...], int] = {}
    for path in paths:
        above: int | None = None
        for depth in range(1, len(path) + 1):
            front = path[:depth]
            if front not in made:
                present = [entry for entry in directory.named(front[-1]) if depth == 1 or entry.parent == above]
                made[front] = present[0].id if present else ledger.grow(session, front[-1], above)
            above = made[front]
    return made
