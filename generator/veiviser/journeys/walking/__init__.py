"""Walks through a graph: shortest walks, covers and counts."""
