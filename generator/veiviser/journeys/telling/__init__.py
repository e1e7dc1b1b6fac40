"""A graph told as a guide: the route, its steps and their numbers."""
