"""What a clerk does with columns of the office's own: declare one, put it out of use, bring it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Day
from desk_union.describe.ledger import Shown
from desk_union.own.ledgers import FIELDS
from desk_union.store import rows
from desk_union.store.ownfields import CHOICE, counted
from desk_union.store.tables import OwnField

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

TAB, PAGE = "报表", "own"
ASKED = ("ledger", "label", "kind", "choices", "private", "help")


def _asked(key: str) -> Shown:
    shown = FIELDS.by_key[key]
    return Shown(
        key=key, label=shown.label, kind=shown.kind, help=shown.help, default=shown.default,
        required=shown.required or key == "choices",
    )  # fmt: skip


def _wanted(values: Values) -> Collection[str]:
    return [key for key in ASKED if key != "choices" or values.get("kind") == CHOICE]


def _declare(session: Session, _ids: Sequence[int], values: Values, today: date) -> DeedResult:
    given: dict[str, Any] = {key: values.get(key) for key in ASKED}
    row_id = rows.save_row(session, FIELDS, None, given, today)
    name = str(given["label"])
    return DeedResult(
        ids=(row_id,), words=f"给“{given['ledger']}”加了栏目“{name}”。", name=name, seen=(FIELDS.code, (row_id,)), number=1
    )  # fmt: skip


def _retire(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    kept = sum(counted(session, row_id) for row_id in ids)
    rows.change_many(session, FIELDS, ids, {"retired_on": values["day"]}, today)
    named = _named(session, ids)
    return DeedResult(ids=tuple(ids), words=f"停用{named}，填过的{kept:,}条内容都留着。", name=named)


def _revive(session: Session, ids: Sequence[int], _values: Values, today: date) -> DeedResult:
    rows.change_many(session, FIELDS, ids, {"retired_on": None}, today)
    named = _named(session, ids)
    return DeedResult(ids=tuple(ids), words=f"恢复{named}，以前填的内容又看得到了。", name=named)


def _named(session: Session, ids: Sequence[int]) -> str:
    names = session.scalars(select(OwnField.label).where(OwnField.id.in_(ids)).order_by(OwnField.id)).all()
    return "、".join(f"“{name}”" for name in names)


def _is_used(_day: date) -> ColumnElement[bool]:
    return OwnField.retired_on.is_(None)


def _is_retired(_day: date) -> ColumnElement[bool]:
    return OwnField.retired_on.is_not(None)


def _today(_session: Session, _ids: Sequence[int], day: date) -> Mapping[str, Any]:
    return {"day": day}


DEEDS: tuple[Deed, ...] = (
    Deed(
        code="own.declare", title="自设一个栏目", tab=TAB, ledger=lambda: FIELDS, rows="none", do=_declare, page=PAGE,
        asks=tuple(_asked(key) for key in ASKED), wanted=_wanted,
        help="给一本台账加一个自己要的栏目：选台账，写名称，选种类。每本最多10个。",
    ),
    Deed(
        code="own.retire", title="停用自设栏目", tab=TAB, ledger=lambda: FIELDS, do=_retire, page=PAGE, fits=_is_used, propose=_today,
        unfit="要还在用的。", waiting=True, shows=("ledger", "kind", "filled"),
        asks=(Shown(key="day", label="停用日期", kind=Day(ahead=0), required=True),),
        help="不再显示这个栏目。填过的内容一条也不丢，随时可以恢复。",
    ),
    Deed(
        code="own.revive", title="恢复自设栏目", tab=TAB, ledger=lambda: FIELDS, do=_revive, page=PAGE, fits=_is_retired,
        unfit="要已经停用的。", waiting=True, shows=("ledger", "kind", "filled"),
        help="停用的栏目重新用起来，以前填的内容又看得到。",
    ),
)  # fmt: skip
