"""Returning results: handing them out, and recording those that came back from the units."""
