"""Read a PDF back."""

import io

from pypdf import PdfReader


def pages(pdf: bytes) -> list[str]:
    """Return the text of each page."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def squeezed(pdf: bytes) -> str:
    """Return the text of all pages without any white space, for finding sentences."""
    return "".join("".join(pages(pdf)).split())


def fonts(pdf: bytes) -> set[str]:
    """Return the PostScript names of the fonts that are used."""
    return {
        str(font["/BaseFont"]).split("+")[-1]
        for page in PdfReader(io.BytesIO(pdf)).pages
        for font in page["/Resources"].get("/Font", {}).values()
    }
