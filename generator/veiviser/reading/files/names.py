"""Names of the files that people put into `content/`, which every computer must be able to hold."""

from pathlib import PurePosixPath

from veiviser.place import Place
from veiviser.problem import Problem, Report
from veiviser.reading.yaml.names import folded

_FORBIDDEN = '<>:"|?*\\#%'
_DEVICES = {"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))}


def check_file_names(files: set[PurePosixPath], shown: PurePosixPath, problems: Report) -> None:
    """Names that cannot be on every computer, or that are one and the same on some."""
    seen: dict[str, PurePosixPath] = {}
    checked: set[PurePosixPath] = set()
    for file in sorted(files):
        first = seen.setdefault(folded(file.as_posix()), file)
        if first != file:
            message = f"`{first}` has the same name to many computers; rename one of them"
            problems.append(Problem(Place(shown / file), "same-name", message))
        for part in [file, *file.parents][:-1]:
            if part not in checked:
                checked.add(part)
                reason = why_not(part.name)
                if reason:
                    problems.append(Problem(Place(shown / part), "bad-file-name", f"{reason}; rename it"))


def why_not(name: str) -> str:
    """What keeps a name from being on every computer; empty where nothing does."""
    strange = [c for c in name if c in _FORBIDDEN or not c.isprintable()]
    if strange:
        return f"a name with {strange[0]!r} in it cannot be on Windows or in an address"
    if name[-1] in " ." or name[0] == " ":
        return "a name cannot begin with a blank or end in a blank or a dot on Windows"
    if name.split(".")[0].lower() in _DEVICES:
        return "Windows keeps this name for itself"
    if len(name.encode()) > 200:
        return "a name of more than 200 bytes is too long"
    return ""
