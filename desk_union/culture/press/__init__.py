"""稿件与宣传阵地, see the map of ``culture``."""
