"""A flow and its variants side by side."""
