"""困难职工档案 and the family of each file, as the clerk sees them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import and_, extract, func, or_

from desk_union.care import doubts, holders
from desk_union.care.hardship import asking, rules, settling
from desk_union.care.hardship import hardship_words as words
from desk_union.care.hardship.hardship_kinds import Causes
from desk_union.care.hardship.tables import HardshipFile, HardshipRelative
from desk_union.describe.kinds import (
    BankCard,
    Choice,
    Count,
    Day,
    DocNumber,
    Flag,
    IdCard,
    LongText,
    Money,
    Phone,
    Ref,
    Text,
    Year,
)
from desk_union.describe.ledger import Derived, Field, Ledger, Part, Preset, Serial
from desk_union.describe.tab import Named
from desk_union.members import age_lines
from desk_union.members import dictionaries as member_words
from desk_union.members.ledgers import PEOPLE
from desk_union.members.life.rules import complete_child
from desk_union.store import stages

GROUP = "困难职工"
AHEAD = 366
_every = Named("desk_union.care.hardship.ledgers:LEDGERS")  # by name: the parts stand on this ledger


def ledger_called(code: str) -> Ledger:
    """A ledger of this room, found when first asked for."""
    every: tuple[Ledger, ...] = _every()
    return next(ledger for ledger in every if ledger.code == code)


def _part(code: str) -> Part:
    return Part(lambda: ledger_called(code), "file")


def _files() -> Ledger:
    return FILES


_CLASS, _INCOME, _COST, _HOME, _BANK, _WAY = "困难情况", "收入", "刚性支出", "家庭与工作", "银行卡", "办理"
PAST = Day(ahead=0)

FILES: Ledger = Ledger(
    code="care.files", title="困难职工档案", counter="户", tab="送温暖", group=GROUP, row=HardshipFile, files=True, called="困难职工",
    name=lambda: holders.name_of(HardshipFile),
    help="每户困难职工一份档案：家庭成员、收支测算、致困原因、材料，从申请到脱困各阶段的日期，以及领过的全部救助。",
    empty="还没有困难职工档案。可以新增一户，或从Excel导入。",
    fields=(
        Serial(HardshipFile.number, "档案编号", "困-{year}-{n:04}", day="applied_on", print_mm=26, aliases=("职工编号", "编号", "档案号", "困难职工编号")),
        Field(HardshipFile.person, "姓名", Ref(lambda: PEOPLE), print_mm=20, aliases=("职工姓名", "困难职工姓名", "困难职工", "户主姓名", "户主", "建档职工")),
        Derived(key="id_number", label="证件号码", kind=DocNumber(), private=True, listed=False, sql=lambda _day: holders.number_of(HardshipFile)),
        Derived(key="in_unit", label="单位/小组", kind=Text(), sql=lambda day: holders.unit_of(HardshipFile, day), print_mm=30),
        Field(HardshipFile.kind, "困难类别", Choice(words.KIND), group=_CLASS, print_mm=24, aliases=("困难类型", "困难等级", "类别", "困难职工类别", "困难级别", "档案类别")),
        Field(HardshipFile.stage, "办理情况", words.STAGE, required=True, default=words.APPLIED, group=_WAY, print_mm=20, aliases=("档案状态", "状态", "办理状态")),
        Field(HardshipFile.cause, "主要致困原因", Choice(words.CAUSE), private=True, group=_CLASS, aliases=("致困原因", "困难原因", "主要困难原因", "致贫原因")),
        Field(HardshipFile.minor_causes, "次要致困原因", Causes(120), private=True, listed=False, group=_CLASS, aliases=("次要困难原因", "其他致困原因")),
        Field(HardshipFile.other_cause, "致困情况说明", LongText(), private=True, listed=False, group=_CLASS, aliases=("困难情况", "主要困难情况", "原因说明", "家庭困难情况")),
        Field(HardshipFile.health, "健康状况", Choice(words.HEALTH), private=True, listed=False, group=_CLASS, aliases=("本人健康状况", "身体状况", "所患疾病")),
        Field(HardshipFile.disability, "残疾类别", Choice(words.DISABILITY), private=True, listed=False, group=_CLASS, aliases=("残疾类型",)),
        Field(HardshipFile.disability_level, "残疾等级", Choice(words.DISABILITY_LEVEL), private=True, listed=False, group=_CLASS, aliases=("残疾级别",)),
        Field(HardshipFile.heads, "家庭人口", Count(least=1, most=30), group=_INCOME, print_mm=14, aliases=("家庭人口数", "人口", "家庭人数", "户人口"), help="连本人在内；不填就按家庭成员的行数加本人。"),
        Field(HardshipFile.wage, "本人月平均收入", Money(), private=True, listed=False, group=_INCOME, aliases=("本人月收入", "月平均收入", "本人月工资")),
        Field(HardshipFile.other_income, "家庭其他非薪资年收入", Money(), private=True, listed=False, group=_INCOME, aliases=("其他非薪资年收入", "其他年收入")),
        Field(HardshipFile.year_income, "家庭年度总收入", Money(), private=True, listed=False, group=_INCOME, aliases=("家庭年收入", "年度总收入", "家庭总收入", "家庭年总收入")),
        Derived(key="per_head", label="家庭月人均收入", kind=Money(), private=True, listed=False, group=_INCOME, sql=lambda _day: asking.per_head()),
        Field(HardshipFile.on_minimum, "是否享受低保", Flag(), private=True, listed=False, group=_INCOME, aliases=("享受低保", "低保", "是否低保户")),
        Field(HardshipFile.ill_cost, "患病支出", Money(), private=True, listed=False, group=_COST, aliases=("医疗支出", "年医疗费", "自付医疗费"), help="各项刚性支出都填一年的数。"),
        Field(HardshipFile.school_cost, "子女上学支出", Money(), private=True, listed=False, group=_COST, aliases=("上学支出", "教育支出")),
        Field(HardshipFile.disabled_cost, "伤残支出", Money(), private=True, listed=False, group=_COST, aliases=("残疾支出",)),
        Field(HardshipFile.rent_cost, "无房租房支出", Money(), private=True, listed=False, group=_COST, aliases=("租房支出", "房租")),
        Field(HardshipFile.elders_cost, "赡养老人支出", Money(), private=True, listed=False, group=_COST, aliases=("赡养支出",)),
        Field(HardshipFile.job_cost, "必要就业成本", Money(), private=True, listed=False, group=_COST, aliases=("就业成本",)),
        Field(HardshipFile.accident_cost, "意外、突发疾病自付", Money(), private=True, listed=False, group=_COST, aliases=("意外自付", "意外支出"), help="扣除保险、赔偿、救助以后自己付的；超过全家年收入一半的，测算为意外致困。"),
        Field(HardshipFile.reckoned, "测算类别", Choice(words.KIND), private=True, listed=False, group=_INCOME, editable=False),
        Field(HardshipFile.reckoning, "测算过程", LongText(), private=True, listed=False, group=_INCOME, editable=False),
        Derived(key="aid_year", label="本年已领", kind=Money(), print_mm=24, total=True, sql=lambda day: asking.aid(HardshipFile, day, date(day.year, 1, 1))),
        Derived(key="aid_ever", label="历年已领", kind=Money(), print_mm=24, total=True, sql=lambda day: asking.aid(HardshipFile, day)),
        Derived(key="next_review", label="下次复核", kind=Day(), print_mm=22, sql=lambda _day: asking.next_review(), group=_WAY),
        Field(HardshipFile.household, "户名", Text(40), listed=False, group=_HOME, help="几个人同在一户时写同样的户名；不填就是本人姓名。"),
        Field(HardshipFile.outsider, "不在册人员姓名", Text(30, "name"), listed=False, aliases=("不在册人员",), help="花名册里没有的人（如已离开的职工）填这里，姓名空着。"),
        Field(HardshipFile.outsider_id, "不在册人员证件号码", DocNumber(), private=True, listed=False),
        Field(HardshipFile.work_state, "工作状态", Choice(words.WORK), listed=False, group=_HOME, aliases=("身份", "就业状态")),
        Field(HardshipFile.model, "劳模类型", Choice(words.MODEL), listed=False, group=_HOME, aliases=("劳模",)),
        Field(HardshipFile.housing, "住房类型", Choice(words.HOUSING), listed=False, group=_HOME, aliases=("住房性质",)),
        Field(HardshipFile.area, "建筑面积", Count(most=2000), listed=False, group=_HOME, aliases=("住房面积", "建筑面积（平方米）"), help="平方米，取整数。"),
        Field(HardshipFile.homes, "住房套数", Count(most=20), listed=False, group=_HOME, aliases=("房产套数",)),
        Field(HardshipFile.industry, "所属行业", Text(30), listed=False, group=_HOME, aliases=("行业",)),
        Field(HardshipFile.employer, "工作单位", Text(60), listed=False, group=_HOME, aliases=("单位名称", "所在单位"), help="不填就是本单位。"),
        Field(HardshipFile.employer_kind, "单位性质", Choice(words.EMPLOYER_KIND), listed=False, group=_HOME),
        Field(HardshipFile.employer_state, "企业状况", Choice(words.EMPLOYER_STATE), listed=False, group=_HOME),
        Field(HardshipFile.phone, "其他联系方式", Phone(), private=True, listed=False, group=_HOME, aliases=("其他联系电话",)),
        Field(HardshipFile.postcode, "邮政编码", Text(10), listed=False, group=_HOME, aliases=("邮编",)),
        Field(HardshipFile.insured, "医保状况", Choice(words.INSURED), listed=False, group=_HOME, aliases=("医疗保险", "参保情况")),
        Field(HardshipFile.single_parent, "是否单亲", Flag(), listed=False, group=_HOME, aliases=("单亲家庭", "单亲")),
        Field(HardshipFile.self_help, "是否有一定自救能力", Flag(), listed=False, group=_HOME, aliases=("自救能力",)),
        Field(HardshipFile.jobless_home, "是否为零就业家庭", Flag(), listed=False, group=_HOME, aliases=("零就业家庭", "是否零就业家庭")),
        Field(HardshipFile.bank, "开户银行", Text(40), listed=False, private=True, group=_BANK, aliases=("开户行",)),
        Field(HardshipFile.bank_branch, "支行名称", Text(60), listed=False, private=True, group=_BANK, aliases=("开户支行",)),
        Field(HardshipFile.bank_card, "银行卡号", BankCard(), listed=False, private=True, group=_BANK, aliases=("卡号", "银行账号"), help="不填就用花名册里的卡号。"),
        Field(HardshipFile.applied_on, "申请日期", PAST, listed=False, group=_WAY, aliases=("申请时间", "日期")),
        Field(HardshipFile.checked_on, "核查日期", PAST, listed=False, group=_WAY, aliases=("入户日期", "调查日期")),
        Field(HardshipFile.posted_on, "公示开始日期", PAST, listed=False, group=_WAY, aliases=("公示日期", "公示时间")),
        Field(HardshipFile.posted_until, "公示截止日期", Day(ahead=60), listed=False, group=_WAY, help="一般不少于5个工作日。"),
        Field(HardshipFile.posted_result, "公示结果", Choice(words.POSTED), listed=False, group=_WAY, aliases=("公示情况",)),
        Field(HardshipFile.submitted_on, "上报日期", PAST, listed=False, group=_WAY, aliases=("上报时间",)),
        Field(HardshipFile.approved_on, "审批日期", PAST, listed=False, group=_WAY, aliases=("建档日期", "建档时间", "批准日期", "审批时间")),
        Field(HardshipFile.approver, "审批人", Text(40), listed=False, group=_WAY, aliases=("审核人", "审批单位", "批准人")),
        Field(HardshipFile.reviewed_on, "复核日期", PAST, listed=False, group=_WAY, aliases=("最近复核", "复核时间")),
        Field(HardshipFile.closed_on, "退出日期", PAST, listed=False, group=_WAY, aliases=("脱困日期", "脱困时间", "注销日期", "销档日期")),
        Field(HardshipFile.maker, "建档人", Text(40), listed=False, group=_WAY, aliases=("录入人", "经办人")),
        *stages.columns(HardshipFile.stage, words.STAGE, listed=False, group=_WAY),
        Field(HardshipFile.note, "备注", LongText(), private=True, listed=False),
    ),
    order=("-number", "-id"), match=(("number",), ("person", "applied_on"), ("person",), ("outsider",)), when="",
    parts=(_part("care.families"), _part("care.papers"), _part("care.surveys"), _part("care.declarations")),
    checks=(rules.check_file,), settle=settling.settling_files(_files, lambda: ledger_called("care.papers")),
    together=doubts.people_in_sheets("applied_on", settling.files_in_sheets),
    presets=(
        *stages.presets(HardshipFile.stage, words.STAGE),
        Preset("held", "在档（帮扶、复核）", lambda _day: HardshipFile.stage.in_(words.HELD)),
        Preset("under_way", "正在办理", lambda _day: and_(HardshipFile.stage.in_(words.OPEN), HardshipFile.stage.not_in(words.HELD))),
        Preset("review", "该复核了", asking.review_due),
        Preset("unhelped", "本年还没有救助", lambda day: and_(HardshipFile.stage.in_(words.HELD), asking.aid(HardshipFile, day, date(day.year, 1, 1)) == 0)),
        Preset("differs", "类别与测算不一致", lambda _day: asking.differs()),
        Preset("incomplete", "材料不齐", lambda _day: asking.lacks_papers()),
        Preset("died", "本人已去世", asking.holder_died),
        Preset("opened", "本年建档", lambda day: extract("year", HardshipFile.approved_on) == day.year),
        Preset("closed", "本年脱困、注销", lambda day: and_(HardshipFile.stage.in_((words.OUT, words.CLOSED)), extract("year", HardshipFile.closed_on) == day.year)),
    ),
)  # fmt: skip

FAMILIES: Ledger = Ledger(
    code="care.families", title="困难职工家庭成员", counter="人", tab="送温暖", group=GROUP, row=HardshipRelative,
    name=lambda: HardshipRelative.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="档案里每户的家庭成员，一人一行；有就读学校的就是在校学生，金秋助学从这里挑人。",
    fields=(
        Field(HardshipRelative.file, "困难职工", Ref(_files), required=True, print_mm=24, aliases=("职工姓名", "户主姓名", "户主", "困难职工姓名", "档案编号", "家长姓名", "家长")),
        Field(HardshipRelative.name, "成员姓名", Text(30, "name"), required=True, print_mm=22, aliases=("姓名", "家庭成员姓名", "家庭成员", "学生姓名", "子女姓名")),
        Field(HardshipRelative.relation, "关系", Choice(words.RELATION), required=True, print_mm=18, aliases=("与职工关系", "与户主关系", "称谓", "家庭关系", "与本人关系")),
        Field(HardshipRelative.sex, "性别", Choice(member_words.SEX), print_mm=12, aliases=("成员性别",)),
        Field(HardshipRelative.born_on, "出生日期", Day(ahead=0, partial=True), print_mm=22, aliases=("出生年月", "成员出生日期")),
        Derived(key="age", label="年龄", kind=Count(), sql=lambda day: age_lines.years_at(HardshipRelative.born_on, day), print_mm=12),
        Field(HardshipRelative.id_number, "成员身份证号", IdCard(), private=True, listed=False, aliases=("身份证号", "身份证号码", "证件号码", "成员证件号码", "身份证"), help="填了可以不填性别和出生日期。"),
        Field(HardshipRelative.health, "健康状况", Choice(words.HEALTH), private=True, aliases=("身体状况", "疾病")),
        Field(HardshipRelative.disability, "残疾类别", Choice(words.DISABILITY), private=True, listed=False),
        Field(HardshipRelative.income, "月收入", Money(), private=True, aliases=("月平均收入", "收入")),
        Field(HardshipRelative.work_state, "身份", Choice(words.WORK), print_mm=20, aliases=("工作状态", "就业状况", "职业")),
        Field(HardshipRelative.place, "工作单位", Text(60), print_mm=40, aliases=("单位", "单位或学校", "工作单位或学校")),
        Field(HardshipRelative.stage, "学段", Choice(words.LEVEL), print_mm=18, aliases=("当前学历", "就读学段", "学校类别", "就学阶段")),
        Field(HardshipRelative.school, "就读学校", Text(60), print_mm=40, aliases=("学校", "学校名称")),
        Field(HardshipRelative.major, "专业", Text(40), listed=False, aliases=("院系专业", "所学专业")),
        Field(HardshipRelative.grade, "年级", Text(20), listed=False, aliases=("就读年级",)),
        Field(HardshipRelative.entered, "入学年份", Year(), listed=False, aliases=("入学时间",)),
        Field(HardshipRelative.years, "学制", Count(least=1, most=10), listed=False, help="几年。"),
        Field(HardshipRelative.tuition, "年学费", Money(), private=True, listed=False, aliases=("学费",)),
        Field(HardshipRelative.ethnicity, "民族", Choice(member_words.ETHNICITY), listed=False),
        Field(HardshipRelative.political, "政治面貌", Choice(member_words.POLITICAL), listed=False),
        Field(HardshipRelative.insured, "医保状况", Choice(words.INSURED), listed=False),
        Field(HardshipRelative.marital, "婚姻状况", Choice(member_words.MARITAL), listed=False),
        Field(HardshipRelative.household_kind, "户口类型", Choice(member_words.HOUSEHOLD), listed=False, aliases=("户籍类型", "户口性质")),
        Field(HardshipRelative.contract_since, "劳动合同签订时间", Day(), listed=False),
        Field(HardshipRelative.contract_term, "劳动合同期限", Choice(words.CONTRACT), listed=False),
        Field(HardshipRelative.note, "备注", LongText(), private=True, listed=False),
    ),
    order=("file", "id"), match=(("file", "name"), ("file", "id_number")), note=complete_child, checks=(rules.check_relative,),
    owners=settling.files_of, settle=settling.settling_family(lambda: FAMILIES), together=doubts.told_in_sheets(settling.family_in_sheets),
    presets=(
        Preset("students", "在校学生", lambda _day: and_(HardshipRelative.school.is_not(None), func.coalesce(HardshipRelative.stage, "") != "学龄前")),
        Preset("aided_school", "高中以上在校学生", lambda _day: and_(HardshipRelative.school.is_not(None), HardshipRelative.stage.in_(words.FROM_SENIOR))),
        Preset("ill", "患病或残疾", lambda _day: or_(HardshipRelative.health.not_in(("良好",)), HardshipRelative.disability.not_in(("无",)))),
    ),
)  # fmt: skip
