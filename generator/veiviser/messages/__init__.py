"""Messages: sentences for people, written in English in the code and shown in the language of whoever reads them."""

from collections.abc import Mapping
from string import Formatter
from typing import Any, Literal, LiteralString

from veiviser.messages.catalogue import translations

Language = Literal["nb", "en"]
LANGUAGES: tuple[Language, ...] = ("nb", "en")
SOURCE: Language = "en"
"""The language of the templates in the code, which needs no catalogue."""


class Message(str):
    """
    A sentence as a template with values, so that it can be shown in another language later.

    As a `str` it is the English sentence. Built by `say`; what joins or cuts it gives an ordinary `str`.
    """

    __slots__ = ("template", "values")

    template: str
    values: dict[str, Any]

    def __new__(cls, template: str, values: dict[str, Any]) -> "Message":
        message = super().__new__(cls, _filled(template, values, SOURCE))
        message.template, message.values = template, values
        return message

    def __reduce__(self) -> Any:
        return Message, (self.template, self.values)


def say(template: LiteralString, /, **values: object) -> Message:
    """
    A message.

    Args:
        template: the English sentence, with a `{name}` for each value; a brace of its own is doubled. Catalogues know
            it by this text, so it is written out where it is used.
        values: what to put in. A value that is a `Message` itself is translated too, also inside a `Listed`.
    """
    return Message(template, values)


class Count(int):
    """How many of something there are: in a sentence its thousands stand apart, as they do not in a port or a year."""


class Listed(str):
    """Several things in one sentence: `a, b and c`. In another language with its word before the last."""

    __slots__ = ("items", "last")

    items: tuple[str, ...]
    last: Message

    def __new__(cls, items: tuple[str, ...], last: Message) -> "Listed":
        listed = super().__new__(cls, _joined(items, last))
        listed.items, listed.last = items, last
        return listed

    def __reduce__(self) -> Any:
        return Listed, (self.items, self.last)


def all_of(*items: str) -> Listed:
    """`a, b and c`."""
    return Listed(items, say("and"))


def any_of(*items: str) -> Listed:
    """`a, b or c`."""
    return Listed(items, say("or"))


def render(message: str, language: Language | None = None) -> str:
    """
    The words of a message in a language; an ordinary text stays as it is.

    Args:
        language: left out: the one that was chosen last with `use_language`.
    """
    language = language or _current[0]
    if isinstance(message, Listed):
        return _joined(tuple(render(item, language) for item in message.items), render(message.last, language))
    if not isinstance(message, Message):
        return message
    template = (
        message.template if language == SOURCE else translations(language).get(message.template, message.template)
    )
    return _filled(template, message.values, language)


def use_language(language: Language) -> None:
    """Choose the language of this process; English until then."""
    _current[0] = language


def current_language() -> Language:
    """The language that was chosen."""
    return _current[0]


def placeholders(template: str) -> list[str]:
    """The names in a template's braces, sorted."""
    return sorted(name for _, name, _, _ in Formatter().parse(template) if name is not None)


_current: list[Language] = [SOURCE]
_THOUSANDS: Mapping[Language, str] = {"en": ",", "nb": "\N{NO-BREAK SPACE}"}


def _filled(template: str, values: Mapping[str, Any], language: Language) -> str:
    return template.format_map({name: _worded(value, language) for name, value in values.items()})


def _worded(value: Any, language: Language) -> Any:
    """As it stands in a sentence."""
    if isinstance(value, (Message, Listed)):
        return render(value, language)
    if isinstance(value, Count):
        return f"{value:,}".replace(",", _THOUSANDS[language])
    return value


def _joined(items: tuple[str, ...], last: str) -> str:
    return ", ".join(items) if len(items) < 2 else f"{', '.join(items[:-1])} {last} {items[-1]}"
