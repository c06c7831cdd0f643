"""提醒: what a clerk wants to be told of on a day, about a row of any ledger or about nothing that is kept.

Read first: ``tables``, ``recurring`` (pure: when comes the next), ``ledgers``, ``linking`` (which row is meant),
``described_deeds``, ``due`` (the lines of 工作台), ``following_notes`` (a note of 走访谈心随记 that says when to come
again has a reminder). Shown in 报表 beside the calendar of duties; stands below ``reports``.
"""
