"""Corrections on the disk: written into files as a whole or not at all, and kept so that they can be taken back."""
