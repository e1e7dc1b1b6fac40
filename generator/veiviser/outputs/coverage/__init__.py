"""Coverage of every branch, as a page and as data."""

from veiviser.outputs.coverage.data import as_data, flow_as_data
from veiviser.outputs.coverage.digests import digest_of_files
from veiviser.outputs.coverage.missing import find_missing

__all__ = ["as_data", "digest_of_files", "find_missing", "flow_as_data"]
