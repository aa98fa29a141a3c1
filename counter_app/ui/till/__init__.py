"""The day's till, counted beside the work."""
