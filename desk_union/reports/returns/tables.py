"""What 上报报表 keeps."""
