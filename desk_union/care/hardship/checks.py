"""What must always hold of files: one open file a person, an open file has its approval, a grant is in its 发放单."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Problem
from desk_union.care.hardship import hardship_words as words
from desk_union.care.hardship.aid_ledgers import APPLICATIONS
from desk_union.care.hardship.file_ledgers import FILES
from desk_union.care.hardship.tables import AidApplication, HardshipFile
from desk_union.payouts.tables import PayoutLine
from desk_union.store.listing import name_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session


def one_file_each(session: Session) -> list[Problem]:
    going = tuple(stage for stage in words.OPEN if stage != words.APPLIED)
    twice = (
        select(func.min(HardshipFile.id), func.count())
        .where(HardshipFile.stage.in_(going), HardshipFile.person.is_not(None))
        .group_by(HardshipFile.person)
        .having(func.count() > 1)
    )
    return [
        Problem(
            f"{name_of(session, FILES, row_id)}有{number}份没有退出的档案。",
            "一户只建一份，请把重复的注销。", column=FILES.title,
        )
        for row_id, number in session.execute(twice)
    ]  # fmt: skip


def paid_as_granted(session: Session) -> list[Problem]:
    """What a 发放单 pays for an application is what was granted."""
    query = (
        select(AidApplication.id, AidApplication.decided, PayoutLine.cash)
        .join(PayoutLine, PayoutLine.id == AidApplication.line)
        .where(func.coalesce(PayoutLine.cash, 0) != func.coalesce(AidApplication.decided, 0))
    )
    return [
        Problem(
            f"“{name_of(session, APPLICATIONS, row.id)}”批准{show_yuan(row.decided or 0)}元，"
            f"发放单上是{show_yuan(row.cash or 0)}元。",
            "请核对申请的批准金额和发放单。", column=APPLICATIONS.title,
        )
        for row in session.execute(query)
    ]  # fmt: skip


CHECKS: tuple[Callable[[Session], list[Problem]], ...] = (one_file_each, paid_as_granted)
