"""选用慰问标准: the published rules of a province become the office's own, to be changed where it has others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Choice, Day
from desk_union.describe.ledger import Shown
from desk_union.payouts.ceilings import presets
from desk_union.payouts.ceilings.ceiling_rules import LEVEL, WARN
from desk_union.payouts.ceilings.ledgers import CEILINGS, PROVINCE
from desk_union.payouts.tables import PayoutCeiling
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values
    from desk_union.payouts.ceilings.presets import PresetRule


def adopt(session: Session, province: str, level: str, day: date, today: date) -> tuple[list[int], int]:
    """Write the rules of a province, ending those of another one on ``day``; the ids, and how many were ended."""
    query = select(PayoutCeiling).where(PayoutCeiling.province.is_not(None))
    held = list(session.scalars(query))
    there = {(one.province, one.matter, one.window, one.festival or "", one.since) for one in held}
    other = [one for one in held if one.province != province and (one.until is None or one.until > day)]
    fresh = [
        _values(one, level, day if other and one.since < day else one.since)
        for one in presets.published()
        if one.province == province and (not other or one.until is None or one.until > day)
        if (one.province, one.matter, one.window, one.festival, one.since) not in there
    ]
    if not fresh:
        raise Refusal(f"{province}的标准已经选用了。", "要改金额的，请直接在“慰问标准”里改。", field="preset")
    _end(session, [one.id for one in other], day, today)
    return rows.add_rows(session, CEILINGS, [{**rows.defaults(CEILINGS), **one} for one in fresh], today), len(other)


def _end(session: Session, ids: Sequence[int], day: date, today: date) -> None:
    now = rows.values_of(session, CEILINGS, ids, today) if ids else {}
    late = [id_ for id_, one in now.items() if one["since"] >= day]
    if late:
        rows.delete_rows(session, CEILINGS, late, today)
    kept = [(id_, one, {**one, "until": day}) for id_, one in now.items() if id_ not in late]
    rows.update_rows(session, CEILINGS, kept, today)


def _values(one: PresetRule, level: str, since: date) -> dict[str, object]:
    return {
        "matter": one.matter, "window": one.window, "festival": one.festival or None, "amount": one.amount,
        "preset_amount": one.amount, "times": one.times, "share": one.share, "forms": one.forms,
        "level": one.level or level, "extra": one.extra, "since": since, "until": one.until, "document": one.document,
        "mark": one.mark, "source": one.source, "province": one.province, "note": one.note,
    }  # fmt: skip


def _adopt(session: Session, _ids: Sequence[int], values: Values, today: date) -> DeedResult:
    ids, ended = adopt(session, values["preset"], values["level"] or WARN, values["day"] or today, today)
    told = f"选用{values['preset']}的慰问标准{len(ids)}条"
    told += f"，原来的{ended}条到此为止" if ended else ""
    second = any(one.mark == "二手" for one in presets.published() if one.province == values["preset"])
    note = "其中有二手资料，请对照本省文件核对金额和日期。" if second else "请对照本省文件核对金额和日期。"
    return DeedResult(ids=tuple(ids), words=f"{told}。", name=values["preset"], notes=(note,))


DEEDS: tuple[Deed, ...] = (
    Deed(
        code="payouts.adopt_ceilings", title="选用慰问标准", tab="经费", ledger=lambda: CEILINGS, rows="none", do=_adopt, page="payouts.standards",
        help="取一个省公布的慰问上限，写进“慰问标准”，以后可以按本单位的办法改；没有见到标准的事项不核对。",
        asks=(
            Shown(key="preset", label="标准", kind=Choice(PROVINCE), required=True),
            Shown(key="level", label="超过时", kind=Choice(LEVEL), default=WARN, help="提醒：写明理由可以继续；拦住：不能发。每一条以后可以单独改。"),
            Shown(key="day", label="换用日期", kind=Day(ahead=366), required=True, help="原来用别的省的，从这一天换。"),
        ),
    ),
)  # fmt: skip
