"""送温暖 campaigns: a list of people for one occasion of the year, from choosing to the 发放单."""
