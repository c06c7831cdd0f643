"""The union itself: its record, offices held, elections and the women workers' committee."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, extract, func, or_, select
from sqlalchemy.orm import aliased

from desk_union.describe.kinds import BankCard, Choice, Count, CreditCode, Day, Flag, LongText, Ref, Text
from desk_union.describe.ledger import Derived, Field, Ledger, Preset
from desk_union.members import dictionaries as words
from desk_union.members import terms
from desk_union.members.ledgers.membership import of_person, people
from desk_union.members.ledgers.units import UNITS
from desk_union.members.life import rules
from desk_union.members.tables import Post, Term, Union, WomenWork

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from sqlalchemy import ColumnElement

_WHO, _EMPLOYER, _BODY, _CONTACT = "身份", "所在单位", "组织与制度", "联系与账户"

UNION = Ledger(
    code="members.union", title="工会基本情况", tab="会员台账", group="组织", row=Union, files=True,
    name=lambda: Union.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="本工会自己的登记信息，打印的表头和向上申报都用它。只有一条。",
    fields=(
        Field(Union.name, "工会名称", Text(80), required=True, group=_WHO, print_mm=50),
        Field(Union.union_code, "工会编码", Text(40), group=_WHO, listed=False, help="上级给的基层工会统计编码，历年不变。"),
        Field(Union.credit_code, "工会统一社会信用代码", CreditCode(), group=_WHO, print_mm=40),
        Field(Union.kind, "组织类型", Choice(words.UNION_KIND), group=_WHO, print_mm=30),
        Field(Union.form, "组织形式", Choice(words.UNION_FORM), group=_WHO, listed=False),
        Field(Union.upper_union, "上级工会", Text(80), group=_WHO, print_mm=40),
        Field(Union.founded_on, "建会日期", Day(partial=True), group=_WHO, print_mm=24),
        Field(Union.approval, "建会批复文号", Text(60), group=_WHO, listed=False),
        Field(Union.founded_by, "建会方式", Choice(words.FOUNDED_BY), group=_WHO, listed=False),
        Field(Union.status, "状态", Choice(words.UNION_STATUS), group=_WHO, listed=False, default="正常"),
        Field(Union.union_legal_person, "工会法定代表人", Text(40, form="name"), group=_WHO, listed=False),
        Field(Union.employer, "单位名称", Text(80), group=_EMPLOYER, print_mm=50),
        Field(Union.employer_code, "单位统一社会信用代码", CreditCode(), group=_EMPLOYER, listed=False),
        Field(Union.employer_nature, "单位性质类别", Text(40), group=_EMPLOYER, listed=False),
        Field(Union.economy, "经济类型", Text(40), group=_EMPLOYER, listed=False),
        Field(Union.industry, "所属行业", Text(60), group=_EMPLOYER, listed=False),
        Field(Union.region, "所在政区", Text(60), group=_EMPLOYER, listed=False),
        Field(Union.legal_person, "法人代表", Text(40, form="name"), group=_EMPLOYER, listed=False),
        Field(Union.party_body, "党组织建立情况", Text(60), group=_EMPLOYER, listed=False),
        Field(Union.address, "地址", Text(120), group=_CONTACT, listed=False),
        Field(Union.postcode, "邮编", Text(6), group=_CONTACT, listed=False),
        Field(Union.phone, "电话", Text(40), group=_CONTACT, print_mm=30),
        Field(Union.email, "邮箱", Text(80), group=_CONTACT, listed=False),
        Field(Union.bank, "开户银行", Text(80), group=_CONTACT, listed=False),
        Field(Union.bank_account, "银行账号", BankCard(), group=_CONTACT, listed=False, private=True),
        Field(Union.has_seal, "有公章", Flag(), group=_BODY, listed=False),
        Field(Union.has_account, "有对公账户", Flag(), group=_BODY, listed=False),
        Field(Union.has_audit, "有经审会", Flag(), group=_BODY, listed=False),
        Field(Union.has_women, "有女工委", Flag(), group=_BODY, listed=False),
        Field(Union.has_congress, "有职代会制度", Flag(), group=_BODY, listed=False),
        Field(Union.has_disclosure, "有厂务公开", Flag(), group=_BODY, listed=False),
        Field(Union.has_contract, "有集体合同", Flag(), group=_BODY, listed=False),
        Field(Union.has_supervision, "有劳动法律监督委员会", Flag(), group=_BODY, listed=False),
        Field(Union.has_cards, "办理会员卡", Flag(), group=_BODY, listed=False),
        Field(Union.has_mutual_aid, "参加医疗互助", Flag(), group=_BODY, listed=False),
        Field(Union.home_stars, "职工之家星级", Text(40), group=_BODY, listed=False),
        Field(Union.honors, "获奖情况", LongText(), group=_BODY, listed=False),
        Field(Union.note, "备注", LongText(), group=_BODY, listed=False),
    ),
    match=(("name",),),
)  # fmt: skip


def in_office(day: date) -> ColumnElement[bool]:
    """The post is held on ``day``; its last day no longer counts."""
    return and_(Post.since <= day, or_(Post.until.is_(None), Post.until > day))


def predecessor() -> ColumnElement[Any]:
    """Id of the person who held the same office in the same unit before."""
    return _post_before(lambda before: before.person)


def post_before() -> ColumnElement[Any]:
    """Id of the row by which that person held it."""
    return _post_before(lambda before: before.id)


def _post_before(told: Callable[[type[Post]], Any]) -> ColumnElement[Any]:
    before = aliased(Post)
    held = select(told(before)).where(
        before.unit == Post.unit, before.role == Post.role, before.since < Post.since
    )  # fmt: skip
    return held.order_by(before.since.desc(), before.id.desc()).limit(1).correlate(Post).scalar_subquery()


def took_over() -> ColumnElement[bool]:
    """Somebody else held the office before."""
    return predecessor() != Post.person


def leader_changed(first: date, last: date) -> ColumnElement[bool]:
    """A group leader took over from somebody else in these days; the first leader of a group changes nothing."""
    return and_(Post.role == "工会小组长", Post.since.between(first, last), took_over())


POSTS = Ledger(
    code="members.posts", title="工会干部任职名册", tab="会员台账", group="组织", row=Post, files=True,
    name=lambda: of_person(Post.person, Post.role),
    help="主席、委员、小组长、劳动保护监督检查员、经审委员、女工委员、群监员等，什么时候到什么时候任职。",
    fields=(
        Field(Post.person, "姓名", Ref(people), required=True, print_mm=24, aliases=("职工姓名", "干部姓名", "任职人", "任职人员")),
        Field(Post.role, "工会职务", Choice(words.ROLE), required=True, print_mm=36, aliases=("职务", "任职", "任职职务", "工会任职", "现任工会职务", "担任职务", "所任职务")),
        Field(Post.unit, "所属分会/小组", Ref(lambda: UNITS), print_mm=40, aliases=("分会", "小组", "所属分会", "所属小组", "所在分会", "所在小组", "单位")),
        Field(Post.since, "任职日期", Day(partial=True), required=True, print_mm=24, aliases=("开始日期", "任职时间", "任职年月", "任职起始日期", "任职起", "当选日期", "当选时间", "就任日期", "任命日期", "任职开始日期")),
        Field(Post.until, "免职日期", Day(partial=True), print_mm=24, aliases=("结束日期", "离任日期", "免职时间", "离任时间", "卸任时间", "卸任日期", "离职日期", "离职时间", "任职截止日期", "任职结束日期", "任职止", "去职时间", "免职年月", "离任年月", "退任时间", "解任日期"), help="这一天起不再担任；不填表示在任。"),
        Derived(key="predecessor", label="前任", kind=Ref(people), sql=lambda _day: predecessor(), listed=False),
        Field(Post.term, "届次", Ref(lambda: TERMS), listed=False, aliases=("届数", "届别")),
        Field(Post.full_time, "专职", Flag(), print_mm=14, aliases=("是否专职",)),
        Field(Post.document, "文件", Text(60), listed=False, aliases=("任职文件", "文号")),
        Field(Post.reason, "变动原因", Text(120), listed=False),
        Field(Post.note, "备注", LongText(), listed=False),
    ),
    order=("role", "id"), present="now", match=(("person", "role", "since"),), checks=(rules.check_period,),
    presets=(
        Preset("now", "在任", in_office),
        Preset("leaders", "在任小组长", lambda day: and_(in_office(day), Post.role == "工会小组长")),
        Preset("turnover", "本年更换的小组长",
               lambda day: and_(Post.role == "工会小组长", extract("year", Post.since) == day.year, took_over())),
        Preset("women", "女工委", lambda day: and_(in_office(day), Post.role.in_(("女职工委员会主任", "女职工委员")))),
    ),
)  # fmt: skip

TERMS: Ledger = Ledger(
    code="members.terms", title="换届与选举档案", counter="届", tab="会员台账", group="组织", row=Term, files=True,
    name=lambda: func.concat("第", Term.number, "届", Term.body, "第", Term.session, "次"),
    help="每一届、每一次选举或会议；换届到期会在工作台提醒。",
    fields=(
        Field(Term.body, "机构", Choice(words.BODY), required=True, print_mm=34),
        Field(Term.unit, "所属分会", Ref(lambda: UNITS), print_mm=30),
        Field(Term.number, "届", Count(least=1, most=99), required=True, print_mm=12),
        Field(Term.session, "次", Count(least=1, most=99), required=True, print_mm=12, default=1),
        Field(Term.held_on, "召开日期", Day(), required=True, print_mm=24, aliases=("日期", "换届日期", "选举日期")),
        Field(Term.years, "任期（年）", Count(least=1, most=5), print_mm=18, help="三年或五年。", aliases=("任期",)),
        Field(Term.due_on, "任期届满", Day(), print_mm=24, help="从这一届第1次会议的日期加任期推算，同一届以后的会议、补选都用这个日期；延期换届的在第1次里改。"),
        Field(Term.delegates, "应到代表", Count(), print_mm=18),
        Field(Term.present, "实到代表", Count(), print_mm=18),
        Field(Term.candidates, "候选人", LongText(), listed=False),
        Field(Term.votes, "选票情况", LongText(), listed=False, help="发出、收回、有效票数和各候选人得票。"),
        Field(Term.elected, "选举结果", LongText(), print_mm=50),
        Field(Term.approved_on, "批复日期", Day(partial=True), listed=False),
        Field(Term.approval, "批复文号", Text(60), listed=False),
        Field(Term.note, "备注", LongText(), listed=False),
    ),
    order=("-held_on", "-id"), when="held_on", match=(("body", "number", "session"),), note=rules.complete_term, checks=(rules.check_term,), settle=terms.settle_terms,
)  # fmt: skip

WOMEN = Ledger(
    code="members.women_work", title="女职工工作台账", tab="会员台账", group="组织", row=WomenWork, files=True,
    name=lambda: WomenWork.title,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="女工委的活动、会议、专项集体合同和维权个案。",
    fields=(
        Field(WomenWork.day, "日期", Day(), required=True, print_mm=24),
        Field(WomenWork.kind, "类别", Choice(words.WOMEN_KIND), required=True, print_mm=28),
        Field(WomenWork.title, "内容", Text(120), required=True, print_mm=80, aliases=("名称", "主题")),
        Field(WomenWork.persons, "人数", Count(), print_mm=16, total=True),
        Field(WomenWork.until, "有效期至", Day(partial=True), print_mm=24, help="专项集体合同的到期日。"),
        Field(WomenWork.result, "结果", LongText(), print_mm=60),
        Field(WomenWork.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "-id"), when="day", match=(("day", "title"),),
    presets=(Preset("year", "本年", lambda day: extract("year", WomenWork.day) == day.year),),
)  # fmt: skip
