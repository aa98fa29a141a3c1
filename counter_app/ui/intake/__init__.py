"""A new dossier: the form, its live decision and its save."""
