"""Recognises what a column of somebody's sheet means by its header: own labels, aliases, memory, near misses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from desk_union import tabs
from desk_union.basis import names
from desk_union.describe import own_columns
from desk_union.describe.kinds import Count, Day, DocNumber, IdCard, Money, Photo, Ref, Text
from desk_union.describe.ledger import Dated, Lasting, Shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desk_union.describe.ledger import Ledger

How = Literal["记住的", "完全一致", "别名", "相近", "两可", "未识别", "接在下面", "按月"]
RANK: Mapping[How, int] = {
    "记住的": 4, "完全一致": 3, "别名": 2, "相近": 1, "两可": 0, "未识别": 0, "接在下面": 0, "按月": 0,
}  # fmt: skip
UNFOLDED: frozenset[How] = frozenset({"接在下面", "按月"})  # columns that are read as further lines

NUMBERING = frozenset({"序号", "序", "no", "no.", "行号", "顺序号", "排序"})
_BRACKETS = str.maketrans("（）【】〔〕：［］帐", "()[][]:[]账")
_HANDED_IN = re.compile(r"交(?=[费纳款额])|(?<=[应实已欠])交")  # 交费 and 缴费 are one word in headings
_MARKS = re.compile(r"[*＊★☆※:\s]|(?<=.)_x000d_")
_TWO_WORDS = re.compile(r"[/／、()或及和]")
_STROKE = re.compile(r"[-_—–/／]")
SIDE_LETTERS = {"d": "借", "dr": "借", "c": "贷", "cr": "贷"}  # debit and credit, as foreign programs mark them
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_BRACKETS_LAST = re.compile(r"(?:\([^()]*\)|\[[^\[\]]*\])+$")
_NEAR, _MOST_LONGER = 0.85, 0.6


@lru_cache(maxsize=4096)
def normal(header: str) -> str:
    """One writing for a header: no blanks, line breaks or required marks, plain brackets, small letters."""
    text = _MARKS.sub("", names.clean(header).translate(_BRACKETS)).casefold()
    return _HANDED_IN.sub("缴", text) if "交" in text else text


def bare(header: str) -> str:
    """The header without remarks in brackets such as （元） or （必填）."""
    return _IN_BRACKETS.sub("", normal(header))


def importable(ledger: Ledger) -> tuple[Shown, ...]:
    """The columns that a sheet may fill."""
    return tuple(shown for shown in ledger.editable if not isinstance(shown.kind, Photo))


SINCE = Shown(
    key="holds_from", label="自何日起", kind=Day(ahead=0),
    aliases=("自", "生效日期", "生效时间", "从何日起", "自哪天起", "从哪天起", "自何时起"),
    help="更新时，这一行里留变动记录的栏目（小组、用工形式、学历、职称、岗位、月工资等）从这一天起变；不写就从导入当天起。",
)  # fmt: skip


def dates_changes(ledger: Ledger) -> bool:
    """Whether some of its columns keep what held before, so that a sheet may say from when its values hold."""
    fields = importable(ledger)
    taken = any(SINCE.label in (one.label, *one.aliases) for one in ledger.fields)
    return not taken and any(isinstance(shown, Dated | Lasting) for shown in fields)


def fillable(ledger: Ledger) -> tuple[Shown, ...]:
    """The columns that a sheet may fill, and the day from which its changes hold where they keep a past."""
    return (*importable(ledger), *((SINCE,) if dates_changes(ledger) else ()))


def shown_of(ledger: Ledger, key: str) -> Shown:
    """What stands in a column of a sheet that fills ``key``."""
    if key in ledger.by_key:
        return ledger.by_key[key]
    return SINCE if key == SINCE.key else finders(ledger)[key][1]


def finders(ledger: Ledger) -> dict[str, tuple[Shown, Shown]]:
    """Helper columns that tell which row a reference means (身份证号 beside 姓名).

    Returned as key → (the reference, the field of its ledger).
    """
    found: dict[str, tuple[Shown, Shown]] = {}
    targets: set[str] = set()
    for shown in importable(ledger):
        if not isinstance(shown.kind, Ref) or shown.kind.ledger.code in targets:
            continue
        target = shown.kind.ledger
        targets.add(target.code)
        name = getattr(target.name(), "key", None)
        together = parts_of(target)
        for key in dict.fromkeys(key for keys in target.match for key in keys):
            helper = target.by_key[key]
            if key != name and (key in together or isinstance(helper.kind, (Text, IdCard, DocNumber))):
                found[f"{shown.key}.{key}"] = (shown, helper)
    return found


def inside(header: str) -> tuple[str, ...]:
    """What stands in the brackets of a header, or behind its stroke: 借 of 交易金额(借) and of 交易金额-借."""
    text = normal(header)
    ends = _BRACKETS_LAST.search(text)  # the 付 of 收(付)方名称 is no side
    found = tuple(part[1:-1] for part in _IN_BRACKETS.findall(ends[0])) if ends else ()
    parts = _STROKE.split(text) if not found else ()
    return found or (tuple(parts[1:]) if len(parts) == len(("amount", "side")) else ())


def parts_of(target: Ledger) -> tuple[str, ...]:
    """The keys that together tell a row which has no number of its own: 姓名 and 月份 of one month's dues."""
    return next(
        (
            keys for keys in reversed(target.match)
            if len(keys) > 1
            and all(isinstance(target.by_key[key].kind, (Ref, Count)) for key in keys)
            and all(target.by_key[key].required for key in keys)
        ),
        (),
    )  # fmt: skip


