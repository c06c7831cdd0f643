"""In and out: any ledger from and to xlsx, xls and csv by its description.

May import ``tabs`` and everything below; the only place (beside the xlsx writer of ``prints``) that knows workbooks.

In: ``reading`` (file → grids of raw cells) → ``mapping`` (header → which column fills which field) → ``importing``
(dry run and run). What a sheet leaves open: ``rivals`` (columns for one field, headers that may mean two),
``asking`` (columns that nobody knows), ``Plan.ask`` and a ledger's ``Together.asks`` (lines); answered in the window or
by ``--answer``. Sheets of another shape: ``spread`` and ``unfolding`` (a column a month, lists side by side),
``pagetable`` (web pages named .xls).
Inside an import: ``sheetlines`` (records or notes), ``cells`` (text → value), ``naming`` and
``references`` and ``parts`` (names → rows), ``comparing`` and ``matching`` (doubles, rows already there), ``planning``
(new, change, fault), ``writing``. What the clerk puts right in the trial: ``corrected`` (cells, rows, sheet or book),
``mending`` (the lines read so, and what differs from the file kept in the trail). Back to the clerk: ``result``;
what was learned on the way: ``memory``. Out:
``exporting``, ``template``.
What a foreign file can break is read in a child process: ``apart`` (starts the program itself again and takes only
plain values of its answer), ``limits`` (its memory and time), ``foreign`` (what it does there), ``containers``,
``farcells`` and ``brokencells`` (what is looked at before a library sees the file), ``marking`` (the clerk's sheet with
its results).
The clipboard: ``copying`` (rows → text and table), ``pasted`` (table or text → grid), ``preview`` (cell by cell).
For others: ``auditcopy`` (the book without what is private); files in forms of their own lie with the tab that hands
them out, ``members`` and ``funds``, which name them as ``describe.export.Export``.
Read first: ``importing.py``, ``plan.py``, then ``exporting.py``.
"""
