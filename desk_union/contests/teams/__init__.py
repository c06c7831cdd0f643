"""班组, 带班组, 师带徒 and titles: teams with their book, mentorships, standards, promotion."""
