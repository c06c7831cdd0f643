"""What of choosing tells of single people and not of money: blanked in a copy for auditors."""

from __future__ import annotations

from desk_union.choosing.tables import ChosenList, ChosenPerson
from desk_union.describe.private import Private

PRIVATE = Private(
    blanked={
        ChosenPerson.__tablename__: frozenset({"speaks", "against", "private", "note"}),
        ChosenList.__tablename__: frozenset({"note"}),
    },
    of_people=frozenset({ChosenPerson.__tablename__, ChosenList.__tablename__}),
)
