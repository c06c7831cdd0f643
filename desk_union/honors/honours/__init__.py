"""荣誉 and 罚款, see the map of ``honors``."""
