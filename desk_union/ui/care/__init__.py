"""The room of 送温暖 in the window: ``pictures`` is what the manual shows of it and of 发放; it has no errands."""
