"""The register on paper: printed for a span, closed at the end of the year."""
