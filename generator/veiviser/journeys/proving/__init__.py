"""Promises and questions about a flow, answered from its graph."""
