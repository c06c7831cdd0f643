"""The manual (F1), the first tour, and the pictures of every window that the manual and the tests look at.

Read first: ``help.py``; ``looks.py`` photographs every window, ``pictures.py`` makes those of the manual.
"""
