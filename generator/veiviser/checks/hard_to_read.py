"""
A page has a LIX of at most 40, and the steps of a flow's guide together at most 35.

LIX is the number of words in a sentence plus the number of words in a hundred that have more than six letters. The
sentences that raise it above the aim are named: split them, or find shorter words. Fewer than a hundred words are not
measured, nor are headings. A page in another language says so at its top: `lang: en`. Wrong:

```yaml
guide: Pasienter som gjennomfører videokonsultasjoner, forutsettes å kontrollere kamerainnstillinger på forhånd.
```

Right:

```yaml
guide: Prøv kamera og mikrofon før timen.
```
"""

from collections.abc import Iterator

from veiviser.model.flow import Flow
from veiviser.model.project import Page, Project
from veiviser.problem import Problem
from veiviser.wording.readability import Readability, of_guide, of_page
from veiviser.wording.sentences import Sentence, measure

MANY = 18
"""Words from which on a sentence is one to be split."""


def find_problems(_project: Project, flow: Flow) -> Iterator[Problem]:
    yield from _problems(of_guide(flow), "the guide")


def find_problems_of_page(_project: Project, page: Page) -> Iterator[Problem]:
    yield from _problems(of_page(page), "the page")


def _problems(found: Readability, what: str) -> Iterator[Problem]:
    for place, sentence in found.hard:
        begin = " ".join(sentence.words[:4]) + (" …" if len(sentence.words) > 4 else "")
        message = (
            f"«{begin}» has LIX {measure([sentence]).lix}, and {what} "
            f"{found.measure.lix}, where {found.aim} is the aim; {_mend(sentence)}"
        )
        yield Problem(place, "hard-to-read", message, "warning")


def _mend(sentence: Sentence) -> str:
    longest = sorted(dict.fromkeys(sentence.long), key=len, reverse=True)[:3]
    shorter = "find shorter words for " + ", ".join(f"«{word}»" for word in longest) if longest else ""
    split = f"split it, for it has {len(sentence.words)} words" if len(sentence.words) >= MANY or not longest else ""
    return ", and ".join(filter(None, [split, shorter]))
