"""Writes a whole site to disk, or nothing."""

from veiviser.writing.failure import CannotWrite
from veiviser.writing.files import check_path, write_files
from veiviser.writing.replacing import replace_file
from veiviser.writing.scratch import scratch_folder
from veiviser.writing.site import new_site
from veiviser.writing.target import MEND, why_not

__all__ = ["MEND", "CannotWrite", "check_path", "new_site", "replace_file", "scratch_folder", "why_not", "write_files"]
