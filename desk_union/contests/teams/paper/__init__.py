"""What is printed of 班组, 师带徒 and 工人先锋号: forms, score sheets, the bound book of a team."""
