"""报表: the tab of that name, a folder for each part of the work; it stands on all other tabs, none of which knows it.

``numbers`` figures typed by hand, with their author, day and source; what of the office's list of figures is typed;
``writing`` 工作总结 and 工作计划: documents of sections whose numbers are figures that remember their rows;
``returns`` 月报, 季报, 统计: what is sent upward, frozen when it is issued;
``upperforms`` the upper union's own workbooks: which figure each cell wants, filled and sent like a return;
``office`` 工作日志, calendar of duties, 验收资料, 公文.

Each part has the same modules: ``tables``, ``ledgers``, ``described_deeds``, ``sheets``, ``figures``, ``checks``,
``due``, ``sample``; the modules of these names here only put them together. Read first: ``tab``, then the ``ledgers``
of a part. All figures of the house are asked of ``describe.figure.known``.
"""
