"""Paper: lists and cross tables as PDF and workbook, with fonts for every Chinese name.

May import: ``basis``, ``describe``, ``store``, ``members``; reportlab (only here), openpyxl (only in ``listxlsx.py``).
Read first: ``describe/paper.py`` (what is printed), then ``listpdf.py`` and ``listxlsx.py`` (how). ``listpdf.py``
stands on ``fitting.py`` (paper, type size, column widths), ``layout.py`` (pages), ``drawing.py`` (canvas),
``wrapping.py`` (lines) and ``fonts.py`` (which face draws which character). ``landing.py`` puts a finished file in its
place; ``fontfetch.py`` brings the faces that are too large for the repository.
"""
