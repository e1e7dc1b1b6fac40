"""What HTML may hold: elements and attributes that pages use, and the few more that their frame has."""

import re


def words_of(text: str) -> frozenset[str]:
    """Each word of it."""
    return frozenset(text.split())


_ANYWHERE = words_of("class dir hidden id inert lang markdown role tabindex title translate")
_NAMED = re.compile(r"(?:aria|data)-[a-z0-9_.-]+")
_OF_SCRIPTS = re.compile(r"data-(?:md|clipboard)(?:-.*)?|data-(?:index|finding)")
"""What the scripts of the frame go by: an author's would steer them."""
_OWN = {
    "a": "download href hreflang name rel target type",
    "blockquote": "cite",
    "col": "span",
    "colgroup": "span",
    "del": "cite datetime",
    "details": "name open",
    "img": "align alt decoding height loading sizes src srcset width",
    "input": "checked disabled name type value",
    "ins": "cite datetime",
    "label": "for",
    "li": "value",
    "ol": "reversed start type",
    "q": "cite",
    "source": "height media sizes srcset type width",
    "td": "align colspan headers rowspan style valign",
    "th": "abbr align colspan headers rowspan scope style valign",
    "time": "datetime",
}
_PLAIN = words_of(
    """
    abbr aside b bdi bdo br caption cite code dd dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i kbd mark
    p picture pre rp rt ruby s samp section small span strong sub summary sup table tbody tfoot thead tr u ul var
    wbr
    """
)
PAGE = {name: words_of(own) for name, own in _OWN.items()} | dict.fromkeys(_PLAIN, frozenset[str]())
"""Elements of a page's text, each with the attributes that it may have beside those that all may have."""

DRAWN = words_of(
    """
    circle clippath defs desc ellipse g line lineargradient marker mask path pattern polygon polyline radialgradient
    rect stop svg symbol text title tspan use
    """
)
"""Elements of a drawing, in small letters."""
WITH_WORDS = frozenset(("title", "desc"))
"""Of these, where HTML would begin again; so they hold words alone."""
LOOKS = words_of(
    """
    alignment-baseline clip-path clip-rule clippathunits color color-interpolation cx cy d direction display
    dominant-baseline dx dy fill fill-opacity fill-rule focusable font-family font-size font-style font-weight fr fx
    fy gradienttransform gradientunits height letter-spacing lengthadjust markerheight
    markerunits markerwidth orient marker-end marker-mid marker-start mask
    maskcontentunits maskunits offset opacity overflow paint-order pathlength patterncontentunits patterntransform
    patternunits points preserveaspectratio r refx refy rotate rx ry shape-rendering spreadmethod stop-color
    stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit
    stroke-opacity stroke-width text-anchor text-decoration text-rendering textlength transform transform-origin
    vector-effect version viewbox visibility width word-spacing writing-mode x x1 x2 xmlns y y1 y2 xml:space
    baseline-shift enable-background href xlink:href xmlns:xlink
    """
)
"""Attributes of a drawing, in small letters; its addresses lead to a part of itself."""

_FRAME = {
    "article": "",
    "body": "",
    "button": "disabled name type value",
    "dialog": "open",
    "fieldset": "disabled name",
    "footer": "",
    "form": "autocomplete name novalidate",
    "head": "",
    "header": "",
    "hgroup": "",
    "html": "",
    "legend": "",
    "link": "as crossorigin href hreflang integrity media rel sizes type",
    "main": "",
    "meta": "charset content http-equiv name property",
    "nav": "",
    "optgroup": "disabled label",
    "option": "disabled label selected value",
    "output": "for name",
    "progress": "max value",
    "meter": "high low max min optimum value",
    "script": "async crossorigin defer integrity nomodule src type",
    "search": "",
    "select": "disabled multiple name required size",
    "textarea": "autocomplete cols disabled maxlength minlength name placeholder readonly required rows spellcheck",
    "template": "shadowrootmode shadowrootdelegatesfocus",
    "title": "",
}
FRAME = {name: words_of(own) for name, own in _FRAME.items()}
"""Elements that only the frame of a page has, and screens of a prototype."""
_TYPED = words_of(
    """
    accept autocapitalize autocomplete enterkeyhint inputmode list max maxlength min minlength multiple pattern
    placeholder readonly required size spellcheck step
    """
)
_FRAMED = words_of("accesskey autofocus enterkeyhint inputmode itemid itemprop itemscope itemtype popover")


def may_have(element: str, attribute: str) -> bool:
    """Whether an element of a page's text may have the attribute; both in small letters."""
    return attribute in _ANYWHERE or attribute in PAGE.get(element, ()) or _is_named(attribute)


def drawing_may_have(attribute: str) -> bool:
    """Likewise of a drawing in a page."""
    return attribute in LOOKS or attribute in _ANYWHERE or _is_named(attribute)


def frame_may_have(element: str, attribute: str) -> bool:
    """Likewise of a page as it is served, whatever element of it."""
    own = FRAME.get(element, frozenset()) | (_TYPED if element in ("input", "textarea") else frozenset())
    return attribute in own or attribute in _FRAMED or attribute.startswith("data-") or may_have(element, attribute)


def _is_named(attribute: str) -> bool:
    return _NAMED.fullmatch(attribute) is not None and _OF_SCRIPTS.fullmatch(attribute) is None
