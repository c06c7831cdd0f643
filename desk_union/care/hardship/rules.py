"""What must hold of a file and of a family row, as pure functions over values.

公示 of five working days or more: 云南 2019, 坪山 2015 (domain-facts-2 J.1); two homes: 株洲 2018 (J.5); one household
one file and one holder: 云南省困难职工档案管理办法.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desk_union.basis import days, identity
from desk_union.care.hardship.reckoning import RIGID
from desk_union.describe.ledger import Fault
from desk_union.members.life.rules import check_child

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from typing import Any

    from desk_union.describe.ledger import Values

POSTED_DAYS = 5  # working days
SATURDAY = 5
ORDER = ("applied_on", "checked_on", "posted_on", "submitted_on", "approved_on", "reviewed_on")
LABELS = {
    "applied_on": "申请日期", "checked_on": "核查日期", "posted_on": "公示开始日期", "posted_until": "公示截止日期",
    "submitted_on": "上报日期", "approved_on": "审批日期", "reviewed_on": "复核日期", "closed_on": "退出日期",
}  # fmt: skip
AMOUNTS = ("wage", "other_income", "year_income", "accident_cost", *(key for key, _ in RIGID))


def check_file(values: Values) -> Sequence[Fault]:
    return [*one_holder(values), *_numbers(values), *_causes(values), *_days(values), *_doubts(values)]


def one_holder(values: Values, what: str = "这份档案") -> Iterator[Fault]:
    """Somebody of the roster or a plain name, never both."""
    if not values.get("person") and not values.get("outsider"):
        yield Fault("person", f"没有写{what}是谁的。", "在花名册里的填姓名；不在花名册里的填不在册人员姓名。")
    if values.get("person") and values.get("outsider"):
        yield Fault("outsider", f"{what}只能是一个人的。", "姓名和不在册人员姓名只填一个。")
    if values.get("outsider_id") and not values.get("outsider"):
        yield Fault("outsider_id", "没有不在册人员的姓名。", "花名册里的人，证件号码由程序带出，这里不填。")


def _numbers(values: Values) -> Iterator[Fault]:
    for key in AMOUNTS:
        if (values.get(key) or 0) < 0:
            yield Fault(key, "不能是负数。", "请核对金额。")
    wage, total = values.get("wage"), values.get("year_income")
    if wage and total is not None and wage * 12 > total:
        remedy = "请核对：年度总收入是全家全年的，月平均收入是本人一个月的。"
        yield Fault("year_income", "比本人月收入的12倍还少。", remedy, warns=True)


def _causes(values: Values) -> Iterator[Fault]:
    minor = (values.get("minor_causes") or "").split("、")
    if values.get("cause") and values["cause"] in minor:
        yield Fault("minor_causes", f"“{values['cause']}”已经是主要致困原因。", "次要原因请写别的，没有就不填。")


def _days(values: Values) -> Iterator[Fault]:
    last: tuple[str, date] | None = None
    for key in ORDER:
        day = values.get(key)
        if day is None:
            continue
        if last is not None and day < last[1]:
            yield Fault(key, f"早于{LABELS[last[0]]}（{days.show_day(last[1])}）。", "请核对两个日期。")
        last = (key, day)
    closed = values.get("closed_on")
    if closed is not None and last is not None and closed < last[1]:
        yield Fault("closed_on", f"早于{LABELS[last[0]]}（{days.show_day(last[1])}）。", "请核对两个日期。")
    posted, until = values.get("posted_on"), values.get("posted_until")
    if posted and until and until < posted:
        yield Fault("posted_until", f"早于公示开始日期（{days.show_day(posted)}）。", "请核对两个日期。")


def _doubts(values: Values) -> Iterator[Fault]:
    if (values.get("homes") or 0) >= 2:  # noqa: PLR2004 - two homes
        yield Fault("homes", "有两套以上住房，一般不予建档。", "请核对住房情况。", warns=True)
    posted, until = values.get("posted_on"), values.get("posted_until")
    if posted and until and posted <= until and (n := working_days(posted, until)) < POSTED_DAYS:
        reason = f"公示只有{n}个工作日，一般不少于{POSTED_DAYS}个。"
        yield Fault("posted_until", reason, "请核对公示的起止日期。", warns=True)


def working_days(first: date, last: date) -> int:
    """Mondays to Fridays from one day to another, both included; holidays are not known."""
    count = (last - first).days + 1
    return sum((first + timedelta(n)).weekday() < SATURDAY for n in range(count))


def check_relative(values: Values) -> Sequence[Fault]:
    found = list(check_child(values))
    found += [Fault(key, "不能是负数。", "请核对金额。") for key in ("income", "tuition") if (values.get(key) or 0) < 0]
    if values.get("relation") == "本人":
        found.append(Fault("relation", "家庭成员里不写本人。", "本人的情况写在档案里。"))
    return found


def review_after(day: date) -> date:
    """A file is reviewed at least once a year (困难职工档案: 全面复核 yearly, J.5)."""
    return days.add_months(day, 12)



def check_survey(values: Values) -> Sequence[Fault]:
    if not values.get("file") and not values.get("household"):
        return (Fault("household", "没有写是哪一户。", "已建档的选困难职工，没有建档的写户主姓名。"),)
    return ()


def check_declaration(values: Values) -> Sequence[Fault]:
    day, answered = values.get("day"), values.get("answered_on")
    found = []
    if day and answered and answered < day:
        found.append(Fault("answered_on", "答复日期早于申报日期。", "请核对两个日期。"))
    if (values.get("amount") or 0) < 0:
        found.append(Fault("amount", "不能是负数。", "请核对金额。"))
    return found


def check_line(values: Values) -> Sequence[Fault]:
    minimum = values.get("minimum")
    if minimum is None or minimum > 0:
        return ()
    return (Fault("minimum", "要大于零。", "请填当地公布的每人每月低保标准。"),)


def complete_application(values: Values) -> dict[str, Any]:
    """The student's sex from the ID number when not given."""
    number = values.get("student_id")
    return {"student_sex": identity.sex_of(number)} if number and not values.get("student_sex") else {}


def check_application(values: Values) -> Sequence[Fault]:
    found = list(one_holder(values, "这份申请")) if not values.get("file") else []
    for key in ("asked", "decided", "tuition"):
        if (values.get(key) or 0) < 0:
            found.append(Fault(key, "不能是负数。", "请核对金额。"))
    student = any(values.get(key) for key in ("student_id", "school", "major"))
    if student and not values.get("student"):
        found.append(Fault("student", "没有写学生姓名。", "助学、升学的申请请填学生姓名。"))
    day, decided = values.get("day"), values.get("decided_on")
    if day and decided and decided < day:
        found.append(Fault("decided_on", f"早于申请日期（{days.show_day(day)}）。", "请核对两个日期。"))
    return found
