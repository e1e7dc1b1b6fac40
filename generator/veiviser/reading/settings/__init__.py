"""A project's settings, read."""
