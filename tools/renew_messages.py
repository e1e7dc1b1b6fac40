"""Renews the catalogues of messages from the code; translations of unchanged messages stay. Run by `make messages`."""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parents[1] / "generator" / "veiviser"
FOLDER = PACKAGE / "messages"
FUNCTION = "say"


def extracted() -> dict[str, str]:
    """The English templates in the code, each with the module that has it first, in the order of the modules."""
    templates: dict[str, str] = {}
    for module, _line, template, _comments, _context in sorted(
        extract_from_dir(PACKAGE, [("**.py", "python")], keywords={FUNCTION: None}), key=lambda entry: entry[:2]
    ):
        templates.setdefault(str(template), module)
    return templates


def renewed(before: bytes) -> bytes:
    """
    A catalogue with just the templates that the code has.

    Names of modules stand as comments, without lines, so that only a change to a message changes the file.
    """
    known = read_po(BytesIO(before))
    catalogue = Catalog(locale=known.locale)
    for template, module in extracted().items():
        entry = known.get(template)
        catalogue.add(template, entry.string if entry else "", auto_comments=[module])
    written = BytesIO()
    write_po(written, catalogue, width=100, omit_header=True)
    header = f'msgid ""\nmsgstr ""\n"Language: {known.locale}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    return header.encode() + written.getvalue()


def main() -> None:
    """Write each catalogue anew, and tell how many messages nobody translated yet."""
    for path in sorted(FOLDER.glob("*.po")):
        path.write_bytes(renewed(path.read_bytes()))
        left = sum(1 for entry in read_po(BytesIO(path.read_bytes())) if entry.id and not entry.string)
        print(f"{path.name}: {left} left to translate")


if __name__ == "__main__":
    main()
