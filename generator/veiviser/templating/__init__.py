"""Fills templates."""
