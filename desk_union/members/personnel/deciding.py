"""What the clerk does with differences of the personnel list: each by the deed that the roster has for it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from desk_union.basis import identity
from desk_union.basis.refusal import Refusal
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.members.ledgers.personnel import COMPARED, PERSONNEL
from desk_union.members.life import deeds, rules, settling
from desk_union.members.life.deeds import named
from desk_union.members.personnel import comparing
from desk_union.members.personnel import personnel_words as words
from desk_union.members.tables import PersonnelDifference
from desk_union.store import listing, overrides, rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.members.personnel.comparing import ListCompared


CARD = "身份证"
SHORTEST_CARD = 15


def chosen(session: Session, ids: Sequence[int]) -> list[PersonnelDifference]:
    """The differences in the order chosen; Refusal when one is gone."""
    found = {one.id: one for one in session.scalars(select(PersonnelDifference).where(PersonnelDifference.id.in_(ids)))}
    if len(found) < len(set(ids)):
        raise Refusal("选中的差别里有的已经没有了，可能重新核对过。", "请刷新后再选。")
    return [found[id_] for id_ in ids]


def _settled(
    session: Session, some: Sequence[PersonnelDifference], today: date, state: str = words.DONE, note: str = ""
) -> None:
    change: dict[str, Any] = {"state": state, "settled_on": today} | ({"note": note} if note else {})
    ids = [one.id for one in some]
    session.execute(update(PersonnelDifference).where(PersonnelDifference.id.in_(ids)).values(change))


def papers(session: Session, ids: Sequence[int], today: date) -> list[str]:
    """The numbers that the list tells of these and that belong to no identity card."""
    lines = [one.line for one in chosen(session, ids) if one.line is not None]
    numbers = (one["id_number"] for one in rows.values_of(session, PERSONNEL, lines, today).values())
    return [number for number in numbers if number and rules.is_other_paper(number)]


def _with_paper(given: Mapping[str, Any], paper: str | None, name: str) -> dict[str, Any]:
    """A number comes with the paper it is the number of, which the list does not tell."""
    number = given.get("id_number")
    if not number:
        return dict(given)
    other = rules.is_other_paper(number)
    if other and paper in (None, CARD):
        told = f"{name}的证件号码{identity.mask_id(number)}不是身份证号。"
        remedy = "请选证件类型，如护照；证件不同的人分开办。号码写错了的，请人事部门改名单。"
        raise Refusal(told, remedy, field="id_type")
    meant = other or len(number) < SHORTEST_CARD  # a longer one that is wrong was mistyped, and is refused as that
    return {**given, "id_type": paper if meant and paper else CARD}


def register(
    session: Session, ids: Sequence[int], day: date, joining: str, approver: str, today: date, paper: str | None = None
) -> list[str]:
    """The new ones come onto the roll from the day (their own 进单位日期 goes before); returns their names.

    ``paper`` is what the numbers belong to that are of no identity card.
    """
    some = chosen(session, ids)
    told = rows.values_of(session, PERSONNEL, [one.line for one in some if one.line is not None], today)
    persons = []
    for one in some:
        if one.line is None or one.line not in told:
            raise Refusal(f"{one.name}的名单已经换成新的一份了。", "请重新办“与花名册核对”。")
        with overrides.naming(one.name):
            one.person = _come(session, one, _with_paper(_told(told[one.line]), paper, one.name), day, today)
        persons.append(one.person)
    session.flush()
    if joining != words.STAYS_OUT:
        deeds.change_membership(session, persons, joining, day, approver=approver)
    _settled(session, some, today)
    return [one.name for one in some]


def _told(line: Mapping[str, Any]) -> dict[str, Any]:
    return {key: line[key] for key in COMPARED if line[key] is not None}


def _come(session: Session, one: PersonnelDifference, given: dict[str, Any], day: date, today: date) -> int:
    if one.person is not None:
        return _come_back(session, one, given, day, today)
    given.setdefault("hired_on", day)
    placed = {"unit": one.unit} if one.unit is not None else {}
    return rows.save_row(session, PEOPLE, None, {**given, **placed}, today)


def _come_back(session: Session, one: PersonnelDifference, given: Mapping[str, Any], day: date, today: date) -> int:
    """Somebody known who had left: the facts of the list, and again employed and placed from the day."""
    person = one.person or 0
    usual = rows.defaults(PEOPLE)
    dated = {key: given.get(key) or usual[key] for key in ("employ_type", "standing")} | {"unit": one.unit}
    facts = {key: value for key, value in given.items() if key not in dated and key != "hired_on"}
    rows.save_row(session, PEOPLE, person, facts, today, since=day)
    for key, value in dated.items():
        if value is not None:
            rows.set_dated(session, PEOPLE.by_key[key], person, value, day)  # type: ignore[arg-type]  # dated columns
    settling.settle_people(session, [person], today)
    return person


def go(
    session: Session, ids: Sequence[int], how: str, day: date, reason: str, *, transfer: bool, today: date
) -> list[str]:
    """They leave, or retire, from the day."""
    some = chosen(session, ids)
    persons = [_person(one) for one in some]
    if how == words.RETIRED:
        deeds.retire(session, persons, day)
    else:
        deeds.leave(session, persons, day, reason, transfer=transfer)
    _settled(session, some, today, note=how)
    return [one.name for one in some]


def _person(one: PersonnelDifference) -> int:
    if one.person is None:
        raise Refusal(f"{one.name}已不在花名册里。", "请重新办“与花名册核对”。")
    return one.person


def move(session: Session, ids: Sequence[int], day: date, reason: str, today: date) -> list[str]:
    """Each to the unit that the list tells, from the day."""
    some = chosen(session, ids)
    groups = defaultdict[int, list[int]](list)
    for one in some:
        if one.unit is None:
            raise Refusal(f"{one.name}要调去的分会、小组已不存在。", "请重新办“与花名册核对”。")
        groups[one.unit].append(_person(one))
    for unit, persons in groups.items():
        deeds.move(session, persons, unit, day, reason)
    _settled(session, some, today)
    return [one.name for one in some]


def correct(
    session: Session, ids: Sequence[int], day: date, today: date, paper: str | None = None
) -> list[str]:
    """The roster says what the list says; what lasts (job, form of employment ...) changes from the day."""
    some = chosen(session, ids)
    lines = rows.values_of(session, PERSONNEL, [one.line for one in some if one.line is not None], today)
    given = defaultdict[int, dict[str, Any]](dict)
    for one in some:
        shown = PEOPLE.by_label[one.what or ""]
        if one.line is None or one.line not in lines:
            raise Refusal(f"{one.name}的名单已经换成新的一份了。", "请重新办“与花名册核对”。")
        given[_person(one)] |= _with_paper({shown.key: lines[one.line][shown.key]}, paper, one.name)
    rows.change_rows(session, PEOPLE, given, today, since=day)
    _settled(session, some, today)
    return list(dict.fromkeys(one.name for one in some))


def ignore(session: Session, ids: Sequence[int], reason: str, today: date) -> list[str]:
    some = chosen(session, ids)
    _settled(session, some, today, words.IGNORED, reason)
    return [one.name for one in some]


def open_again(session: Session, ids: Sequence[int]) -> list[str]:
    """What was ignored waits once more."""
    some = chosen(session, ids)
    change = {"state": words.OPEN, "settled_on": None}
    session.execute(update(PersonnelDifference).where(PersonnelDifference.id.in_(ids)).values(change))
    return [one.name for one in some]


def tell_who(session: Session, ids: Sequence[int], person: int | None, today: date) -> tuple[str, ListCompared]:
    """The doubtful line is this person of the roster, or with None somebody new; so in the lists to come too."""
    some = chosen(session, ids)
    for one in some:
        one.person, one.note = person, "是新来的人" if person is None else "是花名册里的人"
    session.flush()
    _settled(session, some, today)
    return some[0].name, comparing.compare(session, some[0].day)


def tell_unit(session: Session, ids: Sequence[int], unit: int, today: date) -> tuple[str, ListCompared]:
    """What the list calls by these names is the unit; so in the lists to come too."""
    some = chosen(session, ids)
    for one in some:
        one.unit, one.note = unit, f"是{listing.name_of(session, UNITS, unit)}"
    session.flush()
    _settled(session, some, today)
    return named([one.name for one in some]), comparing.compare(session, some[0].day)
