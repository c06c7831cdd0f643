"""What a clerk does about 建家 and 责任书: make pledges in batch, note that they were signed, look again at a home."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Choice, Day, LongText, Year
from desk_union.describe.ledger import Shown
from desk_union.honors import honors_words as words
from desk_union.honors.homes.ledgers import HOMES, PLEDGES, standing_home
from desk_union.honors.homes.tables import Pledge
from desk_union.honors.selection.eligibility import leader_of
from desk_union.members.ledgers import UNITS
from desk_union.members.ledgers.units import standing_on
from desk_union.store import rows
from desk_union.store.listing import name_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

TAB, PAGE = "建家评先", "honors.homemaking"
DAY = Shown(key="day", label="日期", kind=Day(ahead=0), required=True)


def _make(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    """One for each unit that has none of the kind and year yet, for its leader to sign."""
    there = set(session.scalars(select(Pledge.unit).where(Pledge.kind == values["kind"], Pledge.year == values["year"], Pledge.unit.in_(ids))))
    fresh = [
        {**rows.defaults(PLEDGES), "kind": values["kind"], "year": values["year"], "unit": one, "person": leader_of(session, one, today), "due_on": values["due_on"], "clauses": values["clauses"]}
        for one in ids if one not in there
    ]  # fmt: skip
    if not fresh:
        raise Refusal(f"选中的单位都已经编过{values['year']}年{values['kind']}。", "请另选单位，或换一种责任书。")
    made = rows.add_rows(session, PLEDGES, fresh, today)
    bare = [name_of(session, UNITS, one["unit"]) for one in fresh if one["person"] is None]
    notes = [f"{'、'.join(bare[:3])}{'等' if len(bare) > 3 else ''}没有在任的组长，签订人请手填。"] if bare else []  # noqa: PLR2004 - so many are named
    notes += [f"有{len(there)}个单位已经编过，没有重复编。"] if there else []
    said = f"编{values['year']}年{values['kind']}{len(made)}份"
    return DeedResult(ids=tuple(ids), words=f"{said}。", name=f"{values['year']}年{values['kind']}", seen=(PLEDGES.code, tuple(made)), notes=tuple(notes))


def _propose_year(_session: Session, _ids: Sequence[int], day: date) -> Mapping[str, Any]:
    return {"kind": words.TARGETS, "year": day.year}


def _sign(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    rows.change_many(session, PLEDGES, list(ids), {"signed_on": values["day"]}, today)
    return DeedResult(ids=tuple(ids), words=f"登记责任书{len(ids)}份签订。", name=name_of(session, PLEDGES, ids[0]))


def _recheck(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    given: dict[str, Any] = {"rechecked_on": values["day"], "outcome": values["outcome"]}
    given["recheck_on" if values["outcome"] != "撤销" else "withdrawn_on"] = values["next_on"] if values["outcome"] != "撤销" else values["day"]
    if given.get("recheck_on", today) is None:
        given.pop("recheck_on")
    rows.change_many(session, HOMES, list(ids), given, today)
    return DeedResult(ids=tuple(ids), words=f"登记{len(ids)}个家的复查：{values['outcome']}。", name=name_of(session, HOMES, ids[0]))


DEEDS: tuple[Deed, ...] = (
    Deed(
        code="honors.make_pledges", title="编责任书", tab=TAB, ledger=lambda: UNITS, page=PAGE, do=_make, propose=_propose_year, fits=standing_on, unfit="要是没有撤销的单位。", help="给选中的分会、小组各编一份责任书，签订人就是在任的组长，然后成批打印。",
        asks=(
            Shown(key="kind", label="责任书种类", kind=Choice(words.PLEDGE), required=True), Shown(key="year", label="年度", kind=Year(), required=True), Shown(key="due_on", label="应签日期", kind=Day(ahead=366)),
            Shown(key="clauses", label="责任内容", kind=LongText(), help="印在责任书里，一行一条。"),
        ),
    ),
    Deed(
        code="honors.sign_pledges", title="登记签订", tab=TAB, ledger=lambda: PLEDGES, page=PAGE, do=_sign, waiting=True, shows=("unit", "person", "due_on"), fits=lambda _day: Pledge.signed_on.is_(None), unfit="要是还没有签订的责任书。", help="责任书签回来以后，选中几份一次登记。", asks=(DAY,),
    ),
    Deed(
        code="honors.recheck_homes", title="登记家的复查", tab=TAB, ledger=lambda: HOMES, page=PAGE, do=_recheck, waiting=True, shows=("kind", "level", "recheck_on"), fits=standing_home, unfit="要是已经命名、没有收回的家。", help="到期复查：保持、限期整改或撤销（收回牌子）。",
        asks=(DAY, Shown(key="outcome", label="复查结果", kind=Choice(words.RECHECK), required=True), Shown(key="next_on", label="下次应复查", kind=Day(ahead=3660))),
    ),
)  # fmt: skip
