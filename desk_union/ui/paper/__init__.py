"""Preview and printer: the page that is seen is the page that is printed.

Read first: ``printing.py``; ``numbers.py`` opens what is behind a number of the preview.
"""
