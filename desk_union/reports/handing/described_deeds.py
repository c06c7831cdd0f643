"""What a clerk does when the office changes hands: hand over, and later tick off what was open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Day, Flag, LongText, Text
from desk_union.describe.ledger import Shown
from desk_union.reports.handing import gathering
from desk_union.reports.handing import handing_words as words
from desk_union.reports.handing.ledgers import HAND_OVER_LINES, HAND_OVERS
from desk_union.reports.handing.tables import HandOverLine
from desk_union.store import operator, rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

TAB, PAGE = "报表", "reports.handing"


def _propose(session: Session, _ids: Sequence[int], day: date) -> Mapping[str, Any]:
    return {"day": day, "giver": session.info.get("who") or None}


def _hand_over(session: Session, _ids: Sequence[int], values: Values, today: date) -> DeedResult:
    """``lines``, where the dialog gives them, are the things in place of those that are proposed."""
    given = {key: values.get(key) for key in ("day", "giver", "taker", "witness", "passwords", "note")}
    made = rows.add_rows(session, HAND_OVERS, [rows.completed(HAND_OVERS, given)], today)[0]
    things = values["lines"] if values.get("lines") is not None else gathering.things(session) if values["things"] else []
    every = [*things, *gathering.open_things(session, today)]
    blank: dict[str, Any] = {shown.key: None for shown in HAND_OVER_LINES.fields}
    lines = [{**blank, **one, "hand_over": made} for one in every]
    if lines:
        rows.add_rows(session, HAND_OVER_LINES, lines, today)
    operator.hand_to(session, given["taker"] or "")
    is_open = sum(one["kind"] == words.OPEN for one in lines)
    return DeedResult(
        ids=(made,), words=f"登记{given['giver']}移交给{given['taker']}：{len(lines) - is_open}件，未了事项{is_open}件。", name=f"{given['giver']}移交{given['taker']}", printed=made,
        seen=(HAND_OVERS.code, (made,)), table=(("移交内容", "名称或事项", "数量"), *((one["kind"], one["what"], one.get("amount") or "") for one in lines)),
    )  # fmt: skip


def _is_open(_day: date) -> ColumnElement[bool]:
    return (HandOverLine.kind == words.OPEN) & HandOverLine.done_on.is_(None)


def _propose_day(_session: Session, _ids: Sequence[int], day: date) -> Mapping[str, Any]:
    return {"day": day}


def _done(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    changed = {"done_on": values["day"], **({"note": values["note"]} if values["note"] else {})}
    rows.change_many(session, HAND_OVER_LINES, list(ids), changed, today)
    return DeedResult(ids=tuple(ids), words=f"办结移交的未了事项{len(ids)}件。", name=f"{len(ids)}件")


DEEDS: tuple[Deed, ...] = (
    Deed(
        code="reports.hand_over", title="登记工作移交", tab=TAB, ledger=lambda: HAND_OVERS, rows="none", page=PAGE, do=_hand_over, propose=_propose, prints="reports.handing_list",
        help="记下谁移交给谁、交了什么、还有哪些事没办完；要连账本备份一起交的，用“工作移交”写移交文件夹。",
        asks=(
            Shown(key="day", label="移交日期", kind=Day(ahead=31), required=True), Shown(key="giver", label="移交人", kind=Text(20), required=True), Shown(key="taker", label="接交人", kind=Text(20), required=True),
            Shown(key="witness", label="监交人", kind=Text(20)), Shown(key="passwords", label="密码放在哪里", kind=LongText(), help="只写放在哪里、谁知道；不要写密码。"),
            Shown(key="things", label="列上常有的物品", kind=Flag(), default=True, help="上次移交过的，没有就是印章、钥匙、账证等常有的；移交清单明细里可以改、可以删。"), Shown(key="note", label="备注", kind=LongText()),
        ),
    ),
    Deed(
        code="reports.hand_over_done", title="未了事项办结", tab=TAB, ledger=lambda: HAND_OVER_LINES, rows="many", page=PAGE, do=_done, propose=_propose_day, fits=_is_open, unfit="只办结还没有办的未了事项。", waiting=True, shows=("due_on",),
        help="移交时没办完的事，办完了在这里记下办结日期，工作台上就不再提。",
        asks=(Shown(key="day", label="办结日期", kind=Day(ahead=0), required=True), Shown(key="note", label="怎么办的", kind=Text(200))),
    ),
)  # fmt: skip
