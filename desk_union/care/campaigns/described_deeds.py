"""What a clerk does with 送温暖 campaigns: choose, make the 发放单, begin last year's again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import aliased

from desk_union.care.campaigns import handing
from desk_union.care.campaigns.ledgers import CAMPAIGNS
from desk_union.care.campaigns.tables import CareCampaign
from desk_union.choosing.choosing_words import CHOSEN
from desk_union.choosing.described_deeds import DAY as CHOOSING_DAY
from desk_union.choosing.described_deeds import choose_as, told
from desk_union.choosing.ledgers import LISTS as CHOSEN_LISTS
from desk_union.choosing.tables import ChosenList, ChosenPerson
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Flag, Money, Ref, Text, Year
from desk_union.describe.ledger import Shown
from desk_union.funds.described.asking import PROJECT
from desk_union.funds.ledgers.goods import GOODS, stock
from desk_union.payouts.described_deeds import (
    CAMPAIGN,
    KIND,
    MATTER,
    PER_HEAD,
    SOURCE,
    TITLE,
    WAY,
    made_words,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from typing import Any

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

TAB, PAGE, SHEET = "送温暖", "care.batches", "payouts.sign_sheet"
GIVES = (
    Shown(key="amount", label="每人金额", kind=Money()),
    Shown(key="total", label="总额平分", kind=Money(), help="不填每人金额时，把这个数平分到每个人，一分不差。"),
    Shown(key="good", label="库存物资", kind=Ref(lambda: GOODS, lambda day: stock(day) > 0), help="从库存里发的选这里。"),
    Shown(key="item", label="其他物品", kind=Text(60), help="没有经过库存的写名称。"),
    PER_HEAD,
    Shown(key="value", label="每人折价", kind=Money(), help="其他物品每人值多少元；库存物资不用填。"),
    Shown(key="each_child", label="按子女人数", kind=Flag(), default=False, help="六一：每有一个14岁以下的子女发一份，没有的不发。"),
    SOURCE, WAY, PROJECT,
)  # fmt: skip


def _choose(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    held = session.get_one(CareCampaign, ids[0])
    kept, title = choose_as(session, held.rule or 0, values["day"], held.title)
    handing.taken(session, ids[0], kept.id, kept.chosen, today)
    return DeedResult(
        ids=tuple(ids), words=f"{told(kept, title)}。", name=title, number=kept.chosen, seen=(CHOSEN_LISTS.code, (kept.id,)),
    )  # fmt: skip


def _hand_out_campaign(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    held = session.get_one(CareCampaign, ids[0])
    given = {**values, "campaign": held.title, "matter": values["matter"] or values["title"]}
    return made_words(session, handing.hand_out(session, held.chosen or 0, given, today), values["title"])


def _hand_out_list(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    return made_words(session, handing.hand_out(session, ids[0], values, today), values["title"])


def _again(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    fresh = tuple(handing.again(session, one, values["year"], today) for one in ids)
    names = [session.get_one(CareCampaign, one).title for one in fresh]
    return DeedResult(ids=tuple(ids), words=f"新建{'、'.join(names)}。", name="、".join(names), seen=(CAMPAIGNS.code, fresh))


def _propose_campaign(session: Session, ids: Sequence[int], _day: date) -> Mapping[str, Any]:
    return handing.proposed(session, ids[0]) if ids else {}


def _propose_list(session: Session, ids: Sequence[int], _day: date) -> Mapping[str, Any]:
    title = session.scalar(select(ChosenList.title).where(ChosenList.id == ids[0])) if ids else None
    return {"title": title} if title else {}


def _propose_year(_session: Session, _ids: Sequence[int], day: date) -> Mapping[str, Any]:
    return {"year": day.year}


def _has_rule(_day: date) -> ColumnElement[bool]:
    return CareCampaign.rule.is_not(None)


def _has_chosen(_day: date) -> ColumnElement[bool]:
    somebody = select(ChosenPerson.id).where(ChosenPerson.roll == CareCampaign.chosen, ChosenPerson.state.in_(CHOSEN))
    return somebody.correlate(CareCampaign).exists()


def _somebody(_day: date) -> ColumnElement[bool]:
    somebody = select(ChosenPerson.id).where(ChosenPerson.roll == ChosenList.id, ChosenPerson.state.in_(CHOSEN))
    return somebody.correlate(ChosenList).exists()


def not_again(day: date) -> ColumnElement[bool]:
    """A campaign of an earlier year that has not been begun again."""
    later = aliased(CareCampaign)
    followed = select(later.id).where(later.before == CareCampaign.id).correlate(CareCampaign)
    return and_(CareCampaign.year < day.year, ~followed.exists())


DEEDS: tuple[Deed, ...] = (
    Deed(
        code="care.choose_campaign", title="选人编名单", tab=TAB, ledger=lambda: CAMPAIGNS, rows="one", do=_choose, page=PAGE, waiting=True,
        fits=_has_rule, unfit="要已经写了选人条件的。", asks=(CHOOSING_DAY,), prints="",
        help="按活动的选人条件选人，得出名单记在活动上：入选的、只差一条的、不符合的，每人写明为什么。",
    ),
    Deed(
        code="care.hand_out_campaign", title="按活动编发放单", tab=TAB, ledger=lambda: CAMPAIGNS, rows="one", do=_hand_out_campaign, page=PAGE, prints=SHEET,
        fits=_has_chosen, unfit="要已经有名单、名单里有入选的人。", propose=_propose_campaign, waiting=True,
        help="给活动名单里入选的人编一张发放单，标准照活动填好，可以改；选入的理由、户名、困难类别跟着记下。",
        asks=(TITLE, KIND, MATTER, *GIVES),
    ),
    Deed(
        code="care.hand_out_list", title="按名单编发放单", tab=TAB, ledger=lambda: CHOSEN_LISTS, rows="one", do=_hand_out_list, page=PAGE, prints=SHEET,
        fits=_somebody, unfit="要有入选的人。", propose=_propose_list, waiting=True,
        help="给一张选人名单里入选的人编发放单，不一定要有活动。",
        asks=(TITLE, KIND, MATTER, *GIVES, CAMPAIGN),
    ),
    Deed(
        code="care.campaign_again", title="今年再办一次", tab=TAB, ledger=lambda: CAMPAIGNS, do=_again, page=PAGE, waiting=True,
        fits=not_again, unfit="要是以前年度、还没有再办过的。", propose=_propose_year,
        help="照以前的活动新建今年的：种类、选人条件、标准、资金来源都带过来，日期顺延。",
        asks=(Shown(key="year", label="哪一年", kind=Year(), required=True),),
    ),
)  # fmt: skip
