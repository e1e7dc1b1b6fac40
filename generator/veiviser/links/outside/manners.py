"""Rate limits and time limits for requests to other sites."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Manners:
    """How politely and how long other sites are asked. Times are in seconds."""

    hosts: int = 12
    """Asked at the same time; each of them one address at a time."""
    pause: float = 0.5
    """Between two requests to a host."""
    attempts: int = 3
    backoff: float = 1.0
    """Before the second attempt; twice as long before each one after it."""
    longest_wait: float = 30.0
    """A host that asks for more patience (`Retry-After`) is left alone."""
    timeout: float = 15.0
    """For one answer, from the first byte sent to the last one read."""
    longest: float = 60.0
    """For one address with all its redirects and attempts."""
    overall: float = 1200.0
    """For all addresses; what is not asked by then is told."""
    silent: int = 3
    """A host that lets so many requests in a row go unanswered is left alone."""
    redirects: int = 10
    private: bool = False
    """Ask this machine and its network too, which tests do."""
