"""A flow's file, read into the model."""
