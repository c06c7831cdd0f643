"""desk_union: one office program for one grassroots trade-union office (基层工会办公室).

The folders are the tabs of the window on a common ground. Read from the bottom up:
``basis`` (values) → ``describe`` (the vocabulary of ledgers) → ``store`` (the book) → ``office`` (its words, its
signers) → ``members`` (会员台账) → ``funds`` (经费) → ``choosing``, ``payouts`` (发放), ``scoring`` → ``care``
(送温暖), ``contests`` (劳动竞赛) → ``democracy``, ``culture``, ``honors`` (民主管理, 宣教文体, 建家评先),
``reminders`` (提醒) → ``reports`` (报表) → ``own`` (自设栏目), ``keeping`` (保存期限) → ``tabs`` and on it
``founding`` (all tabs together) → ``exchange`` and ``prints`` (in, out, paper) → ``screens`` (what a screen shows,
without Qt) → ``ui`` (Qt) → ``app``.
``commands`` are the same deeds without a window, beside ``app``. Each package may import only packages to its left;
``pyproject.toml`` keeps that as import-linter contracts.

A tab is its package, and a folder of its name in each room above where it needs something for itself
(``screens/funds``). All else is engine and names no tab: it asks ``tabs``, which reads the tabs' own records
(``describe.tab.Tab``); ``tests/test_rooms.py`` holds that.
"""

__version__ = "0.1.0"
