"""What is done once, in the process that all commands of the tests are forked from."""

import tempfile
from importlib import import_module
from pathlib import Path

from tests.projects import write_project
from veiviser.pipeline import build_site

for name in ("material", "mkdocs.__main__", "mkdocs.commands.build", "veiviser.cli", "veiviser.mkdocs_plugin"):
    import_module(name)
with tempfile.TemporaryDirectory() as folder:  # reads the look, and compiles the theme
    build_site(write_project(Path(folder)), target=Path(folder) / "site")
