"""A flow compiled to what can happen in it, and walked."""

from veiviser.journeys.states import LIMIT, TooManyStates, compile_flow

__all__ = ["LIMIT", "TooManyStates", "compile_flow"]
