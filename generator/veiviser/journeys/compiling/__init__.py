"""A flow compiled to its states: what can be answered, what is remembered, and where each answer leads."""
