"""What of 宣教文体 tells of single people and not of money; who signed for an activity stays beside its cost."""

from __future__ import annotations

from desk_union.culture.activities.tables import ArtWork, ClubMember, WorkMark
from desk_union.culture.reading.tables import BookLoan
from desk_union.culture.striving.tables import StarFamily, Striving
from desk_union.culture.training.tables import Trainee
from desk_union.describe.private import Private

OF_PEOPLE = (ArtWork, BookLoan, ClubMember, StarFamily, Striving, Trainee, WorkMark)
PRIVATE = Private(dropped=frozenset(row.__tablename__ for row in OF_PEOPLE))
