"""Contingency pads: printed beforehand, every sheet accounted for."""
