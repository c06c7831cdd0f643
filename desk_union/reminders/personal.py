"""Reminders tell of people and not of money: left out of a copy for auditors."""

from __future__ import annotations

from desk_union.describe.private import Private
from desk_union.reminders.tables import Reminder

PRIVATE = Private(dropped=frozenset({Reminder.__tablename__}))
