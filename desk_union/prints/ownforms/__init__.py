"""Forms that the office brought itself: cells over the pages of a scan or PDF, and Word files with places to fill.

Read first: ``overlay.py`` (what is drawn, as ``prints.forms`` does) and ``underlay.py`` (what lies below it);
``wordfilling.py``. ``groundtaking.py`` and ``wordtaking.py`` look at the files when they come, in a process apart.
"""
