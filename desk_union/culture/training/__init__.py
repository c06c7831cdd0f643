"""培训, see the map of ``culture``."""
