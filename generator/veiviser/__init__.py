"""Veiviser: one YAML description of a service journey becomes a prototype, a guide and the proof that both hold."""

__version__ = "0.1.0"
