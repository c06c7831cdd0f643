"""存在的问题 as the ledgers show them: coverage below all, what is open, what was not done at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_union.reports.writing.clauses import NumberName, fill, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desk_union.reports.writing.reckoning import ReckonedNumber, Reckoner

MOST = 5
ALL = 100.0


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """``sentence`` is offered where ``is_so`` of the numbers ``asked``, which are reckoned in their order."""

    asked: tuple[str, ...]
    is_so: Callable[..., bool]
    sentence: str


def _below_all(share: ReckonedNumber) -> bool:
    return not share.missing and not share.nought and share.text.replace(".", "").isdigit() and float(share.text) < ALL


def _some(one: ReckonedNumber) -> bool:
    return not one.nought


def _none(one: ReckonedNumber) -> bool:
    return one.nought


def _more(whole: ReckonedNumber, done: ReckonedNumber) -> bool:
    return _count(whole) > _count(done)


def _count(one: ReckonedNumber) -> int:
    return int(one.text) if one.text.isdecimal() else 0


SHORTCOMINGS: tuple[Shortcoming, ...] = (
    Shortcoming(("members.rate",), _below_all, "职工入会工作还有差距，职工入会率为{members.rate}[，签约职工入会率为{members.rate_contract}]，组织动员工作需要继续加强；"),
    Shortcoming(("democracy.labour_coverage",), _below_all, "劳动合同覆盖面为{democracy.labour_coverage}，还没有做到全覆盖，需要督促行政及时签订、续签；"),
    Shortcoming(("funds.dues_rate",), _below_all, "会费收缴率为{funds.dues_rate}，个别小组收缴不够及时；"),
    Shortcoming(("contests.incidents",), _some, "安全形势不容松懈，全年发生安全事故{contests.incidents}起，职工的安全意识和自我保护能力有待提高；"),
    Shortcoming(("contests.hazards", "contests.hazards_fixed"), _more, "查出的隐患{contests.hazards}项中已整改{contests.hazards_fixed}项，整改督促还不够有力；"),
    Shortcoming(("democracy.opinions", "democracy.opinions_answered"), _more, "职工意见建议{democracy.opinions}条中已答复{democracy.opinions_answered}条，答复还不够及时；"),
    Shortcoming(("members.leader_changes",), _some, "工会小组长变更{members.leader_changes}次，基层工作的连续性受到影响，班组工作有一定难度；"),
    Shortcoming(("care.cover_rate",), _below_all, "会员互助保障参保率为{care.cover_rate}，宣传发动还不够深入；"),
    Shortcoming(("culture.trainings",), _none, "全年没有举办培训班，职工素质提升的载体还不够多；"),
    Shortcoming(("culture.activities",), _none, "职工文体活动开展得较少，形式有待创新；"),
    Shortcoming(("democracy.congresses",), _none, "职代会没有按期召开，民主管理制度需要进一步落实；"),
    Shortcoming(("care.visit_times",), _none, "走访慰问没有登记，服务职工的工作还不够扎实；"),
)  # fmt: skip


def shortcomings(reckoner: Reckoner, mark: Callable[[ReckonedNumber], str], most: int = MOST) -> Iterator[str]:
    """Sentences that the data suggest, the foremost first, with their numbers marked."""
    told = 0
    for one in SHORTCOMINGS:
        if told < most and one.is_so(*(reckoner.tell(NumberName(name)) for name in one.asked)):
            told += 1
            yield fill(parse(one.sentence), reckoner.tell, mark)
