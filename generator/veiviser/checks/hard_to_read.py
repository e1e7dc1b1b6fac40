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

from veiviser.messages import Message, say
from veiviser.model.flow import Flow
from veiviser.model.project import Page, Project
from veiviser.problem import Report
from veiviser.wording.readability import Readability, of_guide, of_page
from veiviser.wording.sentences import Sentence, measure

ID = "hard-to-read"

MANY = 18
"""Words from which on a sentence is one to be split."""


def check(_project: Project, flow: Flow, report: Report) -> None:
    found = of_guide(flow)
    for place, sentence in found.hard:
        message = say(
            "«{begin}» has LIX {lix}, and the guide {total}, where {aim} is the aim; {mend}", **_values(sentence, found)
        )
        report.warning(place, ID, message)


def check_page(_project: Project, page: Page, report: Report) -> None:
    found = of_page(page)
    for place, sentence in found.hard:
        message = say(
            "«{begin}» has LIX {lix}, and the page {total}, where {aim} is the aim; {mend}", **_values(sentence, found)
        )
        report.warning(place, ID, message)


def _values(sentence: Sentence, found: Readability) -> dict[str, object]:
    begin = " ".join(sentence.words[:4]) + (" …" if len(sentence.words) > 4 else "")
    lix = measure([sentence]).lix
    return {"begin": begin, "lix": lix, "total": found.measure.lix, "aim": found.aim, "mend": _mend(sentence)}


def _mend(sentence: Sentence) -> Message:
    longest = sorted(dict.fromkeys(sentence.long), key=len, reverse=True)[:3]
    words, count = ", ".join(f"«{word}»" for word in longest), len(sentence.words)
    if not longest:
        return say("split it, for it has {count} words", count=count)
    if count < MANY:
        return say("find shorter words for {words}", words=words)
    return say("split it, for it has {count} words, and find shorter words for {words}", count=count, words=words)
