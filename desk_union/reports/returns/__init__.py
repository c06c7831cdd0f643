"""月报, 季报 and 统计: what is sent upward."""
