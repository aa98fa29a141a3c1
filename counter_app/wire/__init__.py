"""Bytes that freeze early: entries, hashes, signatures, papers, batches, slips. Shared with the centre."""
