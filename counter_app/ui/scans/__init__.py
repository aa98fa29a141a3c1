"""Scans land where they belong, from anywhere in the window."""
