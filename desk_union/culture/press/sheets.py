"""What is printed of articles and issues: by medium, by author and medium, issue numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.culture.press.ledgers import ARTICLES, CARRIERS, ISSUES
from desk_union.culture.press.tables import Article, Carrier, CarrierIssue
from desk_union.describe.content import Document, Tables
from desk_union.describe.prose import Heading, Paragraph, Prose
from desk_union.describe.sheet import Sheet
from desk_union.members.office import organisation
from desk_union.members.paper.registers import SIGNERS, crossed, facts, paper, register, row_of, span_of, within
from desk_union.store.ledgertable import ledger_table

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.describe.paper import Table
    from desk_union.describe.sheet import Request

KEYS = ("medium", "title", "author", "level", "sent_on", "published_on", "issue", "fee", "points")


def _published(session: Session, request: Request) -> list[int]:
    """Published in the span, those of one medium together, as the figure counts them."""
    if request.picked:
        return list(request.picked)
    span = within(request)
    held = select(Article.id).where(Article.published_on.between(span.first, span.last))
    return list(session.scalars(held.order_by(Article.medium, Article.published_on, Article.id)))


def article_list(session: Session, request: Request) -> list[Table]:
    ids = _published(session, request)
    columns = [ARTICLES.by_key[key] for key in KEYS]
    told = f"发表{len(ids)}篇" + (f"，媒体{len({one for one in session.scalars(select(Article.medium).where(Article.id.in_(ids))) if one})}家。" if ids else "。")
    return [
        ledger_table(
            session, ARTICLES, columns, ids, request.day, sections=True, title="信息稿件登记表", organisation=organisation(session), period=span_of(request).words, printed_on=request.today,
            count_text=f"共 {len(ids)} 篇", notes=(told,), signers=SIGNERS, section_unit="篇",
        )
    ]  # fmt: skip


def counts(session: Session, request: Request) -> list[Table]:
    ids = _published(session, request)
    return [
        crossed(session, ARTICLES, ids, "author", "medium", request, title="稿件统计表（按作者和媒体）", signers=SIGNERS),
        crossed(session, ARTICLES, ids, "unit", "level", request, title="稿件统计表（按单位和级别）", signers=SIGNERS),
    ]  # fmt: skip


def bulletin(session: Session, request: Request) -> Prose:
    """One issue with its masthead: name, number, day, editor, and what is in it."""
    held = row_of(session, CarrierIssue, request, CarrierIssue.day, "还没有出过期。")
    carrier = session.get_one(Carrier, held.carrier)
    number = "　".join(part for part in (f"第{held.number}期" if held.number else "", f"总第{held.total_number}期" if held.total_number else "") if part)
    head = facts(("期号", number), ("出刊日期", held.day), ("编辑", held.editor or carrier.editor), ("印数", held.copies))
    return paper(session, request, carrier.name, [head, Heading("本期内容"), Paragraph(held.contents or "\n\n\n")], period=number, signers=("编辑", "审核", "签发"))


SHEETS: tuple[Sheet, ...] = (
    Sheet("culture.article_list", "信息稿件登记表", "所选期间发表的稿件，按媒体分组，有稿费合计。", Tables(article_list), ledgers=("culture.articles",), options=("year", "quarter", "month", "id", "ids"), says="打印所选期间发表的稿件。"),
    Sheet("culture.article_counts", "稿件统计表", "发表篇数：作者对媒体，单位对级别。", Tables(counts), ledgers=("culture.articles",), options=("year", "quarter", "month"), says="统计所选期间发表的稿件。"),
    Sheet("culture.bulletin", "简报", "一期简报（板报、橱窗）的报头和内容：名称、期号、总期号、日期、编辑。", Document(bulletin), ledgers=("culture.issues", "culture.carriers"), options=("year", "month", "id"), outputs=("pdf", "docx", "xlsx"), says="打印所选期间最近一期。"),
    register("culture.issue_list", "期号清单", "所选期间出的简报、板报、橱窗，按名称排期号。", ISSUES, ("carrier", "number", "total_number", "day", "editor", "contents", "copies"), order=("carrier", "day"), sections=True),
    register("culture.carrier_list", "宣传阵地一览表", "有哪些阵地、几个月一期、最近一期是哪天。", CARRIERS, ("name", "kind", "every", "editor", "place", "issues", "last"), presets=("now",), standing=True),
)  # fmt: skip
