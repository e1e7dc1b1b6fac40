"""Packing: a flow's prototype as one file that needs no network, or as an archive for a host."""

from veiviser.packing.binding import pack
from veiviser.packing.guide import draw_guide
from veiviser.packing.zipping import zipped

__all__ = ["draw_guide", "pack", "zipped"]
