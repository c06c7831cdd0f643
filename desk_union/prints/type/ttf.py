"""A TrueType face as reportlab wants it, read from its file where and when a character asks.

reportlab reads every character, width and outline place of a face before the first one is drawn, which takes a tenth
of a second for a Chinese face and was most of the time of a short print. Nothing needs to be kept between two runs for
that: the tables of the file are sorted and are looked up where they lie. Formats of the character map other than the
two usual ones (4 and 12 of the OpenType specification, ``cmap``) are left to reportlab.
"""

from __future__ import annotations

import mmap
import sys
from array import array
from bisect import bisect_left
from collections.abc import Mapping
from pathlib import Path
from struct import unpack_from
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from reportlab import rl_config
from reportlab.pdfbase.ttfonts import TTEncoding, TTFont, TTFontFace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Finder = Callable[[int], int]

WINDOWS, APPLE, UNICODE = 3, 1, 0
VARIATIONS = 5  # the encoding of Unicode's variation sequences, which is no map of characters
BLANK, HARD_BLANK = 0x20, 0xA0
IN_SEGMENTS, IN_GROUPS = 4, 12


class _Asked(Mapping[int, Any]):
    """Characters with something of theirs, found when first asked for; None where the face has not got it."""

    def __init__(self, find: Callable[[int], Any]) -> None:
        self._find = find
        self._known: dict[int, Any] = {}

    def get(self, code: int, default: Any = None) -> Any:
        if code not in self._known:
            self._known[code] = self._find(code)
        found = self._known[code]
        return default if found is None else found

    def __getitem__(self, code: int) -> Any:
        found = self.get(code)
        if found is None:
            raise KeyError(code)
        return found

    def __contains__(self, code: object) -> bool:
        return isinstance(code, int) and self.get(code) is not None

    def __iter__(self) -> Iterator[int]:
        return (code for code in range(sys.maxunicode + 1) if code in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        return True


class _Advances:
    """Advance and left bearing of a glyph by its number, as ``hmtx`` holds them."""

    def __init__(self, data: Any, start: int, full: int) -> None:
        self._data, self._start, self._full = data, start, full

    def __getitem__(self, glyph: int) -> tuple[int, int]:
        if glyph < self._full:
            advance, bearing = unpack_from(">HH", self._data, self._start + 4 * glyph)
            return advance, bearing
        (advance,) = unpack_from(">H", self._data, self._start + 4 * (self._full - 1))
        (bearing,) = unpack_from(">H", self._data, self._start + 4 * self._full + 2 * (glyph - self._full))
        return advance, bearing


class _Places:
    """Where the outline of a glyph begins, as ``loca`` holds it."""

    def __init__(self, data: Any, start: int, *, long: bool) -> None:
        self._data, self._start, self._long = data, start, long

    def __getitem__(self, glyph: int) -> int:
        if self._long:
            return int(unpack_from(">L", self._data, self._start + 4 * glyph)[0])
        return int(unpack_from(">H", self._data, self._start + 2 * glyph)[0]) << 1


class _Outlines:
    """``glyf`` by slices; as a whole it is most of the file, and reportlab asks for it once a document."""

    def __init__(self, data: Any, start: int) -> None:
        self._data, self._start = data, start

    def __getitem__(self, part: slice) -> bytes:
        return bytes(self._data[self._start + part.start : self._start + part.stop])


class QuickFace(TTFontFace):
    """The same face as reportlab's, but for characters that the file maps to no outline: those it has not got."""

    # Set by reportlab and missing from its stubs.
    _full_font: bool
    _pdfScale: Callable[[float], float]  # noqa: N815 - the name is reportlab's

    def readFile(self, file: str) -> None:  # noqa: N802 - the name is reportlab's
        if not hasattr(self, "_ttf_data"):
            self.filename = file
            with Path(file).open("rb") as opened:
                self._ttf_data = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        self._pos = 0

    def extractInfo(self, charInfo: int = 1) -> None:  # noqa: N802, N803 - the names are reportlab's
        super().extractInfo(0)
        find = self._finder()
        if find is None or self._full_font:
            super().extractInfo(charInfo)  # type: ignore[arg-type]  # the stubs allow but 0 and 1
            return
        data = self._ttf_data
        (full,) = unpack_from(">H", data, self.get_table_pos("hhea")[0] + 34)
        (long,) = unpack_from(">h", data, self.get_table_pos("head")[0] + 50)
        self.hmetrics = advances = _Advances(data, self.get_table_pos("hmtx")[0], full)
        self.glyphPos = _Places(data, self.get_table_pos("loca")[0], long=bool(long))
        self.defaultWidth = self._pdfScale(advances[0][0])
        glyphs = _Asked(lambda code: _of_blank(find, code) or None)
        scale, most = self._pdfScale, self.numGlyphs

        def width(code: int) -> float | None:
            glyph = glyphs.get(code)
            if glyph is None:
                return None
            return float(scale(advances[glyph][0])) if glyph < most else None

        self.charToGlyph = glyphs
        self.charWidths = _Asked(width)

    def get_table(self, tag: str) -> Any:
        if tag == "glyf":
            return _Outlines(self._ttf_data, self.get_table_pos(tag)[0])
        return super().get_table(tag)  # type: ignore[no-untyped-call]  # missing from the stubs

    def _finder(self) -> Finder | None:
        """Gives the outline's number for a character, 0 for none; the map is the one that reportlab would choose."""
        data, start = self._ttf_data, self.get_table_pos("cmap")[0]
        (count,) = unpack_from(">H", data, start + 2)
        chosen = None
        for place in range(count):
            platform, encoding, offset = unpack_from(">HHL", data, start + 4 + 8 * place)
            if platform == WINDOWS or (platform == UNICODE and encoding != VARIATIONS):
                chosen = start + offset
            elif platform == APPLE and encoding:
                return None
        if chosen is None:
            return None
        (form,) = unpack_from(">H", data, chosen)
        makers = {IN_SEGMENTS: _by_segments, IN_GROUPS: _by_groups}
        return makers[form](data, chosen) if form in makers else None


def _of_blank(find: Finder, code: int) -> int:
    """The blank that never breaks is drawn as the plain one, and the other way round where only that is there."""
    if code == HARD_BLANK:
        return find(BLANK) or find(code)
    return find(code) or (find(HARD_BLANK) if code == BLANK else 0)


def _numbers(kind: str, data: Any, start: int, count: int) -> array[int]:
    found = array(kind)
    found.frombytes(data[start : start + count * found.itemsize])
    if sys.byteorder == "little":
        found.byteswap()
    return found


def _by_groups(data: Any, start: int) -> Finder:
    """Format 12: runs of characters, each with the number of its first outline."""
    (count,) = unpack_from(">L", data, start + 12)
    kind = "I" if array("I").itemsize == 4 else "L"  # noqa: PLR2004 - bytes of the file's numbers
    groups = _numbers(kind, data, start + 16, 3 * count)
    firsts, lasts, glyphs = groups[0::3], groups[1::3], groups[2::3]

    def find(code: int) -> int:
        place = bisect_left(lasts, code)
        return glyphs[place] + code - firsts[place] if place < count and firsts[place] <= code else 0

    return find


def _by_segments(data: Any, start: int) -> Finder:
    """Format 4: runs of characters, each with a distance to its outlines or the place of their list."""
    length, _, twice = unpack_from(">HHH", data, start + 2)
    count = twice // 2
    lasts = _numbers("H", data, start + 14, count)
    firsts = _numbers("H", data, start + 16 + twice, count)
    deltas = _numbers("H", data, start + 16 + 2 * twice, count)
    listed = start + 16 + 3 * twice
    offsets = _numbers("H", data, listed, count)

    def find(code: int) -> int:
        place = bisect_left(lasts, code)
        if place == count or firsts[place] > code:
            return 0
        if not offsets[place]:
            return (code + deltas[place]) & 0xFFFF
        at = listed + 2 * place + offsets[place] + 2 * (code - firsts[place])
        glyph = int(unpack_from(">H", data, at)[0]) if at < start + length else 0
        return (glyph + deltas[place]) & 0xFFFF if glyph else 0

    return find


class QuickFont(TTFont):
    """reportlab's font over a ``QuickFace``; never shaped, for which a Chinese list has no need."""

    def __init__(self, name: str, path: Path, index: int) -> None:
        # In place of reportlab's own, which names the class of its face itself.
        self.fontName = name
        self.face = QuickFace(str(path), subfontIndex=index)
        self.encoding = TTEncoding()
        self.state = WeakKeyDictionary()
        self.shapable = False
        self._asciiReadable = rl_config.ttfAsciiReadable
