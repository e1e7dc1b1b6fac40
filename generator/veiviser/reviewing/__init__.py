"""Reviews: what readers meet otherwise in a project than in an earlier version of it."""
