"""The report of a period: figures by field, of each online service, the late."""
