"""The band: state of the line, what waits, who is here, what time it is."""
