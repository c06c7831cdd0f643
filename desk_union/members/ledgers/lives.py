"""What belongs to one person's life: children, relatives, curriculum, study."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import and_, extract, func, or_, select

from desk_union.describe.kinds import Choice, Count, Day, IdCard, LongText, Phone, Ref, Text
from desk_union.describe.ledger import Derived, Field, Ledger, Preset
from desk_union.describe.stage import Move, Stage
from desk_union.members import age_lines
from desk_union.members import dictionaries as words
from desk_union.members.ledgers.membership import of_person, people
from desk_union.members.life import rules, schooling
from desk_union.members.tables import Child, EducationChange, Person, Relative, Resume
from desk_union.store import stages

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement


JUNE = 6


def gets_june_gift(day: date) -> ColumnElement[bool]:
    """Born by ``day``, below the office's line, and with a parent on the roll: who gets something on 1 June."""
    from desk_union.members.ledgers.people import on_roll

    at_work = select(Person.id).where(on_roll(day))
    young = age_lines.age(Child.born_on, day) < age_lines.line(age_lines.CHILD, rules.CHILD_LINE)
    return and_(Child.born_on <= day, young, Child.person.in_(at_work))


def june_day(first: date, last: date) -> date:
    """The day on which a span is asked for children of that age: its last 1 June, where it holds one."""
    june = date(last.year, JUNE, 1)
    return june if first <= june <= last else last


CHILDREN = Ledger(
    code="members.children", title="职工子女登记", tab="会员台账", group="人员", row=Child,
    name=lambda: Child.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="职工的子女：六一慰问、金秋助学从这里挑人。",
    fields=(
        Field(Child.person, "职工姓名", Ref(people), required=True, print_mm=24, aliases=("家长", "家长姓名", "父母姓名", "姓名", "职工", "员工姓名", "会员姓名", "父亲姓名", "母亲姓名", "父/母姓名")),
        Field(Child.name, "子女姓名", Text(40, form="name"), required=True, print_mm=24, aliases=("姓名", "孩子姓名", "儿童姓名", "小孩姓名", "学生姓名", "子女")),
        Field(Child.id_number, "子女身份证号", IdCard(), private=True, listed=False, print_mm=36, help="填了可以不填性别和出生日期。",
              aliases=("孩子身份证号", "子女身份证", "子女身份证号码", "孩子身份证", "孩子身份证号码", "儿童身份证号", "学生身份证号", "身份证号", "身份证号码", "身份证", "公民身份号码", "证件号码")),
        Field(Child.sex, "性别", Choice(words.SEX), print_mm=12, aliases=("子女性别", "孩子性别")),
        Field(Child.born_on, "出生日期", Day(ahead=0, partial=True), required=True, print_mm=24, aliases=("出生年月", "生日", "子女出生日期", "孩子出生日期", "子女出生年月")),
        Derived(key="age", label="年龄", kind=Count(), sql=lambda day: age_lines.years_at(Child.born_on, day), print_mm=12),
        Field(Child.stage, "就学阶段", Choice(words.SCHOOL_STAGE), print_mm=20, aliases=("学段",)),
        Field(Child.school, "学校", Text(60), print_mm=50, aliases=("就读学校",)),
        Field(Child.note, "备注", LongText(), listed=False),
    ),
    order=("born_on", "id"), match=(("person", "name"),), note=rules.complete_child, checks=(rules.check_child,),
    present="born",
    presets=(
        Preset("small", "六一慰问年龄（年龄线见设置）", gets_june_gift),
        Preset("born", "已出生的", lambda day: Child.born_on <= day),
    ),
)  # fmt: skip

