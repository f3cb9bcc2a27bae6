"""One person's game: what they proposed, shared, kept and broke; a sheet to reflect on it, evidence for a rubric."""
