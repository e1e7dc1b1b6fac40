"""The site's list of others' works and their licences."""

import json
import re
from functools import cache
from itertools import chain

from veiviser.engine.parts import PARTS, Part
from veiviser.model.interface import InterfaceWords
from veiviser.reading import packaged_look

FILE = "assets/lisenser.txt"
_BYTE_ORDER_MARK = "\ufeff"
"""Else browsers guess at the letters of a text file, for few hosts say that it is UTF-8."""
_RULE = "-" * 72
_HOLDERS_TO_FILL_IN = re.compile(r"^Copyright .*(?:<year>|YEAR).*\n+", re.MULTILINE)


def licences(words: InterfaceWords) -> str:
    """The text of `FILE`."""
    listed = "".join(f"- {_named(part, words)}: {part.licence}\n" for part in PARTS)
    opening = f"{words('licences.title')}\n\n{words('licences.opening')}\n\n{listed}"
    told = [_told(part, words) for part in PARTS]
    shared = [f"{words('licences.whole', name=name)}\n\n{standard_terms(name)}\n" for name in whole_licences()]
    return _BYTE_ORDER_MARK + f"\n{_RULE}\n\n".join([opening, *told, *shared])


def whole_licences() -> list[str]:
    """The licences, as SPDX names them, of the parts whose packages bring no terms."""
    without = (part.licence for part in PARTS if not part.terms().strip())
    return sorted({*chain.from_iterable(re.split(r" (?:AND|OR) ", licence) for licence in without)})


@cache
def standard_terms(licence: str) -> str:
    """As SPDX has it, without the line for whose it is, which each part tells; empty where that is not installed."""
    path = packaged_look() / "node_modules" / "spdx-license-list" / "licenses" / f"{licence}.json"
    if not path.is_file():
        return ""
    text: str = json.loads(path.read_text("utf-8"))["licenseText"]
    return _HOLDERS_TO_FILL_IN.sub("", text).strip()


def _named(part: Part, words: InterfaceWords) -> str:
    return words(f"licences.{part.piece_of}", name=part.name) if part.piece_of else part.name


def _told(part: Part, words: InterfaceWords) -> str:
    about = [_named(part, words), words("licences.licence", licence=part.licence), part.address]
    if part.files:
        about.append(words("licences.files", files=", ".join(part.files)))
    if part.sources:
        about += [words("licences.sources", licence=part.licence), *part.sources]
    terms = part.terms().strip() or f"{part.holders}\n\n{words('licences.further_on')}"
    return "\n".join((*about, "", terms, ""))
