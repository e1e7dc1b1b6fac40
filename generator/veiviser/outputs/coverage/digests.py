"""Digests that tell whether test results belong to today's pages."""

from collections.abc import Iterable, Mapping
from hashlib import blake2b

from veiviser.journeys.branch_keys import edge_cases
from veiviser.model.journey import Graph


def digest_of_files(files: Mapping[str, str]) -> str:
    """Another one when a path or a text is another."""
    return _digest(part for path, text in files.items() for part in (path, text))


def digest_of_flow(graph: Graph, pages: Mapping[str, str], assets: str) -> str:
    """
    Another one when something that a test of the flow can see is another: what is drawn, and which edges there are.

    The text of the flow, the look, facts and data files come to tests as pages only. So a comment changes nothing here.

    Args:
        pages: the flow's, as drawn, with their stylesheet.
        assets: the digest of what all pages share.
    """
    edges = (f"{graph.pages[edge.source]} {key} {number}" for edge, (key, number) in edge_cases(graph).items())
    return _digest([assets, digest_of_files(pages), *edges])


def _digest(parts: Iterable[str]) -> str:
    digest = blake2b(digest_size=32)
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        digest.update(b"%d " % len(encoded))
        digest.update(encoded)
    return digest.hexdigest()
