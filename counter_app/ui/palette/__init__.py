"""Ctrl+K: everything by name."""
