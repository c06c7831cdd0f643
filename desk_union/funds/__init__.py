"""经费: the union's books of account under 《工会会计制度》(财会〔2021〕7号), and everything that touches its money.

May import members and what lies below it. Read first: ``tables/books.py`` (what is kept), ``deeds.py`` (drafts and
corrections), ``posting.py`` (how a draft becomes a frozen, chained voucher), ``balances.py`` (every sum is computed
from openings and entries, never stored), ``closing.py`` (months and years).

``chart`` the 24 accounts and their facts · ``rules`` what a voucher must be, pure · ``invariants`` what must hold in
the whole book · ``templates`` the entries of everyday events · ``beginning`` how a book begins ·
``ledgers`` the descriptions · ``sheets`` what is printed.

Paper of the books: ``booklines`` (lines with balances), ``bookfolios``, ``columnfolios`` and ``projectfolios`` (as
books), ``bookpicks`` (which accounts), ``booksheets`` and ``yearbook`` (sheets); ``vouchersheets`` the vouchers and
their cover; ``notessheets`` the notes to the statements.

Bank and cash: ``bank_lines`` (a statement's line as a row), ``pairing`` (pure proposals), ``reconciling`` (ticks and
the sheet of a day), ``cash_deeds``. Assets and goods: ``asset_rules`` and ``goods_rules`` (pure), ``asset_deeds`` and
``goods_deeds`` (each with its voucher), ``property_checks`` (cards, store and statement against the books).

Dues: ``dues_rules`` (pure), ``dues_roll`` (who was a member in a month), ``dues_reckoning`` (what everybody owes),
``dues_deeds`` (collect, book, withdraw), ``bound`` (a voucher in red lets go of what it paid), ``dues_state`` (how
far dues are paid, in SQL), ``dues_grid`` (who has paid which month). 上解, 返还, 下拨: ``remit_rules`` (pure),
``remit_deeds`` (each with its voucher), ``paid_checks`` (rows against the vouchers that paid them).

Whole-voucher import: the lines of a voucher only make sense together, so ``funds.vouchers`` is a ledger of entries
whose description carries ``describe.ledger.Together`` (design.md section 3 keeps what fewer than three ledgers need out
of the description; it stands there because import, form and conformance tests would otherwise each know vouchers).
"""
