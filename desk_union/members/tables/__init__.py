"""What 会员台账 keeps: mapped classes only, no behaviour.

``people`` (read first) · ``periods`` dated values of a person · ``union`` the union and its units.
"""

from desk_union.members.tables.people import Child, EducationChange, NotSame, Person, PersonChange, Relative, Resume
from desk_union.members.tables.periods import Employment, Membership, MembershipEvent, Placement, Standing
from desk_union.members.tables.union import Post, Term, Union, Unit, UnitChange, WomenWork

__all__ = [
    "Child", "EducationChange", "Employment", "Membership", "MembershipEvent", "NotSame", "Person", "PersonChange",
    "Placement", "Post", "Relative", "Resume", "Standing", "Term", "Union", "Unit", "UnitChange", "WomenWork",
]  # fmt: skip
