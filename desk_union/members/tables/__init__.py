"""What 会员台账 keeps: mapped classes only, no behaviour.

``people`` (read first) · ``periods`` dated values of a person · ``union`` the union itself · ``units`` what is
below it · ``personnel`` the personnel office's list and its differences · ``letters`` of those who go elsewhere
· ``notes`` what was noted about persons and units.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis.on_demand import on_demand

if TYPE_CHECKING:
    from desk_union.members.tables.letters import TransferLetter as TransferLetter
    from desk_union.members.tables.notes import FollowNote as FollowNote
    from desk_union.members.tables.people import Child as Child
    from desk_union.members.tables.people import EducationChange as EducationChange
    from desk_union.members.tables.people import NotSame as NotSame
    from desk_union.members.tables.people import Person as Person
    from desk_union.members.tables.people import PersonChange as PersonChange
    from desk_union.members.tables.people import Relative as Relative
    from desk_union.members.tables.people import Resume as Resume
    from desk_union.members.tables.periods import Employment as Employment
    from desk_union.members.tables.periods import Membership as Membership
    from desk_union.members.tables.periods import MembershipEvent as MembershipEvent
    from desk_union.members.tables.periods import Placement as Placement
    from desk_union.members.tables.periods import Standing as Standing
    from desk_union.members.tables.personnel import PersonnelDifference as PersonnelDifference
    from desk_union.members.tables.personnel import PersonnelLine as PersonnelLine
    from desk_union.members.tables.union import Union as Union
    from desk_union.members.tables.units import Post as Post
    from desk_union.members.tables.units import Term as Term
    from desk_union.members.tables.units import Unit as Unit
    from desk_union.members.tables.units import UnitChange as UnitChange
    from desk_union.members.tables.units import WomenWork as WomenWork

PARTS = {
    "letters": "TransferLetter",
    "notes": "FollowNote",
    "people": "Child EducationChange NotSame Person PersonChange Relative Resume",
    "periods": "Employment Membership MembershipEvent Placement Standing",
    "personnel": "PersonnelDifference PersonnelLine",
    "union": "Union",
    "units": "Post Term Unit UnitChange WomenWork",
}  # fmt: skip
NEEDS = {
    "letters": ("people",), "notes": ("people", "units"), "periods": ("people", "units"),
    "personnel": ("people", "units"), "units": ("people",),
}  # fmt: skip

__getattr__ = on_demand(__name__, PARTS, NEEDS)
