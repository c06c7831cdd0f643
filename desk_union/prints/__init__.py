"""Paper: lists and cross tables as PDF and workbook, official forms as PDF and Word, with fonts for every Chinese name.

May import: ``basis``, ``describe``, ``store``, ``members``; reportlab (only here), openpyxl (only in ``listxlsx.py``),
docx (only in ``formword.py`` and ``proseword.py``).
Lists: read first ``describe/paper.py`` (what is printed), then ``listpdf.py`` and ``listxlsx.py`` (how). ``listpdf.py``
stands on ``fitting.py`` (paper, type size, column widths), ``layout.py`` (pages), ``drawing.py`` (canvas),
``ink.py`` (text as orders of a page), ``wrapping.py`` (lines) and ``fonts.py`` (which face draws which character).
Official forms: ``describe/form.py`` (cells and values), ``formfile.py`` (reads and checks ``forms/sheets``),
``formoverlap.py`` (cells on one another),
``formsetting.py`` (what stands where, what is continued), ``forms.py`` (PDF), ``formword.py`` (Word),
``formprinting.py`` (which file and paper a sheet takes).
Charts: ``describe/chart.py`` (a tree of boxes), ``chartblock.py`` (a branch in columns), ``chartrows.py`` (branches in
rows on pages), ``chartsetting.py`` (one page, or overview and branches), ``chart.py`` (PDF).
Books of account: ``describe/accountbook.py`` (lines of accounts), ``bookpaging.py`` (fixed lines on a page, 过次页 and
承前页), ``bookpdf.py`` (cover, contents, numbered pages).
Documents: ``describe/prose.py`` (headings, paragraphs, tables), ``prosepdf.py`` (PDF), ``proseword.py`` (Word).
The office's own hand: ``stationery.py`` (its words, signers of the day, faces), ``faces.py`` (which may be chosen).
``fontfetch.py`` brings the faces that are too large for the repository.
"""
