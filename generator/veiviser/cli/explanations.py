"""What every problem is about: those of flows and pages, those that only building a site can have, those of links."""

from collections.abc import Mapping

from veiviser.checks import EXPLANATIONS as OF_PROJECTS
from veiviser.links import explanations as of_links

_OF_SITES = {
    "changed-meanwhile": """
All pages of a site are made from the same files. One of them was saved while the site was built, so that some pages may
have the old words and some the new. Build again.
""",
    "cannot-write": """
The folder that the site is written to can be written to, and there is room. The earlier site stands as it was.
""",
    "manifest": """
Exactly the pages that were asked for come out of the site engine. A plugin or a setting in `mkdocs.yml` may add or drop
pages; take it out.
""",
    "missing-picture": """
Every picture that a page asks for is drawn. The mark `<!-- picture … -->` names a step that the flow no longer has;
take the mark out or name another.
""",
    "not-covered": """
What must be green is green. `mkdocs.yml` lists the columns of coverage that every branch of every flow must have:

```yaml
plugins:
  - veiviser: {coverage: {required: [drawn, told, walked]}}
```

The message says what the branch lacks. Results of tests count until the flow's pages change, with
the flow, the look, a fact or a data file; `pytest flows/` renews them.
`veiviser coverage FLOW` lists all that is missing.
""",
    "our-mistake": """
Veiviser itself failed; there is nothing for an author to mend. Tell those who maintain it, with the file that you saved
last.
""",
    "site-engine": """
The site engine builds the pages without a warning. Its own words say what it did not like, most often a link to a page
or a heading that is not there.
""",
    "unsafe-page": """
Nothing on a page runs or loads what is not a file of the site: no script within the page, no `onclick`, no frame, no
address of another server. Pages, flows and settings were judged before; this came by a template of `prototype/` or by
a plugin.
""",
}
EXPLANATIONS: Mapping[str, str] = {
    **{id: text.strip() + "\n" for id, text in _OF_SITES.items()},
    **of_links(),
    **OF_PROJECTS,
}
"""In Markdown, by the problem's ID."""
