"""What the screens of 劳动竞赛 show and allow, without Qt: ``scoringpage`` 评分录入."""
