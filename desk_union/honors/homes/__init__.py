"""建家 and 责任书, see the map of ``honors``."""
