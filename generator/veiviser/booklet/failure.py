"""The error that a booklet raises which cannot be printed."""

from veiviser.messages import Message


class CannotPrint(Exception):
    """
    No booklet came out; what was there before stands as it was.

    Attributes:
        message: what was in the way and what would mend it, in one sentence.
    """

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(message)
