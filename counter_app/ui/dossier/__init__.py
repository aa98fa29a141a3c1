"""Finding a dossier and reading its timeline."""
