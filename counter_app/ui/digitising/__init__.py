"""Digital copies of papers: files taken in, what is said of each, looked at as pictures, used again."""
