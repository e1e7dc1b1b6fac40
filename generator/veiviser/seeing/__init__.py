"""What readers see of a project, and whether it is still the same."""
