"""Problems of components and their templates."""

from collections.abc import Mapping

from veiviser.reading.mistakes.explained import explained

MISTAKES: Mapping[str, str] = {
    "missing-declaration": explained(
        "A component is a folder with `component.yaml`, `template.html` and, where it needs one, `style.css`.",
        "prototype/components/button/template.html",
        "prototype/components/button/component.yaml\nprototype/components/button/template.html",
        "text",
    ),
    "missing-template": explained(
        "A component is drawn by its `template.html`; without it there is nothing to see.",
        "prototype/components/button/component.yaml",
        "prototype/components/button/component.yaml\nprototype/components/button/template.html",
        "text",
    ),
    "bad-template": explained(
        "A template is HTML with Jinja in it; what is opened is closed, and what is named is declared as an option. "
        "A layout names only what it is given: see the layout that comes with the tool.",
        "{% if hint %}<p>{{ hnit }}</p>",
        "{% if hint %}<p>{{ hint }}</p>{% endif %}",
        "jinja",
    ),
    "unused-component-option": explained(
        "What a component declares, its template uses (`-` in the name becomes `_` there). An option that changes "
        "nothing misleads those who write flows.",
        "<button>{{ text }}</button>            {# component.yaml declares `look` too #}",
        '<button class="{{ look }}">{{ text }}</button>',
        "jinja",
    ),
}
