"""What `mkdocs.yml` may say: every key that is obeyed, and why the others of MkDocs and Material are not."""

import re
from pathlib import PurePosixPath
from typing import Any

from pathspec import GitIgnoreSpec

from veiviser.messages import say
from veiviser.problem import Report
from veiviser.reading.markdown.keys import extensions
from veiviser.reading.yaml import shapes
from veiviser.reading.yaml.kinds import Keys, always, filled, line, many, one_of, table, words
from veiviser.reading.yaml.nodes import Node, Scalar

_IN_GIT = re.compile(r"\w[\w./-]*")
_OF_EDITION = re.compile(r"\{edition\.[^{}]*\}")
_NO_PAGES = ("data", "flows", "prototype")
"""Folders of a project that have other things."""
_STARS = 6
"""In one pattern; with many, matching takes for ever."""
LANGUAGES = ("nb", "nn")
"""In which the words around the pages are."""
_MEANT_LANGUAGES = {
    "no": say("`no` does not say which Norwegian, and YAML takes it for false; write `nb` or `nn`"),
    "nb-NO": say("write `nb`"),
    "nn-NO": say("write `nn`"),
}
_OTHER_LANGUAGE = say("what stands around the pages is in bokmål or nynorsk; write `nb` or `nn`")
_COLOURS = say("colours stand in `prototype/styles/tokens.css`, for pages and screens alike; take it out")
_TEMPLATES = say("templates of your own stand in `prototype/theme/`, by the names of those they replace; take it out")
_NOT_SHOWN = say("no page shows it; take it out")
_NO_TRACKING = say("no page follows its readers or asks them for consent; take it out")
_ALL_CHECKED = say("everything that can be checked is checked, and a mistake ends the build; take it out")
_REPOSITORY = say("no page shows it; write `- {{title: Kildekode, page: https://…}}` under `extra: footer:` instead")
_MENU = say("the menu is made from the folders of pages; take it out, and order pages by `order:` in them")


def _line_of_edition(node: Node, what: str, report: Report) -> str | None:
    """Plain words on one line, among which values of the edition may stand."""
    if not isinstance(node, Scalar):
        return line(node, what, report)
    judged = line(node._replace(text=_OF_EDITION.sub("x", node.text)), what, report)
    return node.text if judged is not None else None


def _repository(node: Node, what: str, report: Report) -> str | None:
    found = line(node, what, report)
    if found is None or re.fullmatch(r"https://[\w.-]+(?:/[\w.~-]+){2,}/?", found):
        return found
    message = say("`repo_url` is where the files lie, such as https://github.com/kommunen/veiledning; write that")
    report.error(node.place, "wrong-value", message)
    return None


_NO_SUCH = say("the frame around the pages has nothing of the kind; take it out")
_FEATURES = {
    **dict.fromkeys(
        ("navigation.instant", "navigation.instant.prefetch", "navigation.instant.progress", "navigation.tracking"),
        say("pages are loaded whole, without scripts; take it out"),
    ),
    **dict.fromkeys(
        ("search.highlight", "search.share", "search.suggest"), say("the search is not the theme's own; take it out")
    ),
    **dict.fromkeys(
        (
            "announce.dismiss",
            "content.footnote.tooltips",
            "content.tooltips",
            "header.autohide",
            "navigation.expand",
            "navigation.footer",
            "navigation.indexes",
            "navigation.path",
            "navigation.sections",
            "navigation.tabs",
            "navigation.tabs.sticky",
            "navigation.top",
            "toc.follow",
            "toc.integrate",
        ),
        _NO_SUCH,
    ),
    **dict.fromkeys(
        ("content.action.edit", "content.action.view"), say("no page shows where its source lies; take it out")
    ),
}
_NAME = one_of(("material",), otherwise=say("pages are drawn over Material; write `material`"))
_THEME: Keys = {
    "name": _NAME,
    "language": one_of(LANGUAGES, _MEANT_LANGUAGES, _OTHER_LANGUAGE),
    "font": always(False, say("other fonts are fetched from Google, which learns who reads; write `font: false`")),
    "favicon": words,
    "features": many(
        one_of(
            (
                "navigation.prune",
                "content.code.annotate",
                "content.code.copy",
                "content.code.select",
                "content.tabs.link",
            ),
            _FEATURES,
            _NO_SUCH,
        )
    ),
    "custom_dir": _TEMPLATES,
    "static_templates": _TEMPLATES,
    "palette": _COLOURS,
    "logo": say("write `brand: {{logo: …}}` behind the plugin `veiviser` instead"),
    "icon": _NOT_SHOWN,
    "direction": say("pages are read from left to right; take it out"),
    "locale": say("write `language: nb` or `language: nn`"),
    "admonition": _NOT_SHOWN,
    "analytics": _NO_TRACKING,
}
_TABLE = table(_THEME)
_EXTRA: Keys = {
    "generator": always(False, say("no page names what it was made with; write `false`")),
    "homepage": line,
    "sender": _line_of_edition,
    "footer": many(table({"title": line, "page": line}, ("title", "page"))),
    "analytics": _NO_TRACKING,
    "consent": _NO_TRACKING,
    "social": _REPOSITORY,
    "alternate": say("there is one language a site; link to the others under `extra: footer:`"),
    "version": say("there is one version of a site; take it out"),
    "tags": _NOT_SHOWN,
    "status": _NOT_SHOWN,
    "annotate": _NOT_SHOWN,
    "scope": _NOT_SHOWN,
    "polyfills": say("scripts of others are not fetched; take it out"),
    "search": say("the search needs no settings; take it out"),
    "css": say("write `extra_css` without a space at the start of its line"),
}
PROGRAM = say("plugins of MkDocs are programs, which `veiviser build` does not run; take it out")
PLUGINS = {"search": say("pages are searched by an index of our own, which knows Norwegian; take it out")}
"""Why those that one would expect are not obeyed; all others are programs."""


