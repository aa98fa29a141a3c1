"""The question about date and time."""
