"""经费: the union's books of account under 《工会会计制度》(财会〔2021〕7号), and everything that touches its money.

May import members and what lies below it. Read first: ``tables/books.py`` (what is kept), ``account/deeds.py`` (drafts
and corrections), ``account/posting.py`` (how a draft becomes a frozen, chained voucher), ``account/balances.py`` (every
sum is computed from openings and entries, never stored), ``account/closing.py`` (months and years).

``account`` the books themselves · ``paid`` which voucher paid which row · ``dues`` 会费, 上解, 返还, 下拨 ·
``bank`` bank and cash · ``property`` assets and goods · ``described`` what a clerk does, as
descriptions · ``paper`` what is printed · ``ledgers`` the descriptions ·
``tables`` what is kept · ``sample`` a made-up year. In the package itself: what the tab brings (``sheets``,
``figures``, ``checks``, ``due``, ``dictionaries``, ``founding``).

Whole-voucher import: the lines of a voucher only make sense together, so ``funds.vouchers`` is a ledger of entries
whose description carries ``describe.ledger.Together`` (design.md section 3 keeps what fewer than three ledgers need out
of the description; it stands there because import, form and conformance tests would otherwise each know vouchers).
"""
