"""The room of 劳动竞赛 in the window: ``menu`` its errands, ``scoring`` 评分录入 with the grid in ``scoregrid``."""
