"""What a clerk does with those past the term: empty what is private, for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis.refusal import Refusal
from desk_union.care.hardship.file_ledgers import FILES
from desk_union.care.visits.ledgers import TALKS, VISITS
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Choice
from desk_union.describe.ledger import Shown
from desk_union.describe.words import dictionary
from desk_union.keeping.emptying import empty
from desk_union.keeping.past_ledgers import PAST_FILES, PAST_PEOPLE, PAST_TALKS, PAST_VISITS, TAB
from desk_union.members.ledgers import PEOPLE
from desk_union.store import listing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger, Values

PAGE = "keeping"
SURE = "清理后不能恢复"
AGREED = Shown(
    key="agreed", label="确认", kind=Choice(dictionary("keeping_sure", "确认", SURE)), required=True,
    help="清空的内容不能撤销，修改记录和回收站里也看不到了；以前的备份里还有，请按保管备份的规定处理。",
)  # fmt: skip
NAMED = 3


def _cleaning(ledger: Ledger, past: Ledger) -> Callable[[Session, Sequence[int], Values, date], DeedResult]:
    def clean(session: Session, ids: Sequence[int], _values: Values, today: date) -> DeedResult:
        rows = past.only(today) if past.only is not None else None
        if len(listing.fitting(session, past, rows, ids)) < len(set(ids)):
            raise Refusal("所选的有还没有到保存期限的，或已经清空的。", "请从列出的里选；谁到了期限，见“保存期限已到的个人信息”这张表。")
        names = list(listing.names_of(session, ledger, ids).values())
        gone = empty(session, ledger, ids)
        called = "、".join(names[:NAMED]) + (f"等{len(names)}{ledger.counter}" if len(names) > NAMED else "")
        words = f"清空{called}的个人信息{gone:,}项，{ledger.counter}数、金额等数字不变；不能撤销。"
        told = ("以前的备份里还有这些内容，请按保管备份的规定处理。",)
        return DeedResult(ids=tuple(ids), words=words, name=called, seen=(ledger.code, tuple(ids)), notes=told)

    return clean


def _deed(code: str, title: str, ledger: Ledger, past: Ledger, what: str) -> Deed:
    return Deed(
        code=code, title=title, tab=TAB, ledger=lambda: past, do=_cleaning(ledger, past), page=PAGE, waiting=True,
        fits=past.only, unfit="要保存期限已到、还有个人信息的。", shows=("past_since", "past_why", "past_until"), asks=(AGREED,), guarded=True,
        help=f"把保存期限已到的{what}清空，行和所有数字都留着。先自动备份；清空以后不能撤销。",
    )  # fmt: skip


DEEDS: tuple[Deed, ...] = (
    _deed("keeping.clean_people", "清理个人信息", PEOPLE, PAST_PEOPLE, "人员的证件号码、电话、住址、工资、银行卡、照片、附件"),
    _deed("keeping.clean_files", "清理困难档案的个人信息", FILES, PAST_FILES, "困难档案的病情、致困原因、收支、证件号码、银行卡、附件"),
    _deed("keeping.clean_visits", "清理走访记录的个人信息", VISITS, PAST_VISITS, "走访的谈话要点、后续办理、附件"),
    _deed("keeping.clean_talks", "清理谈心记录的个人信息", TALKS, PAST_TALKS, "谈心的谈话要点、后续办理"),
)
