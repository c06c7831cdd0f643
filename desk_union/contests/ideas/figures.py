"""The figures of 合理化建议, 金点子, 小改小革 and slogans.

Suggestions count by the day on which they were raised, with the stage at which they stood at the end of the span;
those who made them are counted as persons. An innovation counts by the day on which it was done, else begun.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, and_, func, select

from desk_union.contests.counting import column, within
from desk_union.contests.ideas import idea_words as words
from desk_union.contests.ideas.ledgers.innovations import INNOVATIONS, counted_on
from desk_union.contests.ideas.ledgers.slogans import SLOGANS
from desk_union.contests.ideas.ledgers.suggestions import PROPOSERS, SUGGESTIONS, is_idea, one_of_them
from desk_union.contests.ideas.tables import Innovation, Slogan, Suggestion, SuggestionProposer
from desk_union.describe.figure import Figure, Span
from desk_union.store import stages

if TYPE_CHECKING:
    from collections.abc import Callable

RAISED = Suggestion.raised_on
SMALL = func.coalesce(Innovation.kind, "").not_in(words.SKILLS)


def _standing(*told: str) -> Callable[[Span], ColumnElement[bool]]:
    return lambda span: stages.stage_on(Suggestion.stage, span.last).in_(told)


def _ideas(*told: str) -> Callable[[Span], Select[Any]]:
    return within(RAISED, is_idea(), as_of=_standing(*told) if told else None)


def _proposers(*where: ColumnElement[bool]) -> Callable[[Span], Select[Any]]:
    def rows(span: Span) -> Select[Any]:
        mine = select(Suggestion.id).where(RAISED.between(span.first, span.last), *where)
        return select(SuggestionProposer.id).where(SuggestionProposer.suggestion.in_(mine))

    return rows


def _innovations(*where: ColumnElement[bool]) -> Callable[[Span], Select[Any]]:
    def rows(span: Span) -> Select[Any]:
        counted = and_(counted_on().between(span.first, span.last), stages.off(Innovation.stage, span.last, words.GIVEN_UP))
        return select(Innovation.id).where(counted, *where)

    return rows


FIGURES: tuple[Figure, ...] = (
    Figure("contests.suggestions", "合理化建议（含金点子）", "条", lambda: SUGGESTIONS, within(RAISED), seeds=("F182",)),
    Figure(
        "contests.suggestions_valid", "有效的合理化建议", "条", lambda: SUGGESTIONS, within(RAISED, Suggestion.valid.is_(True)), parent="contests.suggestions",
        seeds=("F183",),
    ),
    Figure(
        "contests.suggesters", "提建议的人数", "人", lambda: PROPOSERS, _proposers(), "distinct", amount=one_of_them, seeds=("F184",),
        note="按人计，一个人提几条算一人；几个人一起提的都算。",
    ),
    Figure(
        "contests.suggestions_adopted", "采纳的合理化建议", "条", lambda: SUGGESTIONS, within(RAISED, as_of=_standing(*words.TAKEN_UP)),
        parent="contests.suggestions",
    ),
    Figure(
        "contests.suggestions_done", "实施了的合理化建议", "条", lambda: SUGGESTIONS, within(RAISED, as_of=_standing(*words.FINISHED)),
        parent="contests.suggestions_adopted",
    ),
    Figure(
        "contests.suggestions_adopted_rate", "合理化建议采纳率", "%", lambda: SUGGESTIONS, within(RAISED, as_of=_standing(*words.TAKEN_UP)), "ratio",
        base="contests.suggestions",
    ),
    Figure(
        "contests.best_suggestions", "最佳合理化建议", "条", lambda: SUGGESTIONS, within(RAISED, Suggestion.award == words.BEST), parent="contests.suggestions",
        seeds=("F203",),
    ),
    Figure(
        "contests.suggestion_benefit", "合理化建议创经济效益", "元", lambda: SUGGESTIONS, within(RAISED, Suggestion.benefit > 0), "sum",
        amount=column(Suggestion.benefit),
    ),
    Figure(
        "contests.ideas", "征集金点子", "条", lambda: SUGGESTIONS, _ideas(), parent="contests.suggestions", seeds=("F021",),
        note="征集方式是金点子的；没有写征集方式的也算。",
    ),
    Figure("contests.ideas_done", "金点子已采纳并实施完成", "条", lambda: SUGGESTIONS, _ideas(*words.FINISHED), parent="contests.ideas", seeds=("F022",)),
    Figure(
        "contests.ideas_doing", "金点子已采纳正在实施", "条", lambda: SUGGESTIONS, _ideas(*words.BEING_DONE), parent="contests.ideas", seeds=("F023",),
        note="试行和实施中的；只是采纳、还没有动手的不算。",
    ),
    Figure("contests.ideas_submitted", "金点子提交办公会讨论", "条", lambda: SUGGESTIONS, _ideas(words.SUBMITTED), parent="contests.ideas", seeds=("F024",)),
    Figure("contests.innovations", "小改小革和创新成果", "项", lambda: INNOVATIONS, _innovations(), note="按完成日期计入，没有完成的按开始日期，完成日期按今天的资料；中止的不算。"),
    Figure(
        "contests.small_changes", "小改小革", "项", lambda: INNOVATIONS, _innovations(SMALL),
        parent="contests.innovations", seeds=("F027",), note="先进操作法、技能绝活、创新成果以外的。",
    ),
    Figure(
        "contests.skills", "创新成果、技能绝活和先进操作法", "项", lambda: INNOVATIONS, _innovations(Innovation.kind.in_(words.SKILLS)), parent="contests.innovations",
        seeds=("F125",),
    ),
    Figure("contests.benefit", "小改小革创经济价值", "元", lambda: INNOVATIONS, _innovations(), "sum", amount=column(Innovation.benefit), seeds=("F028",)),
    Figure("contests.innovation_cost", "小改小革投入费用", "元", lambda: INNOVATIONS, _innovations(Innovation.cost > 0), "sum", amount=column(Innovation.cost)),
    Figure("contests.slogans", "征集安全用语", "条", lambda: SLOGANS, within(Slogan.day, Slogan.kind == words.COLLECTED), seeds=("F078",)),
    Figure("contests.banners", "悬挂安全宣传标语", "条", lambda: SLOGANS, within(Slogan.day, Slogan.kind == words.HUNG), seeds=("F077",)),
)  # fmt: skip
