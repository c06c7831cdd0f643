"""What a clerk does about disclosure and opinions: note that the listed matters were disclosed, answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.democracy import democracy_words as words
from desk_union.democracy.openness.ledgers import (
    DISCLOSURE_ITEMS,
    DISCLOSURES,
    OPINIONS,
    REVIEW_ITEMS,
    REVIEWS,
    listed_on,
    open_opinion,
    without_items,
)
from desk_union.democracy.openness.tables import DisclosureItem, OpennessItem
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Choice, Day, LongText, Ref, Text
from desk_union.describe.ledger import Shown
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

TAB, PAGE = "民主管理", "democracy.openness"
DAY = Shown(key="day", label="日期", kind=Day(ahead=0), required=True)


def _disclose(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    held = {one.id: one for one in session.scalars(select(DisclosureItem).where(DisclosureItem.id.in_(ids)))}
    fresh = [
        {**rows.defaults(DISCLOSURES), "title": one.title, "item": one.id, "topic": one.topic, "day": values["day"], "period": values["period"],
         "form": values["form"] or one.form, "department": one.department, "publisher": values["publisher"]}
        for one in (held[row] for row in ids)
    ]  # fmt: skip
    made = rows.add_rows(session, DISCLOSURES, fresh, today)
    first = f"“{fresh[0]['title']}”" + (f"等{len(fresh)}项" if len(fresh) > 1 else "")
    return DeedResult(ids=tuple(ids), words=f"登记公开{first}。", name=str(fresh[0]["title"]), seen=(DISCLOSURES.code, tuple(made)))


def _answer(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    changed = {"answered_on": values["day"], "reply": values["reply"]} | ({"adopted": values["adopted"] == "采纳"} if values["adopted"] else {})
    rows.change_many(session, OPINIONS, list(ids), changed, today)
    return DeedResult(ids=tuple(ids), words=f"答复意见建议{len(ids)}条。", name=f"{len(ids)}条")


def _lay(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    """The items of an earlier review, without its marks, for each that has none yet."""
    items = session.scalars(select(OpennessItem).where(OpennessItem.review == values["like"]).order_by(OpennessItem.id)).all()
    if not items:
        raise Refusal("选的那一次没有考核项目。", "请另选一次列了项目的考核。", field="like")
    fresh = [{"review": review, "title": one.title, "full": one.full, "rule": one.rule} for review in ids for one in items]
    made = rows.add_rows(session, REVIEW_ITEMS, fresh, today)
    return DeedResult(ids=tuple(ids), words=f"给{len(ids)}次公开考核各列出{len(items)}个项目。", name=f"{len(ids)}次", seen=(REVIEW_ITEMS.code, tuple(made)))


DEEDS: tuple[Deed, ...] = (
    Deed(
        code="democracy.disclose", title="登记公开", tab=TAB, ledger=lambda: DISCLOSURE_ITEMS, page=PAGE, do=_disclose, waiting=True, shows=("topic", "frequency", "last"),
        help="目录里的事项公开以后，选中几项一次登记到公开台账。", fits=listed_on, unfit="要是目录里还在的事项。",
        asks=(DAY, Shown(key="period", label="所属期间", kind=Text(30), help="如：2026年一季度。"), Shown(key="form", label="公开形式", kind=Choice(words.FORM), help="不填就按目录。"), Shown(key="publisher", label="责任人", kind=Text(40))),
    ),
    Deed(
        code="democracy.lay_review_items", title="列出考核项目", tab=TAB, ledger=lambda: REVIEWS, page=PAGE, do=_lay, waiting=True, shows=("day", "period"),
        help="照以前的一次考核列出同样的项目，分数空着。", fits=lambda _day: without_items(), unfit="要是还没有列项目的考核。",
        asks=(Shown(key="like", label="照哪一次", kind=Ref(lambda: REVIEWS, lambda _day: ~without_items()), required=True),),
    ),
    Deed(
        code="democracy.answer_opinions", title="答复意见", tab=TAB, ledger=lambda: OPINIONS, page=PAGE, do=_answer, waiting=True, shows=("day", "channel", "kind"),
        help="给选中的意见登记答复。", fits=lambda _day: open_opinion(), unfit="要是还没有答复的意见。",
        asks=(DAY, Shown(key="reply", label="答复内容", kind=LongText(), required=True), Shown(key="adopted", label="是否采纳", kind=Choice(words.ADOPTED))),
    ),
)  # fmt: skip