def _elsewhere(node: Node, what: str, report: Report) -> None:
    """Read by `settings`, for it is not the engine's."""


def _patterns(node: Node, what: str, report: Report) -> str | None:
    """Names of files as .gitignore has them, one a line."""
    written = words(node, what, report)
    lines = (written or "").splitlines()
    try:
        GitIgnoreSpec.from_lines(lines)
    except ValueError:
        lines = ["*" * (_STARS + 1)]
    if any(line.count("*") > _STARS for line in lines):
        message = say(
            "{what} names files as .gitignore does, one a line, such as drafts/ or *.txt; write it like that", what=what
        )
        report.error(node.place, "wrong-value", message)
        return None
    return written


def _name_in_git(node: Node, what: str, report: Report) -> str | None:
    """Of a branch or of another repository, which git is called with; what begins with - would be an option."""
    written = words(node, what, report)
    if written is not None and not _IN_GIT.fullmatch(written):
        message = say("{what} is a name in git, such as gh-pages or origin; write one", what=what)
        report.error(node.place, "wrong-value", message)
        return None
    return written


def _pages(node: Node, what: str, report: Report) -> str | None:
    """A folder for pages alone."""
    written = words(node, what, report)
    if written is not None and PurePosixPath(written).parts[:1] in ((), *((name,) for name in _NO_PAGES)):
        message = say("{what} is a folder for pages alone, such as `content`; name one", what=what)
        report.error(node.place, "wrong-value", message)
        return None
    return written


def _theme(node: Node, what: str, report: Report) -> Any:
    """A table, or the theme's name alone."""
    if isinstance(node, Scalar) and not shapes.is_empty(node):
        name = _NAME(node, what, report)
        return {"name": name} if name is not None else None
    return _TABLE(node, what, report)


SITE: Keys = {
    "site_name": words,
    "site_url": _elsewhere,
    "site_description": words,
    "docs_dir": _pages,
    "site_dir": words,
    "copyright": line,
    "theme": _theme,
    "plugins": _elsewhere,
    "markdown_extensions": extensions,
    "extra": filled(table(_EXTRA)),
    "extra_css": filled(many(line)),
    "exclude_docs": _patterns,
    "strict": always(True, say("a site with mistakes is never built; take the line out")),
    "use_directory_urls": always(
        True, say("links to screens and pictures count on addresses that end in a slash; take the line out")
    ),
    "remote_branch": _name_in_git,
    "remote_name": _name_in_git,
    "site_author": say("no page shows it; write it in `copyright` or on a page"),
    "nav": _MENU,
    "pages": _MENU,
    "not_in_nav": say(
        "every page is in the menu; keep what shall not be published outside, or name it in `exclude_docs`"
    ),
    "draft_docs": say("a draft would be shown in the preview and be gone from the site; name it in `exclude_docs`"),
    "extra_javascript": (
        say(
            "pages run the site's own scripts alone; put yours into `prototype/theme/assets/`, and name it by "
            "`script:` at the top of the page that needs it"
        )
    ),
    "extra_templates": _TEMPLATES,
    "hooks": say("hooks are programs, which `veiviser build` does not run; take it out"),
    "INHERIT": say(
        "settings of another file are not looked into, and could run programs; copy the lines that you need"
    ),
    "watch": say("`veiviser serve` watches the whole project; take it out"),
    "dev_addr": say("write `veiviser serve --port 8001` where you start the preview"),
    "validation": _ALL_CHECKED,
    "repo_url": _repository,
    "repo_name": _REPOSITORY,
    "edit_uri": line,
    "edit_uri_template": say("no page shows where its source lies; take it out"),
    "google_analytics": _NO_TRACKING,
}
MEANT = {"title": "site_name", "name": "site_name", "url": "site_url", "description": "site_description"}
