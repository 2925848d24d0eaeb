"""XLSX out: what the list shows, as text and dates; nothing typed by anybody becomes a formula or a link."""

import io
from collections.abc import Iterable, Sequence
from datetime import date
from urllib.parse import quote

from django.http import HttpResponse

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(name: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """A download of one sheet: a frozen head row, dates as dates, None as an empty cell."""
    import xlsxwriter

    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(content, options)
    head, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("清单")
    sheet.write_row(0, 0, columns, head)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, 0, 38)
    sheet.set_column(1, len(columns) - 1, 18)
    for n, row in enumerate(rows, start=1):
        for m, value in enumerate(row):
            if isinstance(value, date):
                sheet.write_datetime(n, m, value, day)
            elif value is not None:
                sheet.write(n, m, value)
    book.close()
    response = HttpResponse(content.getvalue(), content_type=XLSX)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}.xlsx"
    return response
