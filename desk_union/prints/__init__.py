"""Paper: lists and cross tables as PDF and workbook, official forms as PDF and Word, with fonts for every Chinese name.

May import: ``tabs`` and everything below, naming no tab; reportlab (only here), openpyxl (only in
``lists/listxlsx.py``), docx (only in ``forms``, ``prose`` and ``ownforms``: the
office's own scans and Word files).
Lists (``lists`` on ``page`` and ``type``): read first ``describe/paper.py`` (what is printed), then
``lists/listpdf.py`` and ``lists/listxlsx.py`` (how).
Official forms (``forms``): ``describe/form.py`` (cells and values), then ``forms/formfile.py``.
Charts (``charts``): ``describe/tree_chart.py`` (a tree of boxes), then ``charts/chartsetting.py``.
Books of account (``books``): ``describe/accountbook.py`` (lines of accounts), then ``books/bookpaging.py``.
Documents (``prose``): ``describe/prose.py`` (headings, paragraphs, tables), then ``prose/prosepdf.py``.
Every sheet goes through ``publishing.py`` (one sheet, one request, any of its files, private values noted);
``numbers.py`` tells what its numbers are and what stands behind them; ``selfcheck.py`` looks at a sheet before it is
printed, ``sinceprinted.py`` compares it with the last time, ``kept.py`` lists what only this book can print.
The office's own hand: ``stationery.py`` (its words, signers of the day, faces), ``type/faces.py`` (which may be
chosen). ``paper.py``: what came of printing.
"""
