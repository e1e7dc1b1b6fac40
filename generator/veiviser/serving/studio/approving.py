"""What is changed since the main branch was left, as a page whose buttons approve it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from veiviser.messages import render, say
from veiviser.problem import Report

if TYPE_CHECKING:  # imported where it is used: the first answer need not wait for it
    from veiviser.correcting.files import NewFile, OpenFile
    from veiviser.model.approval import Approvable


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A review, as it was shown."""

    files: Mapping[str, str | bytes]
    """Of its page, by path beside it."""
    things: "Mapping[str, Approvable]"
    """What can be approved of it, by what an approval calls it."""


def reviewed(root: Path) -> Reviewed:
    """
    What readers meet otherwise than where the main branch was left.

    Raises:
        CannotStand: when git knows no such version.
        ProblemsFound: when the project cannot be read.
    """
    from veiviser.correcting.files import CannotStand
    from veiviser.reading.files.versions import NoVersion, where_it_left
    from veiviser.reading.runs.approvals import read_approvals
    from veiviser.reviewing.approving import approvable_changes
    from veiviser.reviewing.comparing import review
    from veiviser.reviewing.page import make_page
    from veiviser.reviewing.remembering import remember
    from veiviser.reviewing.sides import files_now, files_then

    try:
        commit = where_it_left(root)
        found = review(root, files_then(root, commit), files_now(root), commit, read_approvals(root, Report()))
    except NoVersion as none:
        raise CannotStand(none.message) from none
    remember(root, found)
    things = approvable_changes(found.seen.changes, found.facts_now)
    return Reviewed(make_page(found), {one.what: one for one in things})


def approved(root: Path, things: "Iterable[Approvable]") -> "OpenFile | NewFile":
    """
    The file of approvals with these approved today by whom git knows; not yet written.

    Raises:
        CannotStand: when git knows nobody, or the file is a link to another one.
        ProblemsFound: when the file cannot be read.
    """
    from veiviser.correcting.files import CannotStand, NewFile, OpenFile
    from veiviser.problem import ProblemsFound
    from veiviser.reading.files.versions import own_name
    from veiviser.reading.runs.approvals import FILE, read_approvals, written_approvals
    from veiviser.reviewing.approving import approved as newly_approved

    report, who = Report(), own_name(root)
    known = read_approvals(root, report)
    if report:
        raise ProblemsFound(report)
    if not who:
        raise CannotStand(say("git does not know your name; run `git config user.name` with it, and approve again"))
    if (root / FILE).is_symlink():
        raise CannotStand(say("the file is a link to another one; correct it there"))
    text = written_approvals({**known, **newly_approved(root, things, who)}.values())
    if not (root / FILE).exists():
        return NewFile(root, FILE, text.encode())
    opened = OpenFile.read(root, FILE)
    opened.text = text
    return opened


def words_of_review() -> Mapping[str, str]:
    """What stands on its buttons, by the names that `review.js` has for it."""
    said = {
        "approve": say("Approve"),
        "approved": say("Approved"),
        "undo": say("Undo"),
        "failed": say("The preview does not answer. Start it again, and approve once more."),
    }
    return {name: render(message) for name, message in said.items()}
