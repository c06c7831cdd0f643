"""The figures of honours: collectives and persons, homes of a level, single names; and of fines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, String, case, cast, extract, func, or_

from desk_union.describe.figure import Figure
from desk_union.describe.spanning import during, standing
from desk_union.honors import honors_words as words
from desk_union.honors.honours.ledgers import HONOURS, PENALTIES, held_honour
from desk_union.honors.honours.tables import Honour, MeetingPenalty

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Select

    from desk_union.describe.figure import Span


def _granted(*where: ColumnElement[bool]) -> Callable[[Span], Select[Any]]:
    """Granted in the span; one that was taken back later was granted all the same."""
    return during(Honour, Honour.granted_on, *where)


def _newest(*where: ColumnElement[bool]) -> Callable[[Span], Select[Any]]:
    def rows(span: Span) -> Select[Any]:
        return _granted(*where)(span).order_by(Honour.granted_on.desc(), Honour.id.desc()).limit(1)

    return rows


def _holder() -> Any:
    """Whom it was given to: the same person or unit once, however many honours."""
    held = Honour.__table__.c
    person = case((held.person.is_not(None), func.concat("人", cast(held.person, String))))
    unit = case((held.unit.is_not(None), func.concat("集体", cast(held.unit, String))))
    return func.coalesce(person, unit, held.holder)


def _month() -> Any:
    return func.concat(cast(extract("month", Honour.__table__.c.granted_on), String), "月")


# Names of the sources that a summary counts, with the figures they answer.
NAMED = (
    ("best_canteens", "最佳小食堂数", "个", "最佳小食堂", ("F207",)), ("model_journalists", "新闻工作者标兵数", "名", "新闻工作者标兵", ("F264",)),
    ("good_journalists", "优秀新闻工作者数", "名", "优秀新闻工作者", ("F265",)),
)  # fmt: skip
HOME_NAME = "%模范职工之家%"
MODEL = or_(Honour.kind == words.MODEL_HOME, Honour.name.like(HOME_NAME))


def _by_name() -> Iterator[Figure]:
    for code, label, unit, name, seeds in NAMED:
        yield Figure(f"honors.{code}", label, unit, lambda: HONOURS, _granted(Honour.name == name), seeds=seeds)


FIGURES: tuple[Figure, ...] = (
    Figure("honors.honours", "获得荣誉数", "项", lambda: HONOURS, _granted(), note="期间内授予的荣誉，一条算一项；后来收回的也算，另有收回荣誉数。"),
    Figure("honors.collectives", "先进集体数", "个", lambda: HONOURS, _granted(Honour.kind == words.COLLECTIVE), "distinct", amount=_holder, seeds=("F070",), note="期间内受到先进集体表彰的集体，一个集体得几项只算一个。"),
    Figure("honors.persons", "先进个人数", "人", lambda: HONOURS, _granted(Honour.kind == words.SINGLE), "distinct", amount=_holder, seeds=("F071",), note="期间内获得先进个人的人，一人得几项只算一人。"),
    Figure("honors.held", "现有荣誉数", "项", lambda: HONOURS, standing(Honour, held_honour), note="期末保持着的，以前各年授予的也算。"),
    Figure("honors.withdrawn", "收回荣誉数", "项", lambda: HONOURS, during(Honour, Honour.withdrawn_on)),
    Figure("honors.model_homes", "模范职工之家称号数", "项", lambda: HONOURS, _granted(MODEL), parent="honors.honours", seeds=("F160",)),
    Figure("honors.model_homes_district", "区级模范职工之家称号数", "项", lambda: HONOURS, _granted(MODEL, Honour.level == "区"), parent="honors.model_homes", seeds=("F209",)),
    Figure("honors.model_home_province", "晋升省模范职工之家月份", "", lambda: HONOURS, _newest(MODEL, Honour.level == "省"), "latest", show=_month, seeds=("F158",)),
    Figure("honors.model_home_company", "晋升集团公司模范职工之家月份", "", lambda: HONOURS, _newest(MODEL, Honour.level == "公司"), "latest", show=_month, seeds=("F159",)),
    Figure("honors.special_homes", "特色之家称号数", "种", lambda: HONOURS, _granted(Honour.kind == words.SPECIAL_HOME), "distinct", amount=lambda: Honour.__table__.c.name, seeds=("F269",), note="民主之家、安全之家等不同的称号有几种。"),
    *_by_name(),
    Figure("honors.fines", "会议罚款", "元", lambda: PENALTIES, during(MeetingPenalty, MeetingPenalty.day, MeetingPenalty.kind == words.FINE), "sum", amount=lambda: MeetingPenalty.__table__.c.amount),
    Figure("honors.fined", "会议罚款人次", "人次", lambda: PENALTIES, during(MeetingPenalty, MeetingPenalty.day, MeetingPenalty.kind == words.FINE)),
    Figure("honors.deposits", "缴纳抵押金", "元", lambda: PENALTIES, during(MeetingPenalty, MeetingPenalty.day, MeetingPenalty.kind == words.DEPOSIT), "sum", amount=lambda: MeetingPenalty.__table__.c.amount),
)  # fmt: skip
