"""The room of 民主管理 in the window: only ``pictures`` of its lists for the manual."""
