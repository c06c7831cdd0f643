"""Make the text of our PDFs copy and search rightly above U+FFFF, where reportlab writes a wrong /ToUnicode map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.pdfbase import ttfonts

if TYPE_CHECKING:
    from collections.abc import Sequence

# PDF 32000-1, 9.10.3: a CMap block holds at most 100 entries.
_BLOCK = 100


def cmap(fontname: str, subset: Sequence[int]) -> str:
    """A ToUnicode CMap for one font subset; ``subset`` holds the characters by their one-byte number in it."""
    entries = [f"<{place:02X}> <{_utf16(code)}>" for place, code in enumerate(subset)]
    blocks = [entries[start : start + _BLOCK] for start in range(0, len(entries), _BLOCK)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            f"/CIDSystemInfo << /Registry ({fontname}) /Ordering ({fontname}) /Supplement 0 >> def",
            f"/CMapName /{fontname} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *(line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


def _utf16(code: int) -> str:
    return chr(code).encode("utf-16-be", "surrogatepass").hex().upper()


def repair() -> None:
    """Put our map in place of reportlab's for every PDF of this process."""
    ttfonts.makeToUnicodeCMap = cmap
