"""Finishes a printed PDF: what is decoration, what it is called, and what its links lead to."""

from collections.abc import Mapping
from html import escape
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ContentStream,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)

from veiviser.booklet.artifacts import with_artifacts
from veiviser.booklet.tags import mend_tags

_ABOUT = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def finish(pdf: bytes, title: str, language: str, words: Mapping[str, str]) -> bytes:
    """
    The PDF as ISO 14289-1 (PDF/UA-1) wants it, and without the day on which it was made.

    It does not say that it follows that standard: nobody has judged it by all of its rules.

    Args:
        words: of the places that links lead to, by their ids.
    """
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    for page in writer.pages:
        content = page.get_contents()
        if content is not None:
            marked = ContentStream(None, writer)
            read = ContentStream(content, writer)
            marked.operations = list(with_artifacts(read.operations, NameObject("/Artifact")))
            drawn = DecodedStreamObject()
            drawn.set_data(marked.get_data())
            page[NameObject("/Contents")] = writer._add_object(drawn.flate_encode())
        page[NameObject("/Tabs")] = NameObject("/S")
        if page.annotations is not None:
            links = [link for link in page.annotations if "/StructParent" in link.get_object()]  # not those in pictures
            page[NameObject("/Annots")] = ArrayObject(links)
            for link in links:
                _tell(link.get_object(), words)
    mend_tags(writer)
    _mend_outline(writer, words)
    writer.metadata = {"/Title": title}
    about = DecodedStreamObject()
    about.set_data(_ABOUT.format(title=escape(title), language=escape(language)).encode())
    about.update({NameObject("/Type"): NameObject("/Metadata"), NameObject("/Subtype"): NameObject("/XML")})
    root = writer.root_object
    root[NameObject("/Metadata")] = writer._add_object(about)
    root[NameObject("/Lang")] = TextStringObject(language)
    preferences = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    root[NameObject("/ViewerPreferences")] = preferences
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _mend_outline(writer: PdfWriter, words: Mapping[str, str]) -> None:
    """
    Give the outline's lines the words of their headings.

    Chromium drops spaces between boxes, as in «1Logg inn», and says twice what stands at the head of its sheet too.
    """
    written = {"".join(heading.split()): heading for heading in words.values()}
    written |= {twice: heading for said, heading in written.items() if (twice := said * 2) not in written}
    entries = [writer.root_object["/Outlines"]] if "/Outlines" in writer.root_object else []
    while entries:
        entry = entries.pop().get_object()
        assert isinstance(entry, DictionaryObject)
        entries += [entry[key] for key in ("/First", "/Next") if key in entry]
        said = str(entry.get("/Title", ""))
        if said:
            entry[NameObject("/Title")] = TextStringObject(written.get("".join(said.split()), said))


def _tell(link: DictionaryObject, words: Mapping[str, str]) -> None:
    """Say of a link where it leads (ISO 14289-1, 7.18.5)."""
    action = link.get("/A")
    address = action.get_object().get("/URI") if action is not None else None
    place = str(link.get("/Dest", "")).removeprefix("/")
    said = str(address) if address is not None else words.get(place, place)
    link[NameObject("/Contents")] = TextStringObject(said)
