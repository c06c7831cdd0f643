"""The room of 报表 in the window: ``menu`` its errands, ``writer`` 写总结, ``figures`` 数字一览.

Read first: ``writerframe.py`` (what is shown, saved, compared), then ``writer.py`` (what is done). The text is
``livetext`` and ``writingtext``; ``writingblocks`` turns lines of a document into blocks and back, ``numberfield``
draws a live number; ``outline`` and ``writerside`` stand at the sides.
"""
