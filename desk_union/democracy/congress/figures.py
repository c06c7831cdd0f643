"""The figures of 职代会: sittings, delegates, motions, documents."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func

from desk_union.democracy import democracy_words as words
from desk_union.democracy.congress.ledgers import (
    CONGRESSES,
    DELEGATES,
    MOTIONS,
    RESOLUTIONS,
    answered,
    in_office,
    passed_on,
)
from desk_union.democracy.congress.tables import Congress, Delegate, Motion, Resolution
from desk_union.describe.figure import Figure
from desk_union.describe.spanning import during, newest, standing


def _sitting() -> Any:
    held = Congress.__table__.c
    return func.concat(held.number, "届", held.session, "次")


def _answered_on() -> Any:
    """Of the first answer: what is done again later moves no year that is over."""
    return func.coalesce(Motion.first_answered_on, Motion.answered_on, Motion.raised_on)


FIGURES: tuple[Figure, ...] = (
    Figure("democracy.congress", "职代会届次", "", lambda: CONGRESSES, newest(Congress, Congress.held_on, Congress.unit.is_(None)), "latest", show=_sitting,
           seeds=("F015", "F301", "F314"), note="全单位最近一次职代会；车间、项目部的不算。"),
    Figure("democracy.congresses", "召开职代会次数", "次", lambda: CONGRESSES, during(Congress, Congress.held_on)),
    Figure("democracy.delegates_present", "职代会到会代表人数", "名", lambda: CONGRESSES, during(Congress, Congress.held_on, Congress.unit.is_(None)), "total", amount=lambda: Congress.__table__.c.present,
           seeds=("F316",), note="期间内全单位各次会议的到会代表相加；车间、项目部的不算。"),
    Figure("democracy.delegates", "职工代表人数", "名", lambda: DELEGATES, standing(Delegate, in_office), note="期末在任的代表。"),
    Figure("democracy.delegates_front", "一线职工代表人数", "名", lambda: DELEGATES, standing(Delegate, in_office, Delegate.kind == words.FRONT_LINE), parent="democracy.delegates"),
    Figure("democracy.delegates_added", "增补职工代表人数", "人", lambda: DELEGATES, during(Delegate, Delegate.elected_on, Delegate.how == words.ADDED), seeds=("F303",)),
    Figure("democracy.motions", "职代会提案数", "条", lambda: MOTIONS, during(Motion, Motion.raised_on), seeds=("F073",), note="期间内提出的，立案、并案、转意见、不立案的都算。"),
    Figure("democracy.motions_filed", "立案的提案数", "条", lambda: MOTIONS, during(Motion, Motion.raised_on, Motion.stage.in_((words.FILED, words.ASSIGNED, *words.HAVE_ANSWER))),
           parent="democracy.motions"),
    Figure("democracy.motions_answered", "已答复的提案数", "条", lambda: MOTIONS, during(Motion, _answered_on(), answered()), note="按答复日期，退回再办的按首次答复日期；没有写答复日期的，按提出日期。"),
    Figure("democracy.documents_passed", "职代会通过文件数", "个", lambda: RESOLUTIONS, during(Resolution, passed_on(), Resolution.result == words.PASSED), seeds=("F120", "F302", "F317")),
)  # fmt: skip
