"""The commands of 经费: posting and closing without a window."""
