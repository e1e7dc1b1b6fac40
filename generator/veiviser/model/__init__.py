"""Frozen data: everything that is read of a project and compiled from it."""
