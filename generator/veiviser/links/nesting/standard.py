"""Which elements may stand in which, and what ends them, as the HTML Standard has it."""

IMPLIED = frozenset(("dd", "dt", "li", "optgroup", "option", "p", "rb", "rp", "rt", "rtc"))
"""Elements that many end tags end too."""
OF_WORDS = frozenset(("optgroup", "option", "rb", "rp", "rt", "rtc"))
"""Elements that all end tags but those of formatting end too."""
IN_TABLES = frozenset(("caption", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr"))
MAY_STAY_OPEN = IMPLIED | IN_TABLES | {"html", "head", "body"}
ROWS = frozenset(("table", "tbody", "tfoot", "thead", "tr"))
"""Where nothing stands but what makes a table."""
ALLOWED_IN_ROWS = IN_TABLES | {"col", "script", "style", "template", "form", "input"}
ENDED_BY_PART = {
    "tr": frozenset(("td", "th", "tr", "caption", "colgroup")),
    "td": frozenset(("td", "th", "caption", "colgroup")),
    "th": frozenset(("td", "th", "caption", "colgroup")),
    **dict.fromkeys(("tbody", "tfoot", "thead", "caption", "colgroup"), IN_TABLES),
}
ENDS_PARAGRAPH = frozenset(
    (
        "address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
        "hr", "li", "listing", "main", "menu", "nav", "ol", "p", "plaintext", "pre", "search", "section", "summary",
        "table", "ul", "xmp",
    )
)  # fmt: skip
FORMATTING = frozenset(
    ("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u")
)
PLAIN_END = frozenset(
    (
        "address", "article", "aside", "blockquote", "button", "center", "details", "dialog", "dir", "div", "dl",
        "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "listing", "main", "menu", "nav",
        "ol", "pre", "search", "section", "summary", "ul", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dd", "dt",
        "applet", "marquee", "object", "template", "body", "html", "select",
    )
)  # fmt: skip
"""End tags that may leave out those of `IMPLIED` before them; those of other elements may not."""
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
IN_HEAD = frozenset(
    ("base", "basefont", "bgsound", "link", "meta", "title", "noscript", "noframes", "style", "script", "template")
)
WHOLE = {
    "html": frozenset(("html",)),
    "head": frozenset(("html", "head")),
    "body": frozenset(("html", "head", "body")),
}
"""What can no longer begin where these have begun."""
WALLS = frozenset(
    (
        "applet", "caption", "html", "marquee", "object", "table", "td", "template", "th", "foreignobject", "desc",
        "annotation-xml", "mi", "mo", "mn", "ms", "mtext",
    )
)  # fmt: skip
"""An end tag in them ends nothing outside of them (the Standard's scopes)."""
TABLE_WALLS = frozenset(("html", "table", "template"))
CONTROLS = frozenset(("a", "button", "select", "textarea", "label", "iframe", "embed", "details", "input", "form"))
AROUND = {"label": ("label", "a", "button"), "form": ("form",)}
"""In which none of `CONTROLS` may stand, where that is not a link or a button."""
ENDS_LIST = ENDS_PARAGRAPH | {
    "body",
    "button",
    "head",
    "iframe",
    "noscript",
    "select",
    "tbody",
    "tfoot",
    "thead",
    "tr",
}
ENDS_LIST -= {"address", "div", "p", "li", "dd", "dt"}
"""Special elements of the Standard, in which a list's element begins anew."""


def _kinds(name: str) -> tuple[str, ...]:
    kinds = ["#wall"] if name in WALLS else []
    kinds += ["#table-wall"] if name in TABLE_WALLS else []
    kinds += ["#button-wall"] if name in WALLS or name == "button" else []
    kinds += ["#list-wall"] if name in WALLS or name in ENDS_LIST else []
    return tuple(kinds)


KINDS = {name: kinds for name in WALLS | ENDS_LIST | {"button"} if (kinds := _kinds(name))}
