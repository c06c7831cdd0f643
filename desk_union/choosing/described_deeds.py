"""What a clerk does with rules of choosing: ask one of the book, or put chosen people together by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis import days
from desk_union.choosing import asking
from desk_union.choosing import choosing_words as words
from desk_union.choosing.ledgers import CHOSEN, LISTS, RULES
from desk_union.choosing.tables import ChoosingRule, ChoosingTerm
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Day, Text
from desk_union.describe.ledger import Shown
from desk_union.members.ledgers import PEOPLE
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.choosing.asking import KeptList
    from desk_union.describe.ledger import Values

TAB, PAGE, SHEET = "会员台账", "choosing", "choosing.list"
DAY = Shown(key="day", label="截至日期", kind=Day(ahead=366), required=True, help="年龄、在册、领过没有，都按这一天看。")
TITLE = Shown(key="title", label="名单标题", kind=Text(60), help="不填就是条件的名称加日期。")


def choose_as(session: Session, rule: int, day: date, title: str | None) -> tuple[KeptList, str]:
    """Ask a saved rule as of a day and keep what came of it; the list and its title."""
    name = session.scalar(select(ChoosingRule.name).where(ChoosingRule.id == rule)) or ""
    called = title or f"{name} {days.show_day(day)}"
    kept = asking.keep(session, asking.choose(session, asking.read(session, rule, day)), called, rule)
    return kept, called


def told(kept: KeptList, title: str) -> str:
    return f"选出“{title}”{kept.chosen}人，只差一条的{kept.nearly}人，不符合的{kept.out}人"


def _choose(session: Session, ids: Sequence[int], values: Values, _today: date) -> DeedResult:
    kept, title = choose_as(session, ids[0], values["day"], values["title"])
    return DeedResult(
        ids=tuple(ids), words=f"{told(kept, title)}。", name=title, number=kept.chosen, seen=(LISTS.code, (kept.id,)),
        printed=kept.id,
    )  # fmt: skip


def _has_terms(_day: date) -> ColumnElement[bool]:
    return select(ChoosingTerm.id).where(ChoosingTerm.rule == ChoosingRule.id).correlate(ChoosingRule).exists()


def _gather(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    given: dict[str, Any] = {
        "title": values["title"], "day": values["day"], "terms": "手工选定", "maker": session.info.get("who") or None,
    }  # fmt: skip
    roll = rows.save_row(session, LISTS, None, given, today)
    fresh = [{"roll": roll, "person": person, "state": words.ADDED, "note": values["why"]} for person in ids]
    rows.add_rows(session, CHOSEN, fresh, today)
    title = str(values["title"])
    return DeedResult(
        ids=tuple(ids), words=f"把{len(ids)}人编成名单“{title}”。", name=title, seen=(LISTS.code, (roll,)), printed=roll
    )  # fmt: skip


def _propose_title(_session: Session, _ids: Sequence[int], day: date) -> Mapping[str, Any]:
    return {"title": f"{days.show_day(day)}名单"}


DEEDS: tuple[Deed, ...] = (
    Deed(
        code="choosing.choose", title="按条件选人", tab=TAB, ledger=lambda: RULES, rows="one", do=_choose, page=PAGE, prints=SHEET, waiting=True,
        fits=_has_terms, unfit="要已经加了条件的。", shows=("audience", "terms"), asks=(DAY, TITLE),
        help="按一组条件选人，得出名单：入选的、只差一条的、不符合的，每人写明为什么。",
    ),
    Deed(
        code="choosing.gather", title="把所选人员编成名单", tab=TAB, ledger=lambda: PEOPLE, do=_gather, page=PAGE, prints=SHEET, propose=_propose_title,
        help="把花名册里选中的人编成一张名单，以后编发放单、印标签都用它。",
        asks=(
            Shown(key="title", label="名单标题", kind=Text(60), required=True), DAY,
            Shown(key="why", label="理由", kind=Text(120), help="如：小组上报。写在每个人的备注里。"),
        ),
    ),
)  # fmt: skip
