"""会员台账: persons (职工, wider than 会员), units, posts, membership and all that hangs on them (S01-S14).

May import: ``store``, ``describe``, ``basis``. Read first: ``tables.py`` (what is kept), then ``ledgers/`` (how it
shows), ``rules.py`` (pure), ``settling.py`` (what follows from saved rows), ``deeds.py`` (what a clerk does).
Dated truth: a person's unit, employment, standing and membership are rows ``[since, until)``, so any past day can be
asked.
Membership periods are a projection of the membership events (``settling.project``); nobody writes them by hand.
"""
