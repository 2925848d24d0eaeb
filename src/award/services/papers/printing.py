"""What a printer's machine reads of an artwork: where to trim, and how far the ink bleeds."""

import io

MM = 72 / 25.4
SLUG, BLEED = 12 * MM, 3 * MM


def with_boxes(pdf: bytes) -> bytes:
    """The PDF with TrimBox and BleedBox, by the margins that the artworks share."""
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            left, bottom, right, top = (float(v) for v in page.mediabox)
            for name, inset in (("/BleedBox", SLUG), ("/TrimBox", SLUG + BLEED)):
                page[name] = [left + inset, bottom + inset, right - inset, top - inset]
        opened.save(out, deterministic_id=True)
    return out.getvalue()
