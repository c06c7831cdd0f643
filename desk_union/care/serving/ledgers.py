"""志愿服务台账 and 再就业帮扶台账 as the clerk sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, extract, func, select

from desk_union.care.serving.tables import VolunteerDay, WorkAgain
from desk_union.describe.kinds import Choice, Count, Day, LongText, Ref, Text
from desk_union.describe.ledger import Fault, Field, Ledger, Preset
from desk_union.describe.words import dictionary
from desk_union.members.ledgers import PEOPLE
from desk_union.members.tables import Person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.describe.ledger import Values

TRAINED, PLACED, STARTED, OPEN = "培训", "安置", "创业", "帮扶中"
RESULT = dictionary("work_again_result", "结果", TRAINED, (PLACED, "", "安置就业", "上岗"), (STARTED, "", "自主创业"), (OPEN, "", "未就业"))
HELPED = (TRAINED, PLACED)
MOST_HOURS = 24


def one_person(values: Values) -> Sequence[Fault]:
    """One row tells of one person."""
    named = [key for key in ("person", "outsider") if values.get(key) not in (None, "")]
    if not named:
        return [Fault("person", "没有写是谁。", "请填姓名；花名册里没有的填不在册人员。")]
    return [Fault("outsider", "一行只写一个人。", "姓名和不在册人员只填一个。")] if len(named) > 1 else []


def who(row: Any) -> ColumnElement[Any]:
    """The person by name."""
    name = select(Person.name).where(Person.id == row.person).correlate(row).scalar_subquery()
    return func.coalesce(name, row.outsider, "")


VOLUNTEERS: Ledger = Ledger(
    code="care.volunteers", title="志愿服务台账", tab="送温暖", group="活动", row=VolunteerDay, when="day",
    name=lambda: func.concat(who(VolunteerDay), " ", VolunteerDay.activity),
    help="谁在哪一天做了什么志愿服务、几个小时、用了什么物资。",
    fields=(
        Field(VolunteerDay.day, "日期", Day(ahead=0), required=True, print_mm=24, aliases=("服务日期",)),
        Field(VolunteerDay.person, "姓名", Ref(lambda: PEOPLE), print_mm=24, aliases=("志愿者",)),
        Field(VolunteerDay.outsider, "不在册人员", Text(30, "name"), print_mm=24),
        Field(VolunteerDay.activity, "服务内容", Text(60), required=True, print_mm=60, aliases=("活动", "项目")),
        Field(VolunteerDay.post, "岗位", Text(40), print_mm=30),
        Field(VolunteerDay.hours, "小时", Count(most=MOST_HOURS), print_mm=16, total=True, aliases=("服务时长", "时长")),
        Field(VolunteerDay.goods, "物资收发", Text(120), print_mm=40),
        Field(VolunteerDay.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "id"), match=(("day", "person", "activity"), ("day", "outsider", "activity")), checks=(one_person,),
    presets=(Preset("year", "本年", lambda day: extract("year", VolunteerDay.day) == day.year),),
)  # fmt: skip

JOBS: Ledger = Ledger(
    code="care.jobs", title="再就业帮扶台账", tab="送温暖", group="活动", row=WorkAgain, when="day",
    name=lambda: func.concat(who(WorkAgain), " ", WorkAgain.result),
    help="下岗、失业人员的培训、安置、创业帮扶和结果。",
    fields=(
        Field(WorkAgain.day, "日期", Day(ahead=0), required=True, print_mm=24, aliases=("帮扶日期", "登记日期")),
        Field(WorkAgain.person, "姓名", Ref(lambda: PEOPLE), print_mm=24),
        Field(WorkAgain.outsider, "不在册人员", Text(30, "name"), print_mm=24),
        Field(WorkAgain.state, "原来情况", Text(30), print_mm=26, help="如：下岗、失业、待岗。"),
        Field(WorkAgain.help, "帮扶内容", Text(120), print_mm=44, aliases=("帮扶措施",), help="如：介绍岗位、小额贷款、创业信息。"),
        Field(WorkAgain.training, "培训", Text(60), print_mm=36, aliases=("培训项目",)),
        Field(WorkAgain.result, "结果", Choice(RESULT), required=True, default=OPEN, print_mm=20),
        Field(WorkAgain.employer, "安置单位", Text(60), print_mm=40, aliases=("去向", "接收单位")),
        Field(WorkAgain.placed_on, "安置日期", Day(ahead=366), listed=False),
        Field(WorkAgain.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "id"), match=(("day", "person"), ("day", "outsider")), checks=(one_person,),
    presets=(
        Preset("year", "本年", lambda day: extract("year", WorkAgain.day) == day.year),
        Preset("open", "帮扶中", lambda _day: WorkAgain.result == OPEN),
    ),
)  # fmt: skip
LEDGERS: tuple[Ledger, ...] = (VOLUNTEERS, JOBS)
