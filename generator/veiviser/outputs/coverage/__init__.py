"""Coverage of every branch, as a page and as data."""

from veiviser.outputs.coverage.data import as_data, flow_as_data
from veiviser.outputs.coverage.digests import digest_of_files
from veiviser.outputs.coverage.measuring import measure
from veiviser.outputs.coverage.missing import find_missing
from veiviser.outputs.coverage.page import DATA, PATH, tell_coverage, tell_flow_coverage
from veiviser.outputs.coverage.runs import with_results

__all__ = [
    "DATA",
    "PATH",
    "as_data",
    "digest_of_files",
    "find_missing",
    "flow_as_data",
    "measure",
    "tell_coverage",
    "tell_flow_coverage",
    "with_results",
]