RELATIVES = Ledger(
    code="members.relatives", title="家庭主要成员", tab="会员台账", group="人员", row=Relative,
    name=lambda: Relative.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="会员登记表上的家庭主要成员及其工作单位。",
    fields=(
        Field(Relative.person, "职工姓名", Ref(people), required=True, print_mm=24, aliases=("姓名", "会员姓名", "员工姓名")),
        Field(Relative.name, "家人姓名", Text(40, form="name"), required=True, print_mm=24, aliases=("姓名", "成员姓名")),
        Field(Relative.relation, "关系", Choice(words.RELATION), required=True, print_mm=18, aliases=("称谓", "与本人关系")),
        Field(Relative.born_on, "出生日期", Day(partial=True), print_mm=24),
        Field(Relative.employer, "工作单位", Text(80), print_mm=60),
        Field(Relative.phone, "电话", Phone(), private=True, print_mm=26),
    ),
    order=("person", "id"), match=(("person", "name"),),
)  # fmt: skip

RESUMES = Ledger(
    code="members.resumes", title="个人简历", tab="会员台账", group="人员", row=Resume,
    name=lambda: of_person(Resume.person, Resume.what),
    help="会员登记表上的个人工作简历，一段一行。",
    fields=(
        Field(Resume.person, "职工姓名", Ref(people), required=True, print_mm=24),
        Field(Resume.since, "起", Day(partial=True, ends="until"), required=True, print_mm=24, aliases=("开始", "开始日期")),
        Field(Resume.until, "止", Day(partial=True), print_mm=24, aliases=("结束", "结束日期")),
        Field(Resume.what, "在何单位任何职", Text(120), required=True, print_mm=90, aliases=("经历", "简历")),
    ),
    order=("person", "since", "id"), match=(("person", "since", "what"),), checks=(rules.check_period,),
)  # fmt: skip

STUDY = Stage(
    words.STUDY_STATE,
    moves=(
        Move("在修", "毕业", needs=("finished_on",)), Move("在修", "中止", reason=True),
        Move("中止", "在修"), Move("毕业", "在修", reason=True),  # noted too early
    ),
    days=(("在修", "started_on"), ("毕业", "finished_on")),
)  # fmt: skip


def _begun(day: date) -> ColumnElement[bool]:
    """Begun by ``day``, or finished where the beginning was not told; of no day at all: always."""
    begun = func.coalesce(EducationChange.started_on, EducationChange.finished_on)
    return or_(begun.is_(None), begun <= day)


EDUCATION = Ledger(
    code="members.education", title="学历与自学成才登记", tab="会员台账", group="人员", row=EducationChange, files=True,
    name=lambda: of_person(EducationChange.person, EducationChange.target),
    help="职工在职学习：从什么学历到什么学历，怎样学，在修还是毕业。",
    fields=(
        Field(EducationChange.person, "姓名", Ref(people), required=True, print_mm=22, aliases=("职工姓名",)),
        Field(EducationChange.before, "原学历", Choice(words.EDUCATION), print_mm=24),
        Field(EducationChange.target, "所学学历", Choice(words.EDUCATION), required=True, print_mm=24, aliases=("新学历", "取得学历")),
        Field(EducationChange.route, "学习途径", Choice(words.ROUTE), required=True, print_mm=20, aliases=("途径",)),
        Field(EducationChange.school, "学校", Text(60), print_mm=40),
        Field(EducationChange.major, "专业", Text(60), print_mm=30),
        Field(EducationChange.state, "学习状态", STUDY, required=True, print_mm=18, aliases=("状态",)),
        *stages.columns(EducationChange.state, STUDY, listed=False),
        Field(EducationChange.started_on, "开始日期", Day(partial=True), print_mm=22),
        Field(EducationChange.finished_on, "毕业日期", Day(partial=True), print_mm=22, aliases=("取得日期",)),
        Field(EducationChange.note, "备注", LongText(), listed=False),
    ),
    order=("-finished_on", "-id"), match=(("person", "target", "route"),), present="begun", checks=(rules.check_study,), settle=schooling.settle_education,
    presets=(
        Preset("begun", "已开始的", _begun),
        Preset("studying", "在修", lambda _day: EducationChange.state == "在修"),
        Preset("done", "本年毕业", lambda day: (EducationChange.state == "毕业") & (extract("year", EducationChange.finished_on) == day.year)),
        *stages.presets(EducationChange.state, STUDY)[1:],
    ),
)  # fmt: skip
