"""What must hold of schemes, items and marks, as pure functions over values; marks in millionths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.describe.following import in_order
from desk_union.describe.ledger import Fault
from desk_union.scoring.scheme import SCORED, VETO

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.describe.ledger import Values


def check_scheme(values: Values) -> Sequence[Fault]:
    found = in_order(values, ("since", "施行"), ("until", "废止"))
    full, passing = values.get("full"), values.get("passing")
    if full is not None and passing is not None and passing > full:
        found.append(Fault("passing", "合格分数高于满分。", "请核对两个分数。"))
    return found


def check_item(values: Values) -> Sequence[Fault]:
    full, kind = values.get("full"), values.get("kind")
    found = []
    if kind == SCORED and not full:
        found.append(Fault("full", "评分的项目要有满分。", "请填满分。"))
    if full is not None and full < 0:
        found.append(Fault("full", "满分不能是负数。", "请核对。"))
    if kind == VETO and full:
        found.append(Fault("full", "一票否决的项目没有满分。", "请清空满分。"))
    return found


def check_marking(values: Values) -> Sequence[Fault]:
    unit, subject = values.get("unit"), values.get("subject")
    found = in_order(values, ("day", "考评"), ("checked_on", "检查"))
    if unit is not None and subject:
        found.append(Fault("subject", "被考评的只写一个。", "单位选了的，被考评对象不填。"))
    if unit is None and not subject:
        found.append(Fault("unit", "没有写考评谁。", "请选单位；办公室、食堂等不在单位台账里的写在被考评对象里。"))
    return found


def check_mark(values: Values) -> Sequence[Fault]:
    return [
        Fault(key, "分数不能是负数。", "扣分按正数填，程序会减去。")
        for key in ("own", "given")
        if values.get(key) is not None and values[key] < 0
    ]


def check_evidence(values: Values) -> Sequence[Fault]:
    source, named = values.get("source"), values.get("named")
    if bool(source) is not bool(named):
        return [
            Fault("named" if source else "source", "台账和哪一条要一起填。", "请填哪一本台账的哪一条，或只写说明。")
        ]
    if not any(values.get(key) for key in ("source", "told", "box")):
        return [Fault("told", "没有写佐证是什么。", "请填台账和哪一条，或写说明、档案盒。")]
    return []
