"""厂务公开 and 制度, see the map of ``democracy``."""
