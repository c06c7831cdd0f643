"""What is printed of 安康杯: forms, lists of hazards, 查岗, 十个一, the register of a year."""
