"""What is read of a page, and of the pictures beside it."""

import struct
import zlib

import pytest

from veiviser.links.carriers import carried_by
from veiviser.links.elements import ancestors, decoded, elements_of
from veiviser.links.spoken import Spoken
from veiviser.links.structures import broken
from veiviser.links.styles import addresses_in_style

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize(
    ("page", "word"),
    [
        (b"\xef\xbb\xbfbl\xc3\xa5", "blå"),
        (b"bl\xc3\xa5", "blå"),
        (b"bl\xe5", "blå"),
        (b'<meta charset="koi8-r">\xc4\xc1', '<meta charset="koi8-r">да'),
        (b'<meta charset="idna">bl\xe5', '<meta charset="idna">blå'),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_names(page: bytes, word: str) -> None:
    assert decoded(page) == word


def test_what_an_element_stands_in_is_told_from_the_nearest_on() -> None:
    link = next(one for one in elements_of("<main><p><a href='#'>Opp</a></p></main>") if one.tag == "a")
    assert [node.tag for node in ancestors(link.node)][:3] == ["p", "main", "body"]


def test_words_end_with_a_sign_only_where_some_are_left_out() -> None:
    short, long = (elements_of(f"<button>{words}</button>")[-1] for words in ("Om <b>deg</b>", "<b>a</b>" * 20_000))
    assert Spoken([short], {}).words_of(short.node) == "Om deg"
    assert Spoken([long], {}).words_of(long.node).endswith("a … ")


def test_a_picture_is_read_to_its_last_part() -> None:
    parts = (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)), (b"IDAT", zlib.compress(b"\0\0")), (b"IEND", b"")
    whole = PNG + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts
    )
    assert broken("PNG", "katt.png", whole) is None
    assert broken("PNG", "katt.png", whole[:-12]) is not None
    assert broken("PNG", "katt.png", whole.replace(b"IDAT", b"IDOT")) is not None


def test_addresses_are_found_in_meta_and_in_sets_of_pictures() -> None:
    (meta,) = (one for one in elements_of('<meta property="og:image" content="katt.png">') if one.tag == "meta")
    assert [carried.address for carried in carried_by(meta)] == ["katt.png"]
    style = 'a { background: image-set("liten.png" 1x, "stor.png" 2x); content: "ikke.png" }'
    assert [named.address for named in addresses_in_style(style)] == ["liten.png", "stor.png"]
    assert [named.address for named in addresses_in_style('a { content: "x" counter(y); cursor: url(p.png) }')] == [
        "p.png"
    ]
