"""Text as the orders of a PDF page: each character's place in its embedded face is worked out once a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    from desk_union.prints.type.fonts import Chain

# Streams as they are: a fifth smaller and written faster than as letters, which only old mail ever needed.
rl_config.useA85 = 0

Pieces = list[tuple[str, str]]


class _Codes(dict[str, tuple[str, str]]):
    """For each character the name of its embedded font in the document and its number there, in hexadecimal."""

    def __init__(self, chain: Chain, canvas: Canvas) -> None:
        super().__init__()
        self._chain = chain
        self._document = canvas._doc  # type: ignore[attr-defined]  # missing from the stubs

    def __missing__(self, char: str) -> tuple[str, str]:
        ((name, drawn),) = self._chain.runs(char)
        font = cast("TTFont", pdfmetrics.getFont(name))
        ((subset, code),) = font.splitString(drawn, self._document)
        found = (font.getSubsetInternalName(subset, self._document), code.hex())
        self[char] = found
        return found


class Ink:
    """The text of one document; reportlab's own text objects work every string out anew, which is most of the time."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._codes: dict[Chain, _Codes] = {}
        self._pieces: dict[Chain, dict[str, Pieces]] = {}

    def pieces(self, text: str, chain: Chain) -> Pieces:
        """The text as (font, hexadecimal codes), a new piece where the font changes."""
        known = self._pieces.setdefault(chain, {})
        found = known.get(text)
        if found is None:
            found = known[text] = self._worked_out(text, chain)
        return found

    def _worked_out(self, text: str, chain: Chain) -> Pieces:
        if chain not in self._codes:
            self._codes[chain] = _Codes(chain, self._canvas)
        codes = self._codes[chain]
        pieces: Pieces = []
        last, run = "", ""
        for char in text:
            font, code = codes[char]
            if font != last and run:
                pieces.append((last, run))
                run = ""
            last = font
            run += code
        if run:
            pieces.append((last, run))
        return pieces
