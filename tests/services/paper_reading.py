"""Read a PDF as a ruler would: lines, characters a line, margins in millimetres."""

from dataclasses import dataclass

import pypdfium2 as pdfium

MM = 72 / 25.4
A4 = (210, 297)


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its text, and where its ink begins and ends, in mm from the left and the top."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


def pages(pdf: bytes) -> list[list[Line]]:
    """The lines of each page, top to bottom."""
    document = pdfium.PdfDocument(pdf)
    try:
        return [_lines(document[n]) for n in range(len(document))]
    finally:
        document.close()


def sizes(pdf: bytes) -> set[tuple[int, int]]:
    """The sizes of the pages in whole mm."""
    document = pdfium.PdfDocument(pdf)
    try:
        return {tuple(round(v / MM) for v in document.get_page_size(n)) for n in range(len(document))}  # type: ignore[misc]
    finally:
        document.close()


def text(pdf: bytes) -> str:
    """All its words, without blanks and line breaks."""
    document = pdfium.PdfDocument(pdf)
    try:
        return "".join(_words(document[n]) for n in range(len(document)))
    finally:
        document.close()


def _words(page: "pdfium.PdfPage") -> str:
    area = page.get_textpage()
    try:
        return "".join(area.get_text_range().split())
    finally:
        area.close()
        page.close()


def _lines(page: "pdfium.PdfPage") -> list[Line]:
    height = page.get_height()
    area = page.get_textpage()
    found: list[list[tuple[str, float, float, float, float]]] = []
    for n in range(area.count_chars()):
        char = area.get_text_range(n, 1)
        if not char.strip():
            continue
        left, bottom, right, top = area.get_charbox(n, loose=True)
        middle = (top + bottom) / 2
        if not found or abs(middle - (found[-1][0][3] + found[-1][0][4]) / 2) > 6:
            found.append([])
        found[-1].append((char, left, right, bottom, top))
    area.close()
    page.close()
    return [
        Line(
            "".join(c[0] for c in line),
            min(c[1] for c in line) / MM,
            max(c[2] for c in line) / MM,
            (height - max(c[4] for c in line)) / MM,
            (height - min(c[3] for c in line)) / MM,
        )
        for line in found
    ]
