"""What a person asks for, one small class a noun. No Qt; each call opens and closes its own transaction."""
