"""What is due about 考评: markings not checked to the end, gaps to be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.honors.marking.ledgers import MARKINGS, MARKS, SCHEMES
from desk_union.store.dueing import of_preset

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.due import Due


def due(session: Session, today: date) -> list[Due]:
    return [
        *of_preset(session, today, MARKINGS, "unchecked", "考评没有检查完", "有{n}份考评还有条目没有检查分：{names}。", "soon", "day"),
        *of_preset(session, today, MARKS, "unmended", "考评整改没有完成", "有{n}条考评差距还没有整改完：{names}。", "soon", "mend_by"),
        *of_preset(session, today, SCHEMES, "unequal", "考评标准满分不对", "有{n}套考评标准的满分与各条之和不等：{names}。", "soon"),
    ]  # fmt: skip


def due_of(_session: Session, _person: int, _today: date) -> list[Due]:
    return []
