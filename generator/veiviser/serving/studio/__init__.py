"""The studio: texts of the project, corrected in the browser where they are seen."""

import secrets
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import asdict
from html import escape
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from veiviser.messages import Message, current_language, render, say
from veiviser.place import Place
from veiviser.problem import ProblemsFound
from veiviser.serving.studio.adding import (
    address_of_new,
    new_fact_as_asked,
    new_page_as_asked,
    new_picture_as_asked,
    new_question_as_asked,
)
from veiviser.serving.studio.approving import Reviewed, approved, reviewed
from veiviser.serving.studio.noting import noted_as_asked
from veiviser.serving.studio.structuring import prepared_as_asked, units_told
from veiviser.serving.words import studio_words
from veiviser.writing import CannotWrite

if TYPE_CHECKING:  # imported where it is used: the first answer need not wait for it
    from veiviser.correcting.files import Corrected, NewFile, OpenFile
    from veiviser.editing.correctable import Correctable
    from veiviser.editing.correcting import Correction
    from veiviser.markdown.dialects import Dialect
    from veiviser.model.fact import Fact
    from veiviser.model.project import Project
    from veiviser.pipeline.changes import Stamps
    from veiviser.reading import Opened

Answer = Mapping[str, Any]
"""What JSON can hold."""


_KEYS = ("words", "value", "unit", "source", "from", "until", "checked")
"""Of a fact, what the studio shows."""


class _Known(NamedTuple):
    """What the project's files say, as they were."""

    stamps: "Stamps"
    texts: "tuple[Correctable, ...]"
    dialects: "Mapping[PurePosixPath, Dialect]"
    """Of pages."""
    names: Mapping[str, str]
    """What stands for each name that any text can put in, as `fact.legevakt`."""
    facts: "Mapping[str, Mapping[str, Correctable]]"
    """What their file says of each, by its name and key."""

    opened: "Opened"
    project: "Project | None"
    content: PurePosixPath
    """The folder of pages, relative to the project's root."""

    @property
    def catalogue(self) -> PurePosixPath:
        """The project's own words of the interface, there or not."""
        return _catalogue(self.project.look.words.language if self.project is not None else "nb")

    @property
    def files(self) -> Collection[PurePosixPath]:
        """Those that something can be corrected in."""
        lines = (line for fact in self.facts.values() for line in fact.values())
        return {text.file for text in (*self.texts, *lines)}


