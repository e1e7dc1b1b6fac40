"""Turns the engine's output into the finished site."""

import re
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from html import escape
from pathlib import Path, PurePosixPath
from posixpath import dirname, relpath
from types import MappingProxyType
from urllib.parse import quote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from veiviser.engine.framed_pages import set_in_frames
from veiviser.engine.image_sizes import give_sizes, sizes_of
from veiviser.engine.licences import FILE, licences
from veiviser.engine.not_found import place_not_found
from veiviser.engine.questions import fold_questions
from veiviser.engine.search_index import write_search_index
from veiviser.kept import NOTHING_KEPT, Kept
from veiviser.messages import Count, Message, say
from veiviser.model.framed_page import FramedPage
from veiviser.model.interface import InterfaceWords
from veiviser.model.site import STEPS, WORKBENCH, is_in_workshop
from veiviser.place import Place
from veiviser.problem import Problem, ProblemsFound, Report
from veiviser.reading.door import faults_of_page
from veiviser.reading.files.dimensions import Size
from veiviser.writing import write_files

_MARK = re.compile(r"(?:<p>\s*)?<!-- picture ([^\s<>]+) -->(?:\s*</p>)?")
_PROTOTYPE_LINK = re.compile(r"""(<a\s[^<>]*?href=["'])prototype:""")
_UNQUOTED = "/~!$&'()*+,;=:@"
"""What a path may hold as it is (RFC 3986, 3.3)."""
_SOURCE_MAP = re.compile(r"\n?(?://|/\*)# sourceMappingURL=\S+(?: \*/)?")
_TOGGLE = '<input class="md-toggle"'
"""What opens Material's menu without scripts; its stylesheet hides it, so the page says so too."""
_UNUSED = ("sitemap.xml.gz", "assets/javascripts/lunr", "assets/javascripts/workers")
"""A second sitemap with a clock in it, and Material's own search, which we do not use."""


def finish_site(
    site: Path,
    *,
    docs: Mapping[str, str | bytes],
    pictures: Mapping[str, str],
    site_files: Mapping[str, str | bytes],
    manifest: Collection[str],
    words: InterfaceWords,
    framed_pages: Mapping[str, FramedPage] = MappingProxyType({}),
    url: str = "",
    framed: bool = True,
    checkpoint: Callable[[], None] = lambda: None,
    kept: Kept = NOTHING_KEPT,
) -> None:
    """
    Finish what an engine wrote: links into the prototype, pages in its frame, search, questions, sizes, pictures, files
    beside, sitemap.

    Links `prototype:FLOW/PAGE.html` become relative addresses: for readers, of the screen alone. An engine takes them
    for a scheme and lets them be.
    The search index is made before questions are folded, so that each is found by its heading, and before the pictures
    come in and the prototype lies beside, so that it holds people's words only.

    Args:
        site: the engine's output.
        docs: what it was made of, pictures among it.
        pictures: HTML by the name in a mark `<!-- picture NAME -->`; `@root@` in it is the way to the site's root.
        site_files: what is laid beside, by path in the site.
        manifest: every HTML page that must be there in the end.
        words: what the interface says.
        framed_pages: those in the frame of one of the engine's, by path in the site.
        url: where the site will stand, with a final slash; without it there can be no sitemap.
        framed: whether the pages have our frame; that of another engine may have scripts within its pages.
        checkpoint: called every now and then; what it raises ends this.
        kept: what earlier runs found of single pages.

    Raises:
        ProblemsFound: a mark without a picture, a page too many or missing, one that runs or loads what is not ours.
        CannotWrite: when the disk refuses.
    """
    _remove_unused(site)
    place_not_found(site, url)
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    linked = dict(_linked(site, pages))
    in_frames = set_in_frames(framed_pages, linked)
    write_files(site, in_frames)
    write_search_index(site, checkpoint)
    checkpoint()
    problems, at_the_door = Report(), Report()
    sizes, names = sizes_of(docs), {*linked, *in_frames}
    for name in sorted(names):  # one at a time, for all pages at once may be more than a machine can hold
        before = in_frames.pop(name, "") or linked[name]
        linked.pop(name, "")
        after = _put_pictures(name, give_sizes(name, fold_questions(before), sizes), pictures, problems)
        write_files(site, {name: after} if after != before else {})
        at_the_door += _at_the_door([(name, after)] if framed else [], kept)
    write_files(site, site_files)
    write_files(site, {FILE: kept.known("licences", (words.language, words.digest), partial(licences, words))})
    problems += (*at_the_door, *_at_the_door(_html(site_files), kept))
    written = {*names, *(name for name in site_files if name.endswith(".html"))}
    problems += _differences(written - {"404.html"}, set(manifest) - {"404.html", "404/index.html"})
    if problems:
        raise ProblemsFound(problems)
    _write_sitemap(site, sorted(name for name in pages if name != "404.html" and not is_in_workshop(name)), url)


