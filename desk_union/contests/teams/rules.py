"""What must hold of teams, mentorships and titles, as pure functions over values; marks in millionths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.contests.teams import team_words as words
from desk_union.describe.ledger import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desk_union.describe.ledger import Values

AGREE = "请核对两个日期。"
SAME, OTHER = "师傅和徒弟是同一个人。", "一个人不能带自己，请改师傅或徒弟。"


def in_order(*pairs: tuple[str, str, str]) -> Callable[[Values], Sequence[Fault]]:
    """The check that days follow one another: (earlier key, later key, what is wrong)."""

    def check(values: Values) -> Sequence[Fault]:
        return [
            Fault(later, reason, AGREE)
            for earlier, later, reason in pairs
            if values.get(earlier) and values.get(later) and values[later] < values[earlier]
        ]

    return check


def check_period(values: Values) -> Sequence[Fault]:
    """The end of a period is the first day on which it no longer holds."""
    since, until = values.get("since"), values.get("until")
    return [Fault("until", "终止日期不晚于开始日期。", AGREE)] if since and until and until <= since else []


def check_mentorship(values: Values) -> Sequence[Fault]:
    """Nobody teaches himself, and somebody or some team is taught."""
    found = []
    mentor, apprentice = values.get("mentor"), values.get("apprentice")
    teacher, pupil = values.get("mentor_name"), values.get("apprentice_name")
    if mentor and mentor == apprentice:
        found.append(Fault("apprentice", SAME, OTHER))
    elif teacher and teacher == pupil and not (mentor or apprentice):  # a name gives way to the person chosen
        found.append(Fault("apprentice_name", SAME, OTHER))
    if not mentor and not teacher:
        found.append(Fault("mentor", "没有写师傅是谁。", "请从花名册里选，或写师傅姓名。"))
    if values.get("kind") == words.TEAM_LED:
        if not values.get("team"):
            found.append(Fault("team", "没有写带哪个班组。", "请选班组。"))
    elif not apprentice and not pupil:
        found.append(Fault("apprentice", "没有写徒弟是谁。", "请从花名册里选，或写徒弟姓名。"))
    return found


MENTOR_DAYS = in_order(
    ("starts_on", "ends_on", "终止日期早于开始日期。"), ("starts_on", "finished_on", "结业日期早于开始日期。")
)
PIONEER_DAYS = in_order(
    ("applied_on", "shown_from", "公示早于申报。"), ("shown_from", "shown_until", "公示截止早于公示开始。"),
    ("shown_from", "inspected_on", "验收早于公示。"), ("inspected_on", "granted_on", "命名早于验收。"),
    ("granted_on", "withdrawn_on", "撤销早于命名。"),
)  # fmt: skip
VISIT_DAYS = in_order(("day", "mended_on", "整改完成早于检查。"), ("day", "withdrawn_on", "收回奖牌早于检查。"))
TITLE_DAYS = in_order(
    ("granted_on", "until", "任期终止早于授予日期。"), ("granted_on", "withdrawn_on", "撤销早于授予。"),
    ("granted_on", "evaluated_on", "考核早于授予。"),
)  # fmt: skip
PROMOTION_DAYS = in_order(
    ("trained_on", "promoted_on", "晋级早于培训。"), ("contested_on", "promoted_on", "晋级早于比武。")
)
TEAM_DAYS = in_order(("founded_on", "closed_on", "撤销日期早于成立日期。"))
MENDING_DAYS = in_order(("day", "mended_on", "整改完成早于考核。"))


def check_stop_list(values: Values) -> Sequence[Fault]:
    """Who is on the stop-list is not named 工人先锋号 (the office's facts E.5): told, and a reason is wanted."""
    if values.get("stage") in (words.PLANNED, words.FAILED, words.WITHDRAWN):
        return []
    return [
        Fault(key, f"有不得申报的情形：{told}。", "请先核实。", warns=True)
        for key, told in words.PIONEER_STOPS
        if values.get(key)
    ]


def check_visit(values: Values) -> Sequence[Fault]:
    if values.get("withdrawn_on") and not values.get("reason"):
        return [Fault("reason", "收回奖牌没有写原因。", "请写明为什么收回。")]
    return []


def check_title(values: Values) -> Sequence[Fault]:
    named = [key for key in ("person", "team", "holder") if values.get(key)]
    if not named:
        return [Fault("person", "没有写授予谁。", "请选姓名或班组，或写获得者。")]
    if values.get("person") and values.get("team"):
        return [Fault("team", "一行只授予一个人或一个班组。", "请分两行填。")]
    return []


def check_item(values: Values) -> Sequence[Fault]:
    full, kind = values.get("full"), values.get("kind")
    if kind == "评分" and not full:
        return [Fault("full", "评分项目没有满分。", "请填满分。")]
    if full is not None and full < 0:
        return [Fault("full", "满分不能是负数。", "扣分、加分的项目可以不填。")]
    return []


def check_team_mark(values: Values) -> Sequence[Fault]:
    below = (key for key in ("own", "given") if (values.get(key) or 0) < 0)
    return [Fault(key, "分数不能是负数。", "扣分按正数填，程序会减去。") for key in below]
