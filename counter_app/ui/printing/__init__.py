"""Printing a slip, and the question whether paper came out."""
