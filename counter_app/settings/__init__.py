"""Reading what an office has set: files, folders, holidays from the library, the shipped resources."""
