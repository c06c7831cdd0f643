"""会员台账: persons (职工, wider than 会员), units, posts, membership and all that hangs on them (S01-S14).

May import: ``store``, ``describe``, ``basis``. Read first: ``tables`` (what is kept), then ``ledgers/`` (how it
shows), ``life`` (what happens to persons and units, and what follows), ``paper`` (what is printed);
``personal.py`` (what auditors of the money do not get to see).

How the past stays as it was:

* a person's unit, employment, standing and membership are rows ``[since, until)``; posts and units have their days;
* membership periods are a projection of the membership events (``life.settling.project``), since two truths would part:
  nobody writes them by hand;
* names of units, the unit above each and a person's facts (political status, title, wage ...) stand in their rows as
  they are now, with what they were before as rows of changes (``UnitChange``, ``PersonChange``): columns that are
  ``Lasting``. A book from before has no such rows: what it holds was always so.
  A course that was finished writes one too (``life.schooling``);
* what is left (name, numbers, telephone ...) is the same on every day: whoever changes it corrects it.

How the union is called on paper: ``office``. What others ask for as files: ``exports``.
What a list of a year holds:
``Ledger.when`` (what happened) and ``Ledger.present`` (who was there).
"""
