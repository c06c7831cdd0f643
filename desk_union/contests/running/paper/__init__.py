"""What is printed of contests: plans, marks, rankings, prizes, bars; each module has its sheets in ``SHEETS``."""
