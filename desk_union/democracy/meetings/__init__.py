"""会议与参与, see the map of ``democracy``."""
