"""The roster of persons (职工花名册, wider than 会员) and the list of the retired."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, case, exists, false, func, or_, select

from desk_union.basis import names
from desk_union.describe.kinds import (
    BankCard,
    Choice,
    Count,
    Day,
    DocNumber,
    Flag,
    LongText,
    Money,
    Phone,
    Photo,
    Ref,
    Text,
)
from desk_union.describe.ledger import Dated, Derived, Field, Ledger, Part, Past, Preset, Shown, Values, open_on
from desk_union.describe.tab import Named
from desk_union.members import age_lines
from desk_union.members import dictionaries as words
from desk_union.members.age_lines import years_at
from desk_union.members.life import rules, settling
from desk_union.members.tables import Employment, Membership, MembershipEvent, Person, PersonChange, Placement, Standing

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import InstrumentedAttribute


def _units() -> Ledger:
    from desk_union.members.ledgers.units import UNITS

    return UNITS


def on_roll(day: date) -> ColumnElement[bool]:
    """Employed here on ``day``: an employment covers it, and the person is neither retired nor dead by then."""
    employed = exists().where(Employment.person == Person.id, Employment.since <= day, open_on(Employment, day))
    retired = exists().where(
        Standing.person == Person.id,
        Standing.since <= day,
        open_on(Standing, day),
        Standing.value.in_(words.RETIRED),
    )
    return and_(employed, ~retired, or_(Person.died_on.is_(None), Person.died_on > day))


def member_on(day: date, *states: str) -> ColumnElement[bool]:
    """In one of the membership states (会员 when none is named) on ``day``."""
    return exists().where(
        Membership.person == Person.id,
        Membership.since <= day,
        open_on(Membership, day),
        Membership.value.in_(states or ("会员",)),
    )


def migrant(day: date) -> ColumnElement[bool]:
    return PEOPLE.by_key["is_migrant"].column(day).is_(True)


def applying(day: date) -> ColumnElement[bool]:
    """On the roll, has asked to join, and waits for the answer."""
    return and_(on_roll(day), member_on(day, "申请中"))


def retired_on(day: date) -> ColumnElement[bool]:
    """Retired and alive on ``day``."""
    stands = exists().where(
        Standing.person == Person.id,
        Standing.since <= day,
        open_on(Standing, day),
        Standing.value.in_(words.RETIRED),
    )
    return and_(stands, or_(Person.died_on.is_(None), Person.died_on > day))


def entered_by(day: date) -> ColumnElement[bool]:
    """A member who was in the upper union's system by ``day``."""
    known_by = or_(Person.entered_on.is_(None), Person.entered_on <= day)
    return and_(member_on(day), Person.entered.is_(True), known_by)


def lacking(day: date) -> ColumnElement[bool]:
    """At work here or a member, and without something that the real-name data set wants."""
    placed = exists().where(Placement.person == Person.id, Placement.since <= day, open_on(Placement, day))
    blank = (getattr(Person, key).is_(None) for key in rules.REAL_NAME)
    return and_(or_(on_roll(day), member_on(day)), or_(~placed, *blank))


def _joined(day: date) -> ColumnElement[Any]:
    """The first day of the present or, for who has left, the last membership: only a non-member can join (rules.MOVES)."""
    return (
        select(func.max(MembershipEvent.day))
        .where(
            MembershipEvent.person == Person.id,
            MembershipEvent.day <= day,
            MembershipEvent.kind.in_(rules.STARTS),
        )
        .correlate(Person)
        .scalar_subquery()
    )


def _last_event(column: InstrumentedAttribute[Any], day: date) -> ColumnElement[Any]:
    newest = select(column).where(MembershipEvent.person == Person.id, MembershipEvent.day <= day)
    return (
        newest.order_by(MembershipEvent.day.desc(), MembershipEvent.id.desc())
        .limit(1)
        .correlate(Person)
        .scalar_subquery()
    )


def _state(day: date) -> ColumnElement[Any]:
    held = select(Membership.value).where(
        Membership.person == Person.id, Membership.since <= day, open_on(Membership, day)
    )
    return func.coalesce(held.order_by(Membership.since.desc()).limit(1).correlate(Person).scalar_subquery(), "非会员")


def _membership_years(day: date) -> ColumnElement[Any]:
    joined = _joined(day)
    return case((_state(day) == "会员", years_at(joined, day)), else_=None)  # type: ignore[arg-type]  # any date expression serves


