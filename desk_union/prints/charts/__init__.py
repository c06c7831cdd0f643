"""Trees of boxes (``chart``) and pictures of bars (``bars``) on paper.

Read first: ``chartsetting.py``; a tree is set as a branch in columns or rows, one page or overview and branches.
"""
