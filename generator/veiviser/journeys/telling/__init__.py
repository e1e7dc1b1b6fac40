"""The guide: its route through a graph, its steps and their numbers."""
