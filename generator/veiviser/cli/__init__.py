"""The command `veiviser`."""

from veiviser.cli.commands import main

__all__ = ["main"]
