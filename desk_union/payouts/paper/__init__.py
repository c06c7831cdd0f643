"""What is printed of what is given out: 发放签领表 and 发放台账."""
