"""走访慰问台账 and what stands beside it - occasions, talks, services - as the clerk sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, extract, func, or_, select
from sqlalchemy.orm import aliased

from desk_union.care.visits import doubts, gifts, rules, settling
from desk_union.care.visits import visit_words as words
from desk_union.care.visits.gifts import given, of_visit
from desk_union.care.visits.tables import CareLetter, CareOccasion, CareService, CareTalk, CareVisit
from desk_union.describe.kinds import Choice, Count, Day, DocNumber, Flag, LongText, Money, Ref, Text
from desk_union.describe.ledger import Booked, Derived, Elsewhere, Field, Ledger, Preset, Serial, Together
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.members.ledgers.people import migrant
from desk_union.members.tables import Person, Placement, Unit
from desk_union.payouts import payout_words
from desk_union.payouts.ledgers import KINDS
from desk_union.payouts.links import PAYOUT
from desk_union.payouts.tables import PayoutLine, PayoutList

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement

TAB, GROUP = "送温暖", "走访慰问"
NOT_YET = Day(ahead=0)


def _visits() -> Ledger:
    return VISITS


def _occasions() -> Ledger:
    return OCCASIONS


def person_name(column: Any) -> ColumnElement[Any]:
    named = aliased(Person)  # whoever asks may have joined the person too
    return select(named.name).where(named.id == column).scalar_subquery()


def _document() -> ColumnElement[Any]:
    person = aliased(Person)
    return select(person.id_number).where(person.id == CareVisit.person).scalar_subquery()


def visited() -> ColumnElement[Any]:
    """Who was visited, in words."""
    return func.coalesce(person_name(CareVisit.person), CareVisit.outsider, CareVisit.household, CareVisit.site, "")


def heads() -> ColumnElement[Any]:
    """How many were visited: one where nothing is said."""
    return func.coalesce(CareVisit.heads, 1)


def home() -> ColumnElement[Any]:
    """What tells households apart: their name, else the person; none where a unit was visited."""
    own = func.iif(CareVisit.person.is_not(None), func.concat("#", CareVisit.person), None)
    return func.coalesce(CareVisit.home, own)


def _whom(_day: date) -> ColumnElement[Any]:
    told = func.coalesce(CareVisit.outsider, CareVisit.household, CareVisit.site)
    return func.iif(CareVisit.person.is_(None), told, None)


def in_unit(day: Any) -> ColumnElement[Any]:
    """The unit of the person on the day of the visit."""
    held = select(Unit.name).join(Placement, Placement.value == Unit.id).where(
        Placement.person == CareVisit.person, Placement.since <= day, or_(Placement.until.is_(None), Placement.until > day)
    )  # fmt: skip
    return held.order_by(Placement.since.desc()).limit(1).correlate(CareVisit).scalar_subquery()


def sort_of() -> ColumnElement[Any]:
    """Under which sort of occasion the visit counts."""
    return select(CareOccasion.sort).where(CareOccasion.id == CareVisit.known_as).correlate(CareVisit).scalar_subquery()


def of_sort(*sorts: str) -> ColumnElement[bool]:
    return CareVisit.known_as.in_(select(CareOccasion.id).where(CareOccasion.sort.in_(sorts)))


def with_gift() -> ColumnElement[bool]:
    return select(PayoutLine.id).where(of_visit()).correlate(CareVisit).exists()


def in_no_list() -> ColumnElement[bool]:
    """Something was given, and it is in no 发放单 and no voucher yet."""
    loose = select(PayoutLine.id).where(of_visit(), PayoutLine.roll.is_(None), ~PAYOUT.in_voucher())
    return loose.correlate(CareVisit).exists()


def to_settle() -> ColumnElement[bool]:
    """Something was given out of cash in hand: it is in no 发放单 and still to be booked."""
    loose = select(PayoutLine.id).where(of_visit(), PayoutLine.roll.is_(None), PAYOUT.waits())
    return loose.correlate(CareVisit).exists()


def unbooked() -> ColumnElement[bool]:
    return select(PayoutLine.id).where(of_visit(), PAYOUT.waits()).correlate(CareVisit).exists()


def of_woman() -> ColumnElement[bool]:
    woman = aliased(Person)
    return CareVisit.person.in_(select(woman.id).where(woman.sex == "女"))


def of_migrant() -> ColumnElement[bool]:
    """Who was visited was a migrant worker on that day."""
    return select(Person.id).where(Person.id == CareVisit.person, migrant(CareVisit.day)).correlate(CareVisit).exists()  # type: ignore[arg-type]  # a column of days serves as a day


def _list_title(_day: date) -> ColumnElement[Any]:
    return select(PayoutList.title).join(PayoutLine, PayoutLine.roll == PayoutList.id).where(of_visit()).correlate(CareVisit).limit(1).scalar_subquery()


def _known(column: Any) -> Any:
    return lambda _day: select(CareOccasion.name).where(CareOccasion.id == column).scalar_subquery()


VISITS: Ledger = Ledger(
    code="care.visits", title="走访慰问台账", tab=TAB, group=GROUP, row=CareVisit, files=True, when="day",
    name=lambda: func.concat(visited(), " ", func.replace(CareVisit.day, "-", "."), " ", CareVisit.reason),
    help="每看望一个人、一户或一个基层单位一行：哪天、看谁、为什么、谁去的、给了什么。给出去的钱和物品同时记在“发放明细”里，编发放单、入账都从那里走。",
    empty="还没有走访。用“登记走访”记一次，或从Excel导入。",
    fields=(
        Serial(CareVisit.number, "编号", "慰-{year}-{n:04}", day="day", print_mm=22, aliases=("慰问编号",)),
        Field(CareVisit.day, "慰问日期", NOT_YET, required=True, print_mm=20, aliases=("日期", "走访日期", "探望日期", "慰问时间", "走访时间", "探望时间", "时间")),
        Field(CareVisit.person, "慰问对象", Ref(lambda: PEOPLE, beside="outsider", as_written=True, groups=("site", lambda: UNITS)), print_mm=18, aliases=("姓名", "被慰问人", "走访对象", "探望对象", "慰问人员", "职工姓名", "被慰问人姓名", "对象", "慰问职工"), help="花名册里的人。看望家属的，这里填职工本人，家属写在“不在册人员”。"),
        Field(CareVisit.outsider, "不在册人员", Text(30, "name"), print_mm=16, aliases=("家属姓名", "家属", "受慰问家属"), help="家属、遗孀、社会上的困难户等花名册里没有的人。"),
        Derived(key="id_number", label="证件号码", kind=DocNumber(), private=True, sql=lambda _day: _document(), listed=False),
        Field(CareVisit.reason, "慰问事由", Text(60), required=True, print_mm=26, aliases=("事由", "慰问原因", "走访事由", "原因", "探望事由", "慰问类别", "慰问事项", "走访原因"), help="照原话写，如：住院、父母去世、春节走访。"),
        Derived(key="known_as", label="慰问种类", kind=Text(), sql=_known(CareVisit.known_as), listed=False),
        Field(CareVisit.heads, "人数", Count(least=1), print_mm=12, total=True, aliases=("人次", "慰问人数", "走访人数", "慰问人次"), help="不填算1人；一次看望几口人的写几。"),
        Field(CareVisit.household, "户名", Text(40, "name"), print_mm=18, aliases=("户主", "户主姓名", "家庭", "所属户"), help="几个人同属一户的写同样的户名；不填，一个人算一户。"),
        Field(CareVisit.site, "受访单位", Text(60), print_mm=26, aliases=("慰问单位", "基层单位", "受慰问单位", "走访单位", "慰问基层单位", "被慰问单位", "慰问地点"), help="慰问一个基层单位、班组、工地时写它的名称。"),
        Field(CareVisit.visitors, "走访人", Text(80), print_mm=20, aliases=("慰问人", "走访人员", "探望人", "参加人员", "走访领导", "慰问领导", "参与人员")),
        Elsewhere(key="cash", label="慰问金", kind=Money(), sql=given(PayoutLine.cash), print_mm=20, total=True, aliases=("慰问金额", "金额", "现金", "慰问现金", "慰问款", "慰问费", "慰问金(元)", "救助金", "补助金", "发放金额", "慰问金金额")),
        Elsewhere(key="item", label="慰问品", kind=Text(60), sql=given(PayoutLine.item), print_mm=24, aliases=("物品", "慰问物品", "实物", "慰问品名称", "物品名称", "物品及数量", "慰问品及数量", "物品、数量", "慰问品（数量）")),
        Elsewhere(key="quantity", label="数量", kind=Count(least=1), sql=given(PayoutLine.quantity), listed=False, print_mm=12, aliases=("慰问品数量", "物品数量")),
        Elsewhere(key="goods_value", label="折价金额", kind=Money(), sql=given(PayoutLine.goods_value), print_mm=20, total=True, aliases=("实物折价", "折价", "慰问品金额", "折合金额", "慰问品折价", "实物折合金额", "物品金额", "慰问品价值", "物品折价", "慰问物品折价", "折价（元）", "物品价值")),
        Elsewhere(key="prepaid", label="实物已另行付款", kind=Flag(), sql=given(PayoutLine.prepaid), listed=False, help="慰问品早已买好入账、或从别处来的选“是”，入账时不再付。"),
        Booked(PAYOUT, of_visit, print_mm=24),
        Derived(key="in_unit", label="单位/小组", kind=Text(), sql=lambda _day: in_unit(CareVisit.day), print_mm=24, listed=False, help="那一天所在的小组。"),
        Field(CareVisit.campaign, "活动/批次", Text(60), print_mm=24, listed=False, aliases=("活动", "批次", "活动名称", "慰问活动", "走访批次")),
        Field(CareVisit.source, "资金来源", Choice(payout_words.SOURCE), print_mm=20, listed=False, aliases=("经费来源", "资金渠道")),
        Field(CareVisit.way, "慰问方式", Choice(words.WAY), listed=False, aliases=("方式", "走访方式")),
        Field(CareVisit.outsider_id, "不在册人员证件号码", DocNumber(), private=True, listed=False),
        Field(CareVisit.relation, "与职工关系", Text(20), listed=False, aliases=("亲属关系", "关系", "与本人关系"), help="看望或吊唁的是谁，如：父亲、配偶。"),
        Field(CareVisit.occasion, "另定种类", Ref(_occasions), listed=False, help="不填就按慰问事由里的字眼；认得不对时在这里选。"),
        Derived(key="roll", label="发放单", kind=Text(), sql=_list_title, listed=False),
        Field(CareVisit.talk, "谈话要点", LongText(), private=True, listed=False, aliases=("情况", "谈话内容", "诉求", "走访情况"), help="只有打开这一行的人看得到；打印和导出时默认不带。"),
        Field(CareVisit.follow_up, "后续办理", LongText(), private=True, listed=False, aliases=("处理情况", "办理情况", "跟进")),
        Field(CareVisit.note, "备注", LongText(), listed=False),
        Derived(key="whom", label="慰问谁", kind=Text(), sql=_whom, listed=False, help="不在花名册里的人、户或单位。"),
    ),
    order=("-day", "-id"),
    match=(("number",), ("day", "person", "reason", "site"), ("day", "person", "reason"), ("day", "whom", "reason", "site"), ("day", "whom", "reason")),
    note=rules.complete_visit, checks=(rules.check_visit,), record=gifts.record, owners=settling.all_ids, settle=settling.settling_visits(_visits),
    foreseen=doubts.foreseen, together=Together(doubts.of_import),
    presets=(
        Preset("year", "本年", lambda day: extract("year", CareVisit.day) == day.year),
        Preset("last_year", "去年", lambda day: extract("year", CareVisit.day) == day.year - 1),
        Preset("need", "困难、住院", lambda _day: of_sort(words.NEED, words.ILL)),
        Preset("women", "女职工", lambda _day: of_woman()),
        Preset("migrant", "农民工", lambda _day: of_migrant()),
        Preset("units", "慰问单位", lambda _day: CareVisit.site.is_not(None)),
        Preset("no_list", "还没有编发放单", lambda _day: in_no_list()),
        Preset("unbooked", "没有入账", lambda _day: unbooked()),
    ),
)  # fmt: skip

OCCASIONS: Ledger = Ledger(
    code="care.occasions", title="慰问事由和标准", tab=TAB, group=GROUP, row=CareOccasion, called="住院患病",
    name=lambda: CareOccasion.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="本单位在哪些时候走访慰问、哪些时候谈心，哪五种是“五必访”“五必谈”，每种的标准和依据。走访时写的事由，按“认得的字眼”归到这里的一种。标准由本单位研究决定，程序不代定。",
    fields=(
        Field(CareOccasion.name, "事由", Text(30), required=True, print_mm=36, aliases=("名称", "慰问事由")),
        Field(CareOccasion.sort, "统计类别", Choice(words.SORT), required=True, default=words.OTHER, print_mm=20, help="数字按它统计。"),
        Field(CareOccasion.visited, "五必访", Flag(), print_mm=14, aliases=("必访",)),
        Field(CareOccasion.talked, "五必谈", Flag(), print_mm=14, aliases=("必谈",)),
        Field(CareOccasion.standard, "标准（元）", Money(), print_mm=22, aliases=("标准", "慰问标准", "金额标准")),
        Field(CareOccasion.form, "形式", Choice(words.FORM), print_mm=28, aliases=("慰问形式",)),
        Field(CareOccasion.since, "执行日期", Day(ahead=366), print_mm=20, listed=False),
        Field(CareOccasion.kind, "开支种类", Ref(lambda: KINDS), print_mm=36, help="由走访编发放单时，决定入账通常记哪个科目。"),
        Field(CareOccasion.basis, "依据", LongText(), print_mm=80),
        Field(CareOccasion.words, "认得的字眼", Text(200), listed=False, help="事由里有这些字的归到这一种；用空格隔开，长的优先。"),
        Field(CareOccasion.place, "排列顺序", Count(), listed=False, default=0),
    ),
    order=("place", "id"), match=(("name",),),
    presets=(
        Preset("visited", "五必访", lambda _day: CareOccasion.visited.is_(True)),
        Preset("talked", "五必谈", lambda _day: CareOccasion.talked.is_(True)),
    ),
)  # fmt: skip

TALKS: Ledger = Ledger(
    code="care.talks", title="谈心登记", tab=TAB, group=GROUP, row=CareTalk, when="day",
    name=lambda: func.concat(func.coalesce(person_name(CareTalk.person), ""), " ", func.replace(CareTalk.day, "-", "."), " 谈心"),
    help="谁同谁谈了心、为什么谈、后来怎样。谈话要点属于个人隐私：打印、导出默认不带，带了会留下记录。",
    fields=(
        Field(CareTalk.day, "谈心日期", NOT_YET, required=True, print_mm=22, aliases=("日期", "谈话日期", "时间")),
        Field(CareTalk.person, "谈心对象", Ref(lambda: PEOPLE), required=True, print_mm=20, aliases=("姓名", "谈话对象", "职工姓名", "被谈话人")),
        Field(CareTalk.talker, "谈心人", Text(40), print_mm=24, aliases=("谈话人", "谈话领导")),
        Field(CareTalk.reason, "事由", Text(60), required=True, print_mm=40, aliases=("谈心事由", "原因", "谈话事由")),
        Derived(key="known_as", label="谈心种类", kind=Text(), sql=_known(CareTalk.known_as), print_mm=30),
        Field(CareTalk.points, "谈话要点", LongText(), private=True, listed=False, aliases=("谈话内容", "主要内容", "思想动态")),
        Field(CareTalk.follow_up, "后续办理", LongText(), private=True, listed=False, aliases=("处理情况", "跟进")),
        Field(CareTalk.settled_on, "办结日期", NOT_YET, print_mm=22, aliases=("解决日期",)),
        Field(CareTalk.occasion, "另定种类", Ref(_occasions), listed=False, help="不填就按事由里的字眼。"),
    ),
    order=("-day", "-id"), match=(("day", "person", "reason"),), settle=settling.settle_talks,
    presets=(
        Preset("year", "本年", lambda day: extract("year", CareTalk.day) == day.year),
        Preset("open", "没有办结", lambda _day: and_(CareTalk.follow_up.is_not(None), CareTalk.settled_on.is_(None))),
    ),
)  # fmt: skip

SERVICES: Ledger = Ledger(
    code="care.services", title="服务登记", tab=TAB, group=GROUP, row=CareService, when="day",
    name=lambda: func.concat(func.coalesce(person_name(CareService.person), CareService.outsider, ""), " ", func.replace(CareService.day, "-", "."), " ", CareService.kind),
    help="替职工和离退休人员办的事、寄的信：慰问信和贺年卡、代办乘车证、办理医保、家政服务等。寄给许多人的记一行，写份数。",
    fields=(
        Field(CareService.day, "日期", NOT_YET, required=True, print_mm=22, aliases=("服务日期", "寄送日期", "办理日期")),
        Field(CareService.kind, "服务种类", Choice(words.SERVICE), required=True, print_mm=34, aliases=("种类", "类别", "服务项目", "事项")),
        Field(CareService.person, "姓名", Ref(lambda: PEOPLE, beside="outsider", as_written=True), print_mm=20, aliases=("服务对象", "收件人", "职工姓名")),
        Field(CareService.outsider, "不在册人员", Text(30, "name"), print_mm=22, help="花名册里没有的人。"),
        Field(CareService.count, "份数", Count(least=1), print_mm=14, total=True, aliases=("人次", "人数", "数量"), help="不填算1。"),
        Field(CareService.matter, "内容", Text(120), print_mm=60, aliases=("服务内容", "说明")),
        Field(CareService.handler, "经办人", Text(40), print_mm=24, aliases=("办理人", "服务人")),
        Field(CareService.done_on, "办结日期", NOT_YET, listed=False),
        Field(CareService.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "-id"), match=(("day", "kind", "person", "matter"), ("day", "kind", "person"), ("day", "kind", "outsider"), ("day", "kind", "matter")), note=rules.complete_service, checks=(rules.check_service,),
    presets=(Preset("year", "本年", lambda day: extract("year", CareService.day) == day.year),),
)  # fmt: skip

LETTERS: Ledger = Ledger(
    code="care.letters", title="慰问信文稿", tab=TAB, group=GROUP, row=CareLetter, called="春节慰问信",
    name=lambda: CareLetter.title,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="慰问信的正文，写一次，给选中的每个人各印一页。正文里可以写{姓名}、{小组}、{工会}，打印时换成各人的。",
    fields=(
        Field(CareLetter.title, "标题", Text(40), required=True, print_mm=50, aliases=("名称",)),
        Field(CareLetter.greeting, "称呼", Text(20), print_mm=30, help="跟在姓名后面，如：同志、师傅、老人家；不填就是“同志”。"),
        Field(CareLetter.body, "正文", LongText(), required=True, print_mm=150, help="每段另起一行，程序自动空两格。"),
        Field(CareLetter.closing, "落款日期", Text(30), listed=False, help="不填就是打印的那一天。"),
    ),
    order=("title",), match=(("title",),),
)  # fmt: skip

LEDGERS = (VISITS, OCCASIONS, TALKS, SERVICES, LETTERS)