PAST = Day(ahead=0)
KNOWN, KNOWN_SOON = Day(ahead=0, partial=True), Day(ahead=366, partial=True)  # a leaving may be noted ahead, a birth not; often only the month is told
_APPLIED = replace(KNOWN, told_by=("membership_event.day",))
_JOINED = replace(KNOWN_SOON, told_by=("membership_event.day",))
_CHANGED = replace(
    KNOWN_SOON, told_by=("membership_event.day", "person.joined_on", "person.applied_on", "person.died_on")
)
_ID, _JOB, _MEMBER, _HOME, _RETIRE, _REAL = "基本信息", "工作", "会籍", "户籍与家庭", "离退休", "实名制"

def _past(what: str, before: InstrumentedAttribute[Any] = PersonChange.before, *, none_told: bool = False) -> Past:
    """Earlier values of a personal fact, among those of ``what``."""
    return Past(
        row=PersonChange, owner=PersonChange.person, day=PersonChange.day, before=before, of=Person.id,
        marks=(("what", what),), none_told=none_told,
    )  # fmt: skip


FIELDS: tuple[Shown, ...] = (
    Field(Person.work_no, "工号", Text(20), group=_JOB, aliases=("职工编号", "员工编号", "人员编号", "职工号", "员工号", "人员编码", "职工工号", "员工工号", "工作证号", "编号"), print_mm=16),
    Field(Person.name, "姓名", Text(40, form="name"), required=True, group=_ID, print_mm=18,
          aliases=("名字", "职工姓名", "会员姓名", "员工姓名", "人员姓名", "中文名", "中文姓名", "姓名(中文)", "员工名称", "职工名称")),
    Field(Person.sex, "性别", Choice(words.SEX), group=_ID, print_mm=10, help="填了身份证号可以不填。"),
    Field(Person.born_on, "出生日期", KNOWN, group=_ID, print_mm=21, aliases=("出生年月", "出生年月日", "生日", "出生时间"),
          help="填了身份证号可以不填；两处不一致时会提示。"),
    Derived(key="age", label="年龄", kind=Count(), sql=lambda day: years_at(Person.born_on, day), print_mm=10, group=_ID, aliases=("周岁",)),
    Field(Person.ethnicity, "民族", Choice(words.ETHNICITY), group=_ID, print_mm=14),
    Field(Person.id_type, "证件类型", Choice(words.ID_TYPE), group=_ID, listed=False, default="身份证", aliases=("有效身份类别", "证件类别", "有效证件类别")),
    Field(Person.id_number, "证件号码", DocNumber(), private=True, group=_ID, print_mm=36,
          aliases=("身份证号", "身份证号码", "身份证", "公民身份号码", "居民身份证号码", "身份证件号码", "证件号")),
    Field(Person.phone, "移动电话", Phone(), group=_ID, private=True, print_mm=24,
          aliases=("手机", "手机号", "手机号码", "联系电话", "电话", "联系方式", "移动电话号码", "本人电话", "联系手机", "手机电话", "个人电话", "本人手机", "本人联系电话", "本人手机号")),
    Dated(key="unit", label="所在分会/小组", kind=Ref(_units), row=Placement, owner=Placement.person, value=Placement.value, of=Person.id,
          group=_JOB, print_mm=26, help="变动时请填从哪天起，以前的归属会保留。",
          aliases=("部门", "所在部门", "分会", "工会小组", "班组", "小组", "所在分会", "所在小组", "科室", "车间", "所属部门", "所在工会小组", "单位", "所在单位", "处室", "分厂", "分公司", "项目部", "工作部门", "所属分会", "工会分会", "二级单位", "基层单位", "部室", "部门班组", "所属单位", "所属小组", "所属班组", "部门名称", "科室名称", "分会名称", "小组名称", "工段", "所在部室", "任职部门", "所在处室", "部门/班组", "部门车间", "所在车间", "所属车间", "所在班组")),
    Dated(key="employ_type", label="用工形式", kind=Choice(words.EMPLOYMENT), row=Employment, owner=Employment.person, value=Employment.value,
          of=Person.id, group=_JOB, print_mm=18, aliases=("职工类别", "用工性质", "用工类型", "人员类别", "员工类别", "职工类型", "用工类别", "合同类型", "用工方式", "用工类别名称", "劳动合同类型", "人员性质", "职工性质"),
          default="正式"),
    Dated(key="standing", label="就业状况", kind=Choice(words.STANDING), row=Standing, owner=Standing.person, value=Standing.value, of=Person.id,
          group=_JOB, print_mm=16, aliases=("在岗状态", "在职状态", "人员状态", "职工状态", "在职情况", "在岗情况", "人员情况", "职工状况", "在册状态"), default="在岗"),
    Field(Person.job, "岗位/职务", Text(40), past=_past("岗位/职务"), joins=True, group=_JOB, print_mm=22, aliases=("岗位", "职务", "职位", "工种", "岗位名称", "行政职务", "现任职务", "工作岗位", "职务名称", "岗位职务", "职务/岗位")),
    Field(Person.title, "职称", Text(40), past=_past("职称", none_told=True), group=_JOB, listed=False, aliases=("专业技术职称", "职称等级", "专业技术职务")),
    Field(Person.skill, "技术等级", Choice(words.SKILL), past=_past("技术等级", none_told=True), group=_JOB, listed=False, aliases=("职业资格", "技能等级", "职业技能等级")),
    Field(Person.education, "学历", Choice(words.EDUCATION), past=_past("学历"), group=_ID, print_mm=18, aliases=("文化程度", "最高学历", "学历层次", "学历学位", "最高学历学位", "文化水平", "学历/学位")),
    Field(Person.political, "政治面貌", Choice(words.POLITICAL), past=_past("政治面貌"), group=_ID, print_mm=20, aliases=("政治面目", "政治身份")),
    Field(Person.party_joined_on, "入党（团）时间", KNOWN, group=_ID, listed=False, aliases=("入党时间", "入党日期", "入团时间")),
    Field(Person.marital, "婚姻状况", Choice(words.MARITAL), past=_past("婚姻状况"), group=_HOME, listed=False, aliases=("婚姻", "婚否", "婚姻情况", "是否已婚", "婚姻状态")),
    Field(Person.started_on, "参加工作时间", KNOWN, group=_JOB, listed=False, aliases=("参加工作日期", "工作时间", "参工时间", "参加工作年月", "工作年月", "参加工作", "参工年月", "首次参加工作时间")),
    Field(Person.hired_on, "进单位日期", KNOWN_SOON, group=_JOB, listed=False,
          aliases=("进单位时间", "入职日期", "入职时间", "调入日期", "调入时间", "进厂时间", "到岗时间", "来校时间", "入厂时间", "入厂日期", "来厂时间", "来厂日期", "进单位年月", "进厂日期", "进公司时间", "入司时间", "入司日期", "入单位时间", "来单位时间", "入校时间", "进校时间", "入院时间", "到单位时间", "调入本单位时间", "入职年月", "来院时间", "到厂时间"), help="在册时间从这一天算起。"),
    Derived(key="service_years", label="工龄", kind=Count(), sql=lambda day: years_at(Person.started_on, day), listed=False, group=_JOB),
    Derived(key="here_years", label="司龄", kind=Count(), sql=lambda day: years_at(Person.hired_on, day), listed=False, group=_JOB, aliases=("本单位工龄",)),
    Field(Person.contract_until, "劳动合同到期", Day(partial=True), group=_JOB, listed=False, aliases=("合同期限", "劳动合同期限", "合同到期日", "劳动合同到期日", "合同终止日期", "合同截止日期", "合同到期时间", "劳动合同终止日期", "合同终止时间")),
    Field(Person.wage, "月工资", Money(), past=_past("月工资", before=PersonChange.wage_before), group=_JOB, listed=False, private=True, aliases=("工资", "月基本工资", "会费基数")),
    Field(Person.bank_card, "银行卡号", BankCard(), group=_JOB, listed=False, private=True, aliases=("银行卡", "工资卡号", "工资卡", "银行账号", "工资账号")),
    Field(Person.applied_on, "申请入会日期", _APPLIED, group=_MEMBER, listed=False, aliases=("申请日期", "入会申请日期"),
          help="还不是会员的人填了这一天，就是申请入会中，等待批准。"),
    Derived(key="member_state", label="会籍状态", kind=Choice(words.MEMBER_STATE), sql=_state, group=_MEMBER, print_mm=16,
            aliases=("是否会员", "会员状态", "会籍", "是否入会", "在会情况", "会员情况", "会籍情况", "是否加入工会", "是否工会会员", "在会状态", "是否在会"), editable=True, help="由会籍变动得出；新增时填入会日期即可。"),
    Derived(key="joined_on", label="入会日期", kind=_JOINED, sql=_joined, editable=True, group=_MEMBER, print_mm=21,
            aliases=("入会时间", "入会年月", "加入工会时间", "加入工会日期", "入会", "加入工会年月", "加入工会", "何时入会", "入工会时间", "入会年份")),
    Derived(key="member_years", label="会龄", kind=Count(), sql=_membership_years, listed=False, group=_MEMBER),
    Field(Person.card_no, "会员证号", Text(40), group=_MEMBER, listed=False, aliases=("会员证号码", "会员证编号", "会员卡号", "工会卡号", "工会会员证号", "会员编号", "工会会员卡号", "会员证书编号")),
    Derived(key="change_kind", label="会籍变化类型", kind=Choice(words.EVENT), sql=lambda day: _last_event(MembershipEvent.kind, day),
            editable=True, listed=False, group=_MEMBER),
    Derived(key="change_day", label="会籍变化日期", kind=_CHANGED, sql=lambda day: _last_event(MembershipEvent.day, day),
            editable=True, listed=False, group=_MEMBER, aliases=("会籍变化时间",)),
    Derived(key="change_reason", label="会籍变化原因", kind=Choice(words.EVENT_REASON), sql=lambda day: _last_event(MembershipEvent.reason, day),
            editable=True, listed=False, group=_MEMBER),
    Field(Person.household_kind, "户籍类型", Choice(words.HOUSEHOLD), past=_past("户籍类型"), group=_HOME, listed=False, aliases=("户口性质", "户口类型", "户籍性质", "户籍", "户口", "户别")),
    Field(Person.household_place, "户籍所在地", Text(120), past=_past("户籍所在地"), group=_HOME, listed=False, aliases=("户口所在地", "户籍地址")),
    Field(Person.native_place, "籍贯", Text(60), group=_HOME, listed=False, aliases=("出生地", "籍贯/出生地")),
    Field(Person.is_migrant, "是否农民工", Flag(), past=_past("是否农民工"), group=_HOME, listed=False, aliases=("农民工",)),
    Field(Person.is_model_worker, "是否劳模", Flag(), past=_past("是否劳模", none_told=True), group=_ID, listed=False, aliases=("劳模",)),
    Field(Person.address, "住址", Text(120), past=_past("住址"), group=_HOME, listed=False, aliases=("现住址", "家庭住址", "家庭地址", "通讯地址", "联系地址")),
    Field(Person.email, "邮箱", Text(80), group=_HOME, listed=False, aliases=("电子邮箱", "电子邮件", "邮件")),
    Field(Person.retire_line, "原退休年龄", Count(least=45, most=65), group=_RETIRE, listed=False,
          help="男60；女干部55、女工人50。女职工不填时按50提醒，以免误了日子。"),
    Field(Person.retire_on, "预计退休日期", Day(partial=True), group=_RETIRE, listed=False, help="按渐进式延迟退休推算，可以改。", aliases=("退休到龄日期",)),
    Field(Person.retired_on, "退休日期", Day(partial=True, told_by=("standing.since",)), group=_RETIRE, listed=False, aliases=("退休时间", "离退休时间", "退休年月", "实际退休时间", "正式退休日期", "离退休日期")),
    Field(Person.lives_alone, "是否独居", Flag(), past=_past("是否独居", none_told=True), group=_RETIRE, listed=False, aliases=("独居",)),
    Field(Person.spouse, "配偶/遗孀姓名", Text(40, form="name"), past=_past("配偶/遗孀姓名"), group=_RETIRE, listed=False, aliases=("配偶姓名", "配偶")),
    Field(Person.spouse_phone, "配偶/遗孀电话", Phone(), group=_RETIRE, listed=False, private=True, aliases=("配偶电话",)),
    Field(Person.far_address, "异地居住地址", Text(120), group=_RETIRE, listed=False),
    Field(Person.service_group, "服务小组", Text(40), past=_past("服务小组"), group=_RETIRE, listed=False, aliases=("离退休服务小组",)),
    Field(Person.died_on, "去世日期", replace(KNOWN, told_by=("membership_event.day",)), group=_RETIRE, listed=False),
    Field(Person.entered, "已录入上级系统", Flag(), group=_REAL, listed=False, aliases=("实名制已录入", "是否录入")),
    Field(Person.entered_on, "录入日期", PAST, group=_REAL, listed=False),
    Field(Person.entered_by, "录入人", Text(40), group=_REAL, listed=False),
    Field(Person.career_plan, "职业规划", LongText(), group=_ID, listed=False, aliases=("个人愿景", "职业生涯规划")),
    Field(Person.photo, "照片", Photo(), group=_ID, listed=False),
    Field(Person.note, "备注", LongText(), group=_REAL, listed=False, aliases=("说明",)),
)  # fmt: skip


