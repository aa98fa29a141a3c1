"""Rules: the one behind a field (F1), and all that are in force."""
