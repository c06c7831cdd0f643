"""The figures of articles, media and issues."""

from __future__ import annotations

from sqlalchemy import select

from desk_union.culture import culture_words as words
from desk_union.culture.press.ledgers import ARTICLES, ISSUES
from desk_union.culture.press.tables import Article, Carrier, CarrierIssue
from desk_union.describe.figure import Figure
from desk_union.describe.spanning import during

BULLETINS = CarrierIssue.carrier.in_(select(Carrier.id).where(Carrier.kind == words.BULLETIN))
FIGURES: tuple[Figure, ...] = (
    Figure("culture.articles", "信息稿件发表篇数", "篇", lambda: ARTICLES, during(Article, Article.published_on), seeds=("F048", "F110"), note="期间内发表的；投了没有发表的不算。"),
    Figure("culture.media", "信息稿件发表媒体数", "家", lambda: ARTICLES, during(Article, Article.published_on), "distinct", amount=lambda: Article.__table__.c.medium, seeds=("F049",)),
    Figure("culture.articles_sent", "信息稿件投稿篇数", "篇", lambda: ARTICLES, during(Article, Article.sent_on)),
    Figure("culture.fees", "稿费", "元", lambda: ARTICLES, during(Article, Article.published_on, Article.fee > 0), "sum", amount=lambda: Article.__table__.c.fee),
    Figure("culture.issues", "宣传阵地出刊期数", "期", lambda: ISSUES, during(CarrierIssue, CarrierIssue.day)),
    Figure("culture.bulletins", "工会简报期数", "期", lambda: ISSUES, during(CarrierIssue, CarrierIssue.day, BULLETINS), parent="culture.issues", seeds=("F087",)),
)  # fmt: skip
