"""考评, see the map of ``honors``."""
