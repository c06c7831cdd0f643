"""评分: judges' marks and measured values become totals and places, exactly, by a scheme that has a version.

Pure arithmetic that knows no book: ``scheme`` (items, kinds, weights, what ranks, and its text to be kept),
``conversion`` (a measured value turned into points), ``tally`` (the marks of one entrant for one item and their mean),
``ranking`` (totals as fractions, places that ties share), ``telling`` (the arithmetic of a total in words),
``doubting`` (marks missing, far from the others, typed twice and different), ``lots`` (the order of appearance).
Contests, suggestions, teams and 职工之家 keep their own rows and ask this package. It draws no screen and is no tab.
"""
