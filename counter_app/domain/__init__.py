"""Pure rules. No Qt, SQL, files, clock, chance or network: all of it comes in as arguments."""
