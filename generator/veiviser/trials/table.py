"""A table of what each did, screen by screen, for spreadsheets."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from veiviser.model.session import Session

COLUMNS = (
    *("flow", "task", "participant", "example", "day", "step", "screen", "title", "seconds", "errors", "vain"),
    *("turned_back", "end", "success", "words"),
)
_MARK = "\ufeff"
"""By it Excel knows that the file is UTF-8."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table(sessions: Iterable[Session]) -> str:
    """A row for each screen that each came to, with semicolons between, as spreadsheets in Norwegian want it."""
    file = StringIO()
    rows = csv.writer(file, delimiter=";", lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for session in sessions:
        rows.writerows(_rows(session))
    return _MARK + file.getvalue()


def _rows(session: Session) -> Iterator[tuple[object, ...]]:
    left = [visit.at for visit in session.visits[1:]] + [session.seconds]
    turned = {id(visit) for visit in session.turned_back}
    for step, (visit, until) in enumerate(zip(session.visits, left, strict=True)):
        is_last = visit is session.visits[-1]
        yield (
            *(session.flow, session.task, session.id, int(session.is_example), session.day, step),
            *(visit.screen, _cell(visit.title), int(until - visit.at + 0.5), visit.errors),
            *(_cell(" | ".join(visit.vain)), int(id(visit) in turned)),
            *((session.end, int(session.success), _cell(session.words)) if is_last else ("", "", "")),
        )


def _cell(words: str) -> str:
    """Words as a spreadsheet takes them for words, and for no formula (OWASP, «CSV injection»)."""
    return f"'{words}" if words.startswith(_FORMULA) else words
