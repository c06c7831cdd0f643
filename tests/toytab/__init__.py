"""A tab made of one folder, to prove that the house needs nothing else of one."""