class Studio:
    """Corrects one project's files, one text at a time; its methods may take seconds, and may be called by threads."""

    def __init__(self, root: Path) -> None:
        self.token = secrets.token_urlsafe(24)
        """Known to this preview's pages alone; whoever wants something changed must send it."""
        self._root = root
        self._known: _Known | None = None
        self._reviewed: tuple[Stamps, Reviewed] | None = None
        self._lock = threading.Lock()

    def texts(self) -> Answer:
        """What can be corrected and put in, what the studio says around it, and how many steps can be taken back."""
        with self._lock:
            known = self._look()
            texts = [_told(text) for text in known.texts]
            facts = {
                f"fact.{name}": {key: _told(lines[key]) for key in _KEYS if key in lines}
                for name, lines in known.facts.items()
            }
            return {"texts": texts, "names": known.names, "facts": facts, "words": studio_words(), **self._steps()}

    def correct(self, asked: Answer) -> Answer:
        """
        Write a correction.

        Args:
            asked: `file`, `line`, `column`, `part`, `before` and `after`, from anybody.

        Returns:
            Steps, and under `also` the texts that quote what was corrected, each with its words as they would be; or a
            `problem` in words, with `theirs` where other words stand there by now.
        """
        from veiviser.correcting.files import correct
        from veiviser.editing.quoting import quoting
        from veiviser.markdown.dialects import FLOW

        with self._lock:
            correction = _correction(asked)
            before = self._look()
            if correction is None or correction.place.file not in before.files:
                return _refused(say("There is no such text in this project."))
            if before.project is not None and correction.place.file == before.catalogue:
                return self._said_otherwise(before.project.look.words.by_key, correction)
            dialect = before.dialects.get(correction.place.file, FLOW)
            answer = self._changed(lambda: [correct(self._root, correction, dialect)])
            if "problem" in answer:
                return answer
            others = quoting(self._look().texts, correction.before, correction.after)
            return {**answer, "also": [{**_told(text), "after": words} for text, words in others]}

    def _said_otherwise(self, words: Mapping[str, str], correction: "Correction") -> Answer:
        """The answer to other words of the interface, by the number of their key."""
        from veiviser.correcting.files import CannotStand
        from veiviser.correcting.interface_words import with_word

        keys, number = sorted(words), correction.place.line
        if not 0 < number <= len(keys) or words[keys[number - 1]] != correction.before:
            return _refused(say("There is no such text in this project."))
        file, said = correction.place.file, (correction.before, correction.after)
        try:
            return self._changed(lambda: [with_word(self._root, file, keys[number - 1], *said).write()])
        except CannotStand as refused:
            return _refused(refused.message)

    def around(self, asked: Answer) -> Answer:
        """What stands around a text that can be moved, taken out or have another one behind it; from anybody."""
        with self._lock:
            known = self._look()
            return units_told(known.opened, known.project, asked) if known.project is not None else {"units": []}

    def restructure(self, asked: Answer) -> Answer:
        """
        Move, take out or add something.

        Args:
            asked: `file`, `line` and `column` of a text, `kind` and `what`, and of what is added `words`, `to`,
                `guide`, `component` and `filled`; with `look` nothing is written.

        Returns:
            Steps, or the `difference` in the file; or a `problem` in words.
        """
        return self._made(
            lambda known, project: self._looked_at_one(
                prepared_as_asked(self._root, known.opened, project, asked), asked
            )
        )

    def new_page(self, asked: Answer) -> Answer:
        """
        Write a page beside the one that is looked at, and its picture; with `look` nothing is written.

        Args:
            asked: `page`, the address of that one, `title`, `text`, and of a picture `picture`, in base 64,
                `picture_name` and `picture_text`; from anybody.

        Returns:
            Steps and the page's `address`, or a `problem` in words.
        """

        def made(known: _Known, project: "Project") -> Answer:
            files = new_page_as_asked(self._root, project, known.content, asked)
            return {
                **self._looked(files, asked),
                "address": address_of_new(project, known.content, files[-1].name, asked),
            }

        return self._made(made)

    def new_picture(self, asked: Answer) -> Answer:
        """Write a picture beside a page, `file`; the answer has the `words` that show it there. Else as `new_page`."""

        def made(known: _Known, project: "Project") -> Answer | None:
            found = new_picture_as_asked(self._root, project, known.content, asked)
            return {**self._looked([found[0]], asked), "words": found[1]} if found is not None else None

        return self._made(made)

    def new_fact(self, asked: Answer) -> Answer:
        """
        Write a fact, looked up today.

        Args:
            asked: `name`, `value`, `unit`, `words` and `source`, from anybody.

        Returns:
            Steps, and its `name` as texts write it; or a `problem` in words.
        """

        def made(known: _Known, _: "Project") -> Answer | None:
            file, name = new_fact_as_asked(self._root, known.opened, known.content, asked)
            return {**self._looked([file], asked), "name": name}

        return self._made(made)

    def new_question(self, asked: Answer) -> Answer:
        """Write `question` and `answer` into a page, behind the part in which a text is; the answer as above."""
        return self._made(
            lambda _, project: self._looked_at_one(new_question_as_asked(self._root, project, asked), asked)
        )

    def note(self, asked: Answer) -> Answer:
        """Write the note `words` on a `screen` of a `flow`, or take its note `number` away; the answer as above."""
        return self._made(lambda _, project: self._looked_at_one(noted_as_asked(self._root, project, asked), {}))

    def review(self, anew: bool) -> Mapping[str, str | bytes]:
        """
        The page of what is changed and what it is shown with, by path beside it; nothing where there is none.

        Args:
            anew: whether to look again; else as it was when it was last looked at.
        """
        from veiviser.correcting.files import CannotStand
        from veiviser.pipeline.changes import stamps_of

        with self._lock:
            if anew or self._reviewed is None:
                stamps = stamps_of(self._root)
                try:
                    self._reviewed = (stamps, reviewed(self._root))
                except ProblemsFound as found:
                    return {"index.html": _only(*(f"{problem.place}: {problem.text}" for problem in found.problems))}
                except CannotStand as refused:
                    return {"index.html": _only(render(refused.message))}
            return self._reviewed[1].files

    def approve(self, asked: Answer) -> Answer:
        """Approve `what` the review showed, each as an approval calls it, if it still is as it was shown."""
        from veiviser.pipeline.changes import stamps_of

        def made(_: _Known, __: "Project") -> Answer | None:
            named = asked.get("what")
            shown = self._reviewed
            if not isinstance(named, list) or not named or shown is None:
                return None
            if shown[0] != stamps_of(self._root):
                return _refused(
                    say("Something was changed since this was shown. Load the page again, and look once more.")
                )
            things = [shown[1].things[what] for what in map(str, named) if what in shown[1].things]
            return self._looked_at_one(approved(self._root, things), {}) if len(things) == len(named) else None

        return self._made(made)

    def undo(self) -> Answer:
        """Take the last correction back."""
        with self._lock:
            return self._changed(self._journal.undo, is_new=False)

    def redo(self) -> Answer:
        """Do again what was taken back."""
        with self._lock:
            return self._changed(self._journal.redo, is_new=False)

    def _made(self, make: "Callable[[_Known, Project], Answer | None]") -> Answer:
        """What comes of it, or why it cannot be."""
        from veiviser.correcting.files import CannotStand

        with self._lock:
            known = self._look()
            try:
                answer = make(known, known.project) if known.project is not None else None
            except ProblemsFound as found:
                return {"problem": "\n".join(f"{problem.place}: {problem.text}" for problem in found.problems)}
            except (CannotStand, CannotWrite) as refused:
                return _refused(refused.message)
            return answer if answer is not None else _refused(say("There is no such text in this project."))

    def _looked(self, files: "Sequence[OpenFile | NewFile]", asked: Answer) -> Answer:
        """The difference where somebody only looks, else the files written."""
        from veiviser.correcting.differences import difference

        if asked.get("look"):
            return {"difference": difference(files)}
        return self._changed(lambda: [file.write() for file in files])

    def _looked_at_one(self, file: "OpenFile | NewFile | None", asked: Answer) -> Answer | None:
        return self._looked([file], asked) if file is not None else None

    @property
    def _journal(self) -> Any:
        from veiviser.correcting.journal import Journal

        return Journal(self._root)

    def _steps(self) -> Answer:
        undo, redo = self._journal.counts()
        return {"undo": undo, "redo": redo}

    def _changed(self, change: "Callable[[], Sequence[Corrected]]", *, is_new: bool = True) -> Answer:
        from veiviser.correcting.files import CannotStand
        from veiviser.editing.correcting import MeanwhileChanged

        try:
            corrected = change()
            if is_new:
                self._journal.add(*corrected)
        except MeanwhileChanged as changed:
            said = say("Somebody changed this text meanwhile; nothing was written. Look at both, and write it again.")
            return {**_refused(said), "theirs": changed.theirs}
        except ProblemsFound as found:
            return {"problem": "\n".join(problem.text for problem in found.problems)}
        except (CannotStand, CannotWrite) as refused:
            return _refused(refused.message)
        return self._steps()

    def _look(self) -> _Known:
        from veiviser.editing.correctable import correctables
        from veiviser.pipeline.changes import stamps_of
        from veiviser.problem import Report
        from veiviser.reading import Settings, open_project, read_settings, with_flows

        stamps = stamps_of(self._root)
        if self._known is None or self._known.stamps != stamps:
            opened = open_project(self._root)
            project, _ = with_flows(opened)
            sources = {source.file: source.text for source in opened.sources.values()}
            texts = (*correctables(project, sources), *self._beside(opened, project)) if project else ()
            dialects = {page.place.file: page.dialect for page in project.pages.values()} if project else {}
            names = {f"fact.{name}": fact.words for name, fact in opened.facts.by_name.items()}
            for kind, known in opened.facts.others.items():
                names |= {f"{kind}.{name}": words for name, words in known.words.items()}
            facts = self._facts(opened.facts.by_name.values())
            content = PurePosixPath((read_settings(self._root, Report()) or Settings()).content)
            self._known = _Known(stamps, texts, dialects, names, facts, opened, project, content)
        return self._known

    def _beside(self, opened: "Opened", project: "Project") -> "Iterator[Correctable]":
        """Texts of the settings, of long lists, and of the interface."""
        from veiviser.editing.beside import (
            SETTINGS,
            correctables_of_interface,
            correctables_of_list,
            correctables_of_settings,
        )
        from veiviser.problem import Report
        from veiviser.reading.files.text import read_text

        yield from correctables_of_settings(read_text(self._root / SETTINGS, SETTINGS, Report()) or "")
        for data in opened.data.values():
            yield from correctables_of_list(data.text or "", data.file)
        words = project.look.words
        yield from correctables_of_interface(words.by_key, _catalogue(words.language))

    def _facts(self, facts: "Collection[Fact]") -> "Mapping[str, Mapping[str, Correctable]]":
        from veiviser.editing.correctable import lines_of_facts
        from veiviser.problem import Report
        from veiviser.reading.files.text import read_text

        for file in {fact.place.file for fact in facts}:  # there is one, or none
            return lines_of_facts(read_text(self._root / file, file, Report()) or "", facts)
        return {}


def _catalogue(language: str) -> PurePosixPath:
    return PurePosixPath("prototype", "words", f"{language}.po")


def _correction(asked: Answer) -> "Correction | None":
    from veiviser.editing.correcting import Correction

    try:
        place = Place(PurePosixPath(str(asked["file"])), int(asked["line"]), int(asked["column"]))
        words = {name: str(asked[name]).replace("\r\n", "\n") for name in ("before", "after")}
        return Correction(place=place, part=int(asked["part"]), **words)
    except (KeyError, TypeError, ValueError):
        return None


def _told(text: "Correctable") -> Answer:
    return {**asdict(text), "file": str(text.file)}


def _refused(why: Message) -> Answer:
    return {"problem": render(why)}


def _only(*lines: str) -> str:
    """A page that says just this."""
    said = "".join(f"<p>{escape(line)}</p>" for line in lines)
    head = "<head><meta charset='utf-8'></head>"
    return f"<!doctype html><html lang='{current_language()}'>{head}<body>{said}</body></html>"
