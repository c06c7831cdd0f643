"""宣教文体: the tab of that name, a folder for each part of the work.

``activities`` 文体活动 with who came and what it cost, entries and prizes, clubs and teams, works of art and writing;
``reading`` 职工书屋: books, lending, reading together, subscriptions;
``press`` 稿件 by medium and level, carriers (简报, 黑板报) with their issues;
``training`` courses with those who came, hours, exams and certificates.

Each part has the same modules: ``tables``, ``ledgers``, ``described_deeds``, ``sheets``, ``figures``, ``checks``,
``due``, ``sample``; the modules of these names here only put them together. ``culture_words`` are the word lists,
``links`` which voucher paid what, ``costs`` how it is drafted. Read first: ``tab``, then the ``ledgers`` of a part.
"""
