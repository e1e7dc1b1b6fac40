"""What others say in English alone is told in Norwegian where we know it, and else said to be English."""

import pytest
from jinja2 import TemplateSyntaxError

from veiviser.messages import render
from veiviser.messages.foreign import in_our_words
from veiviser.sandbox import Sandbox


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{{ a b }}", "her skulle det stått `end of print statement`, men det står `b`"),
        ("{% if a %}", "malen slutter før 'elif', 'else' eller 'endif'"),
        ("{% iff a %}", "`iff` er ikke noe en mal kan bruke"),
        ("{{ a | stor }}", "det finnes ikke noe filter som heter `stor`"),
        ("{# a", "kommentaren slutter ikke; `#}` mangler"),
        ("{{ a }", "her kan det ikke stå `}`"),
    ],
)
def test_what_jinja_says_of_a_template_is_norwegian(template: str, told: str) -> None:
    with pytest.raises(TemplateSyntaxError) as failed:
        Sandbox().compile(template)
    assert render(in_our_words(failed.value.message or ""), "nb") == told


def test_what_is_not_known_is_said_to_be_english() -> None:
    reason = in_our_words("the moon is in the wrong house.")
    assert render(reason, "nb") == "«the moon is in the wrong house» (på engelsk)"
    assert render(reason, "en") == "the moon is in the wrong house"
