"""`wordlist.yaml` among the pages: words to avoid, each with a better one and a reason."""

from pathlib import Path, PurePosixPath

from veiviser.messages import say
from veiviser.model.wordlist import Advice, Wordlist
from veiviser.problem import Report
from veiviser.reading.files.text import read_text
from veiviser.reading.yaml import shapes
from veiviser.reading.yaml.nodes import Entry, Mapping
from veiviser.reading.yaml.parsing import read_yaml

NAME = "wordlist.yaml"
_KEYS = ("avoid", "reason")


def read_wordlist(path: Path, file: PurePosixPath, report: Report) -> Wordlist:
    """What the file says, without the words that have problems."""
    text = read_text(path, file, report)
    node = read_yaml(text, file, report) if text is not None else None
    if node is None or shapes.is_empty(node):
        return ()
    table = shapes.mapping(node, f"`{NAME}`", report)
    read = [_advice(entry, report) for entry in table.items.values()] if table else []
    found = tuple(advice for advice in read if advice is not None)
    _check_against_each_other(found, report)
    return found


def _advice(entry: Entry, report: Report) -> Advice | None:
    write = entry.key.text
    what = say("the word `{name}`", name=write)
    table = shapes.mapping(entry.value, what, report)
    if table is None:
        return None
    shapes.only(table, _KEYS, what, report)
    shapes.require(table, _KEYS, what, report)
    node = shapes.value(table, "reason")
    reason = shapes.scalar(node, "`reason`", report) if node is not None else None
    avoid = _words(table, write, report)
    if reason is None or not avoid:
        return None
    return Advice(write, avoid, reason.text.strip().removesuffix("."), entry.key.place)


def _words(table: Mapping, write: str, report: Report) -> tuple[str, ...]:
    node = shapes.value(table, "avoid")
    if node is None:
        return ()
    items = shapes.sequence(node, "`avoid`", report)
    found: dict[str, str] = {}
    for item in items:
        scalar = shapes.scalar(item, say("a word to avoid"), report)
        word = " ".join(scalar.text.split()) if scalar else ""
        if scalar and not (word[0].isalnum() and word[-1].isalnum()):
            message = say("`{word}` begins or ends in a sign; write the word alone", word=word)
            report.error(scalar.place, "wrong-value", message)
        elif scalar and word.casefold() in (*found, write.casefold()):
            message = say("`{word}` stands here already; take one of them out", word=word)
            report.error(scalar.place, "wrong-value", message)
        elif scalar:
            found[word.casefold()] = word
    if not items and not any(problem.place == node.place for problem in report):
        report.error(node.place, "wrong-value", say("`avoid` is empty; name at least one word"))
    return tuple(found.values())


def _check_against_each_other(wordlist: Wordlist, report: Report) -> None:
    """One word cannot be mended in two ways, nor by a word that is itself to be avoided."""
    first: dict[str, Advice] = {}
    for advice in wordlist:
        for word in advice.avoid:
            other = first.setdefault(word.casefold(), advice)
            if other is not advice:
                message = say(
                    "`{word}` is to be avoided under `{write}` on line {line} already; take one of them out",
                    word=word,
                    write=other.write,
                    line=other.place.line,
                )
                report.error(advice.place, "wrong-value", message)
    for advice in wordlist:
        other = first.get(advice.write.casefold(), advice)
        if other is not advice:
            message = say(
                "`{write}` is itself to be avoided, on line {line}; write another word",
                write=advice.write,
                line=other.place.line,
            )
            report.error(advice.place, "wrong-value", message)
