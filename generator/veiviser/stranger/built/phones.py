"""Telephone links: the number that is dialled is the number that is shown."""

import re
from collections.abc import Iterator
from html import unescape

from veiviser.messages import say
from veiviser.problem import Problem
from veiviser.stranger.built.site import BuiltSite
from veiviser.stranger.saying import bare

_LINK = re.compile(r"""<a\s[^>]*?href="tel:(?P<number>[^"]*)"[^>]*>(?P<words>.*?)</a>""", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_NUMBER = re.compile(r"\+?\d(?:[\s\u00a0\u202f-]*\d){2,}")
_HOME = "47"


def find_wrong_phones(site: BuiltSite) -> Iterator[Problem]:
    """Every link that calls another number than it says."""
    for file in sorted(site.files):
        if not file.endswith(".html"):
            continue
        html = site.read(file)
        for found in _LINK.finditer(html) if "tel:" in html else ():
            words = unescape(_TAG.sub("", found["words"]))
            shown = {_digits(number[0]) for number in _NUMBER.finditer(words)}
            dialled = _digits(unescape(found["number"]))
            if shown and dialled not in shown:
                message = say("«{words}» calls {number}", words=" ".join(words.split()), number=found["number"])
                yield Problem(site.place(file, bare(found[0])[:60]), "wrong-phone", message)


def _digits(number: str) -> str:
    digits = "".join(sign for sign in number if sign.isdigit())
    return digits.removeprefix(_HOME) if len(digits) > 8 else digits
