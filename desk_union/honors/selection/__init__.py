"""评先, see the map of ``honors``."""
