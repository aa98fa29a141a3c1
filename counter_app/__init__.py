"""The desk program of a one-stop counter: receive, print, go on without a line, hand in afterwards."""

__version__ = "0.1.0"
