"""The figures of 建家: homes by kind and stars, pledges signed, visitors of rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, or_, select

from desk_union.describe.figure import Figure
from desk_union.describe.spanning import during, standing
from desk_union.honors import honors_words as words
from desk_union.honors.homes.ledgers import HOMES, PLEDGES, ROOMS, VISITS, open_room, standing_home
from desk_union.honors.homes.tables import Pledge, RoomVisit, UnionHome, UnionRoom

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from sqlalchemy import Select

    from desk_union.describe.figure import Span

OWN = (words.HOUSE, words.SMALL)
STARS = ((5, "五星级", ("F223",)), (4, "四星级", ("F224",)), (3, "三星级", ("F225",)))


def _starred_before(span: Span) -> Select[Any]:
    """Five stars from before the span, which still stand at its end."""
    kept = or_(UnionHome.withdrawn_on.is_(None), UnionHome.withdrawn_on > span.last)
    return select(UnionHome.id).where(and_(UnionHome.kind == words.STARRED, UnionHome.stars == STARS[0][0], UnionHome.passed_on < span.first, kept))


def _starred() -> Iterator[Figure]:
    for stars, label, seeds in STARS:
        rows = during(UnionHome, UnionHome.passed_on, UnionHome.kind == words.STARRED, UnionHome.stars == stars)
        yield Figure(f"honors.stars_{stars}", f"新增{label}示范工会数", "家", lambda: HOMES, rows, seeds=seeds)


FIGURES: tuple[Figure, ...] = (
    Figure("honors.homes", "职工之家、小家数", "个", lambda: HOMES, standing(UnionHome, standing_home, UnionHome.kind.in_(OWN)), note="期末命名、没有收回的职工之家和职工小家。"),
    Figure("honors.homes_house", "合格职工之家数", "个", lambda: HOMES, standing(UnionHome, standing_home, UnionHome.kind == words.HOUSE), parent="honors.homes", seeds=("F009",), note="合格和合格以上的。"),
    Figure("honors.homes_small", "合格职工小家数", "个", lambda: HOMES, standing(UnionHome, standing_home, UnionHome.kind == words.SMALL), parent="honors.homes", seeds=("F010",), note="合格和合格以上的。"),
    Figure("honors.homes_new", "新命名的家数", "个", lambda: HOMES, during(UnionHome, UnionHome.passed_on, UnionHome.kind.in_(OWN))),
    Figure("honors.stars_before", "五星级示范工会累计数", "家", lambda: HOMES, _starred_before, seeds=("F222",), note="期间以前评上、期末还保持的。"),
    *_starred(),
    Figure("honors.pledges", "责任书签订份数", "份", lambda: PLEDGES, during(Pledge, Pledge.signed_on)),
    Figure("honors.pledges_targets", "目标管理责任书签订数", "份", lambda: PLEDGES, during(Pledge, Pledge.signed_on, Pledge.kind == words.TARGETS), parent="honors.pledges", seeds=("F270",)),
    Figure("honors.rooms", "家的阵地数", "处", lambda: ROOMS, standing(UnionRoom, open_room)),
    Figure("honors.visitors", "家的阵地接待人次", "人次", lambda: VISITS, during(RoomVisit, RoomVisit.day), "total", amount=lambda: RoomVisit.__table__.c.visitors, seeds=("F328",)),
)  # fmt: skip
