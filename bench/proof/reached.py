"""A plugin of pytest: which tests come to each line of the package. `pytest -p reached --reached FILE`."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from coverage import Coverage


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--reached", metavar="FILE", type=Path, help="where it is written, as JSON")


def pytest_configure(config: pytest.Config) -> None:
    if (file := config.getoption("--reached")) is not None:
        config.pluginmanager.register(_Watcher(file))


class _Watcher:
    def __init__(self, file: Path) -> None:
        self.file, self.seconds = file, dict[str, float]()
        self.coverage = Coverage(data_file=None, config_file=False, source_pkgs=["veiviser"], messages=False)
        self.coverage.set_option(
            "run:disable_warnings", ["no-data-collected", "module-not-measured", "already-imported"]
        )

    def pytest_sessionstart(self) -> None:
        self.coverage.start()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self.coverage.switch_context(item.nodeid)
        began = time.monotonic()
        try:
            return (yield)
        finally:
            self.seconds[item.nodeid] = time.monotonic() - began

    def pytest_sessionfinish(self) -> None:
        self.coverage.stop()
        data = self.coverage.get_data()
        reached = {
            file: {line: [test for test in tests if test] for line, tests in data.contexts_by_lineno(file).items()}
            for file in data.measured_files()
        }
        self.file.write_text(json.dumps({"seconds": self.seconds, "reached": reached}), encoding="utf-8")
