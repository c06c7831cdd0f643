"""发放单, 发放明细 and the kinds of spending as the clerk sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, extract, func, or_, select

from desk_union.describe.kinds import BankCard, Choice, Count, Day, DocNumber, Flag, LongText, Money, Ref, Text
from desk_union.describe.ledger import Booked, Derived, Field, Ledger, Part, Preset, Serial, Together
from desk_union.funds.ledgers.books import ACCOUNTS, PROJECTS
from desk_union.funds.ledgers.goods import GOODS, GOODS_MOVES
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.members.tables import Person, Placement, Unit
from desk_union.payouts import doubts, rules, settling
from desk_union.payouts import payout_words as words
from desk_union.payouts.ceilings import reckoning
from desk_union.payouts.ceilings.ledgers import CEILINGS
from desk_union.payouts.links import PAYOUT, signed
from desk_union.payouts.tables import PayoutKind, PayoutLine, PayoutList
from desk_union.store import stages
from desk_union.store.tables import Attachment

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement

GROUP = "发放"
AHEAD = 366


def _lists() -> Ledger:
    return LISTS


def _lines() -> Ledger:
    return LINES


def _kinds() -> Ledger:
    return KINDS


def worth() -> ColumnElement[Any]:
    """Cash and goods of a line in fen."""
    return func.coalesce(PayoutLine.cash, 0) + func.coalesce(PayoutLine.goods_value, 0)


def receiver() -> ColumnElement[Any]:
    """Who gets a line, by name."""
    person = select(Person.name).where(Person.id == PayoutLine.person).correlate(PayoutLine).scalar_subquery()
    unit = select(Unit.name).where(Unit.id == PayoutLine.unit).correlate(PayoutLine).scalar_subquery()
    return func.coalesce(person, PayoutLine.outsider, unit, "")


def unit_of(day: date) -> ColumnElement[Any]:
    """The unit of the receiver: as it was when the list was approved, else as it is on ``day``."""
    placed = select(Placement.value).where(
        Placement.person == PayoutLine.person, Placement.since <= day,
        or_(Placement.until.is_(None), Placement.until > day),
    )  # fmt: skip
    held = placed.order_by(Placement.since.desc()).limit(1).correlate(PayoutLine).scalar_subquery()
    now = select(Unit.name).where(Unit.id == func.coalesce(PayoutLine.unit, held))
    return func.coalesce(PayoutLine.kept_unit, now.correlate(PayoutLine).scalar_subquery())


def _number(_day: date) -> ColumnElement[Any]:
    return select(Person.id_number).where(Person.id == PayoutLine.person).correlate(PayoutLine).scalar_subquery()


def _of_lines(what: Any) -> ColumnElement[Any]:
    return select(what).where(PayoutLine.roll == PayoutList.id).correlate(PayoutList).scalar_subquery()


def _sum(column: Any) -> ColumnElement[Any]:
    return _of_lines(func.coalesce(func.sum(column), 0))


def _voucher(_day: date) -> ColumnElement[Any]:
    held = select(PayoutLine.voucher).where(PayoutLine.roll == PayoutList.id, PayoutLine.voucher.is_not(None))
    newest = held.order_by(PayoutLine.voucher.desc()).limit(1).correlate(PayoutList).scalar_subquery()
    return PAYOUT.vouchers.words(newest)


def _scans(_day: date) -> ColumnElement[Any]:
    own = and_(Attachment.owner_table == PayoutList.__tablename__, Attachment.owner_id == PayoutList.id)
    return select(func.count(Attachment.id)).where(own).correlate(PayoutList).scalar_subquery()


def unbooked() -> ColumnElement[bool]:
    """Lists that were signed for and hold something that is in no voucher."""
    waits = select(PayoutLine.id).where(PayoutLine.roll == PayoutList.id, PAYOUT.waits()).correlate(PayoutList)
    return and_(PayoutList.stage.in_(words.HANDED_OUT), waits.exists())


KINDS: Ledger = Ledger(
    code="payouts.kinds", title="发放种类", tab="经费", group=GROUP, row=PayoutKind, called="困难补助",
    name=lambda: PayoutKind.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="每种发放通常记哪个支出科目、为什么。可以按本单位的做法改；已经起草的凭证不受影响。",
    fields=(
        Field(PayoutKind.name, "种类名称", Text(30), required=True, print_mm=44, aliases=("名称", "开支种类")),
        Field(PayoutKind.account, "通常科目", Ref(lambda: ACCOUNTS), print_mm=44, aliases=("支出科目", "科目")),
        Derived(key="code", label="科目编码", kind=Text(), print_mm=20, sql=settling.account_code),
        Field(PayoutKind.reason, "理由", LongText(), print_mm=100, aliases=("依据",)),
        Field(PayoutKind.words, "认得的字眼", Text(120), listed=False, help="标题或事项里有这些字的，程序建议用这一种；用空格隔开。"),
        Field(PayoutKind.members_only, "只发会员", Flag(), listed=False, default=False, help="选“是”的，发给当天不是会员的人时会提醒。"),
        Field(PayoutKind.place, "排列顺序", Count(), listed=False, default=0),
    ),
    order=("place", "id"), match=(("name",),),
)  # fmt: skip

LISTS: Ledger = Ledger(
    code="payouts.lists", title="发放单", tab="经费", group=GROUP, row=PayoutList, files=True, when="day", called="2026年春节慰问",
    name=lambda: PayoutList.title,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="一次发放一张：先编名单，批准后打印签领表，签领后上传扫描件并入账。用“发放给所选人员”最快。",
    empty="还没有发放单。可以在花名册里选人后用“发放给所选人员”，也可以导入发放明细。",
    fields=(
        Serial(PayoutList.number, "发放单号", "发-{year}-{n:04}", day="day", print_mm=26),
        Field(PayoutList.title, "标题", Text(60), required=True, print_mm=50, aliases=("发放名称", "名称", "发放单名称")),
        Field(PayoutList.stage, "办理情况", words.STAGE, required=True, default=words.DRAWN_UP, print_mm=18, aliases=("状态",)),
        Derived(key="heads", label="笔数", kind=Count(), sql=lambda _day: _of_lines(func.count(PayoutLine.id)), print_mm=12, total=True),
        Derived(key="cash", label="现金", kind=Money(), sql=lambda _day: _sum(PayoutLine.cash), print_mm=24, total=True),
        Derived(key="goods_value", label="实物折价", kind=Money(), sql=lambda _day: _sum(PayoutLine.goods_value), print_mm=24, total=True),
        Derived(key="worth", label="合计金额", kind=Money(), sql=lambda _day: _sum(worth()), print_mm=24, total=True),
        Derived(key="voucher", label="凭证", kind=Text(), sql=_voucher, print_mm=24),
        Derived(key="scans", label="扫描件", kind=Count(), sql=_scans, print_mm=14),
        Field(PayoutList.day, "编制日期", Day(ahead=AHEAD), print_mm=20, aliases=("日期", "发放日期"), help="不填就是今天。"),
        Field(PayoutList.kind, "开支种类", Ref(_kinds), listed=False, aliases=("种类", "发放种类"), help="决定通常记哪个支出科目；不填就按标题和事项里的字眼。"),
        Field(PayoutList.occasion, "事由", Text(120), listed=False),
        Field(PayoutList.campaign, "活动/批次", Text(60), listed=False, aliases=("活动", "批次")),
        Field(PayoutList.source, "资金来源", Choice(words.SOURCE), listed=False, aliases=("经费来源",)),
        Field(PayoutList.way, "发放方式", Choice(words.WAY), listed=False, default=words.BY_HAND, help="打到银行卡的选“银行代发”：打印银行代发表，不用每人签名。"),
        Field(PayoutList.project, "专项项目", Ref(lambda: PROJECTS), listed=False, help="不是专项资金的不填。"),
        Field(PayoutList.maker, "编制人", Text(40), listed=False, aliases=("经办人", "制单人")),
        Field(PayoutList.approved_on, "批准日期", Day(ahead=0), listed=False, aliases=("审批日期",)),
        Field(PayoutList.approver, "批准人", Text(40), listed=False, aliases=("审批人",)),
        Field(PayoutList.minutes, "会议纪要", Text(120), listed=False, aliases=("批准文号", "会议记录")),
        Field(PayoutList.signed_on, "签领日期", Day(ahead=0), listed=False),
        Field(PayoutList.booked_on, "入账日期", Day(ahead=0), listed=False),
        *stages.columns(PayoutList.stage, words.STAGE, listed=False),
        Field(PayoutList.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "-id"), match=(("number",), ("title", "day"), ("title",)), parts=(Part(_lines, "roll"),),
    checks=(rules.check_list,), settle=settling.settle_lists, grow=settling.growing(_lists),
    presets=(
        *stages.presets(PayoutList.stage, words.STAGE),
        Preset("unsigned", "批准了没签领", lambda _day: PayoutList.stage == words.APPROVED),
        Preset("unbooked", "签了没入账", lambda _day: unbooked()),
        Preset("unscanned", "没有扫描件", lambda day: and_(PayoutList.stage.in_(words.HANDED_OUT), _scans(day) == 0)),
        Preset("year", "本年", lambda day: extract("year", PayoutList.day) == day.year),
    ),
)  # fmt: skip

LINES: Ledger = Ledger(
    code="payouts.lines", title="发放明细", tab="经费", group=GROUP, row=PayoutLine, when="day",
    name=lambda: func.concat(receiver(), " ", PayoutLine.matter),
    help="谁领了什么，一人一行。同一个人一年里领过的都在这里，不分哪一种发放。",
    fields=(
        Field(PayoutLine.roll, "发放单", Ref(_lists), print_mm=40, help="表里写的发放单还没有的，导入时新建。"),
        Field(PayoutLine.person, "姓名", Ref(lambda: PEOPLE, beside="outsider", groups=("unit", lambda: UNITS)), print_mm=20, aliases=("领取人", "收领人", "发放对象", "职工姓名")),
        Field(PayoutLine.outsider, "不在册人员", Text(30, "name"), print_mm=18, aliases=("家属姓名", "受助人"), help="家属、退休多年的人等花名册里没有的。"),
        Derived(key="id_number", label="证件号码", kind=DocNumber(), private=True, sql=_number, print_mm=36),
        Derived(key="in_unit", label="单位/小组", kind=Text(), sql=unit_of, print_mm=26),
        Field(PayoutLine.matter, "事项", Text(60), required=True, print_mm=30, aliases=("事由", "发放事项", "慰问事由", "慰问事项", "发放事由", "发放原因", "补助事项", "补助事由")),
        Field(PayoutLine.cash, "金额", Money(), print_mm=20, total=True, aliases=("发放金额", "慰问金", "补助金额", "现金", "奖金", "实发", "实发金额", "实发数", "实领金额")),
        Field(PayoutLine.item, "物品", Text(60), print_mm=24, aliases=("慰问品", "物品名称", "实物", "品名", "奖品")),
        Field(PayoutLine.quantity, "数量", Count(least=1), print_mm=12, total=True, aliases=("件数", "份数", "物品数量")),
        Field(PayoutLine.goods_value, "折价金额", Money(), print_mm=20, total=True, aliases=("实物折价", "折价", "折合金额", "物品金额", "物品折价"), help="这一行物品共值多少元；库存物资由程序按平均单价算。"),
        Derived(key="worth", label="合计金额", kind=Money(), sql=lambda _day: worth(), print_mm=20, total=True, listed=False),
        Field(PayoutLine.source, "资金来源", Choice(words.SOURCE), print_mm=20, listed=False, aliases=("经费来源",)),
        Field(PayoutLine.day, "发放日期", Day(ahead=AHEAD), print_mm=20, aliases=("日期", "领取日期")),
        Booked(PAYOUT, print_mm=24),
        Field(PayoutLine.grade, "类别", Text(30), private=True, listed=False, aliases=("困难类别", "困难等级", "救助类别"), help="如：市特困、困难、残疾。"),
        Field(PayoutLine.household, "户名", Text(40), listed=False, aliases=("户主", "户主姓名"), help="同一户的几个人写同一个户名；不填就算本人一户。"),
        Field(PayoutLine.illness, "病名", Text(60), private=True, listed=False, aliases=("病种", "疾病"), help="住院慰问填，同一种病一年慰问一次的按这里查重。"),
        Field(PayoutLine.applied, "申请金额", Money(), listed=False, total=True, aliases=("申请数额",)),
        Field(PayoutLine.decided, "批准金额", Money(), listed=False, total=True, editable=False),
        Field(PayoutLine.unit, "领取小组", Ref(lambda: UNITS), listed=False, aliases=("领取单位", "受慰问单位"), help="发给一个小组、分会时填这里，姓名空着。"),
        Field(PayoutLine.outsider_id, "不在册人员证件号码", DocNumber(), private=True, listed=False),
        Field(PayoutLine.good, "库存物资", Ref(lambda: GOODS), listed=False, help="从库存里发的选这里，签领时自动出库。"),
        Field(PayoutLine.prepaid, "实物已另行付款", Flag(), listed=False, default=False, help="物品早已付款入账的选“是”，入账时不再付。"),
        Field(PayoutLine.project, "专项项目", Ref(lambda: PROJECTS), listed=False),
        Field(PayoutLine.signer, "签领人", Text(40), listed=False, aliases=("代领人", "签收人"), help="本人签的写“本人”，代领的写代领人的姓名。"),
        Field(PayoutLine.signed_on, "签领日期", Day(ahead=0), listed=False),
        Field(PayoutLine.kept_unit, "批准时小组", Text(120), listed=False, editable=False),
        Field(PayoutLine.kept_class, "批准时类别", Text(60), listed=False, editable=False),
        Field(PayoutLine.kept_reasons, "选入理由", LongText(), private=True, listed=False, editable=False),
        Field(PayoutLine.bank_card, "收款卡号", BankCard(), private=True, listed=False, aliases=("银行卡号", "银行账号", "收款账号"), help="不填就用花名册里的银行卡号。"),
        Field(PayoutLine.move, "出库记录", Ref(lambda: GOODS_MOVES), listed=False, editable=False),
        Field(PayoutLine.origin, "走访编号", Text(40), listed=False, fixed=True, help="走访慰问时给的，写着那次走访的编号；由程序带出，不用填。"),
        Field(PayoutLine.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "roll", "id"),
    match=(("origin",), ("roll", "person", "matter", "item"), ("roll", "person", "matter"), ("roll", "person"), ("roll", "outsider_id", "matter"), ("roll", "outsider", "matter"), ("roll", "outsider_id"), ("roll", "unit", "matter"),
        ("day", "person", "matter", "item"), ("day", "person", "matter"), ("day", "outsider", "matter", "item"), ("day", "outsider", "matter"), ("day", "unit", "matter")),  # of no list: a visit's
    checks=(rules.check_line,), owners=settling.lists_of, settle=settling.settling_lines(_lines), together=Together(doubts.of_import),
    foreseen=reckoning.foreseen,
    presets=(
        Preset("handed_out", "已发放", lambda _day: PAYOUT.in_voucher() | signed()),
        Preset("year", "本年", lambda day: extract("year", PayoutLine.day) == day.year),
        Preset("goods", "实物", lambda _day: or_(PayoutLine.item.is_not(None), PayoutLine.good.is_not(None))),
        Preset("cash", "现金", lambda _day: PayoutLine.cash > 0),
    ),
)  # fmt: skip

LEDGERS = (LISTS, LINES, KINDS, CEILINGS)
