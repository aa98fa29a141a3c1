"""What the post takes in and brings."""
