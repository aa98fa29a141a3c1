"""Demonstration and simulation: the only room of the desk program that also knows the centre."""
