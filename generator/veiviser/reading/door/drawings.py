"""SVG files, parsed as XML: shapes and words, and nothing that runs, loads or names anything outside the file."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from xml.parsers.expat import ErrorString, ExpatError, ParserCreate

from veiviser.messages import Message, say
from veiviser.messages.foreign import in_our_words
from veiviser.reading.door.allowed import LOOKS, words_of

_SVG, _XLINK, _XML = (
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/XML/1998/namespace",
)
_ELEMENTS = words_of(
    """
    animate animateMotion animateTransform circle clipPath defs desc ellipse feBlend feColorMatrix
    feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow
    feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight
    feSpecularLighting feSpotLight feTile feTurbulence filter g image line linearGradient marker mask metadata mpath
    path pattern polygon polyline radialGradient rect set stop style svg switch symbol text textPath title tspan use
    view
    """
)
_LINKS = ("href", "src")
_OF_ANIMATION = words_of("animate animateMotion animateTransform set")
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp|avif);base64,[A-Za-z0-9+/=\s]*")
_OF_EDITORS = re.compile(
    r"https?://(?:www\.inkscape\.org|sodipodi\.sourceforge\.net|ns\.adobe\.com|www\.bohemiancoding\.com|www\.figma\.com"
    r"|www\.serif\.com|vectornator\.io|web\.resource\.org/cc|creativecommons\.org|purl\.org/dc"
    r"|www\.w3\.org/1999/02/22-rdf)[^ ]*"
)
"""What drawing programs write beside a drawing. No browser knows any of it."""
_FUNCTIONS = words_of(
    """
    calc clamp cubic-bezier hsl hsla matrix matrix3d max min polygon rgb rgba rotate scale scalex scaley skewx skewy
    steps url translate translatex translatey var path circle ellipse inset blur brightness contrast drop-shadow
    grayscale hue-rotate invert opacity saturate sepia not is where nth-child nth-of-type icc-color perspective
    """
)
_URL = re.compile(r"url\((?!\s*[\"']?#)", re.IGNORECASE)
_FUNCTION = re.compile(r"([\w-]+)\(")
_AT = re.compile(r"@(?!media\b|keyframes\b|supports\b)[\w-]*")
DEPTH = 200
"""Of elements in each other."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """What may not stand in a drawing, and where; both from 1."""

    what: Message
    """Of the picture: `has … in it; save it anew`."""
    line: int
    column: int


class _Refused(Exception):
    """At the first thing that may not stand there."""

    def __init__(self, what: Message) -> None:
        self.what = what
        super().__init__(what)


def fault_of_drawing(data: bytes) -> Flaw | None:
    """The first thing that may not stand in an SVG file; None where all may."""
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Flaw(say("is not written in UTF-8; save it in that"), data.count(b"\n", 0, error.start) + 1, 1)
    reader = _Reader()
    try:
        reader.read(data)
    except _Refused as refused:
        return Flaw(refused.what, *reader.at)
    except (ExpatError, ValueError, LookupError) as error:  # a coding that Python does not know
        told = in_our_words(ErrorString(error.code) if isinstance(error, ExpatError) else str(error))
        return Flaw(say("cannot be read as XML ({told}); save it anew", told=told), reader.parser.ErrorLineNumber, 1)
    return None


class _Reader:
    """What expat calls back; it stands at the place of what it tells of."""

    def __init__(self) -> None:
        self.parser = ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.XmlDeclHandler = self._placed(self._declaration)
        self.parser.StartDoctypeDeclHandler = self._placed(self._doctype)
        self.parser.ProcessingInstructionHandler = self._placed(self._instruction)
        self.parser.StartElementHandler = self._placed(self._start)
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._placed(self._text)
        self.at = (1, 1)
        """Line and column, from 1, of what is being read."""
        self._open: list[str] = []
        self._foreign = 0
        """How deep within what drawing programs write."""

    def read(self, data: bytes) -> None:
        self.parser.Parse(data, True)

    def _placed(self, handler: Callable[..., None]) -> Callable[..., None]:
        def handle(*arguments: object) -> None:
            self.at = (self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
            handler(*arguments)

        return handle

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        if (encoding or "utf-8").lower() not in ("utf-8", "us-ascii", "ascii"):
            raise _Refused(say("says that it is written in {encoding}; save it in UTF-8", encoding=encoding))

    def _doctype(self, *_: object) -> None:
        raise _Refused(say("has a DOCTYPE, which can bring in other files; save it without, as a plain SVG"))

    def _instruction(self, target: str, _: str) -> None:
        raise _Refused(say("has `<?{target}`, which can bring in other files; save it as a plain SVG", target=target))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        self._open.append(local)
        if len(self._open) > DEPTH:
            raise _Refused(say("has elements more than {most} deep in each other; make it simpler", most=DEPTH))
        if self._foreign or (len(self._open) > 1 and _OF_EDITORS.fullmatch(space)):
            self._foreign += 1
            if not _OF_EDITORS.fullmatch(space):
                raise _Refused(
                    say("has <{local}> within what a drawing program wrote; save it as a plain SVG", local=local)
                )
            return
        if not space:
            raise _Refused(
                say(
                    'has <{local}> without a kind, so that no browser shows it; give <svg> xmlns="{kind}"',
                    local=local,
                    kind=_SVG,
                )
            )
        if space != _SVG or local not in _ELEMENTS or (len(self._open) == 1 and local != "svg"):
            raise _Refused(say("has <{local}> in it, which is no part of a plain SVG; save it as one", local=local))
        if local in _OF_ANIMATION:
            _judge_animation(local, attributes)
        for key, value in attributes.items():
            _judge(local, key, value)

    def _end(self, _: str) -> None:
        self._open.pop()
        self._foreign = max(0, self._foreign - 1)

    def _text(self, text: str) -> None:
        if "style" in self._open and (wrong := wrong_style(text)):
            raise _Refused(
                say("has `{wrong}` in its styles, which loads something; save it as a plain SVG", wrong=wrong)
            )


def _judge(element: str, name: str, value: str) -> None:
    space, _, key = name.rpartition(" ")
    if space and space not in (_XLINK, _XML):
        if _OF_EDITORS.fullmatch(space):
            return
        raise _Refused(say("has `{key}` of a foreign kind; save it as a plain SVG", key=key))
    if key.lower().startswith("on"):
        raise _Refused(say("has `{key}` in it, which runs something; save it as a plain SVG", key=key))
    if key in _LINKS or (space == _XML and key == "base"):
        is_part = value.startswith("#") and key == "href"
        if not is_part and not (element == "image" and key == "href" and _PICTURE.fullmatch(value)):
            raise _Refused(
                say(
                    "has `{key}` on <{element}>, which leads out of the file; put what it shows into the file",
                    key=key,
                    element=element,
                )
            )
    elif wrong := wrong_style(value) if _is_style(key) else next(iter(_URL.findall(value)), ""):
        raise _Refused(
            say("has `{wrong}` in `{key}`, which loads something; save it as a plain SVG", wrong=wrong, key=key)
        )


def _is_style(key: str) -> bool:
    return key.lower() in LOOKS or key in ("style", "cursor", "filter", "from", "to", "by", "values")


def _judge_animation(element: str, attributes: dict[str, str]) -> None:
    changed = attributes.get("attributeName", "" if element != "animateMotion" else "transform").lower()
    if changed not in LOOKS or "href" in changed or "xmlns" in changed:
        raise _Refused(
            say("has <{element}> that changes `{changed}`; take the animation out", element=element, changed=changed)
        )


def wrong_style(text: str) -> str:
    """What in a style would load something; empty where nothing would."""
    if "\\" in text:  # by which CSS can spell any name
        return "\\"
    if found := _AT.search(text) or _URL.search(text):
        return found[0]
    return next((f[0] for f in _FUNCTION.finditer(text) if f[1].lower() not in _FUNCTIONS), "")
