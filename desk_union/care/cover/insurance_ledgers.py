"""互助保障: the plans, who joined them, claims and their papers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Date, and_, case, extract, func, or_, select, type_coerce

from desk_union.care import doubts, holders
from desk_union.care.cover import cover_words as words
from desk_union.care.cover import rules, settling
from desk_union.care.cover.links import PREMIUM_IN, PREMIUM_OUT, own_share
from desk_union.care.cover.tables import ClaimPaper, Insurance, InsuranceClaim, InsurancePlan
from desk_union.care.growing import growing
from desk_union.describe.accounting import Rate
from desk_union.describe.kinds import Choice, Count, Day, LongText, Money, Ref, Text
from desk_union.describe.ledger import Booked, Derived, Field, Ledger, Part, Preset, Serial
from desk_union.members.tables import Person
from desk_union.store import stages

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement

GROUP = "互助保障"
SOON = 60  # days before an end at which it is told
AHEAD = Day(ahead=366)


def of_plan(row: Any) -> ColumnElement[Any]:
    name = select(InsurancePlan.name).where(InsurancePlan.id == row.plan).correlate(row).scalar_subquery()
    return func.coalesce(name, "")


def covered_on(day: date) -> ColumnElement[bool]:
    """The cover runs on the day."""
    left = or_(Insurance.left_on.is_(None), Insurance.left_on > day)
    return and_(Insurance.since <= day, or_(Insurance.until.is_(None), Insurance.until >= day), left)


def _renewed() -> ColumnElement[bool]:
    """Somebody who goes on in the same plan behind this period, or whose cover was ended or who died."""
    later = Insurance.__table__.alias("later")
    same = or_(later.c.person == Insurance.person, and_(Insurance.person.is_(None), later.c.outsider == Insurance.outsider))
    goes_on = select(later.c.id).where(same, later.c.plan == Insurance.plan, later.c.until > Insurance.until)
    dead = select(Person.id).where(Person.died_on.is_not(None))
    return or_(goes_on.correlate(Insurance).exists(), Insurance.left_on.is_not(None), func.coalesce(Insurance.person.in_(dead), False))


def ending(day: date) -> ColumnElement[bool]:
    """Ends within two months, or ended within the last two, and was not renewed."""
    span = and_(func.julianday(Insurance.until) - func.julianday(day) <= SOON, func.julianday(day) - func.julianday(Insurance.until) <= SOON)
    return and_(span, ~_renewed())


def _runs(day: date) -> ColumnElement[Any]:
    number = func.count(func.distinct(func.coalesce(Insurance.person, -Insurance.id)))
    held = select(number).where(Insurance.plan == InsurancePlan.id, covered_on(day))
    return held.correlate(InsurancePlan).scalar_subquery()


PLANS: Ledger = Ledger(
    code="care.plans", title="保障计划", counter="个", tab="送温暖", group=GROUP, row=InsurancePlan, files=True, called="职工住院津贴互助保障",
    name=lambda: InsurancePlan.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="参加的互助保障计划：承办单位、每份保费、保障期几年、免责期、理赔期限。保费、期限照承办单位的文件填，程序不猜。",
    empty="还没有保障计划。先建一个计划，再登记参保名单。",
    fields=(
        Field(InsurancePlan.name, "计划名称", Text(60), required=True, print_mm=56, aliases=("保障计划", "险种名称", "名称", "计划")),
        Field(InsurancePlan.kind, "险种", Choice(words.PLAN_KIND), print_mm=30, aliases=("险种类别", "类别", "保障种类")),
        Field(InsurancePlan.organiser, "承办单位", Text(60), print_mm=40, aliases=("保险公司", "承保单位")),
        Field(InsurancePlan.premium, "每份保费", Money(), print_mm=22, aliases=("保费", "保费标准")),
        Field(InsurancePlan.years, "保障年数", Count(least=1, most=10), print_mm=18, aliases=("保障期", "期限（年）")),
        Derived(key="runs", label="在保人数", kind=Count(), print_mm=18, sql=_runs, total=True),
        Field(InsurancePlan.most_shares, "最多份数", Count(least=1, most=99), listed=False),
        Field(InsurancePlan.wait_days, "免责期天数", Count(most=3650), listed=False, aliases=("等待期", "免责期")),
        Field(InsurancePlan.claim_days, "理赔期限天数", Count(least=1, most=3650), listed=False, aliases=("理赔期限",), help="出院（发生）以后多少天内申报。"),
        Field(InsurancePlan.audience, "参保对象", Choice(words.INSURED_AUDIENCE), listed=False, default="在册会员"),
        Field(InsurancePlan.least_rate, "最低参保率", Rate(), listed=False),
        Field(InsurancePlan.benefit, "保障内容", LongText(), listed=False, aliases=("给付标准",)),
        Field(InsurancePlan.stopped_on, "停办日期", Day(), listed=False),
        Field(InsurancePlan.note, "备注", LongText(), listed=False),
    ),
    order=("name",), match=(("name",),), grow=growing(lambda: PLANS), checks=(rules.check_plan,),
    presets=(Preset("offered", "在办的", lambda day: or_(InsurancePlan.stopped_on.is_(None), InsurancePlan.stopped_on > day)),),
)  # fmt: skip

INSURANCE: Ledger = Ledger(
    code="care.insurance", title="互助保障参保台账", counter="人次", tab="送温暖", group=GROUP, row=Insurance, when="joined_on",
    name=lambda: func.concat(holders.name_of(Insurance), " ", of_plan(Insurance)),
    help="谁参加了哪个计划、哪一期、谁出的钱、什么时候到期。个人出的钱是代管经费，不是工会收入；工会出的记互助保障支出。",
    empty="还没有参保名单。可以在花名册里选人后用“登记参保”，也可以从Excel导入。",
    fields=(
        Field(Insurance.plan, "计划名称", Ref(lambda: PLANS), required=True, print_mm=46, aliases=("保障计划", "险种", "险种名称", "计划", "保险名称", "参保险种", "参保计划")),
        *holders.columns(Insurance, "参保人", "被保险人", "参保人员", "参保人姓名"),
        Field(Insurance.joining, "参保方式", Choice(words.JOINING), print_mm=16, aliases=("新参保/续保", "是否新增", "参保类型"), help="不填就看以前参加过没有。"),
        Field(Insurance.premium, "保费", Money(), print_mm=20, total=True, aliases=("保险费", "缴费金额", "金额", "参保费")),
        Field(Insurance.payer, "缴费方", Choice(words.PAYER), required=True, default=words.OWN, print_mm=20, aliases=("缴费人", "出资方", "缴费方式", "资金来源", "付款方")),
        Field(Insurance.since, "保障起始日期", Day(ahead=AHEAD.ahead, ends="until"), required=True, print_mm=24, aliases=("起始日期", "保险期起", "保障期起", "生效日期", "开始日期", "起保日期", "保险起期")),
        Field(Insurance.until, "保障截止日期", Day(), print_mm=24, aliases=("截止日期", "保险期止", "保障期止", "到期日期", "结束日期", "到期日", "保险止期"), help="不填就按计划的保障年数算。"),
        Field(Insurance.joined_on, "参保日期", AHEAD, listed=False, aliases=("日期", "登记日期", "缴费日期"), help="不填就是保障起始日期；参保人次按这一天算。"),
        Field(Insurance.shares, "份数", Count(least=1, most=99), listed=False, default=1),
        Field(Insurance.union_part, "工会承担", Money(), listed=False, total=True, aliases=("工会补贴", "工会承担金额"), help="缴费方是工会、会费的就是全部保费，个人的是零；共同缴费的填工会出多少。"),
        Derived(key="own_share", label="代收个人", kind=Money(), listed=False, total=True, sql=lambda _day: own_share()),
        Field(Insurance.policy, "计划书号", Text(40), listed=False, aliases=("保单号", "凭证号")),
        Field(Insurance.left_on, "退出日期", Day(), listed=False, aliases=("退保日期",)),
        Booked(PREMIUM_IN, listed=False),
        Booked(PREMIUM_OUT, listed=False),
        *holders.outside(Insurance),
        Field(Insurance.note, "备注", LongText(), listed=False),
    ),
    order=("-since", "plan", "id"), match=(("plan", "person", "since"), ("plan", "outsider", "since")),
    checks=(rules.check_insurance,), settle=settling.settling_insurance(lambda: INSURANCE), together=doubts.people_in_sheets("since", settling.insurance_in_sheets),
    presets=(
        Preset("covered", "在保", covered_on),
        Preset("ending", "快到期、刚到期没续保", ending),
        Preset("year", "本年参保", lambda day: extract("year", Insurance.joined_on) == day.year),
        Preset("fresh", "本年新参保", lambda day: and_(extract("year", Insurance.joined_on) == day.year, Insurance.joining == words.NEW)),
    ),
)  # fmt: skip


def _plan_days(what: Any) -> Any:
    return select(what).where(InsurancePlan.id == InsuranceClaim.plan).correlate(InsuranceClaim).scalar_subquery()


def claim_by() -> ColumnElement[Any]:
    """The last day for a claim that is still to be filed."""
    begin = func.coalesce(InsuranceClaim.left_on, InsuranceClaim.happened_on)
    told = _plan_days(InsurancePlan.claim_days)
    last = func.date(func.julianday(begin) + told)
    return type_coerce(case((InsuranceClaim.stage == words.WAITING, last), else_=None), Date)


def _nth(_day: date) -> ColumnElement[Any]:
    """The how manieth claim of the year by the same person in the same plan."""
    other = InsuranceClaim.__table__.alias("other")
    same = and_(other.c.person == InsuranceClaim.person, other.c.plan == InsuranceClaim.plan, other.c.kind == InsuranceClaim.kind)
    day, own = func.coalesce(other.c.happened_on, other.c.day), func.coalesce(InsuranceClaim.happened_on, InsuranceClaim.day)
    earlier = or_(day < own, and_(day == own, other.c.id <= InsuranceClaim.id))
    held = select(func.count(other.c.id)).where(same, extract("year", day) == extract("year", own), earlier)
    return case((InsuranceClaim.person.is_(None), None), else_=held.correlate(InsuranceClaim).scalar_subquery())


def _papers() -> Ledger:
    return CLAIM_PAPERS


CLAIMS: Ledger = Ledger(
    code="care.claims", title="理赔、医保办理台账", counter="笔", tab="送温暖", group=GROUP, row=InsuranceClaim, files=True, when="day",
    name=lambda: func.concat(holders.name_of(InsuranceClaim), " ", InsuranceClaim.kind),
    help="谁因为什么住院或出事、报了没有、赔了多少；替职工办医保、报销的也登记在这里。赔付的钱由承办单位付给本人，不是工会的收支。",
    empty="还没有理赔。职工出院以后在这里登记，材料自动列出。",
    fields=(
        Serial(InsuranceClaim.number, "编号", "赔-{year}-{n:04}", day="day", print_mm=24),
        Field(InsuranceClaim.day, "受理日期", Day(ahead=0), print_mm=20, aliases=("申请日期", "日期", "登记日期", "办理日期"), help="不填就是今天。"),
        Field(InsuranceClaim.kind, "办理事项", Choice(words.SERVICE), required=True, default=words.CLAIM, print_mm=22, aliases=("事项", "类别", "业务类型")),
        Field(InsuranceClaim.plan, "计划名称", Ref(lambda: PLANS), print_mm=36, aliases=("保障计划", "险种", "险种名称", "计划")),
        *holders.columns(InsuranceClaim, "参保人", "理赔人", "申请人", "参保人姓名"),
        Field(InsuranceClaim.stage, "办理情况", words.CLAIM_STAGE, required=True, default=words.WAITING, print_mm=16, aliases=("状态", "理赔状态", "进度")),
        Field(InsuranceClaim.asked, "申请金额", Money(), print_mm=20, total=True, aliases=("申报金额",)),
        Field(InsuranceClaim.paid, "给付金额", Money(), print_mm=20, total=True, aliases=("理赔金额", "赔付金额", "赔付额", "到账金额", "金额")),
        Field(InsuranceClaim.paid_on, "到账日期", Day(ahead=0), print_mm=20, aliases=("赔付日期", "理赔日期", "给付日期", "支付日期")),
        Derived(key="claim_by", label="最迟申报", kind=Day(), listed=False, sql=lambda _day: claim_by()),
        Derived(key="nth", label="本年第几次", kind=Count(), listed=False, sql=_nth),
        Field(InsuranceClaim.policy, "计划书号", Text(40), listed=False, aliases=("保单号",)),
        Field(InsuranceClaim.happened_on, "入院（发生）日期", Day(ahead=0), listed=False, aliases=("入院日期", "入院时间", "发生日期", "出险日期")),
        Field(InsuranceClaim.left_on, "出院日期", Day(ahead=0), listed=False, aliases=("出院时间",)),
        Field(InsuranceClaim.hospital, "医院", Text(60), private=True, listed=False, aliases=("住院医院", "就诊医院")),
        Field(InsuranceClaim.diagnosis, "病名", Text(120), private=True, listed=False, aliases=("诊断", "病种", "疾病名称", "出险原因")),
        Field(InsuranceClaim.cost, "总费用", Money(), private=True, listed=False, aliases=("医疗总费用", "费用合计")),
        Field(InsuranceClaim.insured_part, "医保支付", Money(), private=True, listed=False, aliases=("医保报销",)),
        Field(InsuranceClaim.own_part, "自付", Money(), private=True, listed=False, aliases=("个人自付", "自付金额")),
        Field(InsuranceClaim.filed_on, "申报日期", Day(ahead=0), listed=False, aliases=("上报日期",)),
        Field(InsuranceClaim.returned_on, "退回日期", Day(ahead=0), listed=False),
        Field(InsuranceClaim.batch, "批次", Text(40), listed=False, aliases=("理赔批次",)),
        *stages.columns(InsuranceClaim.stage, words.CLAIM_STAGE, listed=False),
        *holders.outside(InsuranceClaim),
        Field(InsuranceClaim.note, "备注", LongText(), private=True, listed=False),
    ),
    order=("-day", "-id"), match=(("number",), ("person", "plan", "happened_on"), ("person", "kind", "day")), parts=(Part(_papers, "claim"),),
    checks=(rules.check_claim,), settle=settling.settling_claims(lambda: CLAIMS, _papers), together=doubts.told_in_sheets(settling.claims_in_sheets),
    presets=(
        *stages.presets(InsuranceClaim.stage, words.CLAIM_STAGE),
        Preset("open", "还没有办完", lambda _day: InsuranceClaim.stage.in_((words.WAITING, words.FILED))),
        Preset("late", "过了申报期限", lambda day: claim_by() < day),
        Preset("year", "本年", lambda day: extract("year", InsuranceClaim.day) == day.year),
    ),
)  # fmt: skip


def _of_claim() -> ColumnElement[Any]:
    held = select(holders.name_of(InsuranceClaim)).where(InsuranceClaim.id == ClaimPaper.claim)
    return func.concat(func.coalesce(held.correlate(ClaimPaper).scalar_subquery(), ""), " ", ClaimPaper.paper)


CLAIM_PAPERS: Ledger = Ledger(
    code="care.claim_papers", title="理赔材料", counter="份", tab="送温暖", group=GROUP, row=ClaimPaper, files=True, name=_of_claim,
    help="每笔理赔要交的材料，收到一份填一个日期；承办单位要求不同的，可以增删。",
    fields=(
        Field(ClaimPaper.claim, "理赔", Ref(lambda: CLAIMS), required=True, print_mm=40, aliases=("理赔编号", "姓名")),
        Field(ClaimPaper.paper, "材料", Text(60), required=True, print_mm=70, aliases=("材料名称",)),
        Field(ClaimPaper.got_on, "收到日期", Day(ahead=0), print_mm=24, aliases=("日期",)),
        Field(ClaimPaper.note, "备注", LongText(), listed=False),
    ),
    order=("claim", "id"), match=(("claim", "paper"),),
    presets=(Preset("lacking", "还没有收到", lambda _day: ClaimPaper.got_on.is_(None)),),
)  # fmt: skip
