"""The error that all failed writing raises."""

import errno
from pathlib import Path

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "the file would be larger than is allowed here",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "no permission",
    errno.EPERM: "no permission",
    errno.ELOOP: "a link stands there, and links are not followed; remove it",
    errno.ENXIO: "something else than a file stands there; move it away",
    errno.ENAMETOOLONG: "the name is too long for this disk",
}


class CannotWrite(Exception):
    """
    The site could not be written; the earlier one stands as it was.

    Attributes:
        message: what was in the way and what would mend it, in one sentence.
    """

    def __init__(self, message: str) -> None:
        self.message = message
        super().__init__(message)


def cannot_write(path: Path, error: OSError) -> CannotWrite:
    """The failure to report for what the operating system refused."""
    reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
    return CannotWrite(f"cannot write {path}: {reason}; the earlier site is untouched")


def is_about_the_disk(error: OSError) -> bool:
    """Whether it can only have come from writing, whoever wrote."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)
