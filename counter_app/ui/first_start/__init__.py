"""From a PC without a desk to the sign-in: one step after the other in one window."""
