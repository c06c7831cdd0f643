"""Places of signature stand beside each other where each has room, else on lines of like number with room for a name."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from desk_union.describe.paper import Column, Table
from desk_union.prints.lists.listpdf import write_pdf
from desk_union.prints.page.layout import INFO_SIZE, abreast
from desk_union.prints.type.fonts import fonts_here
from desk_union.store.progress import finish

LONG = ("编制单位（公章）", "报出日期", "法定代表人", "主管会计工作的负责人", "会计机构负责人", "编表")


@pytest.mark.parametrize(
    ("ems", "breadth", "expected"),
    [((4, 4, 4), 36, 3), ((7, 7, 7, 7, 7), 50, 5), ((11, 5, 5, 5, 5, 5), 46, 3), ((11, 5, 5, 5), 46, 2), ((60,), 46, 1)],
)
def test_as_many_as_have_room(ems, breadth, expected):
    assert abreast([one * INFO_SIZE for one in ems], breadth * INFO_SIZE) == expected


def lines(signers: tuple[str, ...]) -> list[list[str]]:
    table = Table(title="表", columns=(Column("项目"),), rows=[("一",)], printed_on=date(2026, 3, 1), signers=signers, signed={"编表": "欧阳小明"})
    out = BytesIO()
    finish(write_pdf([table], out, fonts=fonts_here(bundled_only=True)))
    found: dict[float, list[str]] = {}

    def see(text, _matrix, place, _font, _size):
        if "：" in text:
            found.setdefault(round(place[5]), []).append(text.strip())

    PdfReader(out).pages[0].extract_text(visitor_text=see)
    return [found[height] for height in sorted(found, reverse=True)]


def test_six_places_stand_three_and_three():
    assert [[role for role in LONG if any(f"{role}：" in text for text in line)] for line in lines(LONG)[:2]] == [list(LONG[:3]), list(LONG[3:])]
    assert any("编表：欧阳小明" in text for text in lines(LONG)[1])
