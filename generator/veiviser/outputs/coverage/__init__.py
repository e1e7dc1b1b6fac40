"""Coverage of every branch, as a page and as data."""

from veiviser.outputs.coverage.data import as_data, flow_as_data
from veiviser.outputs.coverage.digests import digest_of_files
from veiviser.outputs.coverage.measuring import measure_told
from veiviser.outputs.coverage.missing import find_missing, find_unapproved

__all__ = ["as_data", "digest_of_files", "find_missing", "find_unapproved", "flow_as_data", "measure_told"]
