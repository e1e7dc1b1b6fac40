"""Walks through a graph: the shortest, the fewest that take every edge, and how many there are."""