_every = Named("desk_union.members.ledgers:LEDGERS")  # by name: those that are parts stand on this one


def _part(code: str) -> Part:
    """A ledger that stands on this one, found when first asked for."""

    def found() -> Ledger:
        every: tuple[Ledger, ...] = _every()
        return next(ledger for ledger in every if ledger.code == code)

    return Part(found, "person")


PARTS = tuple(
    _part(f"members.{name}")
    for name in (
        "events", "placements", "employments", "standings", "person_changes", "posts", "children", "relatives", "resumes", "education",
        "notes",
    )
)  # fmt: skip


def hidden(values: Values) -> Values:
    """The stored search key and the key that orders by pronunciation."""
    more = (str(values.get(key) or "") for key in ("work_no", "id_number", "phone", "card_no"))
    return {"search": names.search_key(values["name"], *more), "sort": names.sort_key(values["name"])}


PEOPLE = Ledger(
    code="members.people", title="职工会员花名册", counter="人", tab="会员台账", group="人员", row=Person, fields=FIELDS,
    instead="人走了的请办“退会”“转出”“离职”“退休”或“去世”，记录都留着；登记重了的在“查重复”里合并。",
    name=lambda: Person.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="本单位全部职工，入会的和没入会的都在这里；离开的人也保留，随时能查任何一天的在册名单。",
    empty="还没有人员。可以“新增”一位，从Excel“导入”花名册，或新建示例账本先看看。",
    leading=("name", "unit", "phone", "member_state", "born_on"),
    order=("sort", "id"), present="roll", search=Person.search, match=(("id_type", "id_number"), ("name", "born_on"), ("name", "work_no")),
    presets=(
        Preset("roll", "在册职工", on_roll),
        Preset("members", "在册会员", member_on),
        Preset("outside", "未入会职工", lambda day: and_(on_roll(day), ~member_on(day, "会员", "保留会籍"))),
        Preset("kept", "保留会籍", lambda day: member_on(day, "保留会籍")),
        Preset("applying", "申请入会中", applying),
        Preset("women", "在册女职工", lambda day: and_(on_roll(day), Person.sex == "女")),
        Preset("migrant", "农民工", lambda day: and_(on_roll(day), migrant(day))),
        Preset("left", "已离开", lambda day: ~or_(on_roll(day), retired_on(day))),
        Preset("missing", "实名制缺项", lacking),
        Preset("not_entered", "未录入上级系统", lambda day: and_(member_on(day), ~func.coalesce(entered_by(day), false()))),
    ),
    parts=PARTS, files=True, note=rules.complete_person, checks=(rules.check_person,), since=rules.held_since, hidden=hidden,
    record=settling.record_membership, settle=settling.settle_people,
)  # fmt: skip


