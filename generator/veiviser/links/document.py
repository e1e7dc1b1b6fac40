"""Checks a page's title and language."""

import re
from collections.abc import Iterator, Sequence

from veiviser.links.elements import Element, ancestors
from veiviser.links.fault import Fault, Found
from veiviser.links.spoken import shown
from veiviser.messages import any_of, say

_LANGUAGES = frozenset(
    re.findall(
        "..",
        "aaabaeafakamanarasavayazbabebgbhbibmbnbobrbscacechcocrcscucvcydadedvdzeeeleneoeseteufafffifjfofrfygagdglgngugvha"
        "hehihohrhthuhyhziaidieigiiikinioisitiuiwjajijvjwkakgkikjkkklkmknkokrkskukvkwkylalblglilnloltlulvmgmhmimkmlmnmo"
        "mrmsmtmynanbndnengnlnnnonrnvnyocojomorospapiplpsptqurmrnrorurwsascsdsesgshsiskslsmsnsosqsrssstsusvswtatetgthti"
        "tktltntotrtstttwtyugukuruzvevivowawoxhyiyozazhzu",
    )
)
"""The subtags of two letters in IANA's registry (ISO 639-1 and what it was)."""
_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*"
    r"(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?|x(?:-[a-z0-9]{1,8})+|i-[a-z]{3,8}|no-bok|no-nyn|"
    r"sgn-[a-z]{2}(?:-[a-z]{2})?",
    re.IGNORECASE | re.ASCII,
)
_USUAL = {
    "bokmål": "nb", "dansk": "da", "deutsch": "de", "dk": "da", "engelsk": "en", "english": "en", "gb": "en",
    "jp": "ja", "japansk": "ja", "norge": "nb", "norsk": "nb", "norwegian": "nb", "nynorsk": "nn",
    "samisk": "se", "suomi": "fi", "svensk": "sv", "tysk": "de", "us": "en",
}  # fmt: skip


def unsaid(elements: Sequence[Element]) -> Iterator[Fault]:
    """What a page does not say of itself, and languages that are none."""
    html = next((element for element in elements if element.tag == "html"), None)
    if html is not None:
        yield from _of_title(elements, html)
        if not (html.attributes.get("lang") or html.attributes.get("xml:lang", "")).strip():
            message = say('the page does not say its language; write `<html lang="nb">`, or that of its words')
            yield Fault(Found("bad-language", message), html.number, "lang" if "lang" in html.attributes else None)
    for element in elements:
        for name in ("lang", "hreflang", "xml:lang"):
            if name in element.attributes and (tag := element.attributes[name].strip()) and not is_language(tag):
                if name == "hreflang" and tag.lower() == "x-default":
                    continue
                mend = _USUAL.get(re.split("[-_ ]", tag.lower())[0]) or any_of("nb", "nn", "se", "en")
                message = say(
                    "`{tag}` is no language tag, so nobody reads this aloud right; write {mend}", tag=tag, mend=mend
                )
                yield Fault(Found("bad-language", message), element.number, name, tag)


def is_language(tag: str) -> bool:
    """Whether it is a language tag (RFC 5646), the first part of which is known if it has two letters."""
    found = _TAG.fullmatch(tag)
    if found is None:
        return False
    language = (found["language"] or "").lower()
    return len(language) != 2 or language in _LANGUAGES


def _of_title(elements: Sequence[Element], html: Element) -> Iterator[Fault]:
    title = next((e for e in elements if e.tag == "title" and not e.tree and _is_of_page(e)), None)
    if title is None:
        message = say(
            "the page has no title, which tabs, bookmarks and search results show; write `<title>` in its head"
        )
        yield Fault(Found("missing-title", message), html.number, None)
    elif not shown(title.node.text()):
        message = say("the page's title is empty; write in it what tabs, bookmarks and search results shall show")
        yield Fault(Found("missing-title", message), title.number, None)


def _is_of_page(title: Element) -> bool:
    parent = title.node.parent
    return (parent is not None and parent.tag == "head") or all(up.tag != "svg" for up in ancestors(title.node))
