"""Reads on which page of a PDF each place landed."""

from io import BytesIO

from pypdf import PdfReader


def page_numbers(pdf: bytes) -> dict[str, int]:
    """By the names that a PDF gives to places, from 1: browsers give each place that a link leads to its id."""
    reader = PdfReader(BytesIO(pdf))
    found = ((name, reader.get_destination_page_number(place)) for name, place in reader.named_destinations.items())
    return {name.removeprefix("/"): number + 1 for name, number in found if number is not None}
