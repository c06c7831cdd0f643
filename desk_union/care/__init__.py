"""送温暖: the tab of that name, a folder for each part of the work.

``hardship`` 困难职工档案: the file with its family, income arithmetic, class, papers and life; home surveys;
``visits`` 走访慰问台账: who was visited, why, by whom, with what; occasions and their calendar;
``campaigns`` 送温暖 campaigns: a list of people for one occasion of the year, from choosing to the 发放单;
``cover`` 互助保障, 体检 and 疗休养: who is covered, what was claimed, who was examined, who rested;
``serving`` 志愿服务 and 再就业: who served where, who out of work was trained or placed;
``giving`` 结对包保 and 捐款: pairs with their contacts, drives with their donors, goods and balance.

Each part has the same modules: ``tables``, ``ledgers``, ``described_deeds``, ``sheets``, ``figures``, ``checks``,
``due``, ``sample``; the modules of these names here only put them together. Read first: ``tab``, then the ``ledgers``
of a part. May import what stands below: ``members``, ``funds``, ``payouts`` and the ground.
"""
