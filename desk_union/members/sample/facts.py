"""What some of the made-up people were before: married, with a title, in another job, for another wage."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desk_union.members.sample.life import Life, Maker

RAISE = 30_000  # fen a month


def changes(maker: Maker, at_work: Sequence[Life]) -> Iterator[dict[str, Any]]:
    """Of those who are no members, so that no month of 会费 is reckoned otherwise, one each."""
    year = maker.today.year
    free = [life for life in at_work if not life.events]
    wanted: tuple[tuple[str, str, str | None, dict[str, Any], date, str], ...] = (
        ("婚姻状况", "marital", "已婚", {"before": "未婚"}, date(year - 1, 10, 1), "结婚"),
        ("岗位/职务", "job", None, {"before": "学徒工"}, date(year - 1, 7, 1), "出徒定岗"),
        ("月工资", "wage", None, {}, date(year, 1, 1), "年度调资"),
    )
    for what, key, value, told, day, reason in wanted:
        life = next((one for one in free if one.values.get(key) and value in {None, one.values[key]}), None)
        if life is None:
            continue
        free.remove(life)
        before = told or {"wage_before": life.values[key] - RAISE}
        yield {"person": life, "what": what, "day": day, "reason": reason, **before}
