"""What a clerk does about disclosure and opinions: note that the listed matters were disclosed, answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.democracy import democracy_words as words
from desk_union.democracy.openness.ledgers import DISCLOSURE_ITEMS, DISCLOSURES, OPINIONS, listed_on, open_opinion
from desk_union.democracy.openness.tables import DisclosureItem
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Choice, Day, LongText, Text
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


DEEDS: tuple[Deed, ...] = (
    Deed(
        code="democracy.disclose", title="登记公开", tab=TAB, ledger=lambda: DISCLOSURE_ITEMS, page=PAGE, do=_disclose, waiting=True, shows=("topic", "frequency", "last"),
        help="目录里的事项公开以后，选中几项一次登记到公开台账。", fits=listed_on, unfit="要是目录里还在的事项。",
        asks=(DAY, Shown(key="period", label="所属期间", kind=Text(30), help="如：2026年一季度。"), Shown(key="form", label="公开形式", kind=Choice(words.FORM), help="不填就按目录。"), Shown(key="publisher", label="责任人", kind=Text(40))),
    ),
    Deed(
        code="democracy.answer_opinions", title="答复意见", tab=TAB, ledger=lambda: OPINIONS, page=PAGE, do=_answer, waiting=True, shows=("day", "channel", "kind"),
        help="给选中的意见登记答复。", fits=lambda _day: open_opinion(), unfit="要是还没有答复的意见。",
        asks=(DAY, Shown(key="reply", label="答复内容", kind=LongText(), required=True), Shown(key="adopted", label="是否采纳", kind=Choice(words.ADOPTED))),
    ),
)  # fmt: skip
