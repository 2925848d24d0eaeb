"""Foreign files as pages of ours: PDFs and pictures put whole upon A4, sheets laid over sheets."""

import io
from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, BinaryIO, cast

from award.services.file_kinds import JPEG, PDF, PNG

if TYPE_CHECKING:
    import pikepdf

A4 = (595.276, 841.89)
PICTURES = (JPEG, PNG)
BINDABLE = (PDF, *PICTURES)
DOTS = (2480, 3508)  # A4 at 300 dpi: a printed copy needs no more, the original is kept beside it


class Unreadable(ValueError):
    """The file's pages cannot be drawn."""


def document(kind: str, file: BinaryIO) -> "pikepdf.Pdf":
    """A PDF with its forms and stamps drawn into its pages; a picture as one page. Unreadable."""
    import pikepdf

    file.seek(0)
    if kind in PICTURES:
        return pikepdf.open(io.BytesIO(_drawn(file)))
    try:
        found = pikepdf.open(file)
        if "/AcroForm" in found.Root or any("/Annots" in page for page in found.pages):
            found.flatten_annotations("print")
    except (pikepdf.PdfError, pikepdf.PasswordError, RuntimeError, ValueError) as wrong:
        raise Unreadable(str(wrong)) from None
    return found


def _drawn(file: BinaryIO) -> bytes:
    """One page as large as the picture, upright, in the colours of a screen."""
    from PIL import Image, ImageOps

    out = io.BytesIO()
    try:
        with Image.open(file) as picture:
            picture.draft("RGB", DOTS)
            picture.thumbnail(DOTS)
            upright = ImageOps.exif_transpose(picture).convert("RGBA")
            flat = Image.new("RGB", upright.size, "white")
            flat.paste(upright, mask=upright.getchannel("A"))
            flat.save(out, "PDF", quality=88)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as wrong:
        raise Unreadable(str(wrong)) from None
    return out.getvalue()


def lay_over(target: "pikepdf.Pdf", sheets: "pikepdf.Pdf") -> None:
    """Lay a sheet over each page; one sheet alone is laid over all."""
    for number, page in enumerate(target.pages):
        page.add_overlay(sheets.pages[number if len(sheets.pages) > 1 else 0], None)


def put_whole(target: "pikepdf.Pdf", source: "pikepdf.Pdf", box: tuple[float, float, float, float]) -> None:
    """Each page of the source, shrunk to the box (left, low, right, high) of a new A4 page."""
    import pikepdf

    for page in source.pages:
        sheet = target.add_blank_page(page_size=A4)
        sheet.add_overlay(page, pikepdf.Rectangle(*box))


def saved(target: "pikepdf.Pdf") -> BinaryIO:
    """The finished file, on disk, at its beginning."""
    out = cast(BinaryIO, TemporaryFile())  # noqa: SIM115 - handed out open
    target.save(out, object_stream_mode=_generated())
    out.seek(0)
    return out


def _generated() -> "pikepdf.ObjectStreamMode":
    import pikepdf

    return pikepdf.ObjectStreamMode.generate


def pieces(file: BinaryIO) -> Iterator[bytes]:
    """The rest of a file, piece by piece; closed at its end."""
    with file:
        while piece := file.read(256 * 1024):
            yield piece
