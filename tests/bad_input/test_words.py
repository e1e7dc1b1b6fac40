"""Words are words in every slot: whatever is written there, the tree of what is built stays the same."""

from dataclasses import dataclass

import pytest

from tests.bad_input.attacked import Node, drawn, drawn_elements, elements, words
from veiviser.model.project import Look

PLAIN, WITH_MARKS, PRESSED = "harmløst", "uskyldig", "knappen"
HTML = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    '"><img src=x onerror=alert(1)>',
    "'><svg onload=alert(1)>",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)' autofocus='",
    "x onclick=alert(1)",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</template><script>alert(1)</script>",
    "</svg><script>alert(1)</script>",
    "</div></section></main></body></html>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "]]>",
    "--!><script>alert(1)</script>",
    "--><script>alert(1)</script><!--",
    "<!-- picture prove/1 -->",
    "<!--",
    "<?php echo 1 ?>",
    "<!doctype html>",
    "<a href=javascript:alert(1)>x</a>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>*{display:none}</style>",
    "<form action=//evil.example><input name=x>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<select><option><script>alert(1)</script>",
    "<plaintext>",
    "<x-y onpointerenter=alert(1)>",
    "<b",
    "<",
    "a<b>c",
    "{{7*7}}",
    "{{ config }}",
    "{% raw %}",
    "{% endraw %}",
    "{% include '/etc/passwd' %}",
    "{# a note #}",
    "${7+7}",
    "#{7+7}",
    "<%= 7+7 %>",
    "{nobody}}{",
    "{ .klasse onclick=alert(1) }",
    "x {: onclick=alert(1) }",
    "x {: #innhold .skjult style=display:none }",
    "@root@/assets",
    "prototype:prove/vise.html",
    "href=\"prototype:x\" src='@root@/'",
    "%s %(x)s %d \\0",
    "red}body{display:none",
    "expression(alert(1))",
    "url(//evil.example/x.png)",
    ":material-account:",
    "--8<-- '../../secret'",
    "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "a" * 500,
)
"""To Markdown these are words too."""
AT_THE_END = "x {: onclick=alert(1) }"
"""There it would set attributes, and nowhere else."""
MARKED = (
    "[x](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "{{ config.__class__ }}",
    "[x][y] [y]: javascript:alert(1)",
    "*a* _b_ **c** `d` ~~e~~ ==f==",
    "<https://evil.example>",
    "https://evil.example/a_b_c?d=1&e=2",
    "# en # to #",
    "- en",
    "1. en",
    "> en",
    "***",
    "| a | b |",
    "!!! note",
    "??? note",
    '=== "en"',
    "```python",
    "~~~",
    "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#60;",
    "<a href='jav&#x09;ascript:alert(1)'>x</a>",
    "\\*a\\* \\<b\\> \\",
    "en\n\n# to",
    "en\n---\ntitle: to",
    "en\n\n<script>alert(1)</script>",
    "en\n    tre",
)
"""To Markdown these are more than words; where plain words are expected, they are not."""


@dataclass(frozen=True)
class Tree:
    """What does not change with the words, and the words."""

    elements: list[Node]
    in_drawings: set[Node]
    words: list[str]


def trees(plain: str, marked: str, pressed: str, look: Look) -> dict[str, Tree]:
    found = drawn(plain, marked, pressed, look)
    return {name: Tree(elements(tree), drawn_elements(tree), words(tree)) for name, tree in found.items()}


@pytest.fixture(scope="module")
def harmless(look: Look) -> dict[str, Tree]:
    """What the flow comes to with harmless words everywhere."""
    found = trees(PLAIN, WITH_MARKS, PRESSED, look)
    assert {
        "guide",
        "verksted/prototype/prove/index.html",
        "verksted/prototype/prove/vise.html",
        "prove/1",
    } <= found.keys()
    assert len(found["guide"].words) > 50
    return found


def together(attacks: tuple[str, ...], count: int) -> list[str]:
    """Some at a time: one that had an effect would change the tree whatever stands beside it."""
    return [" og ".join(attacks[first : first + count]) for first in range(0, len(attacks), count)]


@pytest.mark.parametrize(
    ("plain", "marked", "pressed"),
    [(attack, attack, f"{attack} trykk") for attack in (*together(HTML, 8), AT_THE_END)]
    + [(attack, WITH_MARKS, PRESSED) for attack in together(MARKED, 6)],
)
def test_rows_37_39_words_are_words_in_every_slot(
    plain: str, marked: str, pressed: str, look: Look, harmless: dict[str, Tree]
) -> None:
    attacked = trees(plain, marked, pressed, look)
    assert attacked.keys() == harmless.keys()
    for name, before in harmless.items():
        after = attacked[name]
        assert after.elements == before.elements, name
        assert after.in_drawings == before.in_drawings, name
        expected = [_replaced(text, plain, marked, pressed) for text in before.words]
        assert after.words == [" ".join(text.split()) for text in expected], name


def _replaced(text: str, plain: str, marked: str, pressed: str) -> str:
    return text.replace(PLAIN, plain).replace(WITH_MARKS, marked).replace(PRESSED, pressed)
