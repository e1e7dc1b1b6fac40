"""Strict YAML: every scalar stays text, and every node knows its place."""
