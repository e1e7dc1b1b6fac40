"""The site's list of others' works and their licences."""

import json
import re
from functools import cache
from itertools import chain

from veiviser.engine.parts import PARTS, Part
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


_HOLDERS_TO_FILL_IN = re.compile(r"^Copyright .*(?:<year>|YEAR).*\n+", re.MULTILINE)
_SOURCES = "Disse filene som helhet følger GPL-3.0-only. Kildekoden de er laget av, hentes gratis her:"
_FURTHER_ON = "Vilkårene står i sin helhet sist i denne fila."


@cache
def licences() -> str:
    """The text of `FILE`."""
    listed = "".join(f"- {part.name}: {part.licence}\n" for part in PARTS)
    told = [_told(part) for part in PARTS]
    shared = [f"{name}: vilkårene i sin helhet\n\n{standard_terms(name)}\n" for name in whole_licences()]
    parts = [f"{_OPENING}\n{listed}", *told, *shared]
    return _BYTE_ORDER_MARK + f"\n{_RULE}\n\n".join(parts)


def whole_licences() -> list[str]:
    """The licences, as SPDX names them, of the parts whose packages bring no terms."""
    without = (part.licence for part in PARTS if not part.terms().strip())
    return sorted({*chain.from_iterable(re.split(r" (?:AND|OR) ", licence) for licence in without)})


def standard_terms(licence: str) -> str:
    """As SPDX has it, without the line for whose it is, which each part tells; empty where that is not installed."""
    path = packaged_look() / "node_modules" / "spdx-license-list" / "licenses" / f"{licence}.json"
    if not path.is_file():
        return ""
    text: str = json.loads(path.read_text("utf-8"))["licenseText"]
    return _HOLDERS_TO_FILL_IN.sub("", text).strip()


def _told(part: Part) -> str:
    where = f"Filer: {', '.join(part.files)}\n" if part.files else ""
    terms = part.terms().strip() or f"{part.holders}\n\n{_FURTHER_ON}"
    sources = "\n".join((_SOURCES, *part.sources, "")) if part.sources else ""
    return f"{part.name}\nLisens: {part.licence}\n{part.address}\n{where}{sources}\n{terms}\n"
