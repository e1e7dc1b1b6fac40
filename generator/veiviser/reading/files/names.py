"""Names of the files that people put into `content/`, which every computer must be able to hold."""

from pathlib import PurePosixPath

from veiviser.messages import Message, say
from veiviser.place import Place
from veiviser.problem import Report
from veiviser.reading.yaml.names import folded

_FORBIDDEN = '<>:"|?*\\#%'
_DEVICES = {"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))}


def check_file_names(files: set[PurePosixPath], shown: PurePosixPath, report: Report) -> None:
    """Names that cannot be on every computer, or that are one and the same on some."""
    seen: dict[str, PurePosixPath] = {}
    checked: set[PurePosixPath] = set()
    for file in sorted(files):
        first = seen.setdefault(folded(file.as_posix()), file)
        if first != file:
            message = say("`{first}` has the same name to many computers; rename one of them", first=first)
            report.error(Place(shown / file), "same-name", message)
        for part in [file, *file.parents][:-1]:
            if part not in checked:
                checked.add(part)
                reason = why_not(part.name)
                if reason is not None:
                    report.error(Place(shown / part), "bad-file-name", reason)


def why_not(name: str) -> Message | None:
    """What keeps a name from being on every computer, and what would mend it; None where nothing does."""
    strange = [c for c in name if c in _FORBIDDEN or not c.isprintable()]
    if strange:
        return say(
            "a name with {character} in it cannot be on Windows or in an address; rename it", character=repr(strange[0])
        )
    if name[-1] in " ." or name[0] == " ":
        return say("a name cannot begin with a space or end in a space or a dot on Windows; rename it")
    if name.split(".")[0].lower() in _DEVICES:
        return say("Windows keeps this name for itself; rename it")
    if len(name.encode()) > 200:
        return say("a name of more than 200 bytes is too long; rename it")
    return None
