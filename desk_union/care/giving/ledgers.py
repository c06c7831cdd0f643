"""结对包保 with contacts, 捐款 with donors and uses, as the clerk sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Date, and_, case, extract, func, or_, select, type_coerce

from desk_union.care import doubts, holders
from desk_union.care.giving import giving_words as words
from desk_union.care.giving import rules, settling
from desk_union.care.giving.links import DONATED, PASSED_ON
from desk_union.care.giving.tables import Donation, DonationDrive, DonationUse, HelpPair, PairContact
from desk_union.care.growing import growing
from desk_union.care.hardship.file_ledgers import FILES
from desk_union.care.hardship.tables import HardshipFile
from desk_union.describe.kinds import Choice, Count, Day, Flag, LongText, Money, Ref, Text
from desk_union.describe.ledger import Booked, Derived, Field, Ledger, Part, Preset
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.members.tables import Person, Unit
from desk_union.store.monthly import months_after

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement

PAIRING, DONATING = "结对帮扶", "捐款"
AHEAD = Day(ahead=366)


def helped() -> ColumnElement[Any]:
    """The household of a pair by name."""
    file = select(holders.name_of(HardshipFile)).where(HardshipFile.id == HelpPair.file).correlate(HelpPair).scalar_subquery()
    return func.coalesce(file, holders.name_of(HelpPair))


def helping() -> ColumnElement[Any]:
    person = select(Person.name).where(Person.id == HelpPair.helper).correlate(HelpPair).scalar_subquery()
    unit = select(Unit.name).where(Unit.id == HelpPair.helper_unit).correlate(HelpPair).scalar_subquery()
    return func.coalesce(person, HelpPair.helper_name, unit, "")


def runs_on(day: date) -> ColumnElement[bool]:
    return and_(HelpPair.since <= day, or_(HelpPair.until.is_(None), HelpPair.until > day))


def _last(day: date) -> ColumnElement[Any]:
    held = select(func.max(PairContact.day)).where(PairContact.pair == HelpPair.id, PairContact.day <= day)
    return held.correlate(HelpPair).scalar_subquery()


def next_contact(day: date) -> ColumnElement[Any]:
    """By when the next contact is due; nothing where the pair says not how often."""
    last = func.coalesce(_last(day), HelpPair.since)
    told = months_after(last, HelpPair.every)
    return type_coerce(case((and_(HelpPair.every.is_not(None), runs_on(day)), told), else_=None), Date)


def overdue(day: date) -> ColumnElement[bool]:
    return next_contact(day) < day


def _contacts() -> Ledger:
    return CONTACTS


PAIRS: Ledger = Ledger(
    code="care.pairs", title="结对包保台账", counter="对", tab="送温暖", group=PAIRING, row=HelpPair, when="since",
    name=lambda: func.concat(helping(), "帮扶", helped()),
    help="谁结对帮扶哪一户、从哪天起、多久联系一次；每次联系记在下面，过期没有联系的会提醒。",
    empty="还没有结对。可以新增一对，或从Excel导入。",
    fields=(
        Field(HelpPair.kind, "结对类别", Choice(words.PAIR_KIND), required=True, print_mm=28, aliases=("类别", "帮扶形式")),
        Field(HelpPair.helper, "帮扶人", Ref(lambda: PEOPLE), print_mm=22, aliases=("包保领导", "帮扶责任人", "责任人", "结对人", "包保人", "领导姓名")),
        Field(HelpPair.helper_name, "不在册帮扶人", Text(40), listed=False, aliases=("志愿者", "帮扶人姓名"), help="志愿者、外单位的人填这里。"),
        Field(HelpPair.helper_unit, "帮扶单位", Ref(lambda: UNITS), print_mm=28, aliases=("结对单位", "帮扶部门")),
        Field(HelpPair.person, "帮扶对象", Ref(lambda: PEOPLE), print_mm=22, aliases=("姓名", "困难职工", "困难职工姓名", "被帮扶人", "职工姓名", "包保对象")),
        Field(HelpPair.file, "困难档案", Ref(lambda: FILES), print_mm=22, listed=False, aliases=("档案编号",), help="有困难职工档案的选档案，帮扶对象空着。"),
        Field(HelpPair.outsider, "不在册对象", Text(40), print_mm=22, aliases=("户名", "户主", "户主姓名", "老人姓名"), help="不在花名册里的户写户主姓名。"),
        Field(HelpPair.target, "对象类别", Choice(words.TARGET), print_mm=22, aliases=("帮扶类别", "困难类别", "户类别")),
        Field(HelpPair.since, "结对日期", AHEAD, required=True, print_mm=22, aliases=("开始日期", "起始日期", "日期", "结对时间")),
        Field(HelpPair.until, "结束日期", AHEAD, print_mm=22, aliases=("解除日期", "终止日期")),
        Field(HelpPair.every, "联系间隔（月）", Count(least=1, most=24), listed=False, default=3, aliases=("走访间隔", "联系间隔")),
        Derived(key="contacts", label="联系次数", kind=Count(), print_mm=18, total=True, sql=lambda _day: _count()),
        Derived(key="last_contact", label="最近联系", kind=Day(), print_mm=22, sql=_last),
        Derived(key="next_contact", label="应在何日前联系", kind=Day(), listed=False, sql=next_contact),
        Field(HelpPair.plan, "帮扶措施", LongText(), listed=False, aliases=("措施", "帮扶计划")),
        Field(HelpPair.result, "帮扶结果", LongText(), listed=False, aliases=("成效", "结果")),
        Field(HelpPair.note, "备注", LongText(), listed=False),
    ),
    order=("-since", "-id"), match=(("helper", "person", "since"), ("helper", "person"), ("helper_name", "outsider"), ("helper", "outsider")),
    checks=(rules.check_pair,), parts=(Part(_contacts, "pair"),), settle=doubts.minding(lambda: PAIRS, settling.pair_people),
    together=doubts.people_in_sheets("since", person="helper"),
    presets=(
        Preset("running", "在帮的", runs_on),
        Preset("overdue", "过期没有联系", overdue),
        Preset("year", "本年结对", lambda day: extract("year", HelpPair.since) == day.year),
    ),
)  # fmt: skip


def _count() -> ColumnElement[Any]:
    held = select(func.count(PairContact.id)).where(PairContact.pair == HelpPair.id)
    return held.correlate(HelpPair).scalar_subquery()


def _of_pair() -> ColumnElement[Any]:
    pair = select(func.concat(helping(), "帮扶", helped())).where(HelpPair.id == PairContact.pair)
    return func.concat(func.coalesce(pair.correlate(PairContact).scalar_subquery(), ""), " ", PairContact.day)


CONTACTS: Ledger = Ledger(
    code="care.pair_contacts", title="结对联系记录", counter="次", tab="送温暖", group=PAIRING, row=PairContact, files=True, when="day", name=_of_pair,
    help="结对的每一次走访、电话：情况怎样、帮了什么。帮扶人自己出的钱物只在这里记数，不进工会账；用工会经费的走“走访慰问”或发放。",
    fields=(
        Field(PairContact.day, "联系日期", Day(ahead=0), required=True, print_mm=24, aliases=("日期", "走访日期")),
        Field(PairContact.pair, "结对", Ref(lambda: PAIRS), required=True, print_mm=60, aliases=("结对名称",)),
        Field(PairContact.way, "联系方式", Choice(words.WAY), print_mm=26, aliases=("方式",)),
        Field(PairContact.who, "参加人", Text(60), print_mm=36, aliases=("走访人",)),
        Field(PairContact.situation, "家庭情况", LongText(), private=True, listed=False, aliases=("情况",)),
        Field(PairContact.worth, "帮扶人自付折款", Money(), print_mm=28, total=True, aliases=("帮扶金额", "帮扶资金", "折款")),
        Field(PairContact.result, "帮扶内容", LongText(), print_mm=60, aliases=("内容", "结果")),
        Field(PairContact.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "-id"), match=(("pair", "day"),), checks=(rules.check_contact,),
    presets=(Preset("year", "本年", lambda day: extract("year", PairContact.day) == day.year),),
)  # fmt: skip


# 捐款


def _gifts(what: Any) -> ColumnElement[Any]:
    return select(what).where(Donation.drive == DonationDrive.id).correlate(DonationDrive).scalar_subquery()


def _uses(what: Any) -> ColumnElement[Any]:
    return select(what).where(DonationUse.drive == DonationDrive.id).correlate(DonationDrive).scalar_subquery()


def _sum(column: Any) -> Any:
    return func.coalesce(func.sum(column), 0)


def balance() -> ColumnElement[Any]:
    """Cash that came in and was not passed on, in fen."""
    return _gifts(_sum(Donation.cash)) - _uses(_sum(DonationUse.cash))


def donors() -> Any:
    """How many gave: so many as a line of a unit says, one of each other line."""
    return func.coalesce(func.sum(case((Donation.unit.is_not(None), func.coalesce(Donation.heads, 1)), else_=1)), 0)


def _donations() -> Ledger:
    return DONATIONS


def _spent() -> Ledger:
    return USES


DRIVES: Ledger = Ledger(
    code="care.drives", title="募捐活动", counter="次", tab="送温暖", group=DONATING, row=DonationDrive, files=True, when="first", called="2025年慈善一日捐",
    instead="办完了的请填“结束日期”。",
    name=lambda: DonationDrive.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="每次募捐：为谁、收到多少、转交多少、还有多少。收到的钱是代管的，转交以前不动，不是工会收入。",
    fields=(
        Field(DonationDrive.name, "活动名称", Text(60), required=True, print_mm=50, aliases=("捐款活动", "募捐活动", "名称", "活动", "捐款事项")),
        Field(DonationDrive.kind, "募捐类别", Choice(words.DRIVE_KIND), print_mm=26, aliases=("类别", "事由")),
        Field(DonationDrive.first, "开始日期", AHEAD, print_mm=22, aliases=("日期", "募捐日期", "捐款日期")),
        Field(DonationDrive.last, "结束日期", AHEAD, print_mm=22),
        Field(DonationDrive.beneficiary, "受助对象", Text(60), print_mm=30, aliases=("捐助对象", "受益人", "受捐人")),
        Field(DonationDrive.person, "受助职工", Ref(lambda: PEOPLE), listed=False, aliases=("患病职工",)),
        Derived(key="donors", label="捐款人数", kind=Count(), print_mm=18, total=True, sql=lambda _day: _gifts(donors())),
        Derived(key="cash", label="捐款金额", kind=Money(), print_mm=24, total=True, sql=lambda _day: _gifts(_sum(Donation.cash))),
        Derived(key="goods_value", label="物品折价", kind=Money(), print_mm=24, total=True, sql=lambda _day: _gifts(_sum(Donation.goods_value))),
        Derived(key="used", label="已转交", kind=Money(), print_mm=24, total=True, sql=lambda _day: _uses(_sum(DonationUse.cash))),
        Derived(key="balance", label="余额", kind=Money(), print_mm=24, total=True, sql=lambda _day: balance()),
        Field(DonationDrive.goes_to, "转交单位", Text(60), listed=False, aliases=("接收单位",)),
        Field(DonationDrive.called_by, "发起单位", Text(60), listed=False),
        Field(DonationDrive.note, "备注", LongText(), listed=False),
    ),
    order=("-first", "-id"), match=(("name",),), checks=(rules.check_drive,), parts=(Part(_donations, "drive"), Part(_spent, "drive")), grow=growing(lambda: DRIVES),
    presets=(
        Preset("year", "本年", lambda day: extract("year", DonationDrive.first) == day.year),
        Preset("left", "还有余额", lambda _day: balance() > 0),
    ),
)  # fmt: skip


def donor() -> ColumnElement[Any]:
    unit = select(Unit.name).where(Unit.id == Donation.unit).correlate(Donation).scalar_subquery()
    person = select(Person.name).where(Person.id == Donation.person).correlate(Donation).scalar_subquery()
    return func.coalesce(person, Donation.outsider, unit, "")


def _of_drive(row: Any) -> ColumnElement[Any]:
    held = select(DonationDrive.name).where(DonationDrive.id == row.drive).correlate(row).scalar_subquery()
    return func.coalesce(held, "")


DONATIONS: Ledger = Ledger(
    code="care.donations", title="捐款登记", counter="笔", tab="送温暖", group=DONATING, row=Donation, when="day",
    name=lambda: func.concat(donor(), " ", _of_drive(Donation)),
    help="谁给哪次募捐捐了多少钱或什么物品。不署名的照样登记，公示时可以不署名。",
    empty="还没有捐款。先建募捐活动，再登记，或从Excel导入名单。",
    fields=(
        Field(Donation.drive, "活动名称", Ref(lambda: DRIVES), required=True, print_mm=46, aliases=("捐款活动", "募捐活动", "活动", "捐款事项")),
        Field(Donation.person, "姓名", Ref(lambda: PEOPLE), print_mm=22, aliases=("捐款人", "职工姓名", "捐款人姓名", "捐赠人")),
        Derived(key="in_unit", label="单位/小组", kind=Text(), print_mm=30, sql=lambda day: func.coalesce(holders.unit_of(Donation, day), select(Unit.name).where(Unit.id == Donation.unit).correlate(Donation).scalar_subquery())),
        Field(Donation.cash, "捐款金额", Money(), print_mm=22, total=True, aliases=("金额", "捐款数额", "捐款", "现金")),
        Field(Donation.item, "物品", Text(60), print_mm=26, aliases=("捐物", "物品名称", "捐赠物品")),
        Field(Donation.quantity, "数量", Count(least=1), print_mm=14, total=True),
        Field(Donation.goods_value, "折价金额", Money(), print_mm=22, total=True, aliases=("折价", "物品折价", "折合金额")),
        Field(Donation.day, "捐款日期", Day(ahead=0), print_mm=22, aliases=("日期", "捐款时间", "捐赠日期"), help="不填就是今天。"),
        Booked(DONATED, print_mm=22),
        Field(Donation.outsider, "不在册捐款人", Text(40), listed=False, aliases=("外单位捐款人", "退休职工"), help="退休职工、家属、外单位等花名册里没有的。"),
        Field(Donation.unit, "捐款单位", Ref(lambda: UNITS), listed=False, aliases=("捐款小组", "捐款部门"), help="一个小组合起来捐的填这里，姓名空着。"),
        Field(Donation.heads, "人数", Count(least=1), listed=False, aliases=("捐款人数",), help="小组合捐的有几个人。"),
        Field(Donation.nameless, "不署名", Flag(), listed=False, default=False, aliases=("匿名", "是否匿名")),
        Field(Donation.receipt, "收据号", Text(40), listed=False, aliases=("票据号",)),
        Field(Donation.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "drive", "id"), match=(("drive", "person", "day"), ("drive", "person"), ("drive", "outsider"), ("drive", "unit")),
    checks=(rules.check_donation,), settle=settling.settling_donations(lambda: DONATIONS), together=doubts.people_in_sheets("day"),
    presets=(
        Preset("year", "本年", lambda day: extract("year", Donation.day) == day.year),
        Preset("goods", "物品", lambda _day: or_(Donation.item.is_not(None), Donation.goods_value > 0)),
    ),
)  # fmt: skip

USES: Ledger = Ledger(
    code="care.donation_uses", title="捐款使用", counter="笔", tab="送温暖", group=DONATING, row=DonationUse, files=True, when="day",
    name=lambda: func.concat(DonationUse.receiver, " ", _of_drive(DonationUse)),
    help="收到的捐款、物品转交给了谁、什么时候、多少。转交的钱不能多于收到的。",
    fields=(
        Field(DonationUse.drive, "活动名称", Ref(lambda: DRIVES), required=True, print_mm=46, aliases=("捐款活动", "募捐活动", "活动")),
        Field(DonationUse.day, "转交日期", Day(ahead=0), print_mm=22, aliases=("日期", "使用日期"), help="不填就是今天。"),
        Field(DonationUse.receiver, "受助人（单位）", Text(60), required=True, print_mm=34, aliases=("受助人", "接收单位", "领取人", "接收人")),
        Field(DonationUse.purpose, "用途", Text(120), print_mm=40),
        Field(DonationUse.cash, "转交金额", Money(), print_mm=24, total=True, aliases=("金额", "使用金额")),
        Field(DonationUse.item, "物品", Text(60), print_mm=26),
        Field(DonationUse.goods_value, "折价金额", Money(), print_mm=22, total=True, aliases=("折价",)),
        Booked(PASSED_ON, print_mm=22),
        Field(DonationUse.approver, "批准人", Text(40), listed=False),
        Field(DonationUse.signer, "签收人", Text(40), listed=False),
        Field(DonationUse.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "-id"), match=(("drive", "receiver", "day"),), checks=(rules.check_use,), settle=settling.settling_uses(lambda: USES),
    presets=(Preset("year", "本年", lambda day: extract("year", DonationUse.day) == day.year),),
)  # fmt: skip

LEDGERS: tuple[Ledger, ...] = (PAIRS, CONTACTS, DRIVES, DONATIONS, USES)
