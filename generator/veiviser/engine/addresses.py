"""Addresses of pages in the built site."""

from pathlib import PurePosixPath


def address_of(page: str) -> str:
    """Where MkDocs puts a page in the site; it is given by its path among the docs, without ending."""
    path = PurePosixPath(page)
    return str(path.with_name("index.html")) if path.name in ("index", "README") else f"{page}/index.html"
