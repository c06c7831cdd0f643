"""竞赛: contests with criteria, entrants, scores, ranking, awards and the prize chain; 流动红旗."""
