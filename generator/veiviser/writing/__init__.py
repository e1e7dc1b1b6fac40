"""What is written to disk: a whole site, or nothing."""

from veiviser.writing.failure import CannotWrite
from veiviser.writing.files import check_path, write_files
from veiviser.writing.replacing import replace_file
from veiviser.writing.site import new_site

__all__ = ["CannotWrite", "check_path", "new_site", "replace_file", "write_files"]
