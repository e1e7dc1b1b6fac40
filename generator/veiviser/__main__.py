"""The way into the command, for a Python that may be too old or lack something."""

import io
import sys
from importlib import metadata

OLDEST = (3, 11)
_DISTRIBUTIONS = {
    "bs4": "beautifulsoup4",
    "markdown_it": "markdown-it-py",
    "material": "mkdocs-material",
    "mdit_py_plugins": "mdit-py-plugins",
    "pymdownx": "pymdown-extensions",
    "yaml": "pyyaml",
}


def main() -> None:
    """Run the command; what is missing to run it is told in one line, with exit code 3."""
    if sys.version_info < OLDEST:
        wanted, found = (".".join(map(str, version[:2])) for version in (OLDEST, sys.version_info))
        _stop(f"veiviser needs Python {wanted} or newer; this is Python {found}")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a console that lacks «å» shows `?`
    try:
        from veiviser.cli import main as run

        run(prog_name="veiviser")
    except ModuleNotFoundError as missing:
        if missing.name is None or missing.name.startswith("veiviser"):
            raise
        _stop(f"veiviser needs {_requirement(missing.name)}; run `python -m pip install --upgrade veiviser`")


def _requirement(module: str) -> str:
    """What the package says that it needs: `click>=8.4`."""
    top = module.split(".")[0]
    distribution = _DISTRIBUTIONS.get(top, top.replace("_", "-"))
    try:
        needed = metadata.requires("veiviser") or []
    except metadata.PackageNotFoundError:
        needed = []
    return next((line for line in needed if line.lower().startswith(distribution)), distribution)


def _stop(message: str) -> None:
    sys.stderr.write(f"Error: {message}\n")
    sys.exit(3)


if __name__ == "__main__":
    main()
