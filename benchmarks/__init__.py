"""Every figure that the project claims, as a command that measures its own reference in the same run."""
