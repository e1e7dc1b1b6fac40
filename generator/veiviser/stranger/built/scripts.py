"""What a page's script goes by: the names of the screen, of what can be pressed, and of the choices."""

from collections.abc import Iterator

from veiviser.messages import say
from veiviser.model.flow import Flow
from veiviser.problem import Problem
from veiviser.stranger.built.document import Document
from veiviser.stranger.built.site import BuiltSite
from veiviser.stranger.built.walking import Walked, in_flow
from veiviser.stranger.comparing import paired
from veiviser.stranger.saying import bare


def find_unknown_to_scripts(site: BuiltSite, flow: Flow, walked: Walked) -> Iterator[Problem]:
    """What the script of a page would not know, or would call something else than the page does."""
    for file, screen in walked.pages.items():
        document, looked = Document(site.read(file), ()), walked.by_file[file][0]
        title = flow.screens[screen].title
        scripts = [node.attributes.get("src") or "" for node in document.tree.css("script[src]")]
        if not any(site.read(site.goal(file, src)).strip() for src in scripts):
            message = say("the page loads no script, so that no answer is carried on")
            yield Problem(site.place(file), "wrong-screen", in_flow(message, title))
        if not document.select(f'.screen[data-screen="{screen}"]'):
            message = say("scripts do not know that the page shows `{screen}`", screen=screen)
            yield Problem(site.place(file), "wrong-screen", in_flow(message, title))
        for said, label in _other_names(document):
            message = say("scripts call «{label}» «{said}»", label=label.strip(), said=said)
            yield Problem(site.place(file, bare(label)), "wrong-screen", in_flow(message, title))
        for at, link in paired(looked.page, looked.seen).items():
            if link.key[0] >= 0 and not document.nodes[at].attributes.get("data-control"):
                words = document.words(at).strip()
                message = say("scripts do not know what «{words}» is", words=words)
                written = looked.page.written.get(link.words.pattern) or title
                yield Problem(site.place(file, bare(words)[:60]), "wrong-screen", in_flow(message, written))


def _other_names(page: Document) -> list[tuple[str, str]]:
    """What scripts call a choice, where that is not what its label says; each with the label's words."""
    labels = {page.nodes[at].attributes.get("for"): at for at in page.select("label[for]")}
    found: list[tuple[str, str]] = []
    for at in page.select(".screen .picked input[type=radio], .screen .picked input[type=checkbox]"):
        attributes = page.nodes[at].attributes
        label, said = labels.get(attributes.get("id")), attributes.get("data-label") or ""
        words = "".join(page.nodes[inner].words for inner in page.inside(label)) if label is not None else ""
        if bare(said) != bare(words):
            found.append((said, words))
    return found
