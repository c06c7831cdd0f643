"""The rules of 会员台账 as pure functions: what follows from what, what contradicts what, which moves are legal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from desk_union.basis import days, identity
from desk_union.describe.ledger import Fault, Values

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

CHILD_LINE = 14  # 六一: under 14 on the day (000/003 L824); exclusive is our reading
AGED = 88  # 春节慰问 88+ (003 L830)
YOUNG_LINE = 35  # 青年职工 (F304), changeable

STARTS = ("入会", "转入")
ENDS = ("转出", "退会", "除名", "去世")
_PASSPORT_LIKE = re.compile(r"(?=.*[A-Z])(?=.*\d)[A-Z0-9()（）]{5,12}", re.ASCII)
REAL_NAME = ("sex", "ethnicity", "id_type", "id_number", "born_on", "education", "phone", "household_kind", "political")
"""What the real-name data set wants of each person (domain-facts C.3), beside name, unit and union."""

APPLYING, ANSWERS = "申请入会", ("不予批准", "撤回申请")
STATE_AFTER: Mapping[str, str] = {
    "申请入会": "申请中", "入会": "会员", "转入": "会员", "恢复会籍": "会员", "保留会籍": "保留会籍",
    "转出": "转出", "退会": "退会", "除名": "除名", "去世": "去世", "不予批准": "非会员", "撤回申请": "非会员",
}  # fmt: skip

MOVES: Mapping[str, frozenset[str]] = {
    "非会员": frozenset({"申请入会", "入会", "转入", "去世"}),
    "申请中": frozenset({"入会", "转入", "去世", "退会", "不予批准", "撤回申请"}),
    "会员": frozenset({"保留会籍", "转出", "退会", "除名", "去世"}),
    "保留会籍": frozenset({"恢复会籍", "转出", "退会", "除名", "去世"}),
    "转出": frozenset({"转入", "入会", "申请入会", "去世"}),
    "退会": frozenset({"入会", "转入", "申请入会", "去世"}),
    "除名": frozenset({"入会", "转入", "申请入会", "去世"}),
    "去世": frozenset(),
}
"""Legal moves of the membership state (domain-facts C.4; 《工会会员会籍管理办法》2016 on 转接, 保留 and 退会)."""


LEAVING = frozenset({"转出", "去世"})  # events with which a person is no longer here
UNTOLD = "导入：此前保留会籍的日期不详"  # note of a 恢复会籍 that a roster tells without the keeping before it


@dataclass(frozen=True, slots=True)
class Event:
    """``loose``: what came before it is not in the book (a roster tells the last change alone)."""

    day: date
    kind: str
    loose: bool = False


def event_of(day: date, kind: str, note: str | None) -> Event:
    """An event of the book as its row says it."""
    return Event(day, kind, note == UNTOLD)


@dataclass(frozen=True, slots=True)
class MembershipSpan:
    since: date
    until: date | None
    state: str


def periods_of(events: Iterable[Event]) -> tuple[list[MembershipSpan], str]:
    """The membership periods that follow from a person's events in order of day, and the first objection ("" if legal).

    An illegal event is still applied, so that the caller may show what came of it; nothing is guessed. Two events on
    one day leave no period for the first.
    """
    periods: list[MembershipSpan] = []
    state, objection = "非会员", ""
    for event in events:
        if event.kind not in MOVES[state] and not event.loose and not objection:
            legal = "、".join(sorted(MOVES[state])) or "（不再有变化）"
            day = days.show_day(event.day)
            objection = f"{day}登记“{event.kind}”时，会籍状态是“{state}”，不能这样变化；此时可以：{legal}。"
        state = STATE_AFTER[event.kind]
        if periods:
            last = periods.pop()
            if last.since < event.day:
                periods.append(MembershipSpan(last.since, event.day, last.state))
        periods.append(MembershipSpan(event.day, None, state))
    return periods, objection


def begins_application(events: Sequence[tuple[date, str]], day: date) -> bool:
    """Whether 申请入会日期 ``day`` of somebody with these events, by day, tells of an application not yet recorded."""
    if not events:
        return True
    last, kind = events[-1]
    if day > last:
        return APPLYING in MOVES[STATE_AFTER[kind]]
    if not any(kind in ANSWERS for _, kind in events):
        return False
    # An imported line tells the answer and not what was answered.
    told = [Event(when, what) for when, what in events]
    completed = sorted([*told, Event(day, APPLYING)], key=lambda event: event.day)
    return bool(periods_of(told)[1]) and not periods_of(completed)[1]


def remainder(
    period: tuple[date, date | None], taken: Iterable[tuple[date, date | None]]
) -> list[tuple[date, date | None]]:
    """What is left of a period ``[since, until)`` beside the periods already taken; open ends are None."""
    left = [period]
    for since, until in taken:
        cut: list[tuple[date, date | None]] = []
        for start, end in left:
            if (end is not None and end <= since) or (until is not None and until <= start):
                cut.append((start, end))
                continue
            if start < since:
                cut.append((start, since))
            if until is not None and (end is None or until < end):
                cut.append((until, end))
        left = cut
    return left


def complete_person(values: Values) -> dict[str, Any]:
    """Birth date and sex from a valid ID number when not given, and the proposed retirement date."""
    found: dict[str, Any] = {}
    number = values.get("id_number")
    if number and (values.get("id_type") or "身份证") == "身份证":
        try:
            number = identity.check_id(number)
        except ValueError:
            number = None
        else:
            found["id_number"] = number
            found["id_type"] = "身份证"
            found.update(
                {
                    key: value
                    for key, value in (("born_on", identity.birth_of(number)), ("sex", identity.sex_of(number)))
                    if not values.get(key)
                }
            )
    elif not number and values.get("id_type") == "身份证":
        found["id_type"] = None  # a type without a number says nothing
    proposal = propose_retirement({**values, **found})
    if proposal and not values.get("retire_on"):
        found["retire_on"] = proposal
    return found


def complete_child(values: Values) -> dict[str, Any]:
    """Birth date and sex of a child from a valid ID number when not given."""
    number = values.get("id_number")
    if not number:
        return {}
    told = {"born_on": identity.birth_of(number), "sex": identity.sex_of(number)}
    return {key: value for key, value in told.items() if not values.get(key)}


def check_child(values: Values) -> Sequence[Fault]:
    """What is given beside an ID number agrees with it."""
    number = values.get("id_number")
    if not number:
        return ()
    told = (("born_on", "出生日期", identity.birth_of(number)), ("sex", "性别", identity.sex_of(number)))
    return [
        Fault("id_number", f"与{label}不一致，按身份证是{value}。", "请核对后改正其中一处。")
        for key, label, value in told
        if values.get(key) and values[key] != value
    ]


def propose_retirement(values: Values) -> date | None:
    """The day a person reaches the gradually raised retirement age; None when birth date or sex is unknown.

    Source: 全国人大常委会关于实施渐进式延迟法定退休年龄的决定 (2024-09-13). A woman whose line (55 干部, 50 工人) is
    not given is proposed at 50, so that no reminder comes late; the clerk may change the date.
    """
    born, sex = values.get("born_on"), values.get("sex")
    if not born or sex not in {"男", "女"}:
        return None
    line = values.get("retire_line") or (60 if sex == "男" else 50)
    reached = (
        days.retirement_day(born, sex, line).day
        if (sex, line) in days.STEPS
        else days.birthday_in(born, born.year + line)  # an age of its own, as for heavy work
    )
    return days.as_far_as(born, reached)


def held_since(values: Values, today: date) -> date:
    """From when a newly recorded person's unit and employment hold: the earliest day known here, else today.

    Who has neither 进单位日期 nor 入会日期 is taken to have been here since 参加工作: from today on would leave a whole
    imported staff out of last year's roster and make its 入会率 too good.
    """
    known = [day for day in (values.get("hired_on"), values.get("joined_on")) if day]
    return min(known) if known else values.get("started_on") or today


def number_problem(number: str) -> str:
    """What is wrong with it as the number of an identity card; empty where nothing is or it is of another kind."""
    try:
        identity.check_id(number)
    except ValueError as error:
        return "" if _PASSPORT_LIKE.fullmatch(number) else str(error)
    return ""


def is_other_paper(number: str) -> bool:
    """Whether it cannot be the number of an identity card, but that of a passport or another paper."""
    try:
        identity.check_id(number)
    except ValueError:
        return _PASSPORT_LIKE.fullmatch(number) is not None
    return False


def check_person(values: Values) -> Sequence[Fault]:
    """Contradictions inside one person's data, each with the field to mend."""
    found: list[Fault] = []
    number = values.get("id_number")
    if number and values.get("id_type") == "身份证":
        found.extend(_check_number(values, number))
    elif number and not values.get("id_type"):
        found.append(Fault("id_type", "填了证件号码但没有证件类型。", "请选择证件类型。"))
    found.extend(_check_days(values))
    found.extend(_check_membership(values))
    return found


