"""互助保障, 体检 and 疗休养: who is covered, what was claimed, who was examined, who rested."""
