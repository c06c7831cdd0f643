"""What happens to persons and units: joining, moving, leaving, studying, and what follows from it.

Read first: ``rules.py`` (pure), then ``settling.py`` (what follows from saved rows), ``deeds.py`` (what a clerk does;
``described_deeds.py`` how it is asked).
"""
