"""What is printed of articles and issues: by medium, by author and medium, issue numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.culture.press.ledgers import ARTICLES, CARRIERS, ISSUES
from desk_union.culture.press.tables import Article
from desk_union.describe.content import Tables
from desk_union.describe.sheet import Sheet
from desk_union.members.office import organisation
from desk_union.members.paper.registers import SIGNERS, crossed, register, span_of, within
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


SHEETS: tuple[Sheet, ...] = (
    Sheet("culture.article_list", "信息稿件登记表", "所选期间发表的稿件，按媒体分组，有稿费合计。", Tables(article_list), ledgers=("culture.articles",), options=("year", "quarter", "month", "id", "ids"), says="打印所选期间发表的稿件。"),
    Sheet("culture.article_counts", "稿件统计表", "发表篇数：作者对媒体，单位对级别。", Tables(counts), ledgers=("culture.articles",), options=("year", "quarter", "month"), says="统计所选期间发表的稿件。"),
    register("culture.issue_list", "期号清单", "所选期间出的简报、板报、橱窗，按名称排期号。", ISSUES, ("carrier", "number", "total_number", "day", "editor", "contents", "copies"), order=("carrier", "day"), sections=True),
    register("culture.carrier_list", "宣传阵地一览表", "有哪些阵地、几个月一期、最近一期是哪天。", CARRIERS, ("name", "kind", "every", "editor", "place", "issues", "last"), presets=("now",), standing=True),
)  # fmt: skip
