"""The window, by feature. Knows services; never SQL, HTTP or a PDF."""