def finish_page(name: str, html: str, pictures: Mapping[str, str], sizes: Mapping[str, Size]) -> str:
    """One page as `finish_site` would leave it; a mark without a picture is left out."""
    return _put_pictures(name, give_sizes(name, fold_questions(_link_prototype(name, html)), sizes), pictures, Report())


def _remove_unused(site: Path) -> None:
    for name in _UNUSED:
        path = site / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    for path in sorted(site.rglob("*.map")):
        path.unlink()
        named = path.with_suffix("")
        if named.exists():
            named.write_bytes(_SOURCE_MAP.sub("", named.read_text("utf-8")).encode())


def _linked(site: Path, pages: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each page with links into the prototype, written where it has any."""
    for name in pages:
        before = (site / name).read_text("utf-8")
        after = _link_prototype(name, before)
        write_files(site, {name: after} if after != before else {})
        yield name, after


def _link_prototype(name: str, html: str) -> str:
    way = f"{relpath(WORKBENCH if is_in_workshop(name) else STEPS, dirname(name) or '.')}/"
    linked = _PROTOTYPE_LINK.sub(lambda found: found[1] + way, html)
    return linked.replace(_TOGGLE, f"{_TOGGLE} hidden")


def _html(site_files: Mapping[str, str | bytes]) -> Iterator[tuple[str, str]]:
    pages = ((name, site_files[name]) for name in site_files if name.endswith(".html"))
    return ((name, text) for name, text in pages if isinstance(text, str))


def _at_the_door(pages: Iterable[tuple[str, str]], kept: Kept) -> Iterator[Problem]:
    """What people wrote was judged before; what still runs or loads something came by a template or a plugin."""
    for name, html in pages:
        if faults := kept.known("door", html, partial(faults_of_page, html)):
            yield Problem(Place(PurePosixPath("mkdocs.yml")), "unsafe-page", _unsafe(name, faults))


def _unsafe(page: str, faults: Sequence[Message]) -> Message:
    fault, more = faults[0], len(faults) - 1
    if not more:
        return say(
            "the page {page} would have {fault}, which no page may; mend the template, or take the plugin out",
            page=page,
            fault=fault,
        )
    if more == 1:
        return say(
            "the page {page} would have {fault} and one more such thing, which no page may; mend the template, or take "
            "the plugin out",
            page=page,
            fault=fault,
        )
    return say(
        "the page {page} would have {fault} and {count} more such things, which no page may; mend the template, or "
        "take the plugin out",
        page=page,
        fault=fault,
        count=Count(more),
    )


def _put_pictures(name: str, html: str, pictures: Mapping[str, str], problems: Report) -> str:
    def picture(found: re.Match[str]) -> str:
        if found[1] not in pictures:
            place = Place(PurePosixPath("content") / name)
            problems.error(place, "missing-picture", say("no picture `{name}` to put at its mark", name=found[1]))
        return pictures.get(found[1], "").replace('"@root@/', f'"{root}/')

    if (marks := len(_MARK.findall(html))) != (len(_marks_in_tree(html)) if marks else 0):
        message = say("a mark for a picture stands where no picture can; give it a line of its own")
        problems.error(Place(PurePosixPath("content") / name), "missing-picture", message)
        return html
    root = "/".join([".."] * name.count("/")) or "."
    return _MARK.sub(picture, html)


def _marks_in_tree(html: str) -> list[str]:
    """Those that browsers take for comments, and not for a part of an attribute."""
    body = LexborHTMLParser(html).body
    nodes = body.traverse(include_text=True) if body is not None else ()
    return [words for node in nodes if node.is_comment_node and (words := _words(node)).startswith(" picture ")]


def _words(comment: LexborNode) -> str:
    return (comment.html or "").removeprefix("<!--").removesuffix("-->")


def _differences(written: set[str], manifest: set[str]) -> list[Problem]:
    place = Place(PurePosixPath("mkdocs.yml"))
    missing = [say("the page {page} did not come out", page=name) for name in sorted(manifest - written)]
    extra = [say("the page {page} came out and nobody asked for it", page=name) for name in sorted(written - manifest)]
    return [Problem(place, "manifest", message) for message in missing + extra]


def _write_sitemap(site: Path, pages: list[str], url: str) -> None:
    """Without dates: they would be the day of the build, and a sitemap that lies is worse than none."""
    (site / "sitemap.xml").unlink(missing_ok=True)
    if not url:
        return
    addresses = (escape(url + quote(re.sub("index.html$", "", name), safe=_UNQUOTED)) for name in pages)
    lines = "".join(f"  <url><loc>{address}</loc></url>\n" for address in addresses)
    opening = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    write_files(site, {"sitemap.xml": f"{opening}{lines}</urlset>\n"})
