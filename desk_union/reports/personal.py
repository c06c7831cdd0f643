"""What auditors of the money do not get to see of 报表: what one clerk told the next of persons."""

from __future__ import annotations

from desk_union.describe.private import Private
from desk_union.reports.handing.tables import HandOver, HandOverLine

PRIVATE = Private(dropped=frozenset({HandOver.__tablename__, HandOverLine.__tablename__}))
