"""/encouraged/import/: a list of one of the groups by table, row by row on trial first (6, 10)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from award.law.art06_encouraged import SUPPORTED
from award.records.seat import Seat
from award.services import encouraged_import
from award.services.tables import Table
from award.web.encouraged.register import SEATS
from award.web.importing import Import, Verdict, import_page
from award.web.seats import SeatedRequest, seat


def _check(table: Table, by: Seat, now: datetime) -> Sequence[Verdict]:
    return [Verdict(j.row, j.kind, j.title, j.says) for j in encouraged_import.judge(table.rows, by)]


def _apply(good: Sequence[Verdict], by: Seat, now: datetime) -> dict[str, Any]:
    return encouraged_import.take_in([v.row for v in good], by=by, now=now)


SPEC = Import(
    "encouraged", "导入重点支持标签", SUPPORTED, encouraged_import.COLUMNS, _check, _apply, "/encouraged/",
    say="按统一社会信用代码比对；名称不同的逐行列出，请核对。旗县区只导入本辖区的企业。", partial=True,
)  # fmt: skip


@seat(*SEATS)
@require_http_methods(["GET", "HEAD", "POST"])
def load(request: SeatedRequest) -> HttpResponse:
    return import_page(request, SPEC)
