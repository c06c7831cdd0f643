"""The window's part of 报表: quick entries heard wherever one is."""
