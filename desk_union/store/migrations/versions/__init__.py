"""The steps, oldest first by their number; ``migrations/__init__.py`` says how one is drafted."""
