"""The error that all failed writing raises."""

import errno
from pathlib import Path

from veiviser.messages import Message, say

_REASONS = {
    errno.ENOSPC: say("the disk is full"),
    errno.EDQUOT: say("the disk quota is used up"),
    errno.EFBIG: say("the file would be larger than is allowed here"),
    errno.EROFS: say("the disk is read-only"),
    errno.EACCES: say("no permission"),
    errno.EPERM: say("no permission"),
    errno.ELOOP: say("a link stands there, and links are not followed; remove it"),
    errno.ENXIO: say("something else than a file stands there; move it away"),
    errno.ENAMETOOLONG: say("the name is too long for this disk"),
}


class CannotWrite(Exception):
    """
    The site could not be written; the earlier one stands as it was.

    Attributes:
        message: what was in the way and what would mend it, in one sentence.
    """

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(message)


def cannot_write(path: Path, error: OSError) -> CannotWrite:
    """The failure to report for what the operating system refused."""
    reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
    return CannotWrite(say("cannot write {path}: {reason}; the earlier site is untouched", path=path, reason=reason))


def is_about_the_disk(error: OSError) -> bool:
    """Whether it can only have come from writing, whoever wrote."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)
