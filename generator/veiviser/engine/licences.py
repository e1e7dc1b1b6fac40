"""The site's list of others' works and their licences."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path

from veiviser.reading import packaged_look

FILE = "assets/lisenser.txt"
_BYTE_ORDER_MARK = "\ufeff"
"""Else browsers guess at the letters of a text file, for few hosts say that it is UTF-8."""
_RULE = "-" * 72
_OPENING = """\
Lisenser

Dette nettstedet er bygd med Veiviser, som bruker åpen programvare. Her står hva
andre har laget av det som følger med sidene, og på hvilke vilkår det kan brukes.
Tekster og bilder som er skrevet og lagt inn for dette nettstedet, er ikke med her.
"""


@dataclass(frozen=True, slots=True)
class Part:
    """Something that others made, or we did."""

    name: str
    licence: str
    """As SPDX names it."""
    address: str
    """Where it comes from."""
    files: tuple[str, ...] = ()
    """Patterns of its files, by path in the site; none where it is a piece of another part's."""
    terms: Callable[[], str] = str
    """Its own licence, from the package that was installed; empty where the package brings none."""
    holders: str = ""
    """Whose it is, where its package brings no licence that says so."""


def _of_package(name: str) -> str:
    """The licence that a Python package brings; empty where it is not there or was packed without."""
    try:
        found = distribution(name).files or ()
    except PackageNotFoundError:
        return ""
    named = [path for path in found if path.name.upper().startswith("LICEN") and ".dist-info" in path.parts[0]]
    return "\n\n".join(Path(str(path.locate())).read_text("utf-8") for path in named)


def _of_icons(folder: str) -> str:
    icons = Path(str(files("material") / "templates" / ".icons" / folder))
    return "\n\n".join(path.read_text("utf-8") for path in sorted(icons.glob("LICENSE*")))


def _of_npm(name: str) -> str:
    """The licence that an npm package brings."""
    path = packaged_look() / "node_modules" / name
    return path.read_text("utf-8") if path.is_file() else ""


PARTS = (
    Part(
        "Veiviser",
        "MIT",
        "https://github.com/veiviser/veiviser",
        ("*.html", "assets/*.css", "assets/*.js", "prototype/*"),
        partial(_of_package, "veiviser"),
    ),
    Part(
        "Material for MkDocs",
        "MIT",
        "https://squidfunk.github.io/mkdocs-material/",
        ("assets/stylesheets/*.css", "assets/javascripts/bundle.*.js", "assets/images/favicon.png"),
        partial(_of_package, "mkdocs-material"),
    ),
    Part(
        "Designsystemet",
        "MIT",
        "https://designsystemet.no/",
        ("prototype/assets/designsystemet.css",),
        partial(_of_npm, "@digdir/designsystemet-css/LICENSE"),
    ),
    Part(
        "web-features",
        "Apache-2.0",
        "https://web-platform-dx.github.io/web-features/",
        ("assets/browsers.js",),
        partial(_of_npm, "web-features/LICENSE.txt"),
    ),
    Part(
        "Pagefind",
        "MIT",
        "https://pagefind.app/",
        ("pagefind/*",),
        partial(_of_package, "pagefind-bin"),
        "Copyright 2022 CloudCannon",
    ),
    Part(
        "Material Design Icons (tegn i Material)",
        "Apache-2.0",
        "https://pictogrammers.com/library/mdi/",
        terms=partial(_of_icons, "material"),
    ),
    Part(
        "Font Awesome Free (tegn i Material)",
        "CC-BY-4.0",
        "https://fontawesome.com/",
        terms=partial(_of_icons, "fontawesome"),
    ),
    Part("Octicons (tegn i Material)", "MIT", "https://primer.style/octicons/", terms=partial(_of_icons, "octicons")),
    Part("Simple Icons (tegn i Material)", "CC0-1.0", "https://simpleicons.org/", terms=partial(_of_icons, "simple")),
    Part(
        "rxjs (i skriptet til Material)",
        "Apache-2.0",
        "https://rxjs.dev/",
        holders="Copyright (c) 2015-2025 Google, Inc., Netflix, Inc., Microsoft Corp. and contributors",
    ),
    Part(
        "clipboard.js (i skriptet til Material)",
        "MIT",
        "https://clipboardjs.com/",
        holders="Copyright (c) Zeno Rocha",
    ),
    Part(
        "escape-html (i skriptet til Material)",
        "MIT",
        "https://github.com/component/escape-html",
        holders="Copyright (c) 2012-2013 TJ Holowaychuk\nCopyright (c) 2015 Andreas Lubbe\n"
        'Copyright (c) 2015 Tiancheng "Timothy" Gu',
    ),
    Part(
        "focus-visible (i skriptet til Material)",
        "W3C-20150513",
        "https://www.w3.org/Consortium/Legal/2015/copyright-software-and-document",
        holders="Copyright (c) World Wide Web Consortium, WICG and contributors\n"
        "This work is distributed under the W3C Software License in the hope that it will be useful,\n"
        "but WITHOUT ANY WARRANTY; without even the implied warranty of MERCHANTABILITY or FITNESS\n"
        "FOR A PARTICULAR PURPOSE.",
    ),
    Part(
        "tslib (i skriptet til Material)",
        "0BSD",
        "https://github.com/microsoft/tslib",
        holders="Copyright (c) Microsoft Corporation.",
    ),
)
"""A test has every file of others in a site, and every library in Material's script, named here."""


_WHOLE: Mapping[str, Callable[[], str]] = {
    "Apache-2.0": lambda: _of_package("requests"),
    "MIT": lambda: _without_holders(_of_package("mkdocs-material")),
}
"""Terms of what brings none of its own, from a package that Material needs, and Material itself."""
_FURTHER_ON = "\n\nVilkårene står i sin helhet sist i denne fila."


@cache
def licences() -> str:
    """The text of `FILE`."""
    listed = "".join(f"- {part.name}: {part.licence}\n" for part in PARTS)
    told = [_told(part) for part in PARTS]
    shared = [f"{licence}: vilkårene i sin helhet\n\n{terms().strip()}\n" for licence, terms in _WHOLE.items()]
    parts = [f"{_OPENING}\n{listed}", *told, *shared]
    return _BYTE_ORDER_MARK + f"\n{_RULE}\n\n".join(parts)


def _told(part: Part) -> str:
    where = f"Filer: {', '.join(part.files)}\n" if part.files else ""
    terms = part.terms().strip() or f"{part.holders}{_FURTHER_ON if part.licence in _WHOLE else ''}"
    return f"{part.name}\nLisens: {part.licence}\n{part.address}\n{where}\n{terms}\n"


def _without_holders(terms: str) -> str:
    return "\n".join(line for line in terms.splitlines() if not line.startswith("Copyright"))
