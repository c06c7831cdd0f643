"""The lists of who is past the term and has anything private left: rows of other ledgers with the day and reason.

They stand in no tab, since nobody adds to them: the deeds offer them, and a sheet prints them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import and_

from desk_union.care.hardship.file_ledgers import FILES
from desk_union.care.visits.ledgers import TALKS, VISITS
from desk_union.describe.kinds import Day, Text
from desk_union.describe.ledger import Derived, Ledger
from desk_union.keeping import kinds
from desk_union.keeping.emptying import filled
from desk_union.members.ledgers import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from sqlalchemy import ColumnElement

    Sql = Callable[[date], ColumnElement[Any]]

TAB = "报表"


class EndedReason(NamedTuple):
    """What ends the reason to keep: on which rows, since when, and why, in words."""

    kind: str
    holds: Sql
    since: Sql
    why: Sql

    def past(self, day: date) -> ColumnElement[bool]:
        return and_(self.holds(day), self.until(day) <= day)

    def until(self, day: date) -> ColumnElement[Any]:
        return kinds.until(self.kind, self.since(day))


def _list(ledger: Ledger, over: EndedReason, named: str, **more: Any) -> Ledger:
    """Rows of ``ledger`` that are past their term, with the reason; ``named`` is the column that says who."""
    fields = (
        *(replace(shown, listed=shown.key == named) for shown in ledger.fields),
        Derived(key="past_since", label="从哪天算起", kind=Day(), sql=over.since, print_mm=24),
        Derived(key="past_why", label="因为", kind=Text(), sql=over.why, print_mm=30),
        Derived(key="past_until", label="应保存到", kind=Day(), sql=over.until, print_mm=24),
    )
    left = filled(ledger)
    return replace(
        ledger, tab=TAB, only=lambda day: and_(over.past(day), left()), present="",
        presets=(), order=(), fields=fields, leading=(named, *KEYS), **more,
    )  # fmt: skip


KEYS = ("past_since", "past_why", "past_until")
PAST_PEOPLE = _list(
    PEOPLE, EndedReason(kinds.GONE, kinds.is_gone, kinds.left_on, kinds.why_left), "name",
    code="keeping.people", title="保存期限已到的人员",
    help="离开满了保存年数的人，每人写明为什么、从哪天算起。用“清理个人信息”把证件号码、电话、银行卡等清空；人和数字都留着。",
)  # fmt: skip
PAST_FILES = _list(
    FILES, EndedReason(kinds.CLOSED, kinds.is_closed, kinds.closed_on, kinds.why_closed), "person",
    code="keeping.files", title="保存期限已到的困难档案",
    help="退出满了保存年数的困难档案。清空病情、收支、证件号码、银行卡和附件；档案号、类别和数字都留着。",
)  # fmt: skip
PAST_VISITS = _list(
    VISITS, EndedReason(kinds.VISITED, kinds.always, kinds.visited_on, kinds.why_visited), "person",
    code="keeping.visits", title="保存期限已到的走访记录",
    help="满了保存年数的走访。清空谈话要点、后续办理、不在册人员证件号码和附件；人、日期、慰问金和慰问品都留着。",
)  # fmt: skip
PAST_TALKS = _list(
    TALKS, EndedReason(kinds.TALKED, kinds.always, kinds.talked_on, kinds.why_talked), "person",
    code="keeping.talks", title="保存期限已到的谈心记录",
    help="满了保存年数的谈心。清空谈话要点和后续办理；人、日期和事由都留着。",
)  # fmt: skip
EVERY = {PEOPLE.code: PAST_PEOPLE, FILES.code: PAST_FILES, VISITS.code: PAST_VISITS, TALKS.code: PAST_TALKS}
"""By code of the ledger whose rows they are."""
