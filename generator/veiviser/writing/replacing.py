"""One file written anew in one step, so that nobody ever reads half of it."""

import os
from pathlib import Path

from veiviser.writing.failure import cannot_write
from veiviser.writing.files import check_path


def replace_file(folder: Path, name: str, text: str) -> None:
    """
    Write a file below the folder, beside the one that is there, and let them change places.

    Raises:
        CannotWrite: when the path would leave the folder or cannot stand on every system, or the disk refuses.
    """
    check_path(name)
    path = folder / name
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(text.encode())
        fresh.replace(path)
    except OSError as error:
        raise cannot_write(path, error) from error
    finally:
        fresh.unlink(missing_ok=True)
