"""What may be given at most: rules of provinces as dated data, the office's own table of them, and who goes beyond."""
