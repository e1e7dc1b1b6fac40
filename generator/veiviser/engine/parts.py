"""What others made of the files of a site: whose it is, and on what terms."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path
from typing import Literal

from veiviser.model.site import (
    ASSETS,
    DESIGN_SYSTEM,
    STATES_STYLE,
    STEPS,
    WORKBENCH,
    WORKSHOP,
)
from veiviser.reading import packaged_look


@dataclass(frozen=True, slots=True)
class Part:
    """Something that others made, or we did."""

    name: str
    licence: str
    """As SPDX names it; several are joined by `OR` or `AND`."""
    address: str
    """Where it comes from."""
    files: tuple[str, ...] = ()
    """Patterns of its files, by path in the site; none where it is a piece of another part's."""
    terms: Callable[[], str] = str
    """Its own licence, from the package that was installed; empty where the package brings none."""
    holders: str = ""
    """Whose it is, where its package brings no licence that says so."""
    piece_of: Literal["", "icons", "look", "script", "search"] = ""
    """What it is a piece of: Material's icons or script, Pagefind's search, or the look `helsenorge`."""
    sources: tuple[str, ...] = ()
    """Where the source of what a site holds can be fetched, in that version, where the licence asks for it."""


@cache
def of_package(name: str) -> str:
    """The licence that a Python package brings; empty where it is not there or was packed without."""
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return ""
    named = found.metadata.get_all("License-File") or ()
    texts = (found.read_text(f"licenses/{file}") or found.read_text(file) for file in named)  # since PEP 639, or before
    return "\n\n".join(text for text in texts if text)


def version_of(name: str) -> str:
    """The version of a Python package; empty where it is not there."""
    try:
        return distribution(name).version
    except PackageNotFoundError:
        return ""


@cache
def _of_icons(folder: str) -> str:
    icons = Path(str(files("material") / "templates" / ".icons" / folder))
    return "\n\n".join(path.read_text("utf-8") for path in sorted(icons.glob("LICENSE*")))


@cache
def _of_npm(name: str) -> str:
    """The licence that an npm package brings, by its path among the packages."""
    path = packaged_look() / "node_modules" / name
    return path.read_text("utf-8") if path.is_file() else ""


OF_PAGEFIND = (
    Part(
        "fflate",
        "MIT",
        "https://github.com/101arrowz/fflate",
        holders="Copyright (c) 2020 Arjun Barrett",
        piece_of="search",
    ),
    Part(
        "minicbor",
        "BlueOak-1.0.0",
        "https://github.com/twittner/minicbor",
        holders="Toralf Wittner and contributors",
        piece_of="search",
    ),
    Part(
        "pagefind_stem",
        "MIT AND BSD-3-Clause",
        "https://github.com/Pagefind/pagefind/tree/main/pagefind_stem",
        holders="Copyright 2022 Pagefind\n"
        "Snowball: Copyright (c) 2001, Dr Martin Porter\nCopyright (c) 2004,2005, Richard Boulton\n"
        "Copyright (c) 2013, Yoshiki Shibukawa",
        piece_of="search",
    ),
    Part(
        "pagefind_microjson",
        "GPL-3.0-only",
        "https://crates.io/crates/pagefind_microjson",
        ("pagefind/wasm.*", f"{WORKSHOP}/pagefind/wasm.*"),
        holders="Robert Spencer and contributors",
        sources=(
            f"https://github.com/Pagefind/pagefind/archive/refs/tags/v{version_of('pagefind-bin')}.tar.gz",
            "https://crates.io/api/v1/crates/pagefind_microjson/0.1.4/download",
        ),
        piece_of="search",
    ),
    Part(
        "write-json",
        "MIT OR Apache-2.0",
        "https://github.com/matklad/write-json",
        holders="Aleksey Kladov and contributors",
        piece_of="search",
    ),
    Part(
        "bit-set, bit-vec",
        "MIT OR Apache-2.0",
        "https://github.com/contain-rs/bit-set",
        holders="The contain-rs developers",
        piece_of="search",
    ),
    Part(
        "wasm-bindgen, once_cell, cfg-if",
        "MIT OR Apache-2.0",
        "https://github.com/wasm-bindgen/wasm-bindgen",
        holders="Alex Crichton, Aleksey Kladov and contributors",
        piece_of="search",
    ),
    Part(
        "Rust standard library",
        "MIT OR Apache-2.0",
        "https://github.com/rust-lang/rust",
        holders="The Rust Project contributors",
        piece_of="search",
    ),
)
"""What its WebAssembly and its script are made of, as `pagefind_web/Cargo.lock` of its version 1.5.2 tells."""


