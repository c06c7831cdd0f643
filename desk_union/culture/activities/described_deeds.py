"""What a clerk does about activities: bring the sign-in back, take people into a club, give prizes, book what it cost."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.culture import links
from desk_union.culture.activities.ledgers import ACTIVITIES, CLUB_MEMBERS, CLUBS, SIGNED, WORKS, club_on
from desk_union.culture.activities.rules import prizes_by_place
from desk_union.culture.activities.tables import ActivityPerson, ArtWork, ClubMember
from desk_union.culture.costs import booking
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Count, Day, Ref, Text
from desk_union.describe.ledger import Shown
from desk_union.members.ledgers import PEOPLE
from desk_union.members.life.deeds import named
from desk_union.members.tables import Person
from desk_union.store import rows
from desk_union.store.listing import name_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

TAB, PAGE = "宣教文体", "culture.acting"


def names_of_people(session: Session, ids: Sequence[int]) -> str:
    return named(list(session.scalars(select(Person.name).where(Person.id.in_(ids)).order_by(Person.id))))


def _sign_in(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    """Who is listed for the same item already is passed over."""
    activity, item = values["activity"], values["item"]
    there = select(ActivityPerson.person).where(ActivityPerson.activity == activity, ActivityPerson.item.is_not_distinct_from(item))
    held = set(session.scalars(there))
    fresh = [person for person in ids if person not in held]
    if not fresh:
        raise Refusal("选中的人都已经登记过了。", "请另选人，或换一项活动。")
    made = rows.add_rows(session, SIGNED, [{"activity": activity, "person": person, "item": item} for person in fresh], today)
    told = f"登记{names_of_people(session, fresh)}参加“{name_of(session, ACTIVITIES, activity)}”。"
    notes = (f"有{len(ids) - len(fresh)}人已经登记过，没有重复登记。",) if len(fresh) < len(ids) else ()
    return DeedResult(ids=tuple(fresh), words=told, name=names_of_people(session, fresh), seen=(SIGNED.code, tuple(made)), notes=notes)


def _join(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    there = select(ClubMember.person).where(ClubMember.club == values["club"], ClubMember.until.is_(None))
    held = set(session.scalars(there))
    fresh = [person for person in ids if person not in held]
    if not fresh:
        raise Refusal("选中的人都已经在这个小组里。", "请另选人，或换一个小组。")
    made = rows.add_rows(session, CLUB_MEMBERS, [{"club": values["club"], "person": person, "since": values["day"], "role": values["role"]} for person in fresh], today)
    told = f"把{names_of_people(session, fresh)}编入“{name_of(session, CLUBS, values['club'])}”。"
    return DeedResult(ids=tuple(fresh), words=told, name=names_of_people(session, fresh), seen=(CLUB_MEMBERS.code, tuple(made)))


def _award(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    """By place, among the works of one kind of one activity."""
    places: dict[tuple[int | None, str], dict[int, int]] = defaultdict(dict)
    for row in session.execute(select(ArtWork.id, ArtWork.activity, ArtWork.kind, ArtWork.rank).where(ArtWork.id.in_(ids)).order_by(ArtWork.id)):
        if row.rank is not None:
            places[row.activity, row.kind][row.id] = row.rank
    wanted = [(label, values[key] or 0) for key, label in PRIZES]
    given = {work: prize for some in places.values() for work, prize in prizes_by_place(some, wanted).items()}
    if not given:
        raise Refusal("没有写要评几个奖。", "请填写一等奖、二等奖等各几个。", field=PRIZES[0][0])
    for prize in dict.fromkeys(given.values()):
        rows.change_many(session, WORKS, [work for work, one in given.items() if one == prize], {"prize": prize}, today)
    told = "，".join(f"{label}{sum(one == label for one in given.values())}件" for label, number in wanted if number)
    return DeedResult(ids=tuple(given), words=f"评出作品奖项：{told}。", name=f"{len(given)}件", seen=(WORKS.code, tuple(given)))


PRIZES = (("first", "一等奖"), ("second", "二等奖"), ("third", "三等奖"), ("merit", "优秀奖"))
DEEDS: tuple[Deed, ...] = (
    Deed(
        code="culture.sign_in", title="登记参加活动", tab=TAB, ledger=lambda: PEOPLE, page=PAGE, do=_sign_in, help="签到表收回以后，选签到的人，登记到一项活动里。",
        asks=(Shown(key="activity", label="活动名称", kind=Ref(lambda: ACTIVITIES), required=True), Shown(key="item", label="项目", kind=Text(40), help="分项目比赛的填项目。")),
    ),
    Deed(
        code="culture.join_club", title="编入兴趣小组", tab=TAB, ledger=lambda: PEOPLE, page=PAGE, do=_join, help="把选中的人编入一个兴趣小组或代表队。",
        asks=(Shown(key="club", label="小组", kind=Ref(lambda: CLUBS, club_on), required=True), Shown(key="day", label="加入日期", kind=Day(), required=True), Shown(key="role", label="职务", kind=Text(20))),
    ),
    Deed(
        code="culture.award_works", title="按名次评奖", tab=TAB, ledger=lambda: WORKS, page=PAGE, do=_award, waiting=True, shows=("kind", "author", "score", "rank"),
        help="选同一次活动评了名次的作品，每个类别按名次给奖；并列的不能拆开。", fits=lambda _day: ArtWork.rank.is_not(None) & ArtWork.prize.is_(None), unfit="要是有了名次、还没有评奖的作品。",
        asks=tuple(Shown(key=key, label=label, kind=Count(most=999), help="每个作品类别几个。") for key, label in PRIZES),
    ),
    booking("culture.book_activities", "活动费用入账", lambda: ACTIVITIES, links.ACTIVITY, "50102", help="给选中活动的花费起草一张凭证，借文体活动支出，贷银行存款。", shows=("held_on", "cost"), page=PAGE),
)  # fmt: skip
