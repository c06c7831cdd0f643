"""建家评先: the tab of that name, a folder for each part of the work.

``marking`` 考评: schemes with chapters and items, own marks and those of the check, evidence, gaps, places;
``homes`` 职工之家 and 小家 with their levels, 责任书, rooms with visits and equipment;
``selection`` 评先: 评选, 名额分配, 推荐, secret ballots, 公示;
``honours`` 荣誉台账 with prizes, 会议纪律罚款 and deposits.

Each part has the same modules: ``tables``, ``ledgers``, ``described_deeds``, ``sheets``, ``figures``, ``checks``,
``due``, ``sample``; the modules of these names here only put them together. ``honors_words`` are the word lists and
stages, ``links`` which voucher paid what. Read first: ``tab``, then the ``ledgers`` of a part. Stands beside
``culture`` and ``democracy``, above ``contests``, ``choosing``, ``scoring`` and ``payouts``.
"""
