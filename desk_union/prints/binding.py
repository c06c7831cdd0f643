"""Several finished PDFs one behind the other in one file, each under its title in the outline."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def bind(papers: Sequence[tuple[str, bytes]]) -> bytes:
    """``papers`` are titles and PDFs in order."""
    from pypdf import PdfWriter  # only when somebody prints many at once

    writer = PdfWriter()
    for title, pdf in papers:
        writer.append(BytesIO(pdf), outline_item=title)
    bound = BytesIO()
    writer.write(bound)
    return bound.getvalue()
