"""Outputs of each flow: prototype, guide and pictures."""
