"""劳动竞赛: the tab of that name, a folder for each part of the work.

``running`` 竞赛: contests with criteria, entrants, scores, ranking, awards and the prize chain; 流动红旗;
``ideas`` 合理化建议, 金点子, 小改小革 and slogans: what people propose, and what became of it;
``teams`` 班组, 带班组, 师带徒 and titles: teams with their book, mentorships, standards, promotion;
``safety`` 安康杯: checks, hazards and their mending, drills, incidents.

What the parts share: ``naming`` (names as written, tied to persons), ``owning`` (rows of a row), ``moving`` (deeds that
go over stages), ``counting`` (figures), ``waiting`` (lines of the 工作台), ``papers`` (what sheets ask), ``sampling``.

Each part has the same modules: ``tables``, ``ledgers``, ``described_deeds``, ``sheets``, ``figures``, ``checks``,
``due``, ``sample``; the modules of these names here only put them together. Read first: ``tab``, then the ``ledgers``
of a part. May import what stands below: ``members``, ``funds``, ``payouts`` and the ground.
"""
