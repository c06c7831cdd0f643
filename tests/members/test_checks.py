from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, insert, update

from desk_union.members.checks import CHECKS
from desk_union.members.tables import Employment, Membership, MembershipEvent, Person, Placement

if TYPE_CHECKING:
    from tests.members.offices import Office


def problems(office: Office) -> list[str]:
    with office.book.reading() as session:
        return [str(problem) for check in CHECKS for problem in check(session)]


def spoil(office: Office, statement) -> list[str]:
    """What the checks say after a change past all deeds and rules."""
    with office.book.deed("破坏") as session:
        session.connection().execute(statement)
    return problems(office)


def test_a_sound_book_has_no_problems(later: Office) -> None:
    assert problems(later) == []


@pytest.mark.parametrize(
    ("spoiled", "name", "says"),
    [
        (lambda o: delete(Membership).where(Membership.person == o.people["钱二"]), "钱二", "不一致"),
        (lambda o: update(Membership).where(Membership.person == o.people["赵一"]).values(until=date(2020, 1, 1)), "赵一", "不一致"),
        (lambda o: update(MembershipEvent).where(MembershipEvent.person == o.people["赵一"]).values(kind="恢复会籍"), "赵一", "“非会员”"),
        (lambda o: insert(Placement).values(person=o.people["赵一"], unit=o.units["乙组"], since=date(2020, 1, 1)), "赵一", "重叠"),
        (lambda o: insert(Employment).values(person=o.people["孙三"], kind="正式", since=date(2020, 7, 1)), "孙三", "重叠"),
        (lambda o: update(Placement).where(Placement.person == o.people["周五"]).values(until=date(2026, 1, 1)), "周五", "已经截止"),
        (lambda o: update(Person).where(Person.id == o.people["吴六"]).values(id_type="身份证", id_number="990001197503101"), "吴六", "15位"),
        (lambda o: update(Person).where(Person.id == o.people["吴六"]).values(id_type="身份证", id_number="110101199003070001"), "吴六", "校验"),
        (lambda o: update(Person).where(Person.id == o.people["吴六"]).values(id_type="身份证", id_number="130503196704010016"), "吴六", "1967-04-01"),
    ],
)  # fmt: skip
def test_each_fault_is_found_and_names_the_person(office: Office, spoiled, name, says) -> None:
    (found,) = spoil(office, spoiled(office))
    assert name in found
    assert says in found


def test_touching_periods_do_not_overlap_and_never_placed_is_no_fault(later: Office) -> None:
    """赵一 moved on a day; 王八一 is in no unit at all."""
    assert later.on("王八一", "unit") is None
    assert problems(later) == []
