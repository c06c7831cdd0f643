"""What must hold of sittings, motions and votes, as pure functions over values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis.days import show_day_long
from desk_union.democracy import democracy_words as words
from desk_union.describe.following import in_order
from desk_union.describe.ledger import Fault

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desk_union.describe.ledger import Values

NOT_PASSED = "把结果改为“未通过”。"
VOTES = ("in_favour", "against", "abstained")


def quorate(due: int | None, present: int | None) -> bool:
    """Two thirds of the delegates are there (F.1); unknown numbers say nothing against it."""
    return due is None or present is None or 3 * present >= 2 * due


def check_congress(values: Values) -> Sequence[Fault]:
    due, present, staff = (values.get(key) for key in ("due", "present", "staff"))
    found = []
    if due is not None and present is not None and present > due:
        found.append(Fault("present", f"到会{present}人，多于应到的{due}人。", "请核对应到、到会人数。"))
    if due is not None and staff is not None and due > staff:
        found.append(Fault("due", f"应到{due}人，多于职工总数{staff}人。", "请核对两个数。"))
    if values.get("next_on") and values.get("held_on") and values["next_on"] <= values["held_on"]:
        found.append(Fault("next_on", "下次会议早于这一次。", "请核对日期。"))
    said = [key for key in ("good", "fair", "bad") if values.get(key)]
    if present is not None and (total := sum(values[key] for key in said)) > present:
        found.append(Fault(said[-1], f"质量评估共{total}票，多于到会的{present}人。", "请核对评估票数。"))
    return found


def check_question(values: Values) -> Sequence[Fault]:
    """A question is worth something."""
    if (values.get("full") or 0) <= 0:
        return [Fault("full", "满分要大于零。", "请填这一项最多多少分。")]
    return []


def check_ballots(values: Values, present: int | None) -> Sequence[Fault]:
    """No question has more votes than there were delegates."""
    said = [key for key in ("good", "fair", "bad") if values.get(key)]
    total = sum(values[key] for key in said)
    if present is not None and total > present:
        reason = f"“{values.get('title') or ''}”共{total}票，多于到会的{present}人。"
        return [Fault(said[-1], reason, "请核对评估票数。")]
    return []


def complete_motion(values: Values) -> Values:
    """What was answered first, and why it did not please, stays when the motion goes back to be done again."""
    if values.get("stage") != words.AGAIN or values.get("first_answered_on") or not values.get("answered_on"):
        return {}
    thought = "：".join(str(values[key]) for key in ("satisfaction", "feedback") if values.get(key))
    first = {"first_answered_on": values["answered_on"], "first_reply": values.get("reply")}
    return {**first, "first_feedback": thought or None}


def check_motion(values: Values) -> Sequence[Fault]:
    """No step is earlier than the one before."""
    found = in_order(values, ("raised_on", "提出"), ("filed_on", "立案"), ("answered_on", "答复"))
    found += in_order(values, ("raised_on", "提出"), ("filed_on", "立案"), ("decided_on", "审查决定"))
    found += in_order(values, ("filed_on", "立案"), ("first_answered_on", "首次答复"), ("answered_on", "答复"))
    if values.get("stage") in (words.AGAIN, words.CLOSED):
        found += in_order(values, ("answered_on", "答复"), ("feedback_on", "反馈"))
    if values.get("due_on") and values.get("raised_on") and values["due_on"] < values["raised_on"]:
        found.append(Fault("due_on", "办理期限早于提出日期。", "请核对两个日期。"))
    if values.get("due_on") and values.get("filed_on") and values["due_on"] < values["filed_on"]:
        found.append(Fault("due_on", "办理期限早于立案日期。", "请核对两个日期。"))
    if values.get("answered_on") and values.get("stage") in (words.RAISED, words.REFUSED):
        reason = f"“{values['stage']}”的提案没有立案，不能有答复日期。"
        found.append(Fault("answered_on", reason, "请核对办理情况，或清空答复日期。"))
    if values.get("satisfaction") and values.get("stage") not in words.HAVE_ANSWER:
        found.append(Fault("satisfaction", "还没有答复，不能反馈。", "请先登记答复。"))
    return found


def check_votes(values: Values) -> Sequence[Fault]:
    """Issued, returned and counted ballots follow one another."""
    issued, returned = values.get("issued"), values.get("returned")
    told = [key for key in VOTES if values.get(key)]
    counted = sum(values[key] for key in told)
    found = []
    if issued is not None and returned is not None and returned > issued:
        found.append(Fault("returned", f"收回{returned}张，多于发出的{issued}张。", "请核对票数。"))
    ballots = returned if returned is not None else issued
    if ballots is not None and counted > ballots:
        found.append(Fault(told[-1], f"赞成、反对、弃权共{counted}票，多于收回的{ballots}张。", "请核对票数。"))
    return found


def check_day(values: Values, held_on: date, today: date) -> Sequence[Fault]:
    """Nothing is passed by a sitting that is still to come, nor voted on before it."""
    if values.get("day") is not None and values["day"] < held_on:
        return [Fault("day", f"表决日期早于会议召开的{show_day_long(held_on)}。", "请核对表决日期，或核对届次。")]
    if held_on > today and values.get("result") == words.PASSED:
        return [Fault("result", f"会议{show_day_long(held_on)}才召开，还不能通过。", "请把结果改为“待表决”。")]
    return []


def check_sitting(values: Values, due: int | None, present: int | None) -> Sequence[Fault]:
    """No more vote than are there; what is passed needs a quorum and more than half of all delegates (F.1)."""
    passed = values.get("result") == words.PASSED
    if passed and not quorate(due, present):
        reason = f"到会{present}人，不到应到{due}人的三分之二，不能通过决议。"
        return [Fault("result", reason, f"请核对到会人数，或{NOT_PASSED}")]
    issued, returned, *votes = (values.get(key) or 0 for key in ("issued", "returned", *VOTES))
    if present is not None and max(issued, returned, sum(votes)) > present:
        return [Fault("issued", f"票数多于到会的{present}人。", "请核对到会人数和票数。")]
    if not passed:
        return []
    favour = values.get("in_favour")
    if favour is not None and due and 2 * favour <= due:
        reason = f"赞成{favour}票，没有超过全体代表{due}人的半数。"
        return [Fault("result", reason, f"请核对票数，或{NOT_PASSED}")]
    return []
