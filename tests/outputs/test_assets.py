"""The styles that all prototype pages share, as small as they can be without another meaning."""

import re
from dataclasses import replace

from veiviser.model.project import Look
from veiviser.model.site import ASSETS
from veiviser.outputs.whole_site.assets import make_assets, with_states

WRITTEN = """/* Why. */ .zero /* and */ p /* why */ { }
.one  .two,
.three {
  content: "a  /* b */ \\" c"; /* and 'why' */
  width: calc(1px + 2px);
}
.four { content: '  '; }
"""
SENT = '.zero p{}.one .two, .three{content: "a  /* b */ \\" c";width: calc(1px + 2px);}.four{content: \'  \';}'
SCRIPT = """/*
 * Why.
 */
(() => {
  /* And why. */
  const path = "/*/";  /* at the end */
  /* before */ run(path); /* after */
})();
"""


def test_comments_and_white_space_stay_at_home_but_words_in_quotes_are_kept(look: Look) -> None:
    bare = replace(look, components={}, styles={"own.css": WRITTEN}, scripts={})
    assert make_assets(bare)[f"{ASSETS}/prototype.css"].lstrip() == SENT


def test_a_script_loses_the_comments_that_have_their_lines_to_themselves(look: Look) -> None:
    sent = make_assets(replace(look, scripts={"own.js": SCRIPT}))[f"{ASSETS}/own.js"]
    assert sent == '(() => {\n  const path = "/*/";  /* at the end */\n  /* before */ run(path); /* after */\n})();\n'


def test_a_component_brings_its_own_script(look: Look) -> None:
    button = replace(look.components["button"], script=SCRIPT)
    sent = make_assets(replace(look, components={"button": button}, scripts={"own.js": SCRIPT}))
    assert sent[f"{ASSETS}/button.js"] == sent[f"{ASSETS}/own.js"] != ""


def test_what_a_template_asks_for_is_in_its_folder(look: Look) -> None:
    asked = {name: re.findall(r'data-script="([^"]*)"', c.template) for name, c in look.components.items()}
    assert {name: [name] if component.script else [] for name, component in look.components.items()} == asked


def test_a_state_holds_where_it_is_or_is_shown_and_counts_as_much_as_before() -> None:
    pointed = "@media (hover:hover) and (pointer:fine){.a:hover{}}"
    style = f"{pointed}.b:focus-visible .c:focus{{}}.d:focus-within{{}}.e:not(:hover){{}}"
    hover, focus, disabled = (
        f':where([data-state="{state}"]) :nth-child(n)' for state in ("hover", "focus", "disabled")
    )
    assert with_states(style) == (
        f"@media (min-width: 0) and (min-width: 0){{.a:is(:hover, {hover}){{}}}}"
        f".b:is(:focus-visible, {focus}) .c:is(:focus, {focus}){{}}.d:focus-within{{}}.e:not(:is(:hover, {hover})){{}}"
    )
    assert with_states('.f [aria-disabled="true"], .g:disabled{}') == (
        f'.f :is([aria-disabled="true"], {disabled}), .g:is(:disabled, {disabled}){{}}'
    )
