"""Handing in and fetching: a state machine without thread or clock, and the HTTP shell around it."""
