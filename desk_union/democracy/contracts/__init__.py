"""合同与争议调解, see the map of ``democracy``."""
