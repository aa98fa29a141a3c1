"""Handing over to the specialist units: the list in the making."""