def _check_number(values: Values, number: str) -> Iterable[Fault]:
    try:
        number = identity.check_id(number)
    except ValueError as error:
        if _PASSPORT_LIKE.fullmatch(number):
            yield Fault("id_number", "不像身份证号，像护照或通行证的号码。", "请填上证件类型；是身份证的请核对原件。")
        else:
            yield Fault("id_number", str(error), "请核对身份证原件。")
        return
    born, sex = identity.birth_of(number), identity.sex_of(number)
    if values.get("born_on") and values["born_on"] != born:
        yield Fault("born_on", f"与身份证不一致，身份证上是{days.show_day(born)}。", "请核对后改正其中一处。")
    if values.get("sex") and values["sex"] != sex:
        yield Fault("sex", f"与身份证不一致，身份证上是{sex}。", "请核对后改正其中一处。")


_AFTER_BIRTH = ("started_on", "hired_on", "joined_on", "applied_on", "party_joined_on", "retired_on", "died_on")
_LABELS = {
    "started_on": "参加工作时间", "hired_on": "进单位日期", "joined_on": "入会日期", "applied_on": "申请入会日期",
    "party_joined_on": "入党（团）时间", "retired_on": "退休日期", "died_on": "去世日期",
}  # fmt: skip
YOUNGEST = 14
WORKING_AGE, LABOUR_LAW = 16, date(1995, 1, 1)  # 劳动法第十五条 and the day since when it holds


