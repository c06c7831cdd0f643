"""Names and typed text: made clean, and given the keys by which they are found and ordered (拼音)."""

from __future__ import annotations

import os
import re
import unicodedata
from functools import cache, lru_cache
from itertools import product
from math import prod
from typing import NamedTuple

from desk_union.basis.surnames import COMPOUND_SURNAMES, SURNAMES

# Blocks of Han characters, with 〇 々 and the private-use characters that old fonts hold rare names in.
HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\ue000-\uf8ff\uf900-\ufaff\U00020000-\U0003ffff"

_CHINESE_PUNCTUATION = "！，：；？（）～"
_HALFWIDTH = {
    code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in _CHINESE_PUNCTUATION
} | dict.fromkeys([0x00A0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_INVISIBLE = dict.fromkeys(
    [0x00AD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0x2066, 0x206A), 0xFEFF],
)
# Text copied out of a PDF often holds radicals (⽂) that look like, but are not, the characters meant (文).
_RADICALS = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
# Windows' GBK and old input methods keep the last 80 characters of GBK (䶮) at private places, and Python's GB 18030,
# still of the year 2000, some of them: in GB 18030-2022 each is the character meant.
_MOVED = {
    0xE816: "\U00020087", 0xE817: "\U00020089", 0xE818: "\U000200cc", 0xE81E: "\u9fb4", 0xE826: "\u9fb5",
    0xE82B: "\u9fb6", 0xE82C: "\u9fb7", 0xE831: "\U000215d7", 0xE832: "\u9fb8", 0xE83B: "\U0002298f",
    0xE843: "\u9fb9", 0xE854: "\u9fba", 0xE855: "\U000241fe", 0xE864: "\u9fbb",
}  # fmt: skip
_GBK_END = [bytes((0xFE, low)).decode("gb18030") for low in (*range(0x50, 0x7F), *range(0x80, 0xA1))]
_PRIVATE = dict(enumerate(_GBK_END, 0xE815)) | _MOVED
_CLEAN = {**_HALFWIDTH, **_INVISIBLE, **_RADICALS, **_PRIVATE}
_DOTS = str.maketrans(dict.fromkeys("・•‧∙⋅･", "·"))

_BLANKS = re.compile(r"\s+")
_WORD = re.compile(r"[a-z0-9]+|.", re.DOTALL)

_MORE_SOUNDS = {"𠮷": ("ji", "𠮷")}  # 吉 as some write it; pypinyin does not know it

MOST_VARIANTS = 24  # a longer key slows every search and finds too many people


class Reading(NamedTuple):
    """One character or one Latin word, with its pronunciations: the likeliest first."""

    text: str
    sounds: tuple[str, ...]


def clean(text: str) -> str:
    """Take away what nobody typed on purpose: invisible characters, odd blanks, Excel's leading apostrophe."""
    seen = text if text.isascii() else text.translate(_CLEAN)
    return seen.strip().removeprefix("'").strip()


def clean_name(text: str) -> str:
    """Write a name in one way: 张  三 becomes 张三, every middle dot becomes ·, JOHN SMITH keeps its blank."""
    blank, dot = _between_han()
    name = dot.sub("·", clean(text).translate(_DOTS))
    return _BLANKS.sub(" ", blank.sub("", name))


@cache
def _between_han() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A blank and a dot between two characters; made when first wanted, since making them takes 6 ms."""
    before, after = f"(?<=[{HAN}])", f"(?=[{HAN}])"
    return re.compile(rf"{before}\s+{after}"), re.compile(rf"{before}\s*[.·]\s*{after}")


def initials(name: str) -> str:
    return "".join(reading.sounds[0][0] for reading in _readings(name))


@lru_cache(maxsize=4096)
def every_initials(name: str) -> tuple[str, ...]:
    """The initials in every pronunciation, the likeliest first (银行: yx, yh)."""
    return tuple(_initial_variants(_readings(name)))


def sort_key(name: str) -> str:
    """Return a text that orders names by pronunciation, keeping the same characters together (张 before 章)."""
    return " ".join(
        sound if sound == reading.text else f"{sound} {reading.text}"
        for reading in _readings(name)
        for sound in reading.sounds[:1]
    )


def search_key(name: str, *more: str) -> str:
    """Return the lower-case text kept beside a row and searched by LIKE; its pieces are parted by ``|``.

    The pieces: the name, its initials in every pronunciation (曾小三: zxs, cxs), its full pinyin (zengxiaosan),
    the surname in full with the other initials (zengxs), then ``more`` (number, phone).
    """
    readings = _readings(name)
    sounds = [reading.sounds[0] for reading in readings]
    given = _surname_length(name)
    pieces = [
        name.lower(),
        *_initial_variants(readings),
        "".join(sounds),
        "".join([*sounds[:given], *(sound[0] for sound in sounds[given:])]),
        *(piece.lower() for piece in more),
    ]
    return "|".join(dict.fromkeys(piece for piece in pieces if piece))


def _surname_length(name: str) -> int:
    return 2 if name[:2] in COMPOUND_SURNAMES else 1


@lru_cache(maxsize=4096)  # the search key and the sort key of a name are made one after the other
def _readings(name: str) -> list[Reading]:
    words = [word for word in _WORD.findall(name.lower()) if word.isalnum() or unicodedata.category(word) == "Co"]
    readings = [Reading(word, _sounds(word)) for word in words]
    special = COMPOUND_SURNAMES.get(name[:2]) or ((SURNAMES[name[0]],) if name[:1] in SURNAMES else ())
    for place, sound in enumerate(special):
        text, sounds = readings[place]
        readings[place] = Reading(text, tuple(dict.fromkeys([sound, *sounds])))
    return readings


@cache
def _sounds(word: str) -> tuple[str, ...]:
    if word.isascii():
        return (word,)
    if word in _MORE_SOUNDS:
        return _MORE_SOUNDS[word]
    # Single characters are asked only: without its phrases pypinyin loads in a third of the time and 40 MiB less.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "true")
    import pypinyin  # still too much for the window to wait for when it opens

    found = pypinyin.pinyin(word, style=pypinyin.Style.NORMAL, heteronym=True)
    return tuple(dict.fromkeys(found[0])) if found and found[0] else (word,)


@cache
def _letters(sounds: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sound[0] for sound in sounds))


def _initial_variants(readings: list[Reading]) -> list[str]:
    letters = [_letters(reading.sounds) for reading in readings]
    if prod(map(len, letters)) <= MOST_VARIANTS:
        return ["".join(choice) for choice in product(*letters)]
    main = [choices[0] for choices in letters]
    swapped = [[*main[:place], other, *main[place + 1 :]] for place, rest in enumerate(letters) for other in rest[1:]]
    return ["".join(choice) for choice in [main, *swapped][:MOST_VARIANTS]]