@dataclass(frozen=True)
class HeadingWords:
    """Every writing of a ledger's headers, normalised."""

    labels: Mapping[str, str]
    aliases: Mapping[str, tuple[str, ...]]  # more than one field may be called so
    known: frozenset[str]  # computed columns and numbering: recognised, but nothing to import
    amounts: frozenset[str] = frozenset()  # fields of money
    unsided: frozenset[str] = (
        frozenset()
    )  # amounts that are given a side by another column, or by what stands in brackets

    def find(self, header: str, memory: Mapping[str, str]) -> tuple[str | None, How]:
        """The key a header surely means; a remembered "" means that the clerk wants it left out."""
        keys, how = self.readings(header, memory)
        return (keys[0], how) if len(keys) == 1 else (None, "两可" if keys else how)

    def readings(self, header: str, memory: Mapping[str, str]) -> tuple[tuple[str, ...], How]:
        """The keys that a header may mean; what stands in brackets carries the meaning of an amount (domain: banks)."""
        text = normal(header)
        if text in memory:
            return ((memory[text],) if memory[text] else ()), "记住的"
        if text in self.known:
            return (), "未识别"
        return self._of(text) or self._several(text) or self._parted(header)

    def _several(self, text: str) -> tuple[tuple[str, ...], How] | None:
        """Two words for one field in one heading: 部门/班组, 部门班组, 部门(班组), and 所属工会小组 for 工会小组."""
        stroked = [part for part in _TWO_WORDS.split(text) if part]
        pairs = [stroked] if len(stroked) > 1 else [[text[:at], text[at:]] for at in range(2, len(text) - 1)]
        pairs += [[text.removeprefix(where)] for where in ("所属", "所在") if text.startswith(where)]
        for parts in pairs:
            found = [self._of(part) for part in parts]
            keys = {each[0] for each in found if each is not None}
            if None not in found and len(keys) == 1 and len(*keys) == 1:
                return next(iter(keys)), "别名"
        return None

    def _parted(self, header: str) -> tuple[tuple[str, ...], How]:
        """By what stands before the brackets and what stands in them."""
        outer = self._of(bare(header)) or self._amount(_STROKE.split(bare(header))[0])
        if outer is None and bare(header) in self.known:
            return (), "未识别"  # 本期发生(借) is known to be no balance
        inner = next((found for part in inside(header) if (found := self._side(part))), None)
        if inner is None or outer is None:
            return inner if outer is None and inner else outer or ((), "未识别")
        told, meant = set(outer[0]), set(inner[0])
        if told & meant:
            return tuple(key for key in outer[0] if key in meant), outer[1]
        if told <= self.unsided and meant <= self.amounts:
            return inner
        if meant <= self.amounts or not meant:
            return tuple(dict.fromkeys((*outer[0], *inner[0]))), "两可"
        return outer  # 联系人(电话) is what stands before the brackets

    def _of(self, writing: str) -> tuple[tuple[str, ...], How] | None:
        if writing in self.labels:
            return (self.labels[writing],), "完全一致"
        return (self.aliases[writing], "别名") if writing in self.aliases else None

    def _side(self, part: str) -> tuple[tuple[str, ...], How] | None:
        """The field that a word in brackets names: 借, 收入, 贷方, or its letter: 金额[D], 金额[C]."""
        part = SIDE_LETTERS.get(part, part)
        writings = (part, f"{part}方", f"{part}金额", f"{part}方金额", f"{part}余额")
        return next((found for writing in writings if (found := self._amount(writing))), None)

    def _amount(self, writing: str) -> tuple[tuple[str, ...], How] | None:
        found = self._of(writing)
        return found if found is not None and set(found[0]) <= self.amounts else None

    def is_known(self, header: str) -> bool:
        return normal(header) in self.known or bare(header) in self.known

    def near(self, header: str, taken: frozenset[str]) -> str | None:
        """The key whose writing is most like the header, good for a suggestion only."""
        text = bare(header)
        best, key = 0.0, None
        several = ((writing, keys[0]) for writing, keys in self.aliases.items())
        for writing, each in (*self.labels.items(), *several):
            if each not in taken and (alike := _alike(text, writing)) > best:
                best, key = alike, each
        return key


