"""What came online and waits for an answer."""
