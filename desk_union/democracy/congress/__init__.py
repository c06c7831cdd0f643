"""职代会, see the map of ``democracy``."""
