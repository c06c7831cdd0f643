"""The import as a clerk goes through it: file, columns, trial, what is remembered.

Read first: ``importfile.py`` (file and columns), ``importanswers.py``, ``importpage.py`` (dry run and import).
"""
