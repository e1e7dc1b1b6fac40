"""`wordlist.yaml` among the pages: words to avoid, each with a better one and a reason."""

from pathlib import Path, PurePosixPath

from veiviser.model.wordlist import Advice, Wordlist
from veiviser.problem import Problem, Report
from veiviser.reading.files.text import read_text
from veiviser.reading.yaml import shapes
from veiviser.reading.yaml.nodes import Entry, Mapping, read_yaml

NAME = "wordlist.yaml"
_KEYS = ("avoid", "reason")


def read_wordlist(path: Path, file: PurePosixPath, problems: Report) -> Wordlist:
    """What the file says, without the words that have problems."""
    text = read_text(path, file, problems)
    node = read_yaml(text, file, problems) if text is not None else None
    if node is None or shapes.is_empty(node):
        return ()
    table = shapes.mapping(node, f"`{NAME}`", problems)
    read = [_advice(entry, problems) for entry in table.items.values()] if table else []
    found = tuple(advice for advice in read if advice is not None)
    _check_against_each_other(found, problems)
    return found


def _advice(entry: Entry, problems: Report) -> Advice | None:
    write = entry.key.text
    what = f"the word `{write}`"
    table = shapes.mapping(entry.value, what, problems)
    if table is None:
        return None
    shapes.only(table, _KEYS, what, problems)
    shapes.require(table, _KEYS, what, problems)
    node = shapes.value(table, "reason")
    reason = shapes.scalar(node, "`reason`", problems) if node is not None else None
    avoid = _words(table, write, problems)
    if reason is None or not avoid:
        return None
    return Advice(write, avoid, reason.text.strip().removesuffix("."), entry.key.place)


def _words(table: Mapping, write: str, problems: Report) -> tuple[str, ...]:
    node = shapes.value(table, "avoid")
    if node is None:
        return ()
    items = shapes.sequence(node, "`avoid`", problems)
    found: dict[str, str] = {}
    for item in items:
        scalar = shapes.scalar(item, "a word to avoid", problems)
        word = " ".join(scalar.text.split()) if scalar else ""
        if scalar and not (word[0].isalnum() and word[-1].isalnum()):
            message = f"`{word}` begins or ends in a sign; write the word alone"
            problems.append(Problem(scalar.place, "wrong-value", message))
        elif scalar and word.casefold() in (*found, write.casefold()):
            message = f"`{word}` stands here already; take one of them out"
            problems.append(Problem(scalar.place, "wrong-value", message))
        elif scalar:
            found[word.casefold()] = word
    if not items and not any(problem.place == node.place for problem in problems):
        problems.append(Problem(node.place, "wrong-value", "`avoid` is empty; name at least one word"))
    return tuple(found.values())


def _check_against_each_other(wordlist: Wordlist, problems: Report) -> None:
    """One word cannot be mended in two ways, nor by a word that is itself to be avoided."""
    first: dict[str, Advice] = {}
    for advice in wordlist:
        for word in advice.avoid:
            other = first.setdefault(word.casefold(), advice)
            if other is not advice:
                message = f"`{word}` is to be avoided under `{other.write}` on line {other.place.line} already"
                problems.append(Problem(advice.place, "wrong-value", f"{message}; take one of them out"))
    for advice in wordlist:
        other = first.get(advice.write.casefold(), advice)
        if other is not advice:
            message = f"`{advice.write}` is itself to be avoided, on line {other.place.line}; write another word"
            problems.append(Problem(advice.place, "wrong-value", message))
