"""What a clerk does about articles: note that they were published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.culture import culture_words as words
from desk_union.culture.press.ledgers import ARTICLES
from desk_union.culture.press.tables import Article
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Choice, Day, Text
from desk_union.describe.ledger import Shown
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values


def _publish(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    given = {"published_on": values["day"]} | {key: values[key] for key in ("medium", "level", "issue") if values[key]}
    rows.change_many(session, ARTICLES, list(ids), given, today)
    return DeedResult(ids=tuple(ids), words=f"登记发表稿件{len(ids)}篇。", name=f"{len(ids)}篇")


DEEDS: tuple[Deed, ...] = (
    Deed(
        code="culture.publish", title="登记发表", tab="宣教文体", ledger=lambda: ARTICLES, page="culture.press", do=_publish, waiting=True, shows=("author", "medium", "sent_on"),
        help="稿件发表以后，登记发表日期和媒体。", fits=lambda _day: Article.published_on.is_(None), unfit="要是还没有发表的稿件。",
        asks=(
            Shown(key="day", label="发表日期", kind=Day(ahead=0), required=True), Shown(key="medium", label="媒体", kind=Text(60), help="与投稿时一样的不填。"),
            Shown(key="level", label="级别", kind=Choice(words.LEVEL)), Shown(key="issue", label="版面期号", kind=Text(40)),
        ),
    ),
)  # fmt: skip
