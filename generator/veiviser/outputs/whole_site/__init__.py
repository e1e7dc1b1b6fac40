"""Outputs made once for the whole site."""
