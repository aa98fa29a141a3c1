"""The desk's encrypted database: journal, projections, search, keys, migrations."""
