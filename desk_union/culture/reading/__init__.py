"""职工书屋, see the map of ``culture``."""
