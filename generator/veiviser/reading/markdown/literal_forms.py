"""How markup looks that shows as it is typed: one list of forms, for pages and for texts of flows and tables."""

import re

from veiviser.messages import Message, say

Form = tuple[re.Pattern[str], Message | None]
"""How it looks, and what would mend it; nothing where the name is to be written between braces."""
VALUES = ("fact", "edition", "date")
WHOLE = rf"\{{(?:{'|'.join(VALUES)})\.[^{{}}\s]*\}}(?!\}})"
_TEMPLATE = r"\{\{(?:.{0,60}?\}\})?|\{%(?:.{0,60}?%\})?|\{#[^}].{0,60}?#\}"
ENTITY: Form = (
    re.compile(
        r"&(?:(?:[a-z]+(?:ring|slash|acute|grave|circ|tilde|uml|cedil)|(?:ae|sz)lig|nbsp|shy)(?![a-z]*;)"
        r"|(?:amp|lt|gt|quot|copy|reg|laquo|raquo|sect|para|deg|middot|plusmn|frac\d\d|sup[123]|times|divide|euro"
        r"|hellip|[nm]dash|[lr][sd]quo|bull|rarr|larr)(?![\w;=]))",
        re.IGNORECASE,
    ),
    say("a character's name has a ; behind it; put that in, or write the character itself"),
)
"""A character by its name in HTML, without its end."""
WHOLE_ENTITY: Form = (
    re.compile(r"&(?:[a-z][a-z0-9]{1,7}|#\d{2,6}|#x[0-9a-f]{2,5});", re.IGNORECASE),
    say("a character's name is shown here as it is; write the character itself"),
)
"""Where neither Markdown nor HTML is read."""
_TAGS = (
    "a|abbr|b|big|blockquote|br|button|center|code|dd|del|details|div|dl|dt|em|font|h[1-6]|hr|i|iframe|img|ins|kbd|li"
    "|mark|ol|p|pre|q|s|script|section|small|span|strike|strong|style|su[bp]|summary|svg|table|tbody|t[dhr]|thead|tt|u"
    "|ul|wbr"
)
TAG: Form = (
    re.compile(rf"<({_TAGS})(?:\s[^<>\n]*|\s*/)?>(?:[^<>\n]*</\1\s*>)?|</(?:{_TAGS})\s*>", re.IGNORECASE),
    say("no HTML is read here; leave the tag out"),
)
"""Where no HTML is read."""
SPOILT: Form = (
    re.compile(
        "\\w*(?:\ufffd|Ã[\x80-\xbf\u0152-\u0192\u02c6-\u02dc\u2013-\u2122]|â€[\x80-\xbf\u0152-\u0192\u02dc\u2013-\u2122]?|Â[\xa0-\xbf]"
        "|√[¶∏•ÜòÖ]|├[ª©ÑåÿÅà])\\w*"
    ),
    say("its letters were lost when it was saved or copied; write them anew, and save the file as UTF-8"),
)
"""UTF-8 read as the letters of Windows, of a Mac or of DOS, and what stands for a letter that nobody knew."""
NOTHING_FILLED = say("nothing is filled in here; write the words themselves")
NO_NOTES = say("there are no footnotes; write it in the text, or in brackets")
LISTED = say("a list begins its lines with `- `, after an empty line; write that")
_COUNTED = say("a list begins its lines with `1. `, after an empty line; write that")
_IN_CELLS = say("a table has | between its cells, and a line of |---|---| below its headings; write that")
_BOXED = say('a box begins with a line such as `!!! note "Title"`, and its text is moved in by four spaces')
_PICTURED = say("a picture is written ![what it shows](file.png), without spaces between; write that")
FORMS: tuple[Form, ...] = (
    SPOILT,
    (re.compile(_TEMPLATE), NOTHING_FILLED),
    (
        re.compile(r"(?:\[[^\[\]\n]+|^[^\[\]\n]+)\]\s+\((?:https?:|mailto:|tel:|page:|[^\s()]+\.md|#)[^\s()]*\)"),
        say("take out the space after ]"),
    ),
    (
        re.compile(
            r"\]\((?=[^()\n]*[ \t])(?:[a-z][a-z\s+.-]*:|\.{0,2}/|[\w /-]+\.(?:md|png|jpe?g|svg|pdf)\b)"
            r"[^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)",
            re.IGNORECASE,
        ),
        say("this is no link, since an address has no spaces; take them out"),
    ),
    (
        re.compile(r"^\s*\[[^\[\]\n]+\]:\s+[a-z][a-z\s+.-]*:.*", re.IGNORECASE),
        say("this is no address of a link, since it has spaces; take them out"),
    ),
    (
        re.compile(r"\([^()\n]+\)\[(?:https?:|mailto:|tel:|page:|[^\s\[\]]+\.md)[^\s\[\]]*\]"),
        say("the words of a link stand in [ ] and its address in ( ); write [words](address)"),
    ),
    (
        re.compile(r"\{[^{}\n]+\}\((?:https?:|mailto:|tel:|page:|[^\s()]+\.md)[^\s()]*\)"),
        say("the words of a link stand in [ ] and its address in ( ); write [words](address)"),
    ),
    (re.compile(r"\[\[[^\[\]\n]+\]\]"), say("a link is written [words](address); write that")),
    (re.compile(r"\[\^[\w-]+\]"), NO_NOTES),
    (re.compile(r"~~[^\s~][^~\n]*~~"), say("nothing is struck out here; leave the words out")),
    (re.compile(r"-{1,2}8<-{1,2}"), say("no file is put in here; copy its text")),
    (re.compile(rf"[<(\[$%«](?:{'|'.join(VALUES)})\.[a-z0-9][\w-]*[>)\]$%»]?"), None),
    (
        re.compile(r"^\s*(?:[•·▪●◦‣\u2043■□➢\uf0a7\uf0b7]|[o§](?=\t))(?=\s*\S)(?:\s*\w+)?"),
        LISTED,
    ),
)
MARKED_FORMS: tuple[Form, ...] = (
    (re.compile(r"^\s*#{1,6}[^\W\d_][^#]*"), say("a heading has a space after its #; put it in")),
    (
        re.compile(r"(?<!\*)\*\*(?!\*)(?:[^*\n]*(?<!\*)\*\*(?!\*))?"),
        say("bold begins and ends right at its words: **so**"),
    ),
    (re.compile(r"(?<![\w*])\*\w[^*\n]*\s\*(?!\*)"), say("emphasis begins and ends right at its words: *so*")),
    (
        re.compile(r"(?<![\w=])==[^\s=][^=\n]*==|\^\^[^\s^][^^\n]*\^\^"),
        say("no words are marked here; leave the marks out"),
    ),
    (re.compile(r"(?<![\w:/]):[a-z][a-z0-9_+-]*:(?![\w/])"), say("no icons are put in here; leave it out")),
    (re.compile(r"\+\+[a-z][\w+-]*\+\+"), say("no keys are drawn here; write «Ctrl»")),
    (
        re.compile(r"\[[^\[\]\n]+\]\[[^\[\]\n]*\]"),
        say("this is no link, for no line says its address; write [words](address)"),
    ),
    (
        re.compile(
            r"\]\((?:\s*$|(?:[a-z][a-z+.-]*:|\.{0,2}/|[\w./-]+\.(?:md|html?|pdf|png|jpe?g|gif|svg|webp|avif)\b)[^()\s]*"
            r"(?=$|\s[^()]*$))",
            re.IGNORECASE,
        ),
        say("this is no link, for ) is missing after the address; put it in"),
    ),
    (
        re.compile(r"<(?:https?:|mailto:)[^\s<>]*(?!\S*>)"),
        say("this is no link, for > is missing after the address; put it in"),
    ),
    (
        re.compile(r"^\s*\*\[[^\[\]\n]+\]:.*"),
        say("short forms are not explained by a line of their own; explain them in the text"),
    ),
    (
        re.compile(r"^\s*+:::\s*+\w*|^\s*+(?:>\s*+)?\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]", re.IGNORECASE),
        _BOXED,
    ),
    (
        re.compile(r"!(?:\[[^\[\]\n]*\]\s+\([^()\n]+\)|\([^\s()]+\.(?:png|jpe?g|gif|svg|webp)\))", re.IGNORECASE),
        _PICTURED,
    ),
    (
        re.compile(r"<(?:www\.[^\s<>]+|[\w.-]+\.(?:no|com|org))>", re.IGNORECASE),
        say("an address begins with https://; put it in"),
    ),
    (re.compile(r"\]\(<[^<>()\s]*\)"), say("this is no link, for > is missing after the address; put it in")),
    (
        re.compile(r"\{:? *[a-z-]+=[\"'\w][^{}\n]*\}"),
        say("nothing here can be given a class or a name; leave it out"),
    ),
    (
        re.compile(r"(?<![\w\\=/])(?:__|_)(?=[^\W_])(?!\w*_\w)[^_\n]*$"),
        say("emphasis begins and ends right at its words: *so*"),
    ),
    (
        re.compile(r"^\s*(?:#{1,6}|[-+*]|\d{1,2}[.)])\xa0(?=\S)\S*"),
        say("an invisible space (U+00A0) stands here; write an ordinary one"),
    ),
    (re.compile(r"(?<=\w)(?:~\w{1,4}~|\^\w{1,4}\^)"), say("nothing is raised or lowered here; leave the marks out")),
    (re.compile(r"<!(?:-(?!-)|[\u2013\u2014])[^<>\n]*>"), say("a comment is written <!-- so -->; write that")),
    (
        re.compile(r"^\s*+={3,}\s*$"),
        say("a heading has no empty line before its ===; take it out, or write # and a space before the heading"),
    ),
    (re.compile(r"^:\s+\S.*"), say("words are not explained by lines of their own; write a list, or a table")),
    (re.compile(r"^\s*\[TOC\]\s*$", re.IGNORECASE), say("no list of contents is put in here; leave it out")),
    (re.compile(r"\{:?\s*[.#][A-Za-z][^{}\n]*\}"), say("nothing here can be given a class or a name; leave it out")),
    (re.compile(r"\{:?\s*#[A-Za-z][\w-]*\s*$"), say("this names nothing, for }} is missing; put it in")),
    (
        re.compile(r"^\s*(?:!!!|\?\?\?\+?)\s?\S.*"),
        _BOXED,
    ),
)
"""Where Markdown is read."""
_NO_MARKDOWN = say(
    "no Markdown is read inside HTML; write HTML here, or put `markdown` into the tag around it, as in <div markdown>"
)
HTML_FORMS: tuple[Form, ...] = tuple(
    (re.compile(pattern), _NO_MARKDOWN)
    for pattern in (
        r"(?<![\w*\\])(\*{1,2})(?=[^\s*])[^*\n]*(?<=[^\s*])\1(?![\w*])",
        r"!?\[[^\[\]\n]+\]\([^()\s]+\)",
        r"^\s*(?:#{1,6}|[-*+])\s+\S.*",
        r"`[^`\n]+`",
    )
)
"""Where HTML is read, and no Markdown."""
SAID_OTHERWISE = re.compile(
    r"(?<![{$])\{(fakta?|facts?|opplysning(?:er)?|editions?|utgaver?|dates?|dato)\.([^{}\s]+)\}(?!\})", re.IGNORECASE
)
ANSWERED = re.compile(
    r"(?<![{$%\\])\{\s*(?P<before>(?:answers?|svar)\.)?(?P<name>(?:[^\W\d_][\w -]*+)?)\s*+\}(?![}(])", re.IGNORECASE
)
"""An answer between braces as somebody guessed it, or nothing."""
NO_NAME = say("no name stands between the braces; write one, as in {{fact.name}}, or leave them out")
SHORT_OF_A_DOT = re.compile(rf"^({'|'.join(VALUES)})(?:[-_,:;/]| \.? ?|\. )(?=\w)")
IS_CALLED = {"f": "fact", "o": "fact", "e": "edition", "u": "edition", "d": "date"}
"""By the first letter of what an author wrote for it."""
NAMES = ((re.compile(WHOLE), NOTHING_FILLED),)
BOLD = say("no words are bold here; leave the marks out")
UNEVEN = say("as many * stand before words as after them; write **so** or *so*, and \\* where a star is meant")
LINKED = say("nothing here can be a link; write the words alone")
BOX = re.compile(r"\[[ xX]\](?=\s)")
NO_BOXES = say("there are no boxes to tick; leave the brackets out")
COMMENT = (
    re.compile(r"<!--.*?(?:-->|$)"),
    say("a comment is shown here; leave it out, or put # before a line of its own"),
)
OPEN_COMMENT: Form = (re.compile(r"<!--.*"), say("a comment ends in -->; put that in"))
"""Within a line; on a line of its own it takes all that follows."""
DASHED = re.compile(r"\s*[\u2012-\u2014\u2212][ \t\xa0]+\S\w*")
SIGNS = re.compile(
    r"[\ufffdÃâÂ√├{}\[~<*_\t|#•·▪●◦‣\u2043■□➢\uf0a7\uf0b7→✓✔✗✘►▶▸§]|8<-|==|\^\^|\+\+|!!!|\?\?\?|:[a-z]|&[A-Za-z#]"
    r"|(?:fact|edition|date)\.|\n\s*(?:[\u2012-\u2014\u2212+\d-]|o[ \xa0]{2}|\(?[a-h][.)])"
)
"""Without one of these, nothing looks like markup; so it is with most of very many rows."""
_BARE = re.compile(r"\s*[-+*][^\W\d_][\w,;.]*")
_NUMBERED = re.compile(r"\s*\d{1,2}[.)][^\W\d_][\w,;.]*")
_PIPED = re.compile(r"\s*(?:\|[^|\n]+\||[^|\s][^|\n]*\|[^|\n]*[^|\s]).*")
_LETTERED = re.compile(r"\s*\(?[a-h][.)]\s+\S\w*")
_SIGNED = re.compile(r"\s*(?:o[ \xa0]{2,}|[→✓✔✗✘►▶▸§][ \t\xa0]+)\S\w*")
_TABBED = re.compile(r"(?!\s*(?:[-*+•·▪●◦‣→✓✔✗✘►▶▸§o]|\(?\w{1,2}[.)])\t)\s*[^\s](?:.*?\S)? *\t+ *\S")
PASTED: tuple[tuple[re.Pattern[str], Message], ...] = (
    (DASHED, LISTED),
    (_BARE, LISTED),
    (_SIGNED, LISTED),
    (_NUMBERED, _COUNTED),
    (_LETTERED, _COUNTED),
    (_TABBED, _IN_CELLS),
)
"""Lists and tables as word processors have them; one such line alone is prose."""
PIPED = (_PIPED, _IN_CELLS)
"""A table that none was made of."""
