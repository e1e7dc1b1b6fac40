"""A flow compiled to what can happen in it, and walked."""

from veiviser.journeys.compiling.states import LIMIT, TooManyStates, compile_flow

__all__ = ["LIMIT", "TooManyStates", "compile_flow"]
