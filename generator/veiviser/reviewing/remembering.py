"""What a review met of earlier versions, kept for the board, which shows the screens that are otherwise by now."""

from contextlib import suppress
from pathlib import Path

from veiviser.model.earlier import Earlier
from veiviser.reading.files.versions import day_of
from veiviser.reading.runs.earlier import FOLDER, earlier_file, written_earlier
from veiviser.reviewing.comparing import Review
from veiviser.writing import replace_file


def remember(root: Path, found: Review) -> None:
    """
    Write it below the project's root, in the place of what an earlier review left there.

    Raises:
        CannotWrite: when the disk refuses.
    """
    day = day_of(root, found.base)
    if day is None:  # whoever asks git for a version has one with a day
        return
    known = {earlier_file(flow): Earlier(day=day, screens=screens) for flow, screens in found.earlier.items()}
    for path in (root / FOLDER).glob("*.json"):
        if path.relative_to(root).as_posix() not in known:
            with suppress(OSError):
                path.unlink()
    for file, one in known.items():
        replace_file(root, file, written_earlier(one))
