"""Line breaks and byte order mark stay as they are on the disk."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veiviser.editing.line_breaks import with_lines

LINES = st.lists(st.tuples(st.sampled_from(["a", "b", "æ c", ""]), st.sampled_from(["\n", "\r\n", "\r"])), max_size=8)
MARK = b"\xef\xbb\xbf"


def plain(data: bytes) -> str:
    return re.sub("\r\n|\r", "\n", data.removeprefix(MARK).decode())


@given(LINES, st.text("ab\n", max_size=12), st.booleans())
def test_the_file_says_the_words_and_what_stays_stays(lines: list[tuple[str, str]], words: str, marked: bool) -> None:
    data = (MARK if marked else b"") + "".join(line + end for line, end in lines).encode()
    made = with_lines(data, words)
    assert made.startswith(MARK) == marked
    assert plain(made) == words
    assert with_lines(data, plain(data)) == data


@pytest.mark.parametrize(
    ("data", "words", "made"),
    [
        (b"a\r\nb\r\nc\r\n", "a\nx\ny\nc\n", b"a\r\nx\r\ny\r\nc\r\n"),
        (b"a\nb\r\nc\r\n", "a\nx\nc\n", b"a\nx\nc\r\n"),
        (b"a\r\nb", "a\nx", b"a\r\nx"),
    ],
)
def test_lines_around_keep_their_breaks(data: bytes, words: str, made: bytes) -> None:
    assert with_lines(data, words) == made
