"""The room of 会员台账 in the window: the procedures of 会籍, what concerns all people, and the files of persons."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desk_union.basis.refusal import Refusal
from desk_union.ui.frame.room import Errand, Room

if TYPE_CHECKING:
    from desk_union.describe.ledger import Ledger
    from desk_union.screens.members.membership import Procedure
    from desk_union.ui.frame.workplace import Files, Workplace


def procedure(chosen: Procedure, window: Workplace) -> None:
    from desk_union.screens.members import membership
    from desk_union.ui.members.procedure import go_through

    page = window.page
    if page is None:
        raise Refusal("请先打开一个台账。", "在上面点“会员台账”，再在左边选一个。")
    if not membership.concerns(page.ledger):
        raise Refusal(f"办理“{chosen.title}”要先选中人员。", "请到职工会员花名册里选中，再办理。")
    if page.page.is_past:
        raise Refusal("正在看过去某一天的名册，不能办理。", "请先回到今天。")
    if page.may_leave():
        go_through(window.widget, window.desk, chosen, page.table.ids())


def _procedures() -> dict[str, Errand]:
    from desk_union.screens.members import membership

    return {one.code: Errand(one.title, "", partial(procedure, one)) for one in membership.PROCEDURES}


def _concerns(ledger: Ledger) -> bool:
    from desk_union.screens.members import membership

    return membership.concerns(ledger)


def duplicates(window: Workplace) -> None:
    from desk_union.ui.members.duplicates import open_duplicates

    open_duplicates(window.widget, window.desk, window.show_rows)


def missing(window: Workplace) -> None:
    from desk_union.ui.members.missing import open_missing

    open_missing(window.widget, window.desk, window.show_rows)


def _files(window: Workplace) -> Files:
    from desk_union.ui.members.fileplace import FilePlace

    return FilePlace(window)


ROOM = Room(
    errands={"duplicates": Errand("查重复", "", duplicates), "missing": Errand("实名制缺项", "", missing)},
    row_errands=_procedures,
    concerns=_concerns,
    on_what="人员",
    files=_files,
)
