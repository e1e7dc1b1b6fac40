"""Instructions in a text: what its sentences tell the reader to do, in bokmål and nynorsk."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Act = Literal["press", "pick", "write", "open", "go", "answer", "back", "type"]
"""`go`: to a screen; `back`: without saying whereto; `type`: the words to write, and not what they are written in."""


@dataclass(frozen=True, slots=True)
class Instruction:
    """Something to do with what is quoted."""

    act: Act
    label: str
    """As quoted; of `back` nothing."""
    offset: int
    """Of the label in the text, in characters; of `back` of the words themselves."""
    sentence: int
    """Which sentence of the text says it, from 0."""
    is_firm: bool
    """Whether everybody is told to: no «hvis», no «ikke», no «kan»."""


_VERBS: dict[Act, str] = {
    "press": r"(?:trykk(?:er|jer|je|ja|e)?|klikk(?:er|ar|e|a)?)",
    "pick": r"(?:velger|velge|velg|veljer|velje|velja|vel|(?:kryss|huk|merk|hak)(?:er|ar|e|a)?(?: du)? av(?: for)?)",
    "write": r"(?:skriv(?:er|e|a)?(?: inn)?|fyll(?:er|e|a)?(?: du)? (?:ut|inn)|oppgir?|tast(?:er|ar|e|a)?(?: du)? inn)",
    "open": r"(?:åpner?|åpna|opnar?|opne)",
    "go": r"(?:går?(?: du)?(?: tilbake| attende| videre| vidare| inn| så)? (?:til|på|inn på))",
    "answer": r"(?:svar(?:er|ar|e|a)?)",
}
_QUOTED = r"«[^«»]+»"
_MORE = rf"(?:(?:\s*,)?(?:\s+(?:og|eller))?\s+(?:på\s+)?{_QUOTED})*"
_EXAMPLE = r"[^«».!?]{0,150}?(?:for eksempel|til dømes|f-eks-)[,:]?\s+"
_FIELD = rf"\s+(?:i|under|ved|på)\s+(?:\w+\s+)?(?P<field>{_QUOTED})"


def _words(*unless: str) -> str:
    """A few words between a verb and a label, none of those that begin another thought."""
    return rf"(?:\s+(?!(?:{'|'.join(unless)})\b)[\w-]+){{0,5}}?\s+"


_THOUGHTS = (
    "når",
    "hvis",
    "viss",
    "dersom",
    "om",
    "som",
    "mens",
    "før",
    "etter",
    "og",
    "eller",
    "så",
    "at",
    "for",
    "å",
)
_SPOTS = ("under", "ved", "over", "mellom", "til", "fra", "frå", "står", "heter", "heiter", "med", "der", "i")
_NEAR, _IN = _words(*_THOUGHTS, *_SPOTS), _words(*_THOUGHTS)
_TOLD: dict[Act, re.Pattern[str]] = {
    act: re.compile(
        rf"\b(?P<verb>{verb})\b(?:{_IN if act == 'write' else _NEAR}|{_EXAMPLE})(?P<labels>{_QUOTED}"
        + (rf"(?:{_FIELD})?)" if act == "write" else rf"{_MORE})"),
        re.IGNORECASE,
    )
    for act, verb in _VERBS.items()
}
_TURNED = re.compile(
    rf"(?<!under )(?<!ved )(?<!i )(?<!på )(?P<labels>{_QUOTED})"
    r" (?:(?P<pick>velger|vel|veljer)|(?P<press>trykker|trykkjer|klikker|klikkar)) du\b",
    re.IGNORECASE,
)
_BARE: dict[Act, re.Pattern[str]] = {
    act: re.compile(
        rf"\b{_VERBS[act]}(?: (?:du|så|deretter|etterpå|først))*(?: på)?"
        r"(?: (?:knappen|lenken|lenkja|valget|valet|svaret|alternativet|feltet))?\s+(?P<words>[^\s«])",
        re.IGNORECASE,
    )
    for act in ("press", "pick")
}
_BACK = re.compile(r"\bgå (?:tilbake|attende)(?=\s*(?:[,.!]|$))", re.IGNORECASE)
_ENDS = re.compile(r"[.!?:](?=\s|$)|(?<=[.!?])»(?=\s+[A-ZÆØÅ])|\n[ \t]*\n|\n[ \t]*(?:[-*+]|\d+\.)[ \t]")
_NOT = re.compile(r"\b(?:ikke|ikkje|aldri|unngå|kan|kunne|vil|å)\b(?:\s+(?:du|ikke|ikkje|også))*\s*$", re.I)
_IF = re.compile(
    r"\b(?:hvis|dersom|viss|om du|vil du|når du vil|kan du|ellers|elles|i stedet|i staden)\b", re.IGNORECASE
)
_WHEN = re.compile(
    r"\s*(?:når|da|så|nå|no|deretter|etterpå|etter|under|til slutt|her|først|for å|i|på|fra|frå)\b", re.I
)
_DU = re.compile(r"\s+du\b", re.IGNORECASE)
_ASKED = re.compile(r"\s*(?:er|vil|har|får|gjelder|gjeld|står|kommer|kjem|skal|kan|må|trenger|treng|men|eller)\b", re.I)


def instructions_in(words: str) -> tuple[Instruction, ...]:
    """What a text tells to do with what it quotes, in reading order."""
    if "«" not in words and not _BACK.search(words):
        return ()
    masked = _masked(words)
    instructions: dict[tuple[int, bool], Instruction] = {}
    for number, (start, end, is_asked) in enumerate(_sentences(masked)):
        for instruction in _in_sentence(words, masked, start, end, number, is_asked):
            instructions.setdefault((instruction.offset, instruction.act == "back"), instruction)
    return tuple(sorted(instructions.values(), key=lambda instruction: instruction.offset))


def unquoted_in(words: str) -> Iterator[tuple[Act, int]]:
    """What a text tells to press or to pick without quoting it, and where those words begin, in characters."""
    masked = _masked(words)
    for start, end, _ in _sentences(masked):
        sentence = masked[start:end]
        for act, pattern in _BARE.items():
            for match in pattern.finditer(sentence):
                if _is_firm(sentence, match):
                    yield act, start + match.start("words")


def _masked(words: str) -> str:
    """As long, but nothing that is quoted can be taken for a sentence or an instruction; it may end a sentence."""
    masked = re.sub(_QUOTED, lambda match: f"«{'x' * (len(match[0]) - 3)}{match[0][-2]}»", words)
    return masked.replace("f.eks.", "f-eks-")


def _sentences(masked: str) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each, and whether the one before asked something that this one answers."""
    start, is_asked = 0, False
    for end in [*_ENDS.finditer(masked), None]:
        stop = end.start() if end else len(masked)
        yield start, stop, is_asked
        start, is_asked = (end.end() if end else stop), bool(end and end[0] == "?")


