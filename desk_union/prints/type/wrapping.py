"""Break Chinese text into lines: anywhere between characters, but words and numbers whole where they fit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Measure = Callable[[str], float]

_TOKEN = re.compile(r"[!-~]+|[\s\S]")
# 阿依古丽·买买提: a name of parts, which is broken between them.
_PARTED_NAME = re.compile(r"\w+(?:[·•・‧]\w+)+")
_NAME_PART = re.compile(r"\w+[·•・‧]?")
# Characters without a shape of their own: controls, zero-width marks, direction marks, variation selectors.
_SHAPELESS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060\ufeff\ufe00-\ufe0f\ud800-\udfff\U000e0100-\U000e01ef]"
)
_NOT_FIRST = frozenset("，。、；：？！）》〉」』】〕”’％…·,.;:?!)]}%")
_NOT_LAST = frozenset("（《〈「『【〔“‘([{￥¥")
_SLACK = 0.01


def clean(text: str) -> str:
    """The text as it can be drawn: one kind of line end, no tabs, nothing without a shape."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return _SHAPELESS.sub("", text)


def wrap(text: str, limit: float, measure: Measure) -> list[str]:
    """The text in lines of at most ``limit``, in the unit of ``measure``; joined they are the text again."""
    if "\n" not in text and measure(text) <= limit + _SLACK:
        return [text]
    return [line for paragraph in text.split("\n") for line in _paragraph(paragraph, limit, measure)]


def _paragraph(text: str, limit: float, measure: Measure) -> Iterator[str]:
    line: list[str] = []
    used = 0.0
    for token in _tokens(text, limit, measure):
        width = measure(token)
        if line and used + width > limit + _SLACK and not token.isspace():
            carried = _carried(line, token, limit, measure)
            yield "".join(line)
            line, used = carried, measure("".join(carried))
        line.append(token)
        used += width
    yield "".join(line)


def _tokens(text: str, limit: float, measure: Measure) -> Iterator[str]:
    for token in (_NAME_PART if _PARTED_NAME.fullmatch(text) else _TOKEN).findall(text):
        if len(token) > 1 and measure(token) > limit + _SLACK:
            yield from token
        else:
            yield token


def _carried(line: list[str], token: str, limit: float, measure: Measure) -> list[str]:
    """Take from the end of the line what must go with the next token, so no line starts with a comma."""
    carried: list[str] = []
    head = token
    while len(line) > 1 and (head[0] in _NOT_FIRST or line[-1][-1] in _NOT_LAST):
        if measure("".join([line[-1], *carried, token])) > limit + _SLACK:
            break
        head = line.pop()
        carried.insert(0, head)
    return carried
