"""What the search in the reader's browser knows beside the index, as JSON."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from veiviser.model.project import Page
from veiviser.model.search import Call, Emergency, SearchWords

PATH = "assets/search.json"


def tell_search_words(said: SearchWords, offered: Iterable[Mapping[str, str]]) -> str:
    """
    Emergencies with their numbers, which are among their own words; synonyms; and what to do when nothing is found.

    Args:
        offered: pages to try then, as `lost_pages` has them.
    """
    told = {
        "emergencies": [_emergency(one, said.emergencies) for one in said.emergencies],
        "ignored": said.ignored,
        "synonyms": said.synonyms,
        "first": [{"page": f"{page}.md", "words": words} for page, words in said.pages.items()],
        "pages": list(offered),
        "calls": _calls(said.lost_calls),
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def lost_pages(
    said: SearchWords, pages: Mapping[str, Page], address_of: Callable[[str], str]
) -> Iterator[dict[str, str]]:
    """
    Title, and address from the site's root, of each page that is offered where search finds nothing, or is not there.

    Args:
        pages: by path without ending.
        address_of: the file of a page in the site, by that path.
    """
    for name in said.lost_pages:
        yield {"title": pages[name].title, "page": address_of(name).removesuffix("index.html")}


def _emergency(emergency: Emergency, all_of_them: Iterable[Emergency]) -> dict[str, Any]:
    """A number is a word of the emergency that calls it first, before the others that call it as well."""
    numbers = [call.fact.value for call in emergency.calls]
    before = {
        call.fact.value
        for other in all_of_them
        for at, call in enumerate(other.calls)
        if other is not emergency and call.fact.value in numbers[at + 1 :]
    }
    own = [number for number in numbers if number not in before]
    return {
        "title": emergency.title,
        "words": list(dict.fromkeys([*emergency.words, *own])),
        "calls": _calls(emergency.calls),
    }


def _calls(calls: Iterable[Call]) -> list[dict[str, Any]]:
    return [{"when": call.when, "number": call.fact.value, "words": call.fact.words} for call in calls]