def _alike(header: str, known: str) -> float:
    if min(len(header), len(known)) < len("姓名"):
        return 0.0
    if known in header and len(known) / len(header) >= _MOST_LONGER:
        return len(known) / len(header)
    ratio = SequenceMatcher(None, header, known, autojunk=False).ratio()
    return ratio if ratio >= _NEAR else 0.0


def _times(fields: Sequence[Shown]) -> Iterator[tuple[str, str]]:
    """投稿时间 is 投稿日期: offices write the one for the other."""
    for shown in fields:
        if isinstance(shown.kind, Day):
            for text in (shown.label, *shown.aliases):
                if text.endswith("日期") and text != "日期":
                    yield normal(f"{text.removesuffix('日期')}时间"), shown.key


def _units(fields: Sequence[Shown]) -> Iterator[tuple[str, str]]:
    """By every word that offices have for where somebody belongs (部门, 班组, 所属单位) the one column of units.

    Not where it may be another's: beside a person a column of units that goes by none of these words is the winner,
    the giver or the receiver; 单位 beside a quantity is what it is counted in.
    """
    units = [shown for shown in fields if _points_to(shown, tabs.units())]
    everyday = [shown for shown in tabs.people().fields if _points_to(shown, tabs.units())]
    if len(units) != 1 or not everyday:
        return
    words = {normal(text) for text in (everyday[0].label, *everyday[0].aliases)}
    own = {normal(text) for text in (units[0].label, *units[0].aliases)}
    if not own & words and any(_points_to(shown, tabs.people()) for shown in fields):
        return
    if any("数量" in shown.label for shown in fields):
        words.discard("单位")
    for word in words:
        yield word, units[0].key


def _points_to(shown: Shown, target: Ledger) -> bool:
    return isinstance(shown.kind, Ref) and shown.kind.ledger.row is target.row


def words_of(ledger: Ledger) -> HeadingWords:
    """What its columns are called in sheets, those that the office declared in the book in hand among them."""
    return _words_of(ledger, own_columns.in_hand().get(ledger.code))


@lru_cache(maxsize=64)
def _words_of(ledger: Ledger, _own: object) -> HeadingWords:
    labels: dict[str, str] = {}
    aliases: dict[str, tuple[str, ...]] = {}
    fields = fillable(ledger)
    for shown in fields:
        for writing in (bare(shown.label), normal(shown.label)):
            labels.setdefault(writing, shown.key)
    for shown in fields:
        for alias in shown.aliases:
            writing = normal(alias)
            aliases[writing] = tuple(dict.fromkeys((*aliases.get(writing, ()), shown.key)))
    aliases = {writing: (key,) for writing, key in _times(fields) if writing not in labels} | aliases
    computed = {
        normal(text) for shown in ledger.fields if shown not in fields for text in (shown.label, *shown.aliases)
    }
    taken = {*labels, *computed, *map(normal, ledger.beside)}
    aliases = {word: (key,) for word, key in _units(fields) if word not in taken} | aliases
    for key, (_, helper) in finders(ledger).items():
        for text in (helper.label, *helper.aliases):
            writing = normal(text)
            own = ledger.by_key.get(aliases.get(writing, ("",))[0])
            if own is not None and isinstance(own.kind, IdCard):
                aliases[writing] = (*aliases[writing], key)
            elif writing not in labels:
                aliases.setdefault(writing, (key,))
    computed |= {normal(text) for text in ledger.beside}
    amounts = frozenset(shown.key for shown in fields if isinstance(shown.kind, Money))
    unsided = frozenset(shown.key for shown in fields if shown.key in amounts and shown.follows)
    known = frozenset((computed | NUMBERING) - set(labels) - set(aliases))
    return HeadingWords(labels, aliases, known, amounts, unsided)
