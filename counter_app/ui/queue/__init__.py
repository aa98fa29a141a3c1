"""What waits to be handed in, and what is proved."""
