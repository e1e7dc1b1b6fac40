"""Words of the interface around a screen, each in its own place: a known word in another's says what is not so."""

from collections.abc import Iterator

from veiviser.messages import Message, say
from veiviser.model.interface import InterfaceWords
from veiviser.stranger.built.document import Document
from veiviser.stranger.saying import bare

Places = tuple[tuple[str, tuple[str, ...]], ...]
"""By selector, the keys of what the elements say that it finds, in order; after `@`, the attribute that says it."""

OF_SCREEN: Places = (
    ("body > .ds-skip-link", ("page.skip",)),
    (".bar__back", ("page.back",)),
    (".panels__fold", ("page.menu",)),
    ("nav.tools@aria-label", ("page.pages",)),
    (".tools > .walks:not(.view) > summary", ("page.walks",)),
    (".view > summary", ("view.menu",)),
    (".view__list > button", ("view.present", "view.help")),
    (".view__choice legend", ("view.device", "view.colours")),
    (".view__choice label:has([name='enhet'])", ("view.phone", "view.tablet", "view.desktop", "view.no_device")),
    (".view__choice label:has([name='farger'])", ("view.as_device", "view.light", "view.dark")),
    (".view__line", ("view.large", "view.keys")),
    (".tools__hint", ("page.hint",)),
    (".tools__pages [data-restart]", ("page.restart",)),
    (".tools__pages .tools__map", ("page.map",)),
    (".tools__pages [data-copy-address]", ("page.copy",)),
    (".side--told@aria-label", ("page.told",)),
    (".side--told > .side__part:first-child > h2", ("page.told",)),
    (".side--told > .side__part:not(:has(.told)) > .side__none:not(.side__checked)", ("page.untold",)),
    (".side--told > .side__part > p > a", ("page.as_seen",)),
    (".notes > h2", ("page.notes",)),
    (".side__part:has(.answers) > h2", ("page.answers",)),
    (".side--ways@aria-label", ("page.ways",)),
    (".side__part:has(.leads) > h2", ("page.leads",)),
    (".side__part:has(.switch) > h2", ("page.situation",)),
    (".side__part:has(.switch) > .side__none", ("page.situation_lead",)),
    (".side__part:has(.switch__value):not(:has(.switch)) > h2", ("variants.heading",)),
    (".side__part:has(.switch__value):not(:has(.switch)) > p > a", ("variants.beside",)),
    (".glass__scroll@aria-label", ("page.screen",)),
    ("dialog.keys@aria-label", ("view.help",)),
    (
        ".keys__list dd",
        (
            *("view.help", "view.present", "page.hint", "view.next_device"),
            *("view.next_colours", "page.restart", "page.map", "page.back"),
        ),
    ),
    ("dialog.keys > p > button", ("view.close",)),
    (".view__end", ("view.end",)),
    (".follow@aria-label", ("follow.bar",)),
    (".follow__back", ("follow.back",)),
    (".follow__keys > button", ("follow.play", "follow.step", "follow.leave")),
    (".follow__pace option", ("follow.slow", "follow.usual", "follow.fast")),
)
OF_MAP: Places = (
    ("body > .ds-skip-link", ("map.skip",)),
    ("nav.bar__pages@aria-label", ("map.pages",)),
    ("nav.bar__pages > a", ("map.board", "map.read_guide")),
    (".map__part > p > a[href='#listen']", ("map.list_below",)),
    ("h1", ("map.try",)),
    (".map__starts > section:first-child > h2", ("map.start",)),
    (".map__starts > section:has([data-walk]) > h2", ("map.walks",)),
    ("#listen", ("map.list",)),
    (".find__label", ("map.search",)),
    (".find__hint", ("map.search_hint",)),
    ("#betyr", ("map.weights",)),
)
OF_HELP: Places = (
    (".journey__back > a", ("page.back",)),
    (".journey__tools > [data-print]", ("help.print",)),
    (".journey__tools > [data-copy]", ("help.copy",)),
    (".journey__heading", ("help.answers",)),
    (".journey__ways [data-restart]", ("page.restart",)),
)
OF_SITE: Places = (
    (".md-skip", ("frame.skip",)),
    (".top__part", ("workshop.title",)),
    (".top__menu > summary", ("frame.menu",)),
    (".search label", ("frame.search",)),
    (".search input@placeholder", ("frame.search",)),
    (".search__hits@aria-label", ("frame.hits",)),
    (".foot [href$='lisenser.txt']", ("frame.licences",)),
)
"""Of the frame around pages that people read."""
EVERYWHERE_ON_MAP = (
    (".outline__ways .ds-sr-only", "map.leads_to"),
    (".outline__ref", "map.further_up"),
    (".outline__here > summary", "map.how"),
)
"""What each of these says."""


def find_misplaced(document: Document, words: InterfaceWords, places: Places) -> Iterator[tuple[Message, str]]:
    """Where something else stands than what belongs there; nothing of what is not on the page at all."""
    for place, keys in places:
        selector, _, attribute = place.partition("@")
        found = document.select(selector)
        for at, key in zip(found, keys, strict=False):
            yield from _other(document, at, attribute, words(key))


def find_misplaced_everywhere(document: Document, words: InterfaceWords) -> Iterator[tuple[Message, str]]:
    for selector, key in EVERYWHERE_ON_MAP:
        for at in document.select(selector):
            yield from _other(document, at, "", words(key))


def _other(document: Document, at: int, attribute: str, told: str) -> Iterator[tuple[Message, str]]:
    seen = document.nodes[at].attributes.get(attribute) or "" if attribute else said_in(document, at)
    if bare(seen) != bare(told):
        message = say("«{seen}» stands in the place of «{told}»", seen=seen, told=told)
        yield message, bare(seen)


def said_in(document: Document, at: int) -> str:
    """All words in it, though a script has to show them first; without signs that are for the eye alone."""
    element = document.nodes[at].element
    if document.nodes[at].tag == "option" and element is not None:  # which a document has no words of
        return " ".join(element.text().split())
    out = {n for inner in document.select("[aria-hidden]") for n in document.inside(inner)}
    said = (document.nodes[n].words for n in document.inside(at) if not document.nodes[n].tag and n not in out)
    return " ".join(" ".join(said).split())
