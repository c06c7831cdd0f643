"""文体活动, see the map of ``culture``."""
