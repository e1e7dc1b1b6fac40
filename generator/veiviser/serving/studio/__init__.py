"""The studio: texts of the project, corrected in the browser where they are seen."""

import secrets
import threading
from collections.abc import Callable, Collection, Mapping
from dataclasses import asdict
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from veiviser.messages import Message, render, say
from veiviser.place import Place
from veiviser.problem import ProblemsFound
from veiviser.serving.studio.structuring import prepared_as_asked, units_told
from veiviser.serving.words import studio_words
from veiviser.writing import CannotWrite

if TYPE_CHECKING:  # imported where it is used: the first answer need not wait for it
    from veiviser.correcting.files import Corrected
    from veiviser.editing.correctable import Correctable
    from veiviser.editing.correcting import Correction
    from veiviser.markdown.dialects import Dialect
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
            dialect = before.dialects.get(correction.place.file, FLOW)
            answer = self._changed(lambda: correct(self._root, correction, dialect))
            if "problem" in answer:
                return answer
            others = quoting(self._look().texts, correction.before, correction.after)
            return {**answer, "also": [{**_told(text), "after": words} for text, words in others]}

    def around(self, asked: Answer) -> Answer:
        """What stands around a text that can be moved, taken out or have another one behind it; from anybody."""
        with self._lock:
            known = self._look()
            return units_told(known.opened, known.project, asked) if known.project is not None else {"units": []}

    def restructure(self, asked: Answer) -> Answer:
        """
        Move, take out or add something.

        Args:
            asked: `file`, `line` and `column` of a text, `kind` and `what`, and of what is added `words` and `to`;
                with `look` nothing is written.

        Returns:
            Steps, or the `difference` in the file; or a `problem` in words.
        """
        from veiviser.correcting.files import CannotStand
        from veiviser.correcting.structure import difference

        with self._lock:
            known = self._look()
            try:
                file = prepared_as_asked(self._root, known.opened, known.project, asked) if known.project else None
            except ProblemsFound as found:
                return {"problem": "\n".join(f"{problem.place}: {problem.text}" for problem in found.problems)}
            except CannotStand as refused:
                return _refused(refused.message)
            if file is None:
                return _refused(say("There is no such text in this project."))
            if asked.get("look"):
                return {"difference": difference(file)}
            return self._changed(file.write)

    def undo(self) -> Answer:
        """Take the last correction back."""
        with self._lock:
            return self._changed(self._journal.undo, is_new=False)

    def redo(self) -> Answer:
        """Do again what was taken back."""
        with self._lock:
            return self._changed(self._journal.redo, is_new=False)

    @property
    def _journal(self) -> Any:
        from veiviser.correcting.journal import Journal

        return Journal(self._root)

    def _steps(self) -> Answer:
        undo, redo = self._journal.counts()
        return {"undo": undo, "redo": redo}

    def _changed(self, change: "Callable[[], Corrected | None]", *, is_new: bool = True) -> Answer:
        from veiviser.correcting.files import CannotStand
        from veiviser.editing.correcting import MeanwhileChanged

        try:
            corrected = change()
            if is_new and corrected is not None:
                self._journal.add(corrected)
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
        from veiviser.reading import open_project, with_flows

        stamps = stamps_of(self._root)
        if self._known is None or self._known.stamps != stamps:
            opened = open_project(self._root)
            project, _ = with_flows(opened)
            sources = {source.file: source.text for source in opened.sources.values()}
            texts = tuple(correctables(project, sources)) if project else ()
            dialects = {page.place.file: page.dialect for page in project.pages.values()} if project else {}
            names = {f"fact.{name}": fact.words for name, fact in opened.facts.by_name.items()}
            for kind, known in opened.facts.others.items():
                names |= {f"{kind}.{name}": words for name, words in known.words.items()}
            facts = self._facts({fact.place.file for fact in opened.facts.by_name.values()})
            self._known = _Known(stamps, texts, dialects, names, facts, opened, project)
        return self._known

    def _facts(self, files: Collection[PurePosixPath]) -> "Mapping[str, Mapping[str, Correctable]]":
        from veiviser.editing.correctable import lines_of_facts
        from veiviser.problem import Report
        from veiviser.reading.files.text import read_text

        for file in files:  # there is one, or none
            return lines_of_facts(read_text(self._root / file, file, Report()) or "", file)
        return {}


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
