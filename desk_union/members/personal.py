"""What of the members is nobody's business who only audits the money: blanked or left out of a copy for auditors."""

from __future__ import annotations

from desk_union.describe.private import Private
from desk_union.members.tables import (
    Child,
    EducationChange,
    Employment,
    FollowNote,
    MembershipEvent,
    NotSame,
    Person,
    PersonChange,
    PersonnelDifference,
    PersonnelLine,
    Placement,
    Post,
    Relative,
    Resume,
    Standing,
    TransferLetter,
    WomenWork,
)

# By what 会费 and other lists of the accounts name a person; whatever a person's row gets later is private unless here.
KEPT = frozenset(
    {"id", "name", "sex", "work_no", "job", "started_on", "hired_on", "retired_on", "died_on", "search", "sort"}
)

BLANKED = {
    Person.__tablename__: frozenset(Person.__table__.columns.keys()) - KEPT,
    MembershipEvent.__tablename__: frozenset({"reason", "note"}),
    Placement.__tablename__: frozenset({"reason"}),
    Employment.__tablename__: frozenset({"reason"}),
    Standing.__tablename__: frozenset({"reason"}),
    Post.__tablename__: frozenset({"reason", "note"}),
}
DROPPED = frozenset(
    row.__tablename__
    for row in (
        Child, Relative, Resume, EducationChange, NotSame, PersonChange, PersonnelDifference, PersonnelLine,
        TransferLetter, WomenWork, FollowNote,
    )
)
PRIVATE = Private(blanked=BLANKED, dropped=DROPPED, named=frozenset({Person.__tablename__}))
