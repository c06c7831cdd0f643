"""The figures of 考评: items and chapters of the standards in force, checks by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.describe.figure import Figure
from desk_union.describe.spanning import during
from desk_union.honors import honors_words as words
from desk_union.honors.marking.ledgers import ITEMS, MARKINGS, in_force, of_kind
from desk_union.honors.marking.tables import Marking, MarkingItem, MarkingScheme

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Select

    from desk_union.describe.figure import Span


def _items(kind: str) -> Callable[[Span], Select[Any]]:
    """The items of the newest standard of the kind that is in force at the end of the span."""

    def rows(span: Span) -> Select[Any]:
        newest = select(MarkingScheme.id).where(in_force(span.last), MarkingScheme.kind == kind).order_by(MarkingScheme.since.desc(), MarkingScheme.version.desc(), MarkingScheme.id.desc())
        return select(MarkingItem.id).where(MarkingItem.scheme == newest.limit(1).scalar_subquery())

    return rows


def _days() -> Any:
    return Marking.__table__.c.day


FIGURES: tuple[Figure, ...] = (
    Figure("honors.markings", "考评次数", "次", lambda: MARKINGS, during(Marking, Marking.day), note="一个单位考评一次算一次。"),
    Figure("honors.group_items", "工会小组考核条数", "条", lambda: ITEMS, _items(words.FIFTY), seeds=("F267",), note="期末现行的小组考核标准。"),
    Figure("honors.group_chapters", "工会小组考核方面数", "个", lambda: ITEMS, _items(words.FIFTY), "distinct", amount=lambda: MarkingItem.__table__.c.chapter, seeds=("F268",)),
    Figure("honors.office_checks", "办公纪律和环境检查次数", "次", lambda: MARKINGS, during(Marking, Marking.day, of_kind(words.OFFICE_CHECK)), "distinct", amount=_days, seeds=("F305",), note="同一天检查几个办公室算一次；每周一次的，一年应有52次左右。"),
    Figure("honors.hygiene_checks", "环境卫生、用电用水检查次数", "次", lambda: MARKINGS, during(Marking, Marking.day, of_kind(words.HYGIENE)), "distinct", amount=_days, seeds=("F320",), note="同一天检查几处算一次。"),
    Figure("honors.facility_checks", "五小建设检查次数", "次", lambda: MARKINGS, during(Marking, Marking.day, of_kind(words.FACILITIES)), "distinct", amount=_days, note="同一天检查几处算一次。"),
)  # fmt: skip
