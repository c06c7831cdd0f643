"""安康杯: checks, hazards and their mending, drills, incidents."""
