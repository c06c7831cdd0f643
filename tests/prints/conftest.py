"""Tables of made-up people and a reader of what was printed where."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream

from desk_union.basis.places import FETCHED_FONTS
from desk_union.prints.lists.listpdf import write_pdf
from desk_union.prints.paper import Column, Printed, Progress, Table
from desk_union.prints.type.fonts import Fonts, fonts_here

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

PRINTED_ON = date(2026, 1, 5)


@dataclass(frozen=True)
class Piece:
    """One stretch of text as it stands on a page, in points from the lower left corner."""

    text: str
    x: float
    y: float
    size: float


class Paper:
    """A printed PDF read back."""

    def __init__(self, data: bytes, printed: Printed, progress: Sequence[Progress]) -> None:
        self.data, self.printed, self.progress = data, printed, progress
        self.reader = PdfReader(BytesIO(data))

    @property
    def pages(self) -> list[str]:
        return [page.extract_text() for page in self.reader.pages]

    @property
    def text(self) -> str:
        return "".join(self.pages).replace("\n", "")

    def box(self, number: int = 0) -> tuple[float, float]:
        box = self.reader.pages[number].mediabox
        return float(box.width), float(box.height)

    def pieces(self, number: int = 0) -> list[Piece]:
        """Read from the drawing orders themselves, since text extraction joins what stands on one line."""
        page = self.reader.pages[number]
        maps = {name: _characters(font) for name, font in page["/Resources"]["/Font"].items()}
        found: list[Piece] = []
        font, size, place, fresh = "", 0.0, (0.0, 0.0), False
        for operands, operator in ContentStream(page.get_contents(), self.reader).operations:
            if operator == b"Tf":
                font, size = operands[0], float(operands[1])
            elif operator == b"Tm":
                place, fresh = (float(operands[4]), float(operands[5])), True
            elif operator == b"Tj":
                text = "".join(maps[font][byte] for byte in operands[0].original_bytes)
                if fresh:
                    found.append(Piece(text, *place, size))
                else:
                    found[-1] = replace(found[-1], text=found[-1].text + text)
                fresh = False
        return found


def _characters(font: Any) -> dict[int, str]:
    if "/ToUnicode" not in font:
        return {}
    text = font["/ToUnicode"].get_data().decode("ascii")
    pairs = re.findall(r"^<(\w\w)> <(\w{4,})>$", text, re.MULTILINE)
    return {int(byte, 16): bytes.fromhex(code).decode("utf-16-be") for byte, code in pairs}


@pytest.fixture(scope="session")
def fonts() -> Fonts:
    return fonts_here(bundled_only=True)


@pytest.fixture
def printed(fonts: Fonts) -> Callable[..., Paper]:
    def run(*tables: Table, **options: Any) -> Paper:
        out = BytesIO()
        steps = write_pdf(tables, out, fonts=fonts, **options)
        progress: list[Progress] = []
        while True:
            try:
                progress.append(next(steps))
            except StopIteration as end:
                return Paper(out.getvalue(), end.value, progress)

    return run


@pytest.fixture
def rare_face() -> Path:
    path = FETCHED_FONTS / "HanaMinB.ttf"
    if not path.is_file():
        pytest.skip("HanaMinB was not fetched (python -m desk_union.prints.type.fontfetch); no other face has 𠮷")
    return path


def table(rows: Sequence[Sequence[str]], *columns: Column | str, **more: Any) -> Table:
    made = tuple(Column(column) if isinstance(column, str) else column for column in columns)
    given: dict[str, Any] = {"title": "会员花名册", "organisation": "滨江机械厂工会委员会", "period": "2025年度"}
    return Table(rows=rows, columns=made, printed_on=PRINTED_ON, **{**given, **more})


def roster(count: int, **more: Any) -> Table:
    rows = [
        (str(n), f"职工{n:04}", "男" if n % 2 else "女", "1985-03-07", f"13800{n:06}", f"第{n % 7}车间工会小组")
        for n in range(1, count + 1)
    ]
    columns = (Column("序号", "center"), "姓名", "性别", "出生日期", "联系电话", "所在工会小组")
    return table(rows, *columns, **{"count_text": f"共 {count} 人", **more})