def _check_days(values: Values) -> Iterable[Fault]:
    born = values.get("born_on")
    for key in _AFTER_BIRTH:
        day = values.get(key)
        if born and day and days.age_on(born, day) < YOUNGEST:
            yield Fault(
                key,
                f"{_LABELS[key]}{days.show_day(day)}时还不满{YOUNGEST}岁（{days.show_day(born)}出生）。",
                "请核对日期。",
            )
    yield from _too_young(values)
    started, hired = values.get("started_on"), values.get("hired_on")
    if started and hired and hired < started:
        yield Fault("hired_on", f"早于参加工作时间{days.show_day(started)}。", "请核对两个日期。")


def _too_young(values: Values) -> Iterable[Fault]:
    """Work before 16 is forbidden (劳动法第十五条), but artists and sportsmen may: a slip of the pen, or to be told."""
    born = values.get("born_on")
    for key in ("hired_on", "joined_on"):
        day = values.get(key)
        if born and day and day >= LABOUR_LAW and YOUNGEST <= days.age_on(born, day) < WORKING_AGE:
            when = f"{days.show_day(day)}时只有{days.age_on(born, day)}岁"
            yield Fault(key, f"{when}，不满{WORKING_AGE}岁。", "请核对出生日期和这个日期。", warns=True)


def _check_membership(values: Values) -> Iterable[Fault]:
    state, joined = values.get("member_state"), values.get("joined_on")
    if state == "会员" and not joined and not values.get("change_day"):
        yield Fault("joined_on", "是会员但没有入会日期。", "请填写入会日期；不知道确切日期可填会员证上的日期。")
    if state == "申请中" and not values.get("applied_on") and not values.get("change_day"):
        yield Fault("applied_on", "是申请中但没有申请入会日期。", "请填写申请书上的日期。")
    if state == "非会员" and joined:
        yield Fault("member_state", "填了入会日期，会籍状态却是非会员。", "请清空入会日期，或把会籍状态改为会员。")
    if values.get("change_kind") and not values.get("change_day"):
        yield Fault("change_day", "填了会籍变化类型但没有变化日期。", "请填写会籍变化日期。")


def check_unit(values: Values) -> Sequence[Fault]:
    founded, closed = values.get("founded_on"), values.get("closed_on")
    if founded and closed and closed <= founded:
        return [Fault("closed_on", "应晚于成立日期。", "请核对两个日期。")]
    return []


def check_unit_change(values: Values) -> Sequence[Fault]:
    if values.get("kind") == "更名" and not values.get("after"):
        return [Fault("after", "更名要写明新的名称。", "请填写变更后的名称。")]
    if values.get("kind") == "变更上级" and not values.get("parent_after"):
        return [Fault("parent_after", "变更上级要写明归到哪个单位下面。", "请填写现上级。")]
    itself = (key for key in ("parent_before", "parent_after") if values.get(key) == values.get("unit"))
    return [Fault(key, "单位的上级不能是它自己。", "请另选上级。") for key in itself if values.get(key)]


def check_period(values: Values) -> Sequence[Fault]:
    since, until = values.get("since"), values.get("until")
    if since and until and until <= since:
        return [Fault("until", "应晚于开始日期。", "请核对两个日期。")]
    return []


def check_event(values: Values) -> Sequence[Fault]:
    if values.get("kind") == "除名" and not values.get("approver") and not values.get("document"):
        return [Fault("approver", "除名要有批准人或文件。", "请填写批准人或文件。")]
    return []


def check_study(values: Values) -> Sequence[Fault]:
    started, finished = values.get("started_on"), values.get("finished_on")
    if values.get("state") == "毕业" and not finished:
        return [Fault("finished_on", "已毕业但没有毕业日期。", "请填写毕业日期。")]
    if started and finished and finished < started:
        return [Fault("finished_on", "早于开始日期。", "请核对两个日期。")]
    return []


def complete_term(values: Values) -> dict[str, Any]:
    """The end of a term from the day and years of its first sitting, when not given; a later one begins no term."""
    if values.get("session") not in {None, 1}:
        return {}
    if values.get("held_on") and values.get("years") and not values.get("due_on"):
        return {"due_on": days.add_months(values["held_on"], 12 * values["years"])}
    return {}


def check_term(values: Values) -> Sequence[Fault]:
    """Terms are three or five years (《工会基层组织选举工作条例》, from memory)."""
    found = []
    if values.get("years") not in {None, 3, 5}:
        found.append(Fault("years", "基层工会委员会任期为三年或五年。", "请填3或5。"))
    if values.get("delegates") and values.get("present") and values["present"] > values["delegates"]:
        found.append(Fault("present", "多于应到代表。", "请核对人数。"))
    return found
