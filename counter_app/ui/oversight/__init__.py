"""What whoever answers for the office looks through, beside the lists of the day."""
