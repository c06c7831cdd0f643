"""Courses and those who went to them as the clerk sees them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Integer, and_, case, cast, func, select

from desk_union.basis.days import show_day_long
from desk_union.culture import culture_words as words
from desk_union.culture.training.tables import Trainee, Training
from desk_union.describe.following import in_order
from desk_union.describe.kinds import Choice, Count, Day, Flag, LongText, Money, Ratio, Ref, Text
from desk_union.describe.ledger import Derived, Fault, Field, Ledger, Part, Preset
from desk_union.describe.spanning import by_then
from desk_union.members.ledgers import PEOPLE
from desk_union.members.ledgers.membership import of_person
from desk_union.store.judging import line_by_line, only_once, settling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values
    from desk_union.store.judging import Line

TAB, GROUP = "宣教文体", "培训"
EXPIRY_AHEAD = 90  # days before the end of a certificate at which it is told


def _trainings() -> Ledger:
    return TRAININGS


def _trainees() -> Ledger:
    return TRAINEES


def came(day: date) -> ColumnElement[bool]:
    return by_then(Trainee.came_on, day)


def _listed(day: date, *where: ColumnElement[bool]) -> ColumnElement[Any]:
    held = select(func.count(Trainee.id)).where(Trainee.training == Training.id, came(day), *where)
    return held.correlate(Training).scalar_subquery()


def attended(day: date) -> ColumnElement[Any]:
    """人次: what was typed, or those who are listed by name where they are more."""
    return func.max(func.coalesce(Training.attended, 0), _listed(day))


def passed(day: date) -> ColumnElement[Any]:
    return func.max(func.coalesce(Training.passed, 0), _listed(day, Trainee.passed.is_(True)))


def examined(day: date) -> ColumnElement[Any]:
    """Who sat the exam: as typed, else everybody listed with a result, else everybody who came, where anybody passed."""
    listed, through = _listed(day, Trainee.passed.is_not(None)), passed(day)
    told = case((listed > 0, func.max(listed, through)), (func.coalesce(Training.passed, 0) > 0, attended(day)), else_=0)
    return func.coalesce(Training.examined, told)


def _rate(day: date) -> ColumnElement[Any]:
    whole = examined(day)
    return case((whole > 0, (2000 * passed(day) + whole) // (2 * whole)), else_=None)


def length() -> ColumnElement[Any]:
    """Days of the course, both ends included."""
    return cast(func.julianday(func.coalesce(Training.ends_on, Training.starts_on)) - func.julianday(Training.starts_on), Integer) + 1


def _check_training(values: Values) -> Sequence[Fault]:
    came, sat, through = (values.get(key) for key in ("attended", "examined", "passed"))
    found = in_order(values, ("starts_on", "开始"), ("ends_on", "结束"))
    if sat is not None and came is not None and sat > came:
        found.append(Fault("examined", f"应考{sat}人，多于参加的{came}人次。", "请核对人数。"))
    whole, label = (sat, "应考") if sat is not None else (came, "参加")
    if through is not None and whole is not None and through > whole:
        found.append(Fault("passed", f"及格{through}人，多于{label}的{whole}人。", "请核对人数。"))
    return found


TRAININGS: Ledger = Ledger(
    code="culture.trainings", title="培训讲座台账", counter="项", tab=TAB, group=GROUP, row=Training, files=True, when="starts_on", called="2026年安全知识培训",
    name=lambda: Training.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="培训班、讲座、主题教育：对象、内容、时间、课时、多少人参加、考了多少人、及格多少。有名单的写在“学员”里，人数由程序算。",
    fields=(
        Field(Training.name, "名称", Text(80), required=True, print_mm=50, aliases=("培训名称", "班次名称", "讲座名称", "课程名称")), Field(Training.starts_on, "开始日期", Day(ahead=400, ends="ends_on"), required=True, print_mm=22, aliases=("日期", "培训日期", "培训时间", "时间")),
        Field(Training.kind, "培训类别", Choice(words.TRAINING), print_mm=22, aliases=("类别",)), Field(Training.subject, "培训内容", Choice(words.SUBJECT), print_mm=22, aliases=("内容", "科目")), Field(Training.audience, "对象", Choice(words.AUDIENCE), print_mm=22, aliases=("培训对象",)),
        Field(Training.rounds, "期数", Count(least=1), required=True, default=1, print_mm=12, total=True, aliases=("期", "班数")), Field(Training.hours, "课时", Count(), print_mm=12, total=True, aliases=("学时",)),
        Derived(key="came", label="计入人次", kind=Count(), sql=attended, print_mm=18, total=True), Derived(key="sat", label="计入应考", kind=Count(), sql=examined, print_mm=18, total=True), Derived(key="through", label="计入及格", kind=Count(), sql=passed, print_mm=18, total=True),
        Derived(key="rate", label="及格率", kind=Ratio(), sql=_rate, print_mm=16), Derived(key="length", label="天数", kind=Count(), sql=lambda _day: length(), print_mm=12, total=True), Field(Training.exam_days, "考试天数", Count(), print_mm=18, total=True),
        Field(Training.attended, "参加人次", Count(), listed=False, aliases=("参加人数", "培训人次", "培训人数", "人数")), Field(Training.examined, "应考人数", Count(), listed=False, aliases=("考试人数",)), Field(Training.passed, "及格人数", Count(), listed=False, aliases=("合格人数", "考试合格人数")),
        Field(Training.ends_on, "结束日期", Day(), listed=False), Field(Training.planned, "列入年度计划", Flag(), listed=False, aliases=("计划内",)), Field(Training.teacher, "授课人", Text(60), listed=False, aliases=("教师", "讲师", "主讲人", "主讲", "授课教师", "主讲教师")),
        Field(Training.place, "地点", Text(60), listed=False), Field(Training.host, "主办单位", Text(60), listed=False), Field(Training.cost, "费用", Money(), listed=False, total=True), Field(Training.note, "备注", LongText(), listed=False),
    ),
    order=("-starts_on", "-id"), match=(("name", "starts_on"), ("name",)), checks=(_check_training,), parts=(Part(_trainees, "training"),),
    presets=(Preset("planned", "列入计划的", lambda _day: Training.planned.is_(True)), Preset("coming", "还没有办", lambda day: Training.starts_on > day), Preset("unlisted", "没有学员名单", lambda day: _listed(day) == 0)),
)  # fmt: skip


def expiring(day: date) -> ColumnElement[bool]:
    """A certificate near its end or over it, and no newer one of its kind for the same person."""
    newer = Trainee.__table__.alias("newer")
    followed = select(newer.c.id).where(newer.c.person == Trainee.person, newer.c.certificate == Trainee.certificate, newer.c.valid_until > Trainee.valid_until, by_then(newer.c.certified_on, day)).correlate(Trainee).exists()
    soon = Trainee.valid_until.between(day - timedelta(365), day + timedelta(EXPIRY_AHEAD))
    return and_(soon, came(day), by_then(Trainee.certified_on, day), ~followed)


def _check_trainee(values: Values) -> Sequence[Fault]:
    return in_order(values, ("certified_on", "发证"), ("valid_until", "有效期截止"))


def judge_certificates(session: Session, lines: Sequence[Line], _today: date) -> Iterator[tuple[int, Fault]]:
    """Nobody has the certificate of a course that had not begun."""
    for place, (_, values) in enumerate(lines):
        day, training = values.get("certified_on"), values.get("training")
        if not isinstance(day, date) or not isinstance(training, int):
            continue
        begun = session.scalar(select(Training.starts_on).where(Training.id == training))
        if begun is not None and day < begun:
            told = f"发证日期早于培训开始的{show_day_long(begun)}。"
            yield place, Fault("certified_on", told, "请核对两个日期。")


TRAINEES: Ledger = Ledger(
    code="culture.training_persons", title="培训学员", counter="人次", tab=TAB, group=GROUP, row=Trainee, files=True, name=lambda: of_person(Trainee.person, func.coalesce(Trainee.certificate, "参加培训")),
    help="谁参加了哪期培训、多少课时、考了多少分、及格没有、发了什么证、有效期到哪天。",
    fields=(
        Field(Trainee.training, "培训名称", Ref(_trainings), required=True, print_mm=56, aliases=("培训", "名称")), Field(Trainee.person, "姓名", Ref(lambda: PEOPLE), required=True, print_mm=22, aliases=("学员", "学员姓名")), Field(Trainee.hours, "课时", Count(), print_mm=14, aliases=("学时",)),
        Field(Trainee.score, "成绩", Count(most=1000), print_mm=14, aliases=("分数", "得分", "考试成绩")), Field(Trainee.passed, "及格", Flag(), print_mm=14, aliases=("是否及格", "合格", "是否合格")), Field(Trainee.certificate, "证书名称", Text(60), print_mm=40, aliases=("证书",)),
        Field(Trainee.certificate_no, "证书编号", Text(40), print_mm=34, aliases=("证号",)), Field(Trainee.certified_on, "发证日期", Day(ahead=0), print_mm=24), Field(Trainee.valid_until, "有效期至", Day(), print_mm=24, aliases=("到期日期",)), Field(Trainee.came_on, "报到日期", Day(ahead=0), listed=False, aliases=("参加日期",), help="不填就是跟班参加；后来补课的填补课那天。"),
        Field(Trainee.note, "备注", LongText(), listed=False),
    ),
    order=("-training", "id"), match=(("training", "person"),), checks=(_check_trainee,),
    together=line_by_line(judge_certificates), settle=settling(_trainees, judge_certificates, only_once(_trainees, "training", "person")),
    presets=(Preset("expiring", "证书到期", expiring), Preset("failed", "不及格", lambda _day: Trainee.passed.is_(False)), Preset("certified", "发了证", lambda _day: Trainee.certified_on.is_not(None))),
)  # fmt: skip

LEDGERS = (TRAININGS, TRAINEES)
