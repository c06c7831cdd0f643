"""The room of 宣教文体 in the window: only ``pictures`` of its lists for the manual."""