PARTS = (
    Part(
        "Veiviser",
        "MIT",
        "https://github.com/veiviser/veiviser",
        ("*.html", "assets/*.css", "assets/*.js", "prototype/*", f"{STEPS}/*", f"{WORKBENCH}/*"),
        partial(of_package, "veiviser"),
    ),
    Part(
        "Material for MkDocs",
        "MIT",
        "https://squidfunk.github.io/mkdocs-material/",
        ("assets/stylesheets/*.css", "assets/javascripts/bundle.*.js", "assets/images/favicon.png"),
        partial(of_package, "mkdocs-material"),
    ),
    Part(
        "Designsystemet",
        "MIT",
        "https://designsystemet.no/",
        (f"{ASSETS}/{DESIGN_SYSTEM}", STATES_STYLE),
        partial(_of_npm, "@digdir/designsystemet-css/LICENSE"),
    ),
    Part(
        "Source Sans 3",
        "OFL-1.1",
        "https://github.com/adobe-fonts/source-sans",
        ("assets/source-sans-3-*.woff2",),
        partial(_of_npm, "@fontsource-variable/source-sans-3/LICENSE"),
    ),
    Part(
        "Helsenorge Designsystem",
        "MIT",
        "https://github.com/helsenorge/designsystem",
        holders="Copyright (c) 2019 Helsenorge.no",
        piece_of="look",
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
        ("pagefind/*", f"{WORKSHOP}/pagefind/*"),
        partial(of_package, "pagefind-bin"),
        "Copyright 2022 Pagefind",
    ),
    *OF_PAGEFIND,
    Part(
        "Material Design Icons",
        "Apache-2.0",
        "https://pictogrammers.com/library/mdi/",
        terms=partial(_of_icons, "material"),
        piece_of="icons",
    ),
    Part(
        "Font Awesome Free",
        "CC-BY-4.0",
        "https://fontawesome.com/",
        terms=partial(_of_icons, "fontawesome"),
        piece_of="icons",
    ),
    Part(
        "Octicons",
        "MIT",
        "https://primer.style/octicons/",
        terms=partial(_of_icons, "octicons"),
        piece_of="icons",
    ),
    Part(
        "Simple Icons",
        "CC0-1.0",
        "https://simpleicons.org/",
        terms=partial(_of_icons, "simple"),
        piece_of="icons",
    ),
    Part(
        "rxjs",
        "Apache-2.0",
        "https://rxjs.dev/",
        holders="Copyright (c) 2015-2025 Google, Inc., Netflix, Inc., Microsoft Corp. and contributors",
        piece_of="script",
    ),
    Part(
        "clipboard.js",
        "MIT",
        "https://clipboardjs.com/",
        holders="Copyright (c) Zeno Rocha",
        piece_of="script",
    ),
    Part(
        "escape-html",
        "MIT",
        "https://github.com/component/escape-html",
        holders="Copyright (c) 2012-2013 TJ Holowaychuk\nCopyright (c) 2015 Andreas Lubbe\n"
        'Copyright (c) 2015 Tiancheng "Timothy" Gu',
        piece_of="script",
    ),
    Part(
        "focus-visible",
        "W3C-20150513",
        "https://www.w3.org/Consortium/Legal/2015/copyright-software-and-document",
        holders="Copyright (c) World Wide Web Consortium, WICG and contributors\n"
        "This work is distributed under the W3C Software License in the hope that it will be useful,\n"
        "but WITHOUT ANY WARRANTY; without even the implied warranty of MERCHANTABILITY or FITNESS\n"
        "FOR A PARTICULAR PURPOSE.",
        piece_of="script",
    ),
    Part(
        "tslib",
        "0BSD",
        "https://github.com/microsoft/tslib",
        holders="Copyright (c) Microsoft Corporation.",
        piece_of="script",
    ),
)
"""A test has every file of others in a site, and every library in Material's script, named here."""
