"""合理化建议, 金点子, 小改小革 and slogans: what people propose, and what became of it."""
