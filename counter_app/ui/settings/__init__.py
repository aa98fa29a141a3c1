"""Settings: calendar, regulation, printers, scanner, how the screen looks."""
