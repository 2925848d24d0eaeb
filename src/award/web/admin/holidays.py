"""/admin/holidays/: the working-day arrangement of each year, official or provisional, and its import."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from award.law.holiday_tables import YearTable, packaged_tables, read_table
from award.process.kinds import Actor
from award.records.cycles.models import HolidayTable
from award.services.asking import BadDetails
from award.services.holidays import import_table
from award.web.admin.forms import HolidayForm
from award.web.seats import SeatedRequest, seat

EXAMPLE = """year = 2027
status = "official"
document = "国办发明电〔2026〕×号"
issued = 2026-11-25

[[periods]]
name = "元旦"
off_from = "2027-01-01"
off_to = "2027-01-03"

[[periods]]
name = "春节"
off_from = "2027-02-05"
off_to = "2027-02-12"
makeup_workdays = ["2027-01-31", "2027-02-14"]"""


@dataclass(frozen=True, slots=True)
class Year:
    """The table in force for a year, and who imported it (nobody: it came with the program)."""

    table: YearTable
    by: str
    at: datetime | None

    @property
    def days_off(self) -> int:
        return len(self.table.off)

    @property
    def makeup(self) -> int:
        return len(self.table.makeup)


@seat(Actor.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def holidays(request: SeatedRequest) -> HttpResponse:
    """What is in force, and the form that adds or replaces a year."""
    form = HolidayForm(request.POST, request.FILES) if request.method == "POST" else HolidayForm()
    if request.method == "POST" and form.is_valid():
        try:
            row = import_table(form.cleaned_data["text"], by=request.seat, now=request.now)
        except BadDetails as wrong:
            place = "file" if form.cleaned_data.get("file") else "text"
            for message in wrong.errors.values():
                form.add_error(place, message)
        else:
            messages.success(request, f"已登记{row.year}年的节假日安排，期限从此按它计算")
            return redirect(request.path)
    context = {"form": form, "years": in_force(), "example": EXAMPLE}
    return render(request, "admin/holidays.html", context, status=422 if form.is_bound else 200)


def in_force() -> list[Year]:
    """One table a year: the newest imported, else the packaged one."""
    found = {t.year: Year(t, "", None) for t in packaged_tables()}
    imported = HolidayTable.objects.select_related("imported_by").order_by("year", "imported_at", "id")
    for row in imported:
        found[row.year] = Year(read_table(row.body), str(row.imported_by), row.imported_at)
    return [found[year] for year in sorted(found, reverse=True)]
