"""Which font draws which character: roles of Chinese type, the faces of this computer, fallback by character."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from desk_union.basis.places import FETCHED_FONTS, FONTS
from desk_union.basis.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Role = Literal["serif", "song-bold", "sans", "kai", "fang"]

# Set to 1 where a print must come out the same on every computer (tests, samples).
BUNDLED_ONLY = "DESK_UNION_BUNDLED_FONTS"
# 〓 is the printers' own mark for a character they do not have; a blank or a box would hide the loss.
GETA = "〓"
# Stroke of a regular face drawn as bold, as a part of the type size.
FAUX_BOLD = 0.03


@dataclass(frozen=True, slots=True)
class Face:
    """One font file; ``bold`` tells whether the face itself is heavy enough for its role."""

    file: str
    label: str = ""
    index: int = 0
    bold: bool = False


SERIF = Face("NotoSerifSC-Regular.ttf", "宋体")
SERIF_BOLD = Face("NotoSerifSC-Bold.ttf", "宋体（粗）", bold=True)
SANS = Face("NotoSansSC-Regular.ttf", "黑体")
SANS_BOLD = Face("NotoSansSC-Bold.ttf", "黑体（粗）", bold=True)
KAI = Face("LXGWWenKai-Regular.ttf", "楷体")
RARE = Face("HanaMinB.ttf", "罕用字字体")
SIMSUN = Face("simsun.ttc")
RARE_WINDOWS = Face("simsunb.ttf")
SIMHEI = Face("simhei.ttf", bold=True)

# Faces of Windows, then our own; the wide rare-character faces close every chain.
_WINDOWS: dict[Role, tuple[Face, ...]] = {
    "serif": (SIMSUN,),
    "song-bold": (SIMSUN,),
    "sans": (SIMHEI,),
    "kai": (Face("simkai.ttf"),),
    "fang": (Face("simfang.ttf"),),
}
_OWN: dict[Role, tuple[Face, ...]] = {
    "serif": (SERIF,),
    "song-bold": (SERIF_BOLD, SERIF),
    "sans": (SANS_BOLD, SANS, SERIF),
    "kai": (KAI, SERIF),
    "fang": (SERIF,),
}
_HEAVY: frozenset[Role] = frozenset({"song-bold", "sans"})


class _Widths(dict[str, float]):
    """Advance of each character in parts of the type size, worked out when first met."""

    def __init__(self, chain: Chain) -> None:
        super().__init__()
        self._chain = chain

    def __missing__(self, char: str) -> float:
        name = self._chain.font_of(char)
        from reportlab.pdfbase import pdfmetrics

        width = pdfmetrics.stringWidth(char if name else GETA, name or self._chain.first, 1)
        self[char] = width
        return width


class Chain:
    """Faces in order of preference; each character is drawn by the first that has it.

    A face is opened only when a character asks for it, for the rare-character face costs 30 MB.
    """

    def __init__(self, paths: Sequence[tuple[Path, Face]], *, heavy: bool = False) -> None:
        if not paths:
            raise Refusal("程序自带的字体文件找不到，无法打印。", "请重新安装程序，账本不受影响。")
        self._paths = tuple(paths)
        self._fonts: dict[str, str | None] = {}
        self._maps: list[tuple[str, Mapping[int, int]]] = []
        self._open_next()
        self.first = self._maps[0][0]
        self.stroke = FAUX_BOLD if heavy and not paths[0][1].bold else 0.0
        self.widths: dict[str, float] = _Widths(self)

    def _open_next(self) -> bool:
        if len(self._maps) == len(self._paths):
            return False
        path, face = self._paths[len(self._maps)]
        self._maps.append(_register(path, face.index))
        return True

    def font_of(self, char: str) -> str | None:
        """Name of the registered font that has the character, or None."""
        if char in self._fonts:
            return self._fonts[char]
        found: str | None = None
        place = 0
        while found is None and (place < len(self._maps) or self._open_next()):
            name, glyphs = self._maps[place]
            found = name if ord(char) in glyphs else None
            place += 1
        self._fonts[char] = found
        return found

    def width(self, text: str, size: float = 1.0) -> float:
        return sum(map(self.widths.__getitem__, text)) * size

    def runs(self, text: str) -> list[tuple[str, str]]:
        """The text as (font name, piece); characters no face has come as 〓."""
        names = [self.font_of(char) for char in text]
        if names and names[0] and names.count(names[0]) == len(names):
            return [(names[0], text)]
        out: list[tuple[str, str]] = []
        for char, name in zip(text, names, strict=True):
            font, drawn = (name, char) if name else (self.first, GETA)
            if out and out[-1][0] == font:
                out[-1] = (font, out[-1][1] + drawn)
            else:
                out.append((font, drawn))
        return out


@lru_cache(maxsize=32)
def _register(path: Path, index: int) -> tuple[str, Mapping[int, int]]:
    # Read from disk here, because a workbook is written without them.
    from reportlab.pdfbase import pdfmetrics

    from desk_union.prints.type import tounicode
    from desk_union.prints.type.ttf import QuickFont

    tounicode.repair()
    name = f"desk-{path.stem}-{index}"
    font = QuickFont(name, path, index)
    pdfmetrics.registerFont(font)
    return name, font.face.charToGlyph


class Fonts:
    """The faces of one computer; ``windows`` is its font folder, None for bundled faces only.

    ``chosen`` are the office's own faces by role, which lead their chains.
    """

    def __init__(
        self,
        own: Sequence[Path],
        windows: Path | None = None,
        chosen: Mapping[Role, tuple[Path, Face]] = MappingProxyType({}),
    ) -> None:
        self._own = tuple(own)
        self._windows = windows
        self._chosen = chosen
        self._chains: dict[Role, Chain] = {}

    def choosing(self, chosen: Mapping[Role, tuple[Path, Face]]) -> Fonts:
        return Fonts(self._own, self._windows, chosen)

    def chain(self, role: Role) -> Chain:
        if role not in self._chains:
            self._chains[role] = Chain(self._plan(role), heavy=role in _HEAVY)
        return self._chains[role]

    def _plan(self, role: Role) -> list[tuple[Path, Face]]:
        system = (*_WINDOWS[role], RARE_WINDOWS) if self._windows else ()
        here = [(self._windows / face.file, face) for face in system if self._windows] + [
            (folder / face.file, face) for face in (*_OWN[role], RARE) for folder in self._own
        ]
        there = [(path, face) for path, face in here if path.is_file()]
        # The rare-character face of Windows has no everyday character, so it must not lead.
        usual = sorted(there, key=lambda pair: pair[1] in (RARE_WINDOWS, RARE))
        return [self._chosen[role], *usual] if role in self._chosen else usual

    def missing(self, text: Iterable[str]) -> list[str]:
        """The characters no face has, each once, in order of appearance."""
        unusual = [char for char in dict.fromkeys(c for piece in text for c in piece) if not _is_everyday(char)]
        return [char for char in unusual if self.chain("serif").font_of(char) is None]

    def absent_faces(self) -> list[str]:
        """The fetched faces this computer lacks and no system face stands in for, as the clerk may read them."""
        stands_in = {KAI: "simkai.ttf", SANS_BOLD: "simhei.ttf", SERIF_BOLD: "simsun.ttc", RARE: "simsunb.ttf"}
        return [
            f"{face.label} {face.file}"
            for face in (SERIF_BOLD, SANS_BOLD, KAI, RARE)
            if not any((folder / face.file).is_file() for folder in self._own)
            and not (self._windows and (self._windows / stands_in[face]).is_file())
        ]


def _is_everyday(char: str) -> bool:
    """GB/T 2312 stands in every serif face that may lead; opening one only to see that takes 100 ms."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return char.isprintable() or char in {"\u3000", "\n"}  # a line end is not drawn


def fonts_here(*, bundled_only: bool | None = None) -> Fonts:
    """The faces of this computer; ``bundled_only`` leaves out the system's, else the environment says so."""
    if bundled_only is None:
        bundled_only = os.environ.get(BUNDLED_ONLY, "") not in {"", "0"}
    return _fonts(bundled_only)


@lru_cache(maxsize=2)
def _fonts(bundled_only: bool) -> Fonts:
    windows = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "Fonts"
    return Fonts((FONTS, FETCHED_FONTS), windows if sys.platform == "win32" and not bundled_only else None)


def missing(text: str) -> list[str]:
    """The characters of a text that no face of this computer has."""
    return fonts_here().missing(text)


def absent_faces() -> list[str]:
    return fonts_here().absent_faces()
