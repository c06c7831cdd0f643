"""What 总结和计划 keeps."""
