"""What of a page's words its readers do not get, and what they get as it was typed though it was meant as markup."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from selectolax.lexbor import LexborHTMLParser

from veiviser.model.rendered import Rendered
from veiviser.place import Place
from veiviser.problem import Problem
from veiviser.reading.markdown.literals import literal_problem, literals_in
from veiviser.reading.markdown.prose import Prose
from veiviser.reading.pages.lost_words import lost_words


def find_losses(prose: Prose, rendered: Rendered, file: PurePosixPath) -> Iterator[Problem]:
    """A problem at each word that no reader gets, and at each mark that shows as it was typed."""
    page = LexborHTMLParser(rendered.html)
    for node in page.css("pre, code, script"):
        node.decompose()
    shown = " ".join((page.body.text() if page.body is not None else "").split())
    unused = {name for name in rendered.defined if name not in rendered.referred}
    for number, line in prose.numbered():
        definition = re.match(r" {0,3}\[([^\[\]]+)\]:", line)
        if definition and definition[1].lower() in unused:
            message = f"nothing on the page refers to `[{definition[1]}]`, so nobody sees this line; leave it out"
            yield Problem(Place(file, number), "lost-text", message)
    told = set[int]()
    for word in lost_words(prose, rendered.html):
        if word.line not in told:
            told.add(word.line)
            message = f"«{word.words}» is lost: Markdown shows it to nobody; write this line in another way"
            yield Problem(Place(file, word.line, word.column), "lost-text", message)
    for number, start, words, mend in literals_in(prose.lines):
        if " ".join(words.split()) in shown:
            yield literal_problem(Place(file, number + 1, start + 1), words, mend)
