"""What 办公 keeps."""
