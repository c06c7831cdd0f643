"""The made-up office's own forms: a slip of the factory's with fields on it, and a Word file with places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_union.basis.places import RESOURCES
from desk_union.basis.points import SCALE
from desk_union.reports.ownforms import keeping
from desk_union.reports.ownforms import ownform_words as words

if TYPE_CHECKING:
    from datetime import date

    from desk_union.store.opened import Book

SLIP, LETTER = "走访慰问回执（厂办）", "会员证明"
SIZE = (148.0, 105.0)
# What is filled, in which shape, at left, top, width and height in mm.
FIELDS: tuple[tuple[dict[str, Any], tuple[float, float, float, float]], ...] = (
    ({"source": "编号"}, (26, 20, 50, 7)), ({"source": "慰问对象"}, (40, 28, 34, 10)), ({"source": "慰问日期", "shape": words.LONG_DAY}, (100, 28, 36, 10)),
    ({"source": "慰问金", "shape": words.YEN}, (39, 38, 34, 10)), ({"source": "走访人"}, (99, 38, 36, 10)), ({"source": "慰问品"}, (39, 48, 34, 10)),
    ({"source": "慰问金", "shape": words.CAPITALS, "size": 9 * SCALE}, (99, 48, 36, 10)), ({"source": "备注"}, (39, 59, 96, 18)),
)  # fmt: skip
PLACES = (
    "姓名", "性别", "出生日期|2025年3月1日", "所在分会/小组", "入会日期|2025年3月1日", "会员证号", "家庭主要成员.家人姓名", "家庭主要成员.关系", "家庭主要成员.工作单位",
    "工会名称", "今天|2025年3月1日",
)  # fmt: skip


def fill(book: Book, today: date) -> None:
    slip, letter = (RESOURCES / f"own_form.{ending}" for ending in ("pdf", "docx"))
    with book.deed("示例自备表样", code="found") as session:
        session.info["kind"] = "final"
        made = keeping.new_scan(session, book, SLIP, "走访慰问台账", slip.read_bytes(), [SIZE], f"{SLIP}.pdf", today)
        for given, at in FIELDS:
            box = {key: round(length * SCALE) for key, length in zip(("x", "y", "wide", "tall"), at, strict=True)}
            keeping.put_field(session, None, {"form": made, "page": 1, "what": words.COLUMN, **given, **box}, today)
        keeping.new_word(session, book, LETTER, "职工会员花名册", letter.read_bytes(), PLACES, f"{LETTER}.docx", today)
