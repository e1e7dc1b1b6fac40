"""Veiviser: one YAML description of a service journey becomes a prototype, a guide and the proof that both hold."""

__all__ = ["__version__"]  # made by `__getattr__`


def __getattr__(name: str) -> str:
    """The installed version, looked up only when somebody asks."""
    if name != "__version__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib.metadata import version

    return version("veiviser")
