"""A face read where it is asked says of every character what reportlab's own reading of the whole file says."""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING

import pytest
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont, TTFontFace
from reportlab.pdfgen.canvas import Canvas

from desk_union.basis.places import FETCHED_FONTS, FONTS
from desk_union.prints.type.ttf import QuickFace, QuickFont

if TYPE_CHECKING:
    from pathlib import Path

FILES = sorted((*FONTS.glob("*.ttf"), *FETCHED_FONTS.glob("*.ttf")))
# Beyond the last assigned plane, in a gap, a private character, a plain letter, both blanks.
CODES = (*range(0x20, 0x3000, 7), *range(0x4E00, 0xA000, 3), *range(0x20000, 0x2A6E0, 41), 0xA0, 0xE000, 0xFFFF, 0x10FFFF)


def with_format_4(path: Path, folder: Path) -> Path:
    """A copy of the face that has only its map of format 4, as many faces of Windows."""
    data = bytearray(path.read_bytes())
    (count,) = struct.unpack_from(">H", data, 4)
    tables = {bytes(data[12 + 16 * n : 16 + 16 * n]): struct.unpack_from(">L", data, 20 + 16 * n)[0] for n in range(count)}
    start = tables[b"cmap"]
    (maps,) = struct.unpack_from(">H", data, start + 2)
    for n in range(maps):
        (offset,) = struct.unpack_from(">L", data, start + 8 + 8 * n)
        if struct.unpack_from(">H", data, start + offset)[0] != 4:
            struct.pack_into(">HH", data, start + 4 + 8 * n, 1, 0)  # of another platform, never chosen
    changed = folder / f"四{path.name}"
    changed.write_bytes(data)
    return changed


@pytest.fixture(params=[*FILES, "format 4"], ids=lambda one: getattr(one, "stem", one))
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return with_format_4(FILES[0], tmp_path) if request.param == "format 4" else request.param


def test_same_as_reportlab(file: Path) -> None:
    ours, whole = QuickFace(str(file)), TTFontFace(str(file))
    assert {code: ours.charToGlyph[code] for code in CODES if code in ours.charToGlyph} == {
        code: whole.charToGlyph[code] for code in CODES if whole.charToGlyph.get(code)
    }
    assert [ours.getCharWidth(code) for code in CODES] == [whole.getCharWidth(code) for code in CODES]
    glyphs = (*range(0, whole.numGlyphs, 11), whole.numGlyphs - 1)
    # Behind the full pairs of ``hmtx`` reportlab goes on with an advance that it has scaled already.
    (full,) = struct.unpack_from(">H", whole.get_table("hhea"), 34)
    scaled = whole._pdfScale(ours.hmetrics[full - 1][0])
    assert [ours.hmetrics[n] if n < full else (scaled, ours.hmetrics[n][1]) for n in glyphs] == [
        whole.hmetrics[n] for n in glyphs
    ]
    assert [ours.glyphPos[glyph + 1] for glyph in glyphs] == [whole.glyphPos[glyph + 1] for glyph in glyphs]
    subset = [0, *range(32, 127), *map(ord, "工会经费收支决算表，（）0.00元")]
    whole.hmetrics = ours.hmetrics
    assert ours.makeSubset(subset) == whole.makeSubset(subset)


def test_a_document_is_the_same_to_the_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rl_config, "invariant", 1)
    pages = []
    for make in (lambda: QuickFont("试字", FILES[0], 0), lambda: TTFont("试字", str(FILES[0]), shapable=False)):
        pdfmetrics.registerFont(make())
        written = io.BytesIO()
        canvas = Canvas(written, invariant=True)
        canvas.setFont("试字", 12)
        canvas.drawString(72, 720, "工会\xa0经费 1,234.50 元\ue000")
        canvas.save()
        pages.append(written.getvalue())
    assert pages[0] == pages[1]


def test_a_character_without_an_outline_is_not_in_the_face(tmp_path: Path) -> None:
    """reportlab takes format 4's word for U+FFFF, which every such map ends with, and would draw an empty box."""
    changed = with_format_4(FILES[0], tmp_path)
    assert 0xFFFF in TTFontFace(str(changed)).charToGlyph
    assert 0xFFFF not in QuickFace(str(changed)).charToGlyph
