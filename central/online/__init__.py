"""The door for portals: what citizens filed online goes into an office's feed."""
