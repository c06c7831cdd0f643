"""走访慰问台账: who was visited, why, by whom, with what; occasions and their calendar."""
