"""Type: which face draws which character, lines of text, ink on the page.

Read first: ``fonts.py``; ``fontfetch.py`` brings the faces that are too large for the repository.
"""
