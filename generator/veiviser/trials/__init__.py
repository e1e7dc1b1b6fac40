"""Trials: what people did who tried a flow's tasks, read from their files and counted."""
