"""A review as data."""

import json
from dataclasses import asdict
from typing import Any

from veiviser.reviewing.changes import Change
from veiviser.reviewing.comparing import Review
from veiviser.reviewing.telling import paragraph
from veiviser.seeing.seen import Seen


def as_data(review: Review) -> str:
    """JSON: what is seen, the ways, facts, addresses, and all of it in words."""
    told = {
        "base": review.base,
        "told": paragraph(review),
        "seen": [_change(change) for change in review.seen.changes],
        "unchanged": len(review.seen.same),
        "style_changed": review.styles.is_changed,
        "ways": [asdict(ways) for ways in review.ways],
        "facts": [asdict(fact) for fact in review.facts],
        "pictures": [str(picture.name) for picture in review.pictures],
        "lost_addresses": [asdict(lost) for lost in review.lost],
        "unread_before": list(review.unread),
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _change(change: Change) -> dict[str, Any]:
    differing = [pair.marked for pair in change.pairs]
    return {
        "change": change.sign,
        "moved": change.is_moved,
        **_named(change.seen),
        "before": _named(change.before) if change.before is not None else None,
        "removed": [words for marked in differing for words in marked.removed],
        "added": [words for marked in differing for words in marked.added],
        "alike": [_named(seen) for seen in change.alike],
    }


def _named(seen: Seen) -> dict[str, str]:
    return {"kind": seen.kind, "flow": seen.group, "name": seen.name, "title": seen.title, "place": str(seen.place)}
