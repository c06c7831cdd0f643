"""What the screens of 报表 show and allow, without Qt: ``writerpage`` 写总结, ``figurespage`` 数字一览.

``writerchecks`` is what is compared with the ledgers while one writes; it runs away from the window's thread.
"""
