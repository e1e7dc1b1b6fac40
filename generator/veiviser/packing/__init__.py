"""Packing: a flow's prototype as one file that needs no network."""

from veiviser.packing.binding import pack

__all__ = ["pack"]
