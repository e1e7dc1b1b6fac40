"""Exports: flows in the formats of other tools, one module each, listed here by the names that people type."""

from collections.abc import Mapping

from veiviser.exports import dot, gherkin, mermaid, texts, xstate
from veiviser.exports.contract import CannotExport, Format, Subject

FORMATS: Mapping[str, Format] = {
    "mermaid": mermaid,
    "dot": dot,
    "xstate": xstate,
    "gherkin": gherkin,
    "texts": texts,
}

__all__ = ["FORMATS", "CannotExport", "Format", "Subject"]
