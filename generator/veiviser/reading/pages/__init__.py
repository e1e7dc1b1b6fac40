"""Markdown pages and what stands beside them, read."""
