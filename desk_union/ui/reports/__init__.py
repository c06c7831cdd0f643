"""The room of 报表 in the window: ``menu`` its errands, ``writer`` 写总结, ``figures`` 数字一览, ``forms`` 标上级表格.

Read first: ``writerframe.py`` (what is shown, saved, compared), then ``writer.py`` (what is done). The text is
``livetext`` and ``writingtext``; ``writingblocks`` turns lines of a document into blocks and back, ``numberfield``
draws a live number; ``outline`` and ``writerside`` stand at the sides. Of a form ``formsheetview`` shows the sheet and
``formmark`` asks what a cell wants; ``figurelist`` finds a figure and ``which`` asks which row is meant, for both.
"""
