"""The command line."""

from veiviser.cli.commands import main

__all__ = ["main"]