RETIREES = replace(
    PEOPLE, code="members.retirees", title="离退休职工名册", only=retired_on, leading=("name", "phone", "address", "born_on"),
    instead="人走了的请办“退会”“转出”“离职”“退休”或“去世”，记录都留着；登记重了的在“查重复”里合并。",
    fields=tuple(
        replace(shown, listed=shown.key in {"name", "sex", "born_on", "age", "retired_on", "lives_alone", "phone", "address", "spouse", "spouse_phone", "service_group"},
                default={"standing": "退休", "employ_type": None}.get(shown.key, shown.default))
        for shown in FIELDS
    ),
    help="离休、退休、退职的人员：高龄、独居、遗孀联系、异地居住、服务小组。",
    empty="还没有离退休人员。在人员的“就业状况”里改为退休，就会出现在这里。",
    present="",
    presets=(
        Preset("aged", "高龄（年龄线见设置）", lambda day: age_lines.age(Person.born_on, day) >= age_lines.line(age_lines.AGED, rules.AGED)),
        Preset("alone", "独居", lambda day: PEOPLE.by_key["lives_alone"].column(day).is_(True)),
        Preset("veteran", "离休", lambda day: exists().where(Standing.person == Person.id, Standing.since <= day, open_on(Standing, day), Standing.value == "离休")),
    ),
)  # fmt: skip