def _in_sentence(words: str, masked: str, start: int, end: int, number: int, is_asked: bool) -> Iterator[Instruction]:
    sentence = masked[start:end]
    is_conditional = is_asked or bool(_IF.search(sentence) or _ASKED.match(sentence))
    for turned in _TURNED.finditer(sentence):
        at = start + turned.start("labels") + 1
        label = words[at : start + turned.end("labels") - 1]
        yield Instruction("pick" if turned["pick"] else "press", label, at, number, False)
    for act, pattern in _TOLD.items():
        for match in pattern.finditer(sentence):
            is_firm = not is_conditional and _is_firm(sentence, match)
            of_field = match["field"] if act == "write" else None
            for place, quoted in enumerate(re.finditer(_QUOTED, match["labels"])):
                at = start + match.start("labels") + quoted.start() + 1
                is_typed = of_field is not None and place == 0
                label = words[at : at + len(quoted[0]) - 2]
                yield Instruction("type" if is_typed else act, label, at, number, is_firm)
    for back in _BACK.finditer(sentence):
        is_firm = not is_conditional and _is_firm(sentence, back)
        yield Instruction("back", "", start + back.start(), number, is_firm)


def _is_firm(sentence: str, match: re.Match[str]) -> bool:
    """Whether the verb commands, or tells what one does at that point; not what one may do, or must not."""
    before, between = sentence[: match.start()], match[0].partition("«")[0]
    if _NOT.search(before[-80:]) or re.search(r"\b(?:ikke|ikkje|aldri)\b", between, re.IGNORECASE):
        return False
    verb, _, rest = between.partition(" ")
    is_told = bool(re.fullmatch(r"(?!svar$)\w*(?:er|ar)", verb, re.IGNORECASE) or _DU.match(" " + rest))
    return not is_told or bool(_WHEN.match(before))
