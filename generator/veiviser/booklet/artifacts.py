"""Marks as decoration all that a page of a PDF draws and that no tag names."""

from collections.abc import Iterator, Sequence
from typing import Any

Operation = tuple[Any, bytes]
"""Operands and operator, as pypdf reads them."""

_BEGIN = (b"BMC", b"BDC")
_PATH = frozenset((b"m", b"l", b"c", b"v", b"y", b"h", b"re", b"W", b"W*"))
"""What makes a path, in the middle of which no mark may stand (ISO 32000-1, 8.2)."""
_PAINT = frozenset((b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"))
_SHOW = frozenset((b"Tj", b"TJ", b"'", b'"', b"Do", b"sh", b"INLINE IMAGE"))


def with_artifacts(operations: Sequence[Operation], artifact: Any) -> Iterator[Operation]:
    """
    The same, with what paints outside all marks within marks of its own (ISO 14289-1, 7.1).

    Args:
        artifact: the operand that says so, pypdf's name `/Artifact`.
    """
    marks, path = list[bool](), list[Operation]()  # for each mark that is open, whether it stays
    for operation in operations:
        operands, operator = operation
        if operator in _PATH:
            path.append(operation)
            continue
        drawn = [*path, operation]
        path.clear()
        if operator in _BEGIN:
            marks.append(any(marks) or _names_a_tag(operands))
        stays = any(marks) or operator not in (*_BEGIN, b"EMC")
        if operator == b"EMC" and marks:
            marks.pop()
        if not stays:
            continue
        if not any(marks) and (operator in _SHOW or operator in _PAINT):
            yield ([artifact], b"BMC")
            yield from drawn
            yield ([], b"EMC")
        else:
            yield from drawn
    yield from path


def _names_a_tag(operands: Sequence[Any]) -> bool:
    """Or says itself that it is decoration; others only tell how a ligature is spelt."""
    return operands[0] == "/Artifact" or (len(operands) > 1 and "/MCID" in operands[1])
