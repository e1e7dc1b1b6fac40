"""Compiles a flow to states and edges, and walks them."""

from veiviser.journeys.compiling.every_flow import compile_flows
from veiviser.journeys.compiling.states import LIMIT, TooManyStates, compile_flow

__all__ = ["LIMIT", "TooManyStates", "compile_flow", "compile_flows"]
