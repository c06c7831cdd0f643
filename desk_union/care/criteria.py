"""Who is in hardship, ill or bereaved and who was visited, as criteria by which people may be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, exists, func, or_, select

from desk_union.care.cover.tables import InsuranceClaim
from desk_union.care.hardship.tables import HardshipFile
from desk_union.care.visits import visit_words as words
from desk_union.care.visits.events import ILL_STANDING
from desk_union.care.visits.tables import CareOccasion, CareTalk, CareVisit
from desk_union.describe.criterion import Criterion
from desk_union.members.tables import Person, Standing

if TYPE_CHECKING:
    from typing import Any

    from desk_union.describe.criterion import AskedOf


def _filed(asked: AskedOf) -> tuple[ColumnElement[bool], ...]:
    """A file of the person that was approved by the day and not closed yet, of these classes when any are named."""
    kind = func.coalesce(HardshipFile.kind, HardshipFile.reckoned, "")
    named = [or_(*(kind.contains(word, autoescape=True) for word in asked.each))] if asked.words else []
    still = or_(HardshipFile.closed_on.is_(None), HardshipFile.closed_on > asked.day)
    return HardshipFile.person == Person.id, HardshipFile.approved_on <= asked.day, still, *named


def _class(asked: AskedOf) -> ColumnElement[Any]:
    told = select(func.coalesce(HardshipFile.kind, HardshipFile.reckoned)).where(*_filed(asked))
    return told.order_by(HardshipFile.id.desc()).limit(1).correlate(Person).scalar_subquery()


def _visits(asked: AskedOf) -> tuple[ColumnElement[bool], ...]:
    """Visits to the person between the days, on these occasions when any are named."""
    told = CareVisit.person == Person.id, CareVisit.day.between(asked.first, asked.day)
    if not asked.words:
        return told
    said = func.concat(CareOccasion.name, " ", CareOccasion.sort)
    known = select(CareOccasion.id).where(or_(*(said.contains(word, autoescape=True) for word in asked.each)))
    return *told, CareVisit.known_as.in_(known)


def _visited(asked: AskedOf) -> ColumnElement[bool]:
    return exists().where(*_visits(asked))


def _last(asked: AskedOf) -> ColumnElement[Any]:
    newest = select(func.max(CareVisit.day)).where(CareVisit.person == Person.id, CareVisit.day <= asked.day)
    return newest.correlate(Person).scalar_subquery()


def _met(asked: AskedOf, *sorts: str) -> ColumnElement[bool]:
    """Visited, or talked to, on an occasion of these sorts between the days."""
    known = select(CareOccasion.id).where(CareOccasion.sort.in_(sorts))
    seen = (
        exists().where(row.person == Person.id, row.day.between(asked.first, asked.day), row.known_as.in_(known))
        for row in (CareVisit, CareTalk)
    )
    return or_(*seen)


def _in_hospital(asked: AskedOf) -> ColumnElement[bool]:
    """In hospital or off sick between the days, by a claim, the standing, or a visit for that."""
    claimed = InsuranceClaim.happened_on.between(asked.first, asked.day)
    off = Standing.since <= asked.day, or_(Standing.until.is_(None), Standing.until > asked.first)
    return or_(
        exists().where(InsuranceClaim.person == Person.id, claimed),
        exists().where(Standing.person == Person.id, Standing.value == ILL_STANDING, *off),
        _met(asked, words.ILL),
    )


CRITERIA: tuple[Criterion, ...] = (
    Criterion(
        code="care.hardship", title="困难户", where=lambda asked: exists().where(*_filed(asked)), fact=_class, private=True,
        help="当天有批准了、没有注销的困难职工档案；可以写类别，如 深度困难。", words="困难类别",
    ),
    Criterion(
        code="care.visited", title="走访慰问过", where=_visited, fact=_last, private=True,
        help="从某日起走访慰问过，不填就是本年；可以写事由，如 住院 生育 结婚 丧亲。", words="事由", since="从哪天起",
    ),
    Criterion(
        code="care.not_visited", title="没有走访过", where=lambda asked: ~_visited(asked), fact=_last, private=True,
        help="从某日起没有走访慰问过，不填就是本年；可以写事由。", words="事由", since="从哪天起",
    ),
    Criterion(
        code="care.in_hospital", title="住院、病休", where=_in_hospital, private=True, since="从哪天起",
        help="从某日起住过院或病休过，不填就是本年；按理赔的入院日期、就业状况的病休和住院慰问、谈心。",
    ),
    Criterion(
        code="care.bereaved", title="丧亲", where=lambda asked: _met(asked, words.BEREAVED), private=True, since="从哪天起",
        help="从某日起有亲人去世，不填就是本年；按丧亲的走访慰问和谈心。",
    ),
)  # fmt: skip
