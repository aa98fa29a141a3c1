"""What is done with a dossier after its receipt, one noun a file; each step is an entry and says by which rule."""
