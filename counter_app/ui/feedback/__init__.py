"""What citizens say of the service: taken, put off, answered."""
