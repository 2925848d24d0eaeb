"""XLSX out: what the list shows, as a download."""

from collections.abc import Iterable, Sequence
from urllib.parse import quote

from django.http import HttpResponse

from award.services.tables import write_xlsx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(name: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """A download of one sheet."""
    return attachment(f"{name}.xlsx", write_xlsx(columns, rows), XLSX)


def attachment(name: str, content: bytes, kind: str) -> HttpResponse:
    """A download under a Chinese name."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response
