"""What a clerk does about contracts: renew a collective one, sign and renew those of persons."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.democracy import democracy_words as words
from desk_union.democracy.contracts.ledgers import CONTRACTS, LABOUR_CONTRACTS, expiring, to_renew
from desk_union.democracy.contracts.tables import CollectiveContract
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Choice, Day, Text
from desk_union.describe.ledger import Shown
from desk_union.members.ledgers import PEOPLE
from desk_union.members.life.deeds import named
from desk_union.members.tables import Person
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

TAB, PAGE = "民主管理", "democracy.contracting"
KEPT = ("kind", "employer", "union_side", "employer_chief", "union_chief", "covered", "covered_women", "published")


def _again(session: Session, ids: Sequence[int], day: date) -> Mapping[str, Any]:
    """For as long again, from the day after the old one ends."""
    held = session.get(CollectiveContract, ids[0]) if ids else None
    if held is None or held.until is None:
        return {"signed_on": day}
    since = held.until + timedelta(1)
    years = max(1, round((held.until - held.since).days / 365)) if held.since else 1
    return {"title": f"{held.title}（续签）", "signed_on": day, "since": since, "until": days.add_months(since, 12 * years) - timedelta(1)}


def _renew(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    now = rows.values_of(session, CONTRACTS, ids, today)[ids[0]]
    fresh = {key: now[key] for key in KEPT} | {key: values[key] for key in ("title", "signed_on", "since", "until")}
    made = rows.save_row(session, CONTRACTS, None, fresh, today)
    rows.save_row(session, CONTRACTS, ids[0], {"renewed": True}, today)
    told = f"续签“{now['title']}”为“{values['title']}”，到{days.show_day_long(values['until'])}。"
    return DeedResult(ids=tuple(ids), words=told, name=values["title"], seen=(CONTRACTS.code, (made,)))


def _until(values: Values) -> None:
    if values["kind"] != words.OPEN_END and values["until"] is None:
        raise Refusal("没有写终止日期。", "请填写终止日期，或选无固定期限。", field="until")


def _told(session: Session, persons: Sequence[int], made: Sequence[int], ids: Sequence[int], verb: str) -> DeedResult:
    names = named(list(session.scalars(select(Person.name).where(Person.id.in_(persons)).order_by(Person.id))))
    return DeedResult(ids=tuple(ids), words=f"{verb}{names}的劳动合同。", name=names, seen=(LABOUR_CONTRACTS.code, tuple(made)))


def _sign(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    _until(values)
    common = {**rows.defaults(LABOUR_CONTRACTS), "kind": values["kind"], "signed_on": values["day"], "since": values["since"], "until": values["until"]}
    made = rows.add_rows(session, LABOUR_CONTRACTS, [{**common, "person": person} for person in ids], today)
    return _told(session, ids, made, ids, "登记")


def _renew_labour(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    """From the day after the old contract ends."""
    _until(values)
    now = rows.values_of(session, LABOUR_CONTRACTS, ids, today)
    insured = [key for key, _ in words.INSURANCES]
    fresh = [
        {**rows.defaults(LABOUR_CONTRACTS), **{key: now[row][key] for key in insured}, "person": now[row]["person"], "kind": values["kind"],
         "signed_on": values["day"], "since": now[row]["until"] + timedelta(1), "until": values["until"], "renewal": True}
        for row in ids
    ]  # fmt: skip
    made = rows.add_rows(session, LABOUR_CONTRACTS, fresh, today)
    return _told(session, [one["person"] for one in fresh], made, ids, "续签")


DAY = Shown(key="day", label="签订日期", kind=Day(ahead=60), required=True)
KIND = Shown(key="kind", label="合同期限类型", kind=Choice(words.LABOUR_KIND), required=True, default=words.LABOUR_KIND.labels[0])
UNTIL = Shown(key="until", label="终止日期", kind=Day(), help="无固定期限的不填。")
DEEDS: tuple[Deed, ...] = (
    Deed(
        code="democracy.renew_contract", title="续签集体合同", tab=TAB, ledger=lambda: CONTRACTS, page=PAGE, do=_renew, rows="one", propose=_again, waiting=True, shows=("kind", "until"),
        help="照原合同新登记一份，原来的记为已续签。", fits=expiring, unfit="要是快到期、还没有续签的合同。",
        asks=(
            Shown(key="title", label="合同名称", kind=Text(80), required=True), Shown(key="signed_on", label="签订日期", kind=Day(ahead=0), required=True),
            Shown(key="since", label="生效日期", kind=Day(), required=True), Shown(key="until", label="终止日期", kind=Day(), required=True),
        ),
    ),
    Deed(
        code="democracy.sign_labour", title="登记劳动合同", tab=TAB, ledger=lambda: PEOPLE, page=PAGE, do=_sign, help="给选中的人登记同样期限的劳动合同。",
        asks=(DAY, KIND, Shown(key="since", label="开始日期", kind=Day(), required=True), UNTIL),
    ),
    Deed(
        code="democracy.renew_labour", title="续签劳动合同", tab=TAB, ledger=lambda: LABOUR_CONTRACTS, page=PAGE, do=_renew_labour, waiting=True, shows=("kind", "until"),
        help="从原合同终止的第二天起续签。", fits=to_renew, unfit="要是快到期或刚到期、还没有续签的劳动合同。", asks=(DAY, KIND, UNTIL),
    ),
)  # fmt: skip
