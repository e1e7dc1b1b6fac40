"""Replaces one file in one step, so that nobody reads half of it."""

import os
from contextlib import suppress
from pathlib import Path

from veiviser.writing.failure import cannot_write
from veiviser.writing.files import check_path
from veiviser.writing.no_links import make_folder, open_file


def replace_file(folder: Path, name: str, content: str | bytes) -> None:
    """
    Write a file below the folder, beside the one that is there, and let them change places; the mode stays.

    Raises:
        CannotWrite: when the path would leave the folder or cannot stand on every system, or the disk refuses.
    """
    check_path(name)
    path = folder / name
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        make_folder(folder, name.rpartition("/")[0])
        fresh.unlink(missing_ok=True)  # of another process that had our number
        with open(open_file(str(fresh), os.O_WRONLY | os.O_EXCL), "wb") as file:  # noqa: PTH123
            file.write(content.encode() if isinstance(content, str) else content)
        with suppress(FileNotFoundError):
            fresh.chmod(path.stat().st_mode & 0o777)
        fresh.replace(path)
    except OSError as error:
        raise cannot_write(Path(error.filename or path), error) from error
    finally:
        fresh.unlink(missing_ok=True)
