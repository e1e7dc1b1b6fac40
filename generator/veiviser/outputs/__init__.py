"""The outputs: each takes compiled flows and returns text by path."""
