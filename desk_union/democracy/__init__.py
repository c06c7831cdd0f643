"""民主管理: the tab of that name, a folder for each part of the work.

``congress`` 职代会: sittings, delegates, motions with their life, what was passed;
``openness`` 厂务公开: what is to be disclosed and what was, appraisals by ballot, opinions, rules in force;
``contracts`` collective contracts clause by clause, labour contracts and renewals, disputes and their mediation;
``meetings`` meetings and study with attendance and follow-ups, taking part in 竞聘 and 采购, 民主管理网络图.

Each part has the same modules: ``tables``, ``ledgers``, ``described_deeds``, ``sheets``, ``figures``, ``checks``,
``due``, ``sample``; the modules of these names here only put them together. ``democracy_words`` are the word lists and
stages. Read first: ``tab``, then the ``ledgers`` of a part. Stands beside ``culture``, above ``payouts`` and ``funds``.
"""
