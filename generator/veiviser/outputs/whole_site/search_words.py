"""What search knows beside its index, as JSON, and the words that guides are searched by."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from veiviser.model.project import Project
from veiviser.model.search import Call, Emergency, SearchWords
from veiviser.outputs.contract import Files, SiteView

PATH = "assets/search.json"


def draw(site: SiteView) -> Files:
    said = site.project.search_words
    guides = {
        path: _with_words(text, words)
        for path, text in site.drawn.docs.items()
        if isinstance(text, str) and (words := said.pages.get(path.removesuffix(".md")))
    }
    return Files(site={PATH: tell_search_words(said, lost_pages(site.project))}, docs=guides)


def tell_search_words(said: SearchWords, offered: Iterable[Mapping[str, str]]) -> str:
    """
    Emergencies with their numbers, which are among their own words, and what is none; synonyms; and what to do when
    nothing is found.

    Args:
        offered: pages to try then, as `lost_pages` has them.
    """
    told = {
        "emergencies": [_emergency(one, said.emergencies) for one in said.emergencies],
        "harmless": said.harmless,
        "ignored": said.ignored,
        "numerals": said.numerals,
        "synonyms": said.synonyms,
        "first": [{"page": f"{page}.md", "words": words} for page, words in said.pages.items()],
        "pages": list(offered),
        "calls": _calls(said.lost_calls),
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def lost_pages(project: Project) -> Iterator[dict[str, str]]:
    """Title, and address from the root, of each page that is offered where search finds nothing, or is not there."""
    for name in project.search_words.lost_pages:
        path = PurePosixPath(name)
        folder = path.parent if path.name in ("index", "README") else path
        yield {"title": project.pages[name].title, "page": "" if str(folder) == "." else f"{folder}/"}


def _with_words(guide: str, words: Iterable[str]) -> str:
    return guide.replace("---\n", f"---\nsearch: {json.dumps(', '.join(words), ensure_ascii=False)}\n", 1)


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
