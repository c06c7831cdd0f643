"""Sentence templates: text with numbers in braces and clauses in brackets that are left out where all is nought.

``走访困难职工{care.visit_households_need}户[，发放救助金{care.visit_cash_need}]。`` A name may be a figure's code, label
or number in the office's list, or the name of a typed number; ``{name@上年}`` means the year before. A clause
``[!name|全年没有发生事故。]`` stands where that number is nought.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from desk_union.basis.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SHIFTS = {"上年": -1, "下年": 1}
# Units that may stand for one another in a sentence: 12名 counts persons as 12人 does, but 12人次 does not.
UNITS = (
    ("人次",), ("人", "名", "位"), ("户",), ("万元", "元"), ("%", "％"),
    ("个", "家", "项", "条", "篇", "种", "份", "次", "期", "场", "件", "面", "对", "类", "批", "本", "块", "幅", "台", "副", "支"),
)  # fmt: skip
_TOKEN = re.compile(r"\{([^{}]*)\}|(\[)(?:!([^|\]\[]+)\|)?|(\])")
_SAID = re.compile(r"^(?:万元|元|%|％)")
_TIDY = (
    (re.compile(r"其中[：，、]?(?=[，。；）]|$)"), ""),
    (re.compile(r"(?<=[（，、；：。])[、，；：]+"), ""),
    (re.compile(r"(?<=其中)[、，；：]+"), ""),
    (re.compile(r"[，、；：]+(?=[。；）])"), ""),
    (re.compile(r"（）"), ""),
    (re.compile(r"。。+"), "。"),
    (re.compile(r"^[，、；。：]+"), ""),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NumberName:
    """A number as a template names it; ``shift`` years on from the span of the document."""

    name: str
    shift: int = 0


@dataclass(frozen=True, slots=True)
class Clause:
    """``unless`` is the number that must be nought for the clause to stand."""

    parts: tuple[str | NumberName | Clause, ...]
    unless: NumberName | None = None

    @property
    def own(self) -> tuple[NumberName, ...]:
        return tuple(part for part in self.parts if isinstance(part, NumberName))

    @property
    def inner(self) -> tuple[Clause, ...]:
        return tuple(part for part in self.parts if isinstance(part, Clause))

    def names(self) -> Iterator[NumberName]:
        if self.unless is not None:
            yield self.unless
        for part in self.parts:
            if isinstance(part, NumberName):
                yield part
            elif isinstance(part, Clause):
                yield from part.names()

    def followed(self) -> Iterator[tuple[NumberName, str]]:
        """Each number with the words right behind it, which begin with its unit."""
        for part, after in zip(self.parts, (*self.parts[1:], ""), strict=True):
            if isinstance(part, NumberName):
                yield part, after if isinstance(after, str) else ""
            elif isinstance(part, Clause):
                yield from part.followed()


class Weighed(Protocol):
    """What a number must tell to be put into a sentence."""

    @property
    def nought(self) -> bool: ...

    @property
    def unknown(self) -> bool: ...

    @property
    def suffix(self) -> str: ...


T = TypeVar("T", bound=Weighed)


def parse(text: str) -> Clause:
    """The template as a tree; Refusal where a bracket or brace is left open."""
    stack: list[tuple[list[str | NumberName | Clause], NumberName | None]] = [([], None)]
    place = 0
    for found in _TOKEN.finditer(text):
        if plain := text[place : found.start()]:
            stack[-1][0].append(plain)
        place = found.end()
        if found[1] is not None:
            stack[-1][0].append(named(found[1]))
        elif found[2]:
            stack.append(([], named(found[3]) if found[3] else None))
        elif len(stack) > 1:
            parts, unless = stack.pop()
            stack[-1][0].append(Clause(tuple(parts), unless))
        else:
            raise Refusal(f"模板“{text[:30]}”里多了一个“]”。", "请让方括号成对。")
    if len(stack) > 1:
        raise Refusal(f"模板“{text[:30]}”里的“[”没有对应的“]”。", "请让方括号成对。")
    rest = text[place:]
    if re.search(r"[{}]", re.sub(r"\{[^{}]*\}", "", text)):
        raise Refusal(f"模板“{text[:30]}”里的花括号不成对。", "数字写成 {数字名称} 的样子。")
    return Clause((*stack[0][0], *([rest] if rest else [])))


def named(text: str) -> NumberName:
    name, _, shift = text.strip().partition("@")
    if not name:
        raise Refusal("模板里有一对空的花括号。", "请在花括号里写数字的名称。")
    if shift and shift not in SHIFTS:
        raise Refusal(f"“{text}”里的“{shift}”不认识。", f"可以写：{'、'.join(SHIFTS)}。")
    return NumberName(name, SHIFTS.get(shift, 0))


def unit_fits(unit: str, after: str) -> bool:
    """Whether the words behind a number of this unit do not begin with a unit of another kind."""
    said = next((one for kind in UNITS for one in kind if after.startswith(one)), "")
    if not said or not unit:
        return True
    of = next((kind for kind in UNITS if unit in kind), None)
    return of is None or said in of


def fill(whole: Clause, tell: Callable[[NumberName], T], mark: Callable[[T], str]) -> str:
    """The sentence with ``mark`` of each number that stands in it; empty where nothing is left to say."""
    return tidy(_filled(whole, tell, mark)) if _stands(whole, tell, whole=True) else ""


def _stands(one: Clause, tell: Callable[[NumberName], T], *, whole: bool = False) -> bool:
    if one.unless is not None:
        return tell(one.unless).nought
    if any(tell(name).unknown for name in one.own):
        return False  # “—” is no number that could be told
    if not any(True for _ in one.names()) or (whole and not one.own):
        return True
    return any(not tell(name).nought for name in one.own) or any(_stands(inner, tell) for inner in one.inner)


def _filled(one: Clause, tell: Callable[[NumberName], T], mark: Callable[[T], str]) -> str:
    told: list[str] = []
    suffix = ""
    for part in one.parts:
        if isinstance(part, str):
            # Money brings its own 元 or 万元, a share its %: one that the sentence has too is not said twice.
            told.append(_SAID.sub("", part) if suffix else part)
            suffix = ""
        elif isinstance(part, NumberName):
            number = tell(part)
            told.append(mark(number))
            suffix = number.suffix
        else:
            suffix = ""
            if _stands(part, tell):
                told.append(_filled(part, tell, mark))
    return "".join(told)


def tidy(text: str) -> str:
    """The sentence without the marks that clauses left out have left behind."""
    before = ""
    while text != before:
        before = text
        for pattern, instead in _TIDY:
            text = pattern.sub(instead, text)
    return text
