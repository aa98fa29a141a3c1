"""The reference central system: storing, judging apart from storing, feed, number ranges, reference data."""
