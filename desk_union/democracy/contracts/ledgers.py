"""集体合同, its clauses, labour contracts and disputes as the clerk sees them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from functools import reduce
from operator import add
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select, update
from sqlalchemy.orm import aliased

from desk_union.basis import days
from desk_union.democracy import democracy_words as words
from desk_union.democracy.congress.ledgers import CONGRESSES
from desk_union.democracy.contracts import rules
from desk_union.democracy.contracts.tables import CollectiveContract, ContractClause, Dispute, LabourContract
from desk_union.describe.kinds import Choice, Count, Day, Flag, LongText, Ref, Text
from desk_union.describe.ledger import Derived, Fault, Field, Ledger, Part, Preset, Serial
from desk_union.describe.settled import settled_once
from desk_union.describe.spanning import by_then
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.members.ledgers.membership import of_person
from desk_union.members.tables import Person, Placement
from desk_union.store import stages
from desk_union.store.bulk import chunks
from desk_union.store.judging import doubting, line_by_line, only_once

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from desk_union.store.judging import Line

TAB, GROUP = "民主管理", "合同与调解"
RENEW_AHEAD, LABOUR_AHEAD = 90, 60  # days before the end of a contract at which it is told


def _contracts() -> Ledger:
    return CONTRACTS


def _clauses() -> Ledger:
    return CLAUSES


def in_force(day: date) -> ColumnElement[bool]:
    """Signed and begun by ``day`` and not over; the last day still counts."""
    begun = func.coalesce(CollectiveContract.since, CollectiveContract.signed_on)
    return and_(begun <= day, or_(CollectiveContract.until.is_(None), CollectiveContract.until >= day))


def expiring(day: date) -> ColumnElement[bool]:
    """In force, near its end or over it, and no newer one of its kind was signed."""
    newer = aliased(CollectiveContract)
    followed = select(newer.id).where(newer.kind == CollectiveContract.kind, newer.until > CollectiveContract.until, by_then(newer.signed_on, day)).correlate(CollectiveContract).exists()
    soon = CollectiveContract.until.between(day - timedelta(365), day + timedelta(RENEW_AHEAD))
    return and_(soon, by_then(CollectiveContract.signed_on, day), CollectiveContract.renewed.is_not(True), ~followed)


CONTRACTS: Ledger = Ledger(
    code="democracy.contracts", title="集体合同台账", counter="份", tab=TAB, group=GROUP, row=CollectiveContract, files=True, when="signed_on", present="now", called="2026年集体合同",
    name=lambda: CollectiveContract.title,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="集体合同和工资、女职工、安全卫生、职业病防治等专项合同：协商、职代会通过、签订、报送备案、期限。条款的履行情况写在“合同条款”里。",
    fields=(
        Field(CollectiveContract.title, "合同名称", Text(80), required=True, print_mm=50, aliases=("名称", "集体合同名称")),
        Field(CollectiveContract.kind, "合同类型", Choice(words.CONTRACT_KIND), required=True, default=words.GENERAL, print_mm=26, aliases=("类型", "类别")),
        Field(CollectiveContract.employer, "企业方", Text(80), print_mm=30, aliases=("甲方", "单位", "行政方")), Field(CollectiveContract.union_side, "职工方", Text(80), listed=False, aliases=("乙方", "工会方")),
        Field(CollectiveContract.employer_chief, "企业方首席代表", Text(40), listed=False), Field(CollectiveContract.union_chief, "职工方首席代表", Text(40), listed=False),
        Field(CollectiveContract.covered, "覆盖职工数", Count(), print_mm=20, aliases=("覆盖人数",)), Field(CollectiveContract.covered_women, "其中女职工", Count(), listed=False),
        Field(CollectiveContract.negotiated_on, "协商日期", Day(ahead=0), listed=False), Field(CollectiveContract.congress, "通过的职代会", Ref(lambda: CONGRESSES), listed=False),
        Field(CollectiveContract.approved_on, "职代会通过日期", Day(ahead=0), print_mm=24, aliases=("通过日期",)), Field(CollectiveContract.votes, "表决票数", Text(60), listed=False),
        Field(CollectiveContract.signed_on, "签订日期", Day(ahead=0), print_mm=22, aliases=("签订时间", "日期")), Field(CollectiveContract.filed_on, "报送日期", Day(ahead=0), listed=False, help="签订后十日内报送。"),
        Field(CollectiveContract.filing_no, "备案号", Text(60), print_mm=26, aliases=("备案编号", "审查意见")),
        Field(CollectiveContract.since, "生效日期", Day(ends="until"), print_mm=22, aliases=("开始日期", "起始日期")), Field(CollectiveContract.until, "终止日期", Day(), print_mm=22, aliases=("到期日期", "截止日期")),
        Field(CollectiveContract.published, "公布方式", Text(60), listed=False), Field(CollectiveContract.checked_on, "最近检查日期", Day(ahead=0), listed=False, aliases=("履约检查日期",)),
        Field(CollectiveContract.renewed, "已续签", Flag(), listed=False, aliases=("续签",)), Field(CollectiveContract.note, "备注", LongText(), listed=False),
    ),
    order=("-signed_on", "-id"), match=(("title",),), checks=(rules.check_contract,),
    compared=(settled_once("signed_on", "合同已经签订", since="生效日期", until="终止日期", approved_on="职代会通过日期", votes="表决票数", signed_on="签订日期"),), parts=(Part(_clauses, "contract"),),
    presets=(
        Preset("now", "有效的", in_force), Preset("expiring", "到期待续签", expiring),
        Preset("unfiled", "签了没有报送", lambda _day: and_(CollectiveContract.signed_on.is_not(None), CollectiveContract.filed_on.is_(None))),
    ),
)  # fmt: skip

CLAUSES: Ledger = Ledger(
    code="democracy.clauses", title="合同条款履行", tab=TAB, group=GROUP, row=ContractClause, files=True,
    name=lambda: func.concat(ContractClause.number, " ", func.substr(ContractClause.content, 1, 20)),
    help="逐条检查集体合同的履行情况，给职代会的履行情况报告由这里生成。",
    fields=(
        Field(ContractClause.contract, "合同名称", Ref(_contracts), required=True, print_mm=44, aliases=("合同",)), Field(ContractClause.number, "条款", Text(20), required=True, print_mm=18, aliases=("条款号", "条号")),
        Field(ContractClause.content, "内容", LongText(), required=True, print_mm=60, aliases=("条款内容",)), Field(ContractClause.duty, "责任方", Text(60), print_mm=24, aliases=("责任部门",)),
        Field(ContractClause.checked_on, "检查日期", Day(ahead=0), print_mm=22), Field(ContractClause.state, "履行情况", Choice(words.FULFILLED), print_mm=20, aliases=("是否履行",)),
        Field(ContractClause.evidence, "依据", LongText(), print_mm=36, aliases=("履行依据", "佐证材料")), Field(ContractClause.problem, "问题", LongText(), print_mm=36, aliases=("存在问题",)),
    ),
    order=("contract", "id"), match=(("contract", "number"),), settle=only_once(_clauses, "contract", "number"),
    presets=(Preset("open", "没有履行完", lambda _day: ContractClause.state.in_(("部分履行", "未履行"))),),
)  # fmt: skip


def labour_in_force(day: date) -> ColumnElement[bool]:
    over = or_(LabourContract.until.is_(None), LabourContract.until >= day)
    return and_(LabourContract.since <= day, over, or_(LabourContract.ended_on.is_(None), LabourContract.ended_on > day))


def _followed(day: date) -> ColumnElement[bool]:
    later = aliased(LabourContract)
    return select(later.id).where(later.person == LabourContract.person, later.since > LabourContract.since, by_then(later.signed_on, day)).correlate(LabourContract).exists()


def to_renew(day: date) -> ColumnElement[bool]:
    """The newest contract of its person, near its end or over it, and the person was not let go."""
    soon = LabourContract.until.between(day - timedelta(365), day + timedelta(LABOUR_AHEAD))
    stands = or_(LabourContract.ended_on.is_(None), LabourContract.ended_on > day)
    return and_(soon, by_then(LabourContract.signed_on, day), stands, ~_followed(day))


def _insured(_day: date) -> ColumnElement[Any]:
    paid = [case((getattr(LabourContract, key).is_(True), 1), else_=0) for key, _ in words.INSURANCES]
    return reduce(add, paid)


def _unit(day: date) -> ColumnElement[Any]:
    held = select(Placement.value).where(Placement.person == LabourContract.person, Placement.since <= day, or_(Placement.until.is_(None), Placement.until > day))
    return held.order_by(Placement.since.desc()).limit(1).correlate(LabourContract).scalar_subquery()


def _persons(session: Session, ids: Sequence[int]) -> list[int]:
    return sorted(set(session.scalars(select(LabourContract.person).where(LabourContract.id.in_(ids)))))


def judge_overlaps(session: Session, lines: Sequence[Line], _today: date) -> Iterator[tuple[int, Fault]]:
    """Two contracts of the same person that hold on the same day; the one that begins later is asked about.

    A line of a sheet (without id) that begins on the same day as a contract of the book is that contract again.
    """
    persons = sorted({values["person"] for _, values in lines if isinstance(values.get("person"), int)})
    met: dict[int, list[tuple[int | None, rules.ContractSpan]]] = defaultdict(list)
    for some in chunks(persons):
        held = select(LabourContract).where(LabourContract.person.in_(some)).order_by(LabourContract.since, LabourContract.id)
        for one in session.scalars(held):
            met[one.person].append((one.id, rules.term_of(one.since, one.until, one.ended_on)))
    for place, (row, values) in enumerate(lines):
        if not isinstance(values.get("person"), int) or values.get("since") is None:
            continue
        term, others = rules.term_of(values["since"], values.get("until"), values.get("ended_on")), met[values["person"]]
        clash = [one for other, one in others if rules.overlap(one, term) and (one.since != term.since if row is None else (one.since, other or 0) < (term.since, row))]
        if clash:
            yield place, Fault("since", f"与{days.show_day_long(clash[0].since)}起的劳动合同期限重叠。", "请填原合同的终止或解除日期，或核对开始日期。", warns=True)
        if row is None:
            others.append((None, term))


def _settle_labour(session: Session, persons: Sequence[int], today: date) -> None:
    """会员台账 says the end of the newest contract, so that the day stands in one place only."""
    for some in chunks(list(persons)):
        ids = list(session.scalars(select(LabourContract.id).where(LabourContract.person.in_(some)).order_by(LabourContract.id)))
        doubting(lambda: LABOUR_CONTRACTS, judge_overlaps)(session, ids, today)
    for person in persons:
        held = select(LabourContract.until).where(LabourContract.person == person).order_by(LabourContract.since.desc(), LabourContract.id.desc())
        newest = session.execute(held.limit(1)).first()
        if newest is not None:
            session.connection().execute(update(Person).where(Person.id == person, Person.contract_until.is_distinct_from(newest.until)).values(contract_until=newest.until))


LABOUR_CONTRACTS: Ledger = Ledger(
    code="democracy.labour_contracts", title="劳动合同台账", counter="份", tab=TAB, group=GROUP, row=LabourContract, files=True, when="since", present="now",
    name=lambda: of_person(LabourContract.person, func.concat("劳动合同（", LabourContract.since, "起）")),
    help="每个职工签了什么劳动合同、到什么时候、参加了哪几种社会保险。人都是会员台账里的人；到期的列入续签名单。",
    fields=(
        Field(LabourContract.person, "姓名", Ref(lambda: PEOPLE), required=True, print_mm=22, aliases=("职工姓名",)),
        Derived(key="unit", label="所在分会/小组", kind=Ref(lambda: UNITS), sql=_unit, print_mm=34),
        Field(LabourContract.number, "合同编号", Text(40), print_mm=26, aliases=("编号",)), Field(LabourContract.kind, "合同期限类型", Choice(words.LABOUR_KIND), print_mm=28, aliases=("合同类型", "类型", "期限类型")),
        Field(LabourContract.since, "开始日期", Day(ends="until"), required=True, print_mm=22, aliases=("合同开始日期", "起始日期", "生效日期")), Field(LabourContract.until, "终止日期", Day(), print_mm=22, aliases=("到期日期", "合同到期", "合同终止日期", "截止日期")),
        Field(LabourContract.signed_on, "签订日期", Day(ahead=60), print_mm=22), Field(LabourContract.renewal, "续签", Flag(), print_mm=14, aliases=("是否续签",)),
        Derived(key="insured", label="参保险种数", kind=Count(), sql=_insured, print_mm=20),
        *(Field(getattr(LabourContract, key), f"{label}保险", Flag(), listed=False, default=True, aliases=(label,)) for key, label in words.INSURANCES),
        Field(LabourContract.ended_on, "解除日期", Day(), listed=False, aliases=("终止或解除日期",)), Field(LabourContract.note, "备注", LongText(), listed=False),
    ),
    order=("until", "id"), match=(("person", "since"),), checks=(rules.check_labour,), owners=_persons, settle=_settle_labour, together=line_by_line(judge_overlaps),
    presets=(
        Preset("now", "有效的", labour_in_force), Preset("renew", "到期待续签", to_renew),
        Preset("uninsured", "险种不全", lambda day: and_(labour_in_force(day), _insured(day) < len(words.INSURANCES))),
    ),
)  # fmt: skip


def applicant() -> ColumnElement[Any]:
    named = select(Person.name).where(Person.id == Dispute.person).correlate(Dispute).scalar_subquery()
    return func.coalesce(named, Dispute.outsider, "")


DISPUTES: Ledger = Ledger(
    code="democracy.disputes", title="劳动争议调解台账", counter="件", tab=TAB, group=GROUP, row=Dispute, files=True, when="received_on",
    name=lambda: func.concat(applicant(), " ", Dispute.kind, "争议 ", func.coalesce(Dispute.number, "")),
    help="劳动（人事）争议从受理、调解到结案。申请书、协议书可以直接打印。",
    fields=(
        Serial(Dispute.number, "案号", "调-{year}-{n:03}", day="received_on", print_mm=24, aliases=("编号",)),
        Field(Dispute.received_on, "受理日期", Day(ahead=0), required=True, print_mm=22, aliases=("日期", "申请日期")),
        Field(Dispute.person, "申请人", Ref(lambda: PEOPLE), print_mm=20, aliases=("姓名", "职工姓名")), Field(Dispute.outsider, "其他申请人", Text(40), listed=False, help="不在花名册里的。"),
        Field(Dispute.heads, "涉及人数", Count(least=1), default=1, print_mm=16, total=True, aliases=("人数",)), Field(Dispute.respondent, "被申请人", Text(80), print_mm=30, aliases=("对方",)),
        Field(Dispute.kind, "争议类别", Choice(words.DISPUTE_KIND), required=True, print_mm=22, aliases=("类别",)), Field(Dispute.claim, "申请事项", LongText(), required=True, print_mm=50, aliases=("请求", "调解请求")),
        Field(Dispute.stage, "调解情况", words.DISPUTE, required=True, default=words.ACCEPTED, print_mm=20, aliases=("状态", "结果")), Field(Dispute.hearing_on, "调解日期", Day(ahead=60), print_mm=22),
        Field(Dispute.closed_on, "结案日期", Day(ahead=0), print_mm=22), Field(Dispute.facts, "事实与理由", LongText(), listed=False, aliases=("事由",)),
        Field(Dispute.mediators, "调解员", Text(80), listed=False), Field(Dispute.result, "调解经过", LongText(), listed=False), Field(Dispute.agreement, "协议内容", LongText(), listed=False, aliases=("调解协议",)),
        *stages.columns(Dispute.stage, words.DISPUTE, listed=False), Field(Dispute.note, "备注", LongText(), listed=False),
    ),
    order=("-received_on", "-id"), match=(("number",), ("person", "received_on", "kind")), checks=(rules.check_dispute,),
    presets=(*stages.presets(Dispute.stage, words.DISPUTE), Preset("open", "没有结案", lambda _day: Dispute.stage.in_((words.ACCEPTED, words.MEDIATING)))),
)  # fmt: skip

LEDGERS = (CONTRACTS, CLAUSES, LABOUR_CONTRACTS, DISPUTES)
