"""The room of 建家评先 in the window: only ``pictures`` of its lists for the manual."""
