"""Paying by transfer: a symbol for exactly the fees that are ticked, claimed until somebody confirms it."""
