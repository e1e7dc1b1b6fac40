"""Markdown and what stands in it: text, addresses, and how a site renders it."""
