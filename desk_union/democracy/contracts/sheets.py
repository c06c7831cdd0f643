"""What is printed of contracts and disputes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import days
from desk_union.democracy import democracy_words as words
from desk_union.democracy.contracts.ledgers import CONTRACTS, DISPUTES, LABOUR_CONTRACTS, in_force
from desk_union.democracy.contracts.tables import CollectiveContract, ContractClause, Dispute
from desk_union.describe.content import Document
from desk_union.describe.paper import Column
from desk_union.describe.prose import Heading, Paragraph, Prose, ProseGrid
from desk_union.describe.sheet import Sheet
from desk_union.describe.spanning import by_then
from desk_union.members.paper.registers import facts, paper, register, row_of
from desk_union.members.tables import Person

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.describe.prose import Block
    from desk_union.describe.sheet import Request

DOCUMENT = ("pdf", "docx", "xlsx")
HEADS = (Column("条款", "center", 18), Column("内容", "left", 52), Column("责任方", "left", 24), Column("履行情况", "center", 20), Column("依据", "left", 26), Column("问题", "left", 26))


def performance(session: Session, request: Request) -> Prose:
    """Clause by clause for the congress: of one contract, or of all that were in force on the day and have clauses."""
    held = select(CollectiveContract).where(CollectiveContract.id.in_(select(ContractClause.contract).where(by_then(ContractClause.checked_on, request.day))))
    held = held.where(CollectiveContract.id.in_(request.picked)) if request.picked else held.where(in_force(request.day))
    blocks: list[Block] = []
    for one in session.scalars(held.order_by(CollectiveContract.signed_on, CollectiveContract.id)):
        clauses = session.scalars(select(ContractClause).where(ContractClause.contract == one.id, by_then(ContractClause.checked_on, request.day)).order_by(ContractClause.id)).all()
        states = Counter(clause.state or "没有检查" for clause in clauses)
        told = "，".join(f"{state}{number}条" for state, number in states.items())
        until = f"，到{days.show_day_long(one.until)}终止" if one.until else ""
        checked = f"{days.show_day_long(one.checked_on)}" if one.checked_on else "　　年　　月　　日"
        blocks += [
            Heading(one.title), Paragraph(f"　　{one.kind}合同，{days.show_day_long(one.signed_on) if one.signed_on else ''}签订{until}，覆盖职工{one.covered or '　'}人。{checked}检查条款{len(clauses)}条：{told}。"),
            ProseGrid("", HEADS, [(clause.number, clause.content, clause.duty or "", clause.state or "", clause.evidence or "", clause.problem or "") for clause in clauses]),
        ]  # fmt: skip
    return paper(session, request, "集体合同履行情况报告", blocks or [Paragraph("还没有登记合同条款的履行情况。")], period=f"截至{days.show_day_long(request.day)}", signers=("企业方检查人", "职工方检查人", "日期"))


def _dispute(session: Session, request: Request, *where: object) -> tuple[Dispute, str]:
    held = row_of(session, Dispute, request, Dispute.received_on, "还没有劳动争议。", *where)
    name = session.scalar(select(Person.name).where(Person.id == held.person)) or held.outsider or ""
    return held, name


def request_paper(session: Session, request: Request) -> Prose:
    held, name = _dispute(session, request)
    grid = facts(("案号", held.number), ("申请人", name), ("涉及人数", held.heads), ("被申请人", held.respondent), ("争议类别", held.kind), ("申请日期", held.received_on))
    blocks: list[Block] = [grid, Heading("申请事项"), Paragraph(f"　　{held.claim}"), Heading("事实与理由"), Paragraph(f"　　{held.facts or ''}"), Paragraph("　　此致\n劳动争议调解委员会")]
    return paper(session, request, "劳动争议调解申请书", blocks, period=held.number or "", signers=("申请人", "受理人", "日期"))


def agreement(session: Session, request: Request) -> Prose:
    held, name = _dispute(session, request, Dispute.stage == words.SETTLED)
    grid = facts(("案号", held.number), ("申请人", name), ("被申请人", held.respondent), ("争议类别", held.kind), ("申请事项", held.claim), ("受理日期", held.received_on), ("调解日期", held.hearing_on), ("调解员", held.mediators))
    blocks: list[Block] = [grid, Paragraph("　　双方在劳动争议调解委员会主持下自愿协商，达成如下协议："), Paragraph(f"　　{held.agreement or ''}"), Paragraph("　　本协议一式三份，双方各执一份，调解委员会存一份，自双方签名之日起生效。")]
    return paper(session, request, "劳动争议调解协议书", blocks, period=held.number or "", signers=("申请人", "被申请人", "调解员", "日期"))


SHEETS: tuple[Sheet, ...] = (
    register("democracy.contract_list", "集体合同登记表", "有效的集体合同和专项合同：签订、备案、期限。", CONTRACTS, ("title", "kind", "employer", "covered", "approved_on", "signed_on", "filing_no", "since", "until"), presets=("now",), standing=True),
    register("democracy.contracts_expiring", "到期集体合同", "快到期和刚到期、还没有续签的合同。", CONTRACTS, ("title", "kind", "signed_on", "since", "until"), presets=("expiring",), standing=True, empty="没有快到期的合同。"),
    Sheet("democracy.performance", "集体合同履行情况报告", "逐条写明履行没有、依据和问题，报告职代会。", Document(performance), ledgers=("democracy.contracts", "democracy.clauses"), options=("year", "id", "ids"), outputs=DOCUMENT),
    register("democracy.renewals", "劳动合同续签名单", "合同快到期和刚到期、还没有续签的职工，按分会、小组。", LABOUR_CONTRACTS, ("unit", "person", "kind", "since", "until"), presets=("renew",), standing=True, sections=True, blanks=(Column("是否续签", width_mm=24), Column("签名", width_mm=30)), empty="没有要续签的合同。"),
    register("democracy.labour_list", "劳动合同登记表", "有效的劳动合同和参加的险种数，按分会、小组。", LABOUR_CONTRACTS, ("unit", "person", "number", "kind", "since", "until", "insured"), presets=("now",), standing=True, sections=True),
    Sheet("democracy.mediation_request", "劳动争议调解申请书", "一件争议的申请书。", Document(request_paper), ledgers=("democracy.disputes",), options=("year", "id"), outputs=DOCUMENT, says="打印所选年度最近一件。"),
    Sheet("democracy.mediation_agreement", "劳动争议调解协议书", "调解成功的协议书。", Document(agreement), ledgers=("democracy.disputes",), options=("year", "id"), outputs=DOCUMENT, says="打印所选年度最近一件调解成功的。"),
    register("democracy.dispute_list", "劳动争议调解登记表", "所选期间受理的争议和结果。", DISPUTES, ("number", "received_on", "person", "heads", "respondent", "kind", "claim", "stage", "closed_on")),
)  # fmt: skip
