"""What is printed of 合理化建议, 金点子, 小改小革 and slogans: ``form_sheets``, ``list_sheets``, ``picture_sheets``."""
