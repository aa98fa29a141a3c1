"""Telling of an incident: the fault of one online service, or of the portal."""
